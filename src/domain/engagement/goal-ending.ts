// How a goal ends: reached, let go or changed, with one sentence, and never with an open step left behind.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { dayAt, type Instant } from '../kernel/time.ts';
import type { Changes } from './book.ts';
import type { GoalState } from './goal.ts';
import { changedGoal, type GoalCommand, type GoalShelf, openGoal } from './goal-shelf.ts';
import { settledWordings } from './placing.ts';
import { isOpen, type Step, settledAs } from './step.ts';

/** The owner's end of a goal; the one sentence itself is sealed elsewhere. */
export interface EndGoal extends GoalCommand {
  readonly how: Exclude<GoalState, 'open'>;
  readonly sentenceGiven: boolean;
}

/** The goal's open steps: they must be kept, not kept or re-homed before it ends. */
export function openStepsOf(steps: readonly Step[], goalId: Id): Step[] {
  return steps.filter((step) => step.goalId === goalId && isOpen(step));
}

/**
 * Ends a goal. Refuses `goal.needs_sentence` and, with the steps' ids, `goal.open_steps`. Step proposals and wordings
 * for it lapse; whoever saves this settles the books of those steps, where a closing may have waited for one.
 */
export function endGoal(shelf: GoalShelf, command: EndGoal, at: Instant): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  const { goalId, how } = command;
  if (!command.sentenceGiven) return refuse('goal.needs_sentence');
  const open = openStepsOf(shelf.steps, goalId);
  if (open.length > 0) return refuse('goal.open_steps', { steps: open.map(({ id }) => id) });
  const lapsed = shelf.steps
    .filter((step) => step.goalId === goalId && step.state === 'proposed')
    .map((step) => settledAs(step, 'lapsed', 'client', at));
  const ended = changedGoal({ ...found.value, state: how, endedOn: dayAt(at, shelf.zone) }, 'GoalEnded', {
    how,
  });
  if (!ended.ok) return ended;
  return accept({
    ...ended.value,
    steps: lapsed,
    wordings: settledWordings(shelf.wordings, goalId, 'lapsed'),
    events: [...ended.value.events, ...lapsed.map(({ id }) => ({ kind: 'StepLapsed', about: id }))],
  });
}

/**
 * A wrong tap put right: the owner opens the goal again on the day it ended (`goal.ended_earlier` after that, with the
 * day; `goal.open`). What lapsed with it stays lapsed.
 */
export function reopenGoal(shelf: GoalShelf, { by, goalId }: GoalCommand, at: Instant): Outcome<Changes> {
  const goal = shelf.goals.find(({ id }) => id === goalId);
  if (!goal) return refuse('goal.not_found');
  if (goal.ownerId !== by) return refuse('goal.not_yours');
  if (goal.state === 'open' || goal.endedOn === null) return refuse('goal.open');
  if (goal.endedOn !== dayAt(at, shelf.zone)) return refuse('goal.ended_earlier', { endedOn: goal.endedOn });
  return changedGoal({ ...goal, state: 'open', endedOn: null }, 'GoalReopened', { from: goal.state });
}
