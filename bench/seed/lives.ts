// The four patterns of the seed, two years of history among them, out of a small store that is lived in and put away.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayAt } from '../../src/domain/kernel/time.ts';
import { openStore } from '../../src/store/opening.ts';
import type { Store } from '../../src/store/store.ts';
import type { Lived } from '../../test/world/lived.ts';
import { journalLeavings, reviewLeavings, sessionLeavings, wishLeavings } from './leavings.ts';
import { liveFour } from './living.ts';
import { idMaker, type Pattern, pastSprint, patternOf, type Value, withRows } from './patterns.ts';

/** The patterns, by how far the engagement has come. */
export interface Patterns {
  readonly long: Pattern;
  readonly meeting: Pattern;
  readonly finished: Pattern;
  readonly exploring: Pattern;
}

const PAST_SPRINTS = 7;
const SPRINT_DAYS = 91;

/** Time changes nothing in the seed by itself while it is measured. */
function resting(pattern: Pattern, now: string): Pattern {
  const until = `${addDays(now.slice(0, 10), 60)}T00:00:00.000Z`;
  const rest = (value: Value): Value => ({ ...value, dueAt: until, momentumUntil: until });
  return {
    ...pattern,
    rows: new Map(pattern.rows).set('engagements', (pattern.rows.get('engagements') ?? []).map(rest)),
  };
}

/** The pattern as it stands after its end: the engagement completed, its sprint read back. */
function ended(pattern: Pattern, now: string): Pattern {
  const rows = new Map(pattern.rows);
  const over = { state: 'completed', overAt: now, overOn: now.slice(0, 10), overBy: 'client' };
  rows.set(
    'engagements',
    (rows.get('engagements') ?? []).map((one) => ({ ...one, ...over })),
  );
  rows.set(
    'sprints',
    (rows.get('sprints') ?? []).map((one) => ({ ...one, state: 'finished', finishedAt: now })),
  );
  return { ...pattern, rows };
}

const startOf = (pattern: Pattern): string => String(pattern.rows.get('sprints')?.[0]?.['startsOn']);

function longOf(lived: Lived, present: Pattern, past: Pattern, pastGoal: string, now: string): Pattern {
  const newId = idMaker('leaving');
  const today = dayAt(now, 'Europe/Berlin');
  const apart = Temporal.PlainDate.from(startOf(past)).until(startOf(present), { largestUnit: 'days' }).days;
  let whole = withRows(present, sessionLeavings(present, newId));
  for (let back = 1; back <= PAST_SPRINTS; back += 1) {
    const days = SPRINT_DAYS * back - apart;
    const goals = new Map([[pastGoal, lived.goalId]]);
    whole = withRows(whole, pastSprint(past, whole, PAST_SPRINTS + 1 - back, days, goals));
  }
  const sprints = (whole.rows.get('sprints') ?? []).map((one) =>
    one['state'] === 'finished' ? one : { ...one, number: PAST_SPRINTS + 1 },
  );
  const since = `${addDays(today, -730)}T09:00:00.000Z`;
  whole = { ...whole, rows: new Map(whole.rows).set('sprints', sprints) };
  whole = withRows(whole, wishLeavings(whole, since, newId));
  return withRows(whole, journalLeavings(whole, lived.goalId, today, newId));
}

async function patternsIn(store: Store, now: string): Promise<Patterns> {
  const { long, meeting, finished, exploring } = await liveFour(store, now);
  const found = async ({ id }: Lived): Promise<Pattern> =>
    resting(await store.read((rows) => patternOf(rows, id)), now);
  const newId = idMaker('leaving of one that is over');
  const over = ended(await found(finished), now);
  const told = withRows(over, sessionLeavings(over, newId));
  const read = withRows(told, reviewLeavings(told, finished.goalId, newId));
  const present = await found(meeting);
  return {
    long: longOf(long, await found(long), read, finished.goalId, now),
    meeting: withRows(present, sessionLeavings(present, newId)),
    finished: read,
    exploring: await found(exploring),
  };
}

/** Lives the four engagements up to `now` and takes their patterns. */
export async function patternsAt(now: string, within: string): Promise<Patterns> {
  const folder = mkdtempSync(join(within, 'lives-'));
  const store = await openStore({
    place: { sqlite: join(folder, 'lives.db') },
    keyFile: join(folder, 'lives.key'),
  });
  try {
    return await patternsIn(store, now);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
