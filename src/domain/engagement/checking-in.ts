// The check-in beside an agenda: the last steps looked back on in two lines, which must not become an examination.
import type { Id } from '../kernel/id.ts';
import { type Refusal, refuse } from '../kernel/outcome.ts';
import type { Book } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';

function lastHeldBefore(book: Pick<Book, 'sessions'>, session: Session): Session | undefined {
  return book.sessions
    .filter(({ state, startsAt }) => state === 'closed' && startsAt < session.startsAt)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .at(-1);
}

/**
 * The steps a session that is not over looks back on, the earliest due first: agreed outside it, and open still or
 * marked since the last session was held. What was replaced is seen through what came after it.
 */
export function lastSteps(book: Pick<Book, 'sessions' | 'steps'>, session: Session): readonly Step[] {
  const since = lastHeldBefore(book, session)?.settledAt ?? '';
  return book.steps
    .filter((step) => step.sessionId !== session.id && step.agreedAt !== null)
    .filter(({ state, settledAt }) => {
      if (state === 'agreed') return true;
      return (state === 'kept' || state === 'not kept') && (settledAt ?? '') > since;
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** One side's two lines on one step; `writtenBy` is whose lines stand there already. */
export interface CheckIn {
  readonly by: Party;
  readonly sessionId: Id;
  readonly stepId: Id;
  readonly writtenBy: Party | null;
}

/**
 * Why these two lines cannot be written: the session is over (`session.settled`), the step is none of this engagement
 * (`step.not_found`), or the other side's lines stand there (`checkin.not_yours`).
 */
export function refusedCheckIn(book: Book, { by, sessionId, stepId, writtenBy }: CheckIn): Refusal | null {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (!isUnsettled(session)) return refuse('session.settled', { state: session.state });
  if (!book.steps.some(({ id }) => id === stepId)) return refuse('step.not_found');
  return writtenBy === null || writtenBy === by ? null : refuse('checkin.not_yours');
}
