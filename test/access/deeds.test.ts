// Every deed by everybody, on both engines: who may not see gets 404, who may not do gets 403, and nobody's words get out.
import { beforeAll, describe, expect, it } from 'vitest';
import { deeds } from '../../src/app/deeds.ts';
import { type Ground, groundOn, stridesOf, taken } from './walk.ts';
import { FEW, WALKERS } from './walkers.ts';

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await groundOn(engine);
  });

  it.each(deeds.map((deed) => [deed.name, deed] as const))('%s', async (_name, deed) => {
    const wrong: string[] = [];
    for (const stride of stridesOf(ground, deed, engine === 'sqlite' ? WALKERS : FEW))
      wrong.push(...(await taken(ground, stride)));
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
  });
});
