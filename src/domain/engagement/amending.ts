// Amending: a typo or a wrong day in a step its client has just agreed, put right before anything was built on it.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { type Day, dayAt, type Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { stepsOf } from './chain.ts';
import type { Party } from './engagement.ts';
import { isUnsettled, todayIn } from './hour.ts';
import { isOpen, type Step, type StepSize } from './step.ts';
import { firstDates, firstRefusal, refusedDate, refusedToCoach, stepIn } from './step-guard.ts';

/** A step put right; its words go to the store beside it. */
export interface AmendStep {
  readonly by: Party;
  readonly stepId: Id;
  readonly size?: StepSize | undefined;
  /** Today to 21 days ahead, as when it was made; left out: as it is. */
  readonly dueOn?: Day | undefined;
}

/** Whether something was built on it: a move, a word in a session, a session that was closed or is to be closed with it. */
function isBuiltOn(book: Book, step: Step): boolean {
  const session = book.sessions.find(({ id }) => id === step.sessionId);
  return (
    stepsOf(book, step.chainId).length > 1 ||
    book.confirmations.some(({ stepId, undoneAt }) => stepId === step.id && undoneAt === null) ||
    (session !== undefined && (!isUnsettled(session) || session.closingAskedAt !== null))
  );
}

function refusedState(step: Step): Refusal | null {
  if (!isOpen(step)) return refuse('step.not_open', { state: step.state });
  return step.by === 'client' && step.move === null ? null : refuse('step.not_amendable');
}

/**
 * The client puts a step of their own right on the day they added it, while nothing was built on it: it is as if it had
 * been added so. Later it goes by its moves. Refuses `step.not_amendable`, and what a new step's date is refused for.
 */
export function amendStep(book: Book, command: AmendStep, at: Instant): Outcome<Changes> {
  const { by, stepId } = command;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const step = found.value;
  const { dueOn = step.dueOn, size = step.size } = command;
  const isFresh = dayAt(step.madeAt, book.engagement.zone) === todayIn(book, at);
  const refusal = firstRefusal(
    () => refusedToCoach(by),
    () => refusedState(step),
    () => (isFresh && !isBuiltOn(book, step) ? null : refuse('step.not_amendable')),
    () => refusedDate(dueOn, firstDates(book, at)),
  );
  if (refusal) return refusal;
  const events = [{ kind: 'StepAmended', about: stepId, facts: { by, dueOn } }];
  return accept({ steps: [{ ...step, dueOn, size }], events });
}
