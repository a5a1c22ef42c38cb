// "Enough steps?": the steps kept for a long-term goal against the pace its client pledged.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, daysBetween } from '../kernel/time.ts';
import type { Goal } from './goal.ts';
import type { Step } from './step.ts';

/** A pledge counts steps per this many days. */
const PLEDGE_DAYS = 28;
const LONG_DAYS = 84;

/** An honest answer to "am I taking enough steps toward this long-term goal?". */
export interface EnoughSteps {
  /** Steps kept in the last four weeks, today included. */
  readonly lastFour: number;
  /** Steps kept in the last twelve weeks, today included. */
  readonly lastTwelve: number;
  /** Steps per four weeks; null when none is pledged. */
  readonly pledge: number | null;
  readonly hungry: boolean;
  /** Why it is hungry; null when it is not. */
  readonly reason: 'none in four weeks' | 'under half the pledge' | null;
}

/** The goal and everything below it. */
export function familyOf(goals: readonly Goal[], goalId: Id): ReadonlySet<Id> {
  const family = new Set([goalId]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const goal of goals) if (goal.parentId !== null && family.has(goal.parentId)) family.add(goal.id);
  }
  return family;
}

/**
 * Kept steps of a long-term goal and its children by the day they were kept, over 28 and 84 days ending today. Hungry:
 * none in four weeks, or under half the pledge over twelve (over its whole age, while it is younger). `since` is the
 * day it was made: in its first four weeks it is not hungry yet, and a pledge of 0 is the client's own answer.
 * `goals` and `steps` are those the reader may read.
 */
export function enoughSteps(
  goal: Goal,
  goals: readonly Goal[],
  steps: readonly Pick<Step, 'goalId' | 'state' | 'markedOn'>[],
  since: Day,
  today: Day,
): EnoughSteps {
  const family = familyOf(goals, goal.id);
  const keptOn = steps
    .filter(({ goalId, state }) => state === 'kept' && goalId !== null && family.has(goalId))
    .flatMap(({ markedOn }) => markedOn ?? []);
  const within = (days: number): number =>
    keptOn.filter((day) => day > addDays(today, -days) && day <= today).length;
  const age = daysBetween(since, today);
  const lastFour = within(PLEDGE_DAYS);
  const lastTwelve = within(LONG_DAYS);
  const reason = hunger({ lastFour, lastTwelve, age, pledge: goal.pledge });
  return { lastFour, lastTwelve, pledge: goal.pledge, hungry: reason !== null, reason };
}

interface Count {
  readonly lastFour: number;
  readonly lastTwelve: number;
  /** Days. */
  readonly age: number;
  readonly pledge: number | null;
}

function hunger({ lastFour, lastTwelve, age, pledge }: Count): EnoughSteps['reason'] {
  if (pledge === 0 || age < PLEDGE_DAYS) return null;
  if (lastFour === 0) return 'none in four weeks';
  const pledged = ((pledge ?? 0) * Math.min(age, LONG_DAYS)) / PLEDGE_DAYS;
  return lastTwelve < pledged / 2 ? 'under half the pledge' : null;
}
