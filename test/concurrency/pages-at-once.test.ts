// Pages of steps and of the hour, drawn while both sides act on what stands on them: whole, or not there; never a fault.
import { expect, it } from 'vitest';
import { settle } from '../../src/domain/engagement/settle.ts';
import { chanceOf } from '../fuzz/chance.ts';
import { newHouse } from '../world/house.ts';
import { requestsFor } from './moves.ts';

const ROUNDS = 16;

it.each(['sqlite', 'postgres'] as const)(
  'on %s they are whole or not there',
  async (engine) => {
    const house = await newHouse({ engine });
    const lived = await house.engagement({ week: 5 });
    const chance = chanceOf(`pages at once on ${engine}`);
    const seen = new Map<number, number>();
    const get = async (who: 'mira' | 'elena' | 'jon', path: string): Promise<void> => {
      const { status, text } = await house.as(who).get(path);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect(status, `${who} at ${path}: ${text.slice(0, 400)}`).toBeLessThan(500);
      if (status === 200) expect(text.endsWith('</html>')).toBe(true);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { book } = settle(await lived.book(), house.clock.now());
      const steps = Array.from({ length: 4 }, () => `/steps/${chance.pick(book.steps).id}`);
      const hours = [`/sessions/${chance.pick(book.sessions).id}`, `/sprints/${lived.sprintId}`];
      const pages = [...steps, ...hours, '/today', `/engagements/${lived.id}`];
      const acts = requestsFor({ book, at: house.clock.now(), chance }, 8);
      await Promise.all([
        ...acts.map(({ who, method, path, body }) => house.as(who).api(method, path, body)),
        ...pages.flatMap((path) => [get('mira', path), get('elena', path)]),
        get('jon', chance.pick(steps)),
      ]);
      house.clock.pass({ minutes: chance.pick([0, 20, 300, 1500, 4400]) });
    }
    expect(seen.get(200)).toBeGreaterThan(ROUNDS * 8);
    expect(seen.get(404)).toBe(ROUNDS);
  },
  120_000,
);
