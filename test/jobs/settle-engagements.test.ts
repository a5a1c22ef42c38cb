// The sweep that settles: what time brought is there once, told to those it concerns, whoever looks and however late.
import { describe, expect, it } from 'vitest';
import { momentumNow } from '../../src/app/kept-momentum.ts';
import { momentum } from '../../src/domain/engagement/momentum.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { addDays, startOf } from '../../src/domain/kernel/time.ts';
import { settleEngagements } from '../../src/jobs/settle-engagements.ts';
import { engagements } from '../../src/store/engagements.table.ts';
import { events } from '../../src/store/events.table.ts';
import { changeRows, findAll } from '../../src/store/find.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

const kindsIn = async ({ store }: House, id: string): Promise<string[]> =>
  (await store.read((rows) => findAll(rows, events, { engagementId: id }))).map(({ kind }) => kind);
const rowOf = async ({ store }: House, id: string) => {
  const [row] = await store.read((rows) => findAll(rows, engagements, { id }));
  if (!row) throw new Error('no row');
  return row;
};
const keptFor = ({ store, clock }: House, row: Awaited<ReturnType<typeof rowOf>>) =>
  store.read((rows) => momentumNow(rows, row, clock.now()));

async function atSprintStart(house: House, lived: Lived): Promise<void> {
  const { sprints, engagement } = await lived.book();
  house.clock.set(startOf(sprints[0]?.startsOn ?? '', engagement.zone));
}

describe.each(['sqlite', 'postgres'] as const)('settling on %s', (engine) => {
  it('begins a sprint on its first day, once, and tells both sides', async () => {
    const house = await newHouse({ engine });
    const lived = await house.engagement({ state: 'planned' });
    expect(await settleEngagements(house.ports)).toBe(0);
    await atSprintStart(house, lived);
    expect(await settleEngagements(house.ports)).toBe(1);
    expect(await settleEngagements(house.ports)).toBe(0);
    expect((await rowOf(house, lived.id)).state).toBe('active');
    expect((await kindsIn(house, lived.id)).filter((kind) => kind === 'SprintBegan')).toHaveLength(1);
    const told = house.announced.filter(
      ({ engagementId, actorId }) => engagementId === lived.id && actorId === null,
    );
    expect(told.map(({ audience }) => audience)).toEqual(['parties', 'parties']);
    expect(told[0]?.kinds).toContain('SprintBegan');
  });

  it('says when it happened, not when somebody looked', async () => {
    const house = await newHouse({ engine });
    const lived = await house.engagement({ state: 'planned' });
    await atSprintStart(house, lived);
    const due = house.clock.now();
    house.clock.pass({ days: 3 });
    await settleEngagements(house.ports);
    const began = (await house.store.read((rows) => findAll(rows, events, { kind: 'SprintBegan' })))[0];
    expect(began?.at).toBe(due);
  });

  it('is shared by processes: each engagement is settled by one of them', async () => {
    const house = await newHouse({ engine });
    const other = await newHouse({ beside: house });
    const all: Lived[] = [];
    for (const client of ['mira', 'jon', 'ada'] as const)
      all.push(await house.engagement({ client, state: 'planned' }));
    for (const lived of all) await atSprintStart(house, lived);
    house.clock.pass({ days: 1 });
    const counts = await Promise.all(
      [house, other, house, other].map(({ ports }) => settleEngagements(ports)),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const { id } of all) {
      expect((await kindsIn(house, id)).filter((kind) => kind === 'SprintBegan')).toHaveLength(1);
    }
  });

  it('goes on past one that cannot be settled, and says so', async () => {
    const house = await newHouse({ engine });
    const broken = await house.engagement({ client: 'jon', state: 'planned' });
    const lived = await house.engagement({ state: 'planned' });
    await atSprintStart(house, lived);
    house.clock.pass({ days: 1 });
    const nowhere = { zone: 'Nowhere/Land', dueAt: '2026-01-01T00:00:00.000Z' };
    await house.store.write({ engagement: broken.id }, (rows) =>
      changeRows(rows, engagements, { id: broken.id }, nowhere),
    );
    await expect(settleEngagements(house.ports)).rejects.toThrow(RangeError);
    expect((await rowOf(house, lived.id)).state).toBe('active');
    expect(await settleEngagements(house.ports)).toBe(0);
    house.clock.pass({ hours: 2 });
    await expect(settleEngagements(house.ports)).rejects.toThrow(RangeError);
  });
});

it('keeps a reading of momentum that is right on every day, looked at late or early', async () => {
  const house = await newHouse();
  const lived = await house.engagement({ week: 2, held: false });
  const { zone } = (await lived.book()).engagement;
  const seen = new Set<string>();
  for (let day = '2026-11-23'; day < '2027-03-20'; day = addDays(day, 1)) {
    house.clock.set(startOf(day, zone));
    const at = house.clock.now();
    const fresh = momentum(settle(await lived.book(), at).book, at)?.coach ?? null;
    const expected = fresh && {
      rhythm: fresh.rhythm.state,
      action: fresh.action.state,
      from: fresh.overall.from,
    };
    const unswept = await keptFor(house, await rowOf(house, lived.id));
    expect(
      unswept && { rhythm: unswept.rhythm.state, action: unswept.action.state, from: unswept.overall.from },
    ).toEqual(expected);
    await settleEngagements(house.ports);
    const row = await rowOf(house, lived.id);
    const kept = row.momentum;
    expect(kept && { rhythm: kept.rhythm.state, action: kept.action.state, from: kept.overall.from }).toEqual(
      expected,
    );
    expect([row.dueAt, row.momentumUntil].every((until) => until === null || until > at)).toBe(true);
    seen.add(fresh?.overall.state ?? 'resting');
  }
  expect([...seen].sort()).toEqual(['resting', 'slipping', 'stalled', 'steady']);
});
