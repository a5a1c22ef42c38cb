// Every page by everybody: no page breaks, none shows what its reader may not read, and none is there for a stranger.
import { beforeAll, describe, expect, it } from 'vitest';
import { opened, openingsOf, routesOf } from './pages.ts';
import { type Ground, groundOn } from './walk.ts';
import { FEW, WALKERS } from './walkers.ts';

const BROWSING = { sqlite: WALKERS.filter(({ via }) => via === 'page'), postgres: FEW } as const;

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await groundOn(engine);
  });

  it('there are pages to open', () => {
    expect(routesOf(ground).length).toBeGreaterThan(20);
  });

  it.each(BROWSING[engine].map((walker) => [walker.name, walker] as const))(
    'opened by %s',
    async (_name, walker) => {
      const wrong: string[] = [];
      for (const route of routesOf(ground)) {
        for (const opening of openingsOf(ground, route, walker)) {
          wrong.push(...(await opened(ground, opening, walker)));
        }
      }
      expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
    },
  );
});
