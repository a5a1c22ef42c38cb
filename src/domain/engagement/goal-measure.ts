// What a goal is measured by: where the client stands, how much it weighs, which pace is pledged to it.
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { Changes } from './book.ts';
import type { Level } from './goal.ts';
import { changedGoal, type GoalCommand, type GoalShelf, openGoal } from './goal-shelf.ts';

/** Most of a weight; the least is 0. */
export const MOST_WEIGHT = 100;
/** Most of a pledge, in steps per four weeks; the least is 0. */
export const MOST_PLEDGED = 28;

const LEVELS: readonly number[] = [-2, -1, 0, 1, 2];

/** Whether this is one of the five levels, −2 to +2. */
export const isLevel = (value: number | null | undefined): value is Level =>
  LEVELS.includes(value ?? Number.NaN);

const isWhole = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= most;

/** The owner says where they stand now, −2 to +2; only a goal with levels can tell (`goal.no_levels`). */
export function setLevel(
  shelf: GoalShelf,
  command: GoalCommand & { readonly level: Level },
): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  if (found.value.clarity !== 'levels') return refuse('goal.no_levels');
  if (!isLevel(command.level)) return refuse('goal.level');
  const { level } = command;
  return changedGoal({ ...found.value, level }, 'GoalLevelSet', { from: found.value.level, to: level });
}

/** The owner says how much a goal weighs in attainment: whole, 0 to 100 (`goal.weight`). */
export function setWeight(
  shelf: GoalShelf,
  command: GoalCommand & { readonly weight: number },
): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  const { weight } = command;
  return isWhole(weight, MOST_WEIGHT)
    ? changedGoal({ ...found.value, weight }, 'GoalWeighed', { weight })
    : refuse('goal.weight', { least: 0, most: MOST_WEIGHT });
}

/**
 * The owner pledges a pace to a long-term goal in steps per four weeks, 0 to 28; null takes the pledge back. Refuses
 * `goal.not_long_term` and `goal.pledge` (detail: least, most).
 */
export function pledgeSteps(
  shelf: GoalShelf,
  command: GoalCommand & { readonly pledge: number | null },
): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  if (found.value.horizon !== 'long-term') return refuse('goal.not_long_term');
  const { pledge } = command;
  const fits = pledge === null || isWhole(pledge, MOST_PLEDGED);
  if (!fits) return refuse('goal.pledge', { least: 0, most: MOST_PLEDGED });
  return changedGoal({ ...found.value, pledge }, 'GoalPledged', { from: found.value.pledge, to: pledge });
}
