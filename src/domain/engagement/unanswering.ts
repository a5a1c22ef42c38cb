// Taking an answer back: a yes or no to a step said by a wrong tap, put right by whoever said it while nothing came of it.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { stepsOf } from './chain.ts';
import { isOver, type Party } from './engagement.ts';
import type { Confirmation } from './session.ts';
import { standsAgainAt } from './silence.ts';
import { isOpen, type Step } from './step.ts';
import { firstRefusal, refusedGoal, refusedParty, stepIn } from './step-guard.ts';

/** An answer: who said it to which step, and when. */
interface Answered {
  readonly step: Step;
  /** The step that the move was of; undefined for a chain's first. */
  readonly previous: Step | undefined;
  readonly by: Party;
  readonly at: Instant;
}

/** The answer that a step has by the other side's word; undefined where it waits, held by silence or asked nobody. */
function answerTo(book: Book, step: Step): Answered | undefined {
  const previous = book.steps.find(({ id }) => id === step.previousId);
  // A move held by whoever made it, or by silence, has replaced its step in the name of whoever made it.
  const agreedBy = step.previousId === null ? 'client' : (previous?.settledBy ?? step.by);
  const by = step.state === 'agreed' ? agreedBy : step.state === 'declined' ? step.settledBy : null;
  const at = step.state === 'declined' ? step.settledAt : step.agreedAt;
  return by === null || by === step.by || at === null ? undefined : { step, previous, by, at };
}

const spokenOf = (book: Book, step: Step): readonly Confirmation[] =>
  book.confirmations.filter(({ stepId, undoneAt }) => stepId === step.id && undoneAt === null);

/** Whether the chain has gone on since: a move of the step, or another that waits where it waited. */
function hasGoneOn(book: Book, { step }: Answered): boolean {
  return stepsOf(book, step.chainId).some(
    (other) => other.state === 'proposed' || other.previousId === step.id,
  );
}

/** Whether something was built on the answer: a closing, a word in a session, a pause that moved its dates. */
function isBuiltOn(book: Book, answered: Answered): boolean {
  const { step, by, at } = answered;
  const spoken = spokenOf(book, step);
  const session = book.sessions.find(({ id }) => id === step.sessionId);
  return (
    hasGoneOn(book, answered) ||
    (session?.closingAskedAt ?? null) !== null ||
    spoken.some((word) => by === 'coach' || word.at > at) ||
    book.sessions.some(({ state, settledAt }) => state === 'closed' && (settledAt ?? '') >= at) ||
    book.pauses.some(({ moved }) => moved !== null && moved.beganAt >= at)
  );
}

/** What keeps a proposal from waiting again: its step is no longer open, or its question became another step. */
function hasLostItsPlace(book: Book, { step, previous }: Answered): boolean {
  if (step.state !== 'declined') return false;
  const isTaken = book.steps.some(
    (other) =>
      step.inquiryId !== null &&
      other.inquiryId === step.inquiryId &&
      other.chainId !== step.chainId &&
      (isOpen(other) || other.state === 'proposed'),
  );
  return isTaken || (previous !== undefined && !isOpen(previous));
}

function refusedAgain(book: Book, answered: Answered, standsAt: Instant | null, at: Instant): Refusal | null {
  const { step, previous } = answered;
  const isFinal =
    isBuiltOn(book, answered) ||
    hasLostItsPlace(book, answered) ||
    // By now it would hold by silence: taking the answer back would change nothing.
    (standsAt !== null && standsAt <= at);
  if (isFinal) return refuse('step.answer_final');
  return refusedGoal(book, step.goalId) ?? (previous ? refusedGoal(book, previous.goalId) : null);
}

/**
 * Whoever said yes or no to the other's step or move takes it back: it waits again, as it did, and the step that a yes
 * had replaced is open as before. Until something came of it: a session closed, a move was made, the step was kept or
 * confirmed, a pause moved it. A date that a client named with the yes stays the proposed one; what lapsed with a no
 * (a closing that waited) stays lapsed. Refuses `step.not_answered`, `step.not_yours`, `step.answer_final`,
 * `goal.ended`.
 */
export function takeAnswerBack(
  book: Book,
  { by, stepId }: { readonly by: Party; readonly stepId: Id },
  at: Instant,
): Outcome<Changes> {
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const answered = answerTo(book, found.value);
  if (!answered) return refuse('step.not_answered', { state: found.value.state });
  const standsAt = standsAgainAt(book, found.value);
  const refusal = firstRefusal(
    () => refusedParty(book, by),
    () => (isOver(book.engagement) ? refuse('engagement.over') : null),
    () => (answered.by === by ? null : refuse('step.not_yours')),
    () => refusedAgain(book, answered, standsAt, at),
  );
  return refusal ?? accept(waitingAgain(book, answered, standsAt, at));
}

const UNSETTLED = { settledAt: null, settledBy: null } as const;

function waitingAgain(
  book: Book,
  { step, previous, by }: Answered,
  standsAt: Instant | null,
  at: Instant,
): Changes {
  const waits: Step = {
    ...step,
    ...UNSETTLED,
    state: 'proposed',
    standsAt,
    agreedAt: null,
    agreedOn: null,
  };
  const events = [{ kind: 'StepAnswerTakenBack', about: step.id, facts: { by, from: step.state } }];
  if (step.state === 'declined') return { steps: [waits], events };
  const reopened = previous ? [{ ...previous, ...UNSETTLED, state: 'agreed' as const }] : [];
  const chain = book.chains.find(({ id }) => id === step.chainId);
  return {
    steps: [...reopened, waits],
    chains: chain && !previous ? [{ ...chain, beganAt: null }] : [],
    confirmations: spokenOf(book, step).map((word) => ({ ...word, undoneAt: at })),
    events,
  };
}
