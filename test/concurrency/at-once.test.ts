// Both sides at once, through the API, on one process and on two: the engagement stands as if they had taken turns.
import { describe, expect, it } from 'vitest';
import { settle } from '../../src/domain/engagement/settle.ts';
import { chanceOf } from '../fuzz/chance.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';
import { allHolds, eventsOf } from './holding.ts';
import { type Request, requestsFor } from './moves.ts';

const ROUNDS = 24;
const AT_ONCE = 10;

interface Play {
  readonly doors: readonly [House, ...House[]];
  readonly lived: Lived;
  readonly chance: ReturnType<typeof chanceOf>;
  readonly counts: Map<string, number>;
}

async function bookNow({ doors, lived }: Play) {
  return settle(await lived.book(), doors[0].clock.now()).book;
}

async function send({ doors, chance, counts }: Play, request: Request): Promise<number> {
  const { who, method, path, body } = request;
  const door = chance.pick(doors);
  const answer = await door.as(who).api(method, path, body);
  const code = String(answer.body['code'] ?? answer.status);
  counts.set(code, (counts.get(code) ?? 0) + 1);
  if (answer.status >= 500) throw new Error(`${answer.status} ${code} for ${method} ${path}`);
  return answer.status;
}

/** Time goes on: sometimes hours, sometimes to the middle of the next session. */
async function passTime(play: Play): Promise<void> {
  const { clock } = play.doors[0];
  const { sessions } = await bookNow(play);
  const next = sessions.filter(({ state, startsAt }) => state === 'planned' && startsAt > clock.now());
  const [soonest] = next.map(({ startsAt }) => startsAt).sort();
  if (soonest && play.chance.in100(25)) clock.set(soonest);
  else clock.pass({ minutes: play.chance.pick([0, 5, 20, 300, 1500, 4400]) });
}

async function round(play: Play): Promise<void> {
  const [first] = play.doors;
  const before = await bookNow(play);
  const known = (await eventsOf(first.store, play.lived.id)).length;
  const requests = requestsFor({ book: before, at: first.clock.now(), chance: play.chance }, AT_ONCE);
  const statuses = await Promise.all(requests.map((request) => send(play, request)));
  const after = await bookNow(play);
  const events = await eventsOf(first.store, play.lived.id);
  allHolds({ before, after, events, at: first.clock.now() });
  const inPlace = requests.filter(({ path }, index) => !path.startsWith('/goals') && statuses[index] === 201);
  expect(events.length - known, 'what was done is told').toBeGreaterThanOrEqual(inPlace.length);
}

async function playOn(engine: 'sqlite' | 'postgres', processes: number): Promise<Play> {
  const house = await newHouse({ engine });
  const lived = await house.engagement({ week: 5 });
  const others = await Promise.all(
    Array.from({ length: processes - 1 }, () => newHouse({ engine, beside: house })),
  );
  return { doors: [house, ...others], lived, chance: chanceOf(`at once on ${engine}`), counts: new Map() };
}

describe.each([
  ['sqlite', 1],
  ['postgres', 2],
] as const)('on %s with %i process(es)', (engine, processes) => {
  it('no step vanishes, no session closes without its step, and every event is told once', async () => {
    const play = await playOn(engine, processes);
    for (let played = 0; played < ROUNDS; played += 1) {
      await round(play);
      await passTime(play);
    }
    const done = play.counts.get('201') ?? 0;
    console.log(`at once on ${engine}: ${JSON.stringify(Object.fromEntries(play.counts))}`);
    expect(done).toBeGreaterThan(30);
    expect([...play.counts.keys()].length).toBeGreaterThan(8);
  });

  it('of two who close at once, one does', async () => {
    const play = await playOn(engine, processes);
    const { doors, lived } = play;
    const [house] = doors;
    const next = (await bookNow(play)).sessions.find(({ state }) => state === 'planned');
    house.clock.set(next?.startsAt ?? '');
    const at = `/sessions/${next?.id}`;
    const api = (who: 'mira' | 'elena', path: string, body: object) =>
      send(play, { who, method: 'POST', path, body });
    await api('mira', `${at}/conclusions`, { text: 'Early is kinder than late.' });
    const step = { text: 'A step', goalId: lived.goalId, sessionId: next?.id };
    await api('mira', `/engagements/${lived.id}/steps`, step);
    const statuses = await Promise.all(
      ['mira', 'elena', 'mira', 'elena'].map((who) => api(who as 'mira', `${at}/closing`, {})),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const closed = (await eventsOf(house.store, lived.id)).filter(
      ({ kind, about }) => kind === 'SessionClosed' && about === next?.id,
    );
    expect(closed).toHaveLength(1);
  });
});
