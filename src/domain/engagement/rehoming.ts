// Re-homing: an open step moves to another goal of the client, so that the one it served can end.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { waitingOf } from './chain.ts';
import type { Party } from './engagement.ts';
import { isOpen } from './step.ts';
import { firstRefusal, refusedChoice, refusedToCoach, stepIn } from './step-guard.ts';

/** Another goal for an open step. */
export interface Rehoming {
  readonly by: Party;
  readonly stepId: Id;
  /** Null, the big picture, only while no other goal is open. */
  readonly goalId: Id | null;
}

/**
 * The client gives an open step to another open goal. It stays the same step, in the same chain: nothing about what
 * will be done has changed, so nothing is replaced and nobody is asked. A waiting move for the same goal goes along, or
 * ending that goal would lapse it.
 */
export function rehomeStep(book: Book, { by, stepId, goalId }: Rehoming, _at: Instant): Outcome<Changes> {
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const step = found.value;
  const others = { ...book, goals: book.goals.filter(({ id }) => id !== step.goalId) };
  const refusal = firstRefusal(
    () => refusedToCoach(by),
    () => (isOpen(step) ? null : refuse('step.not_open', { state: step.state })),
    () => (goalId === step.goalId ? refuse('step.same_goal') : null),
    () => refusedChoice(others, by, goalId),
  );
  if (refusal) return refusal;
  const waiting = waitingOf(book, step.chainId);
  const along = waiting && waiting.goalId === step.goalId ? [{ ...waiting, goalId }] : [];
  // The goals may be none of the coach's business, so only the client is told from which to which.
  const facts = { from: step.goalId, to: goalId };
  const events = [{ kind: 'StepRehomed', about: stepId, facts, audience: 'client' as const }];
  return accept({ steps: [{ ...step, goalId }, ...along], events });
}
