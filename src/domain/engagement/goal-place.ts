// A goal's place among the others: its horizon, its years, the long-term goal it serves, its area.
import type { Id } from '../kernel/id.ts';
import { type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Changes } from './book.ts';
import type { Goal, Horizon } from './goal.ts';
import { changedGoal, type GoalCommand, type GoalShelf, openGoal } from './goal-shelf.ts';

/** The areas a goal may lie in; the word of `own` is the client's. */
export const AREAS = [
  'communication',
  'influence',
  'strategy',
  'craft',
  'leadership',
  'focus and stress',
  'career direction',
  'job change',
  'confidence',
  'relationships',
  'own',
] as const;

/** Where a goal stands among the others. */
export interface Place {
  readonly horizon: Horizon;
  /** 1 to 5 for a long-term goal, else null. */
  readonly years: number | null;
  readonly parentId: Id | null;
  /** One of `AREAS`. */
  readonly area: string;
}

/** Why horizon, years and area do not fit: `goal.area`, `goal.years`, `goal.years_long_term_only`; null: they do. */
function wrongSort({ area, years, horizon }: Place): Refusal | null {
  const areas: readonly string[] = AREAS;
  if (!areas.includes(area)) return refuse('goal.area', { areas: AREAS });
  const fits = Number.isInteger(years) && Number(years) >= 1 && Number(years) <= 5;
  if (horizon === 'long-term' && !fits) return refuse('goal.years', { least: 1, most: 5 });
  return horizon === 'sprint' && years !== null ? refuse('goal.years_long_term_only') : null;
}

/** Why the goal cannot stand there; `goal.parent` unless it is an open long-term goal of their own, not below it. */
export function wrongPlace(shelf: GoalShelf, ownId: Id, place: Place): Refusal | null {
  const wrong = wrongSort(place);
  if (wrong || place.parentId === null) return wrong;
  // Where it already stands it may stay, though the parent has ended since.
  if (shelf.goals.some(({ id, parentId }) => id === ownId && parentId === place.parentId)) return null;
  const parent = shelf.goals.find(({ id }) => id === place.parentId);
  const fits = parent?.ownerId === shelf.ownerId && parent.state === 'open' && parent.horizon === 'long-term';
  return fits && !isBelow(shelf, parent, ownId) ? null : refuse('goal.parent');
}

/** Whether `goal` is this one or lies under it. */
function isBelow(shelf: GoalShelf, goal: Goal, aboveId: Id): boolean {
  const seen = new Set<Id>();
  for (let next: Goal | undefined = goal; next && !seen.has(next.id); ) {
    if (next.id === aboveId) return true;
    seen.add(next.id);
    const { parentId }: Goal = next;
    next = shelf.goals.find(({ id }) => id === parentId);
  }
  return false;
}

/** Where a goal belongs among the others; its words stay. */
export type ArrangeGoal = GoalCommand & Place;

/** The owner changes horizon, years, parent or area. A goal with open goals below it stays long-term (`goal.children`). */
export function arrangeGoal(shelf: GoalShelf, command: ArrangeGoal): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  const wrong = wrongPlace(shelf, command.goalId, command);
  if (wrong) return wrong;
  const { horizon, years, parentId, area } = command;
  const below = shelf.goals.some((goal) => goal.parentId === command.goalId && goal.state === 'open');
  if (horizon === 'sprint' && below) return refuse('goal.children');
  const pledge = horizon === 'sprint' ? null : found.value.pledge;
  return changedGoal({ ...found.value, horizon, years, parentId, area, pledge }, 'GoalArranged', { horizon });
}
