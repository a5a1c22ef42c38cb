// Adding a step: the client's by their own word, the coach's by proposal, the next one after one that was kept.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { addDays, type Day, daysBetween, earlierOf, type Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { effectiveDueOn, nextSessionDay, waitingOf } from './chain.ts';
import { isOver, type Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { isOpen, type Step, type StepKind, type StepSize } from './step.ts';
import {
  firstDates,
  firstRefusal,
  refusedChoice,
  refusedDate,
  refusedParty,
  refusedSession,
  refusedToCoach,
  stepIn,
} from './step-guard.ts';

/** Days ahead that a step is due unless somebody says otherwise. */
const USUAL_DAYS = 7;

/** A step to be made; its words go to the store beside it. */
export interface NewStep {
  readonly by: Party;
  readonly id: Id;
  readonly kind: StepKind;
  readonly size: StepSize;
  /** Null serves the big picture, and only while no goal is open. */
  readonly goalId: Id | null;
  /** Today to 21 days ahead; left out: `usualDueOn`. */
  readonly dueOn?: Day;
  /** The session it is made in. */
  readonly sessionId?: Id | null;
  readonly inquiryId?: Id | null;
}

/** The date a step gets by default: within seven days, and not after the next session where that comes sooner. */
export function usualDueOn(book: Book, at: Instant, sessionId?: Id): Day {
  return earlierOf(addDays(todayIn(book, at), USUAL_DAYS), nextSessionDay(book, at, sessionId));
}

function firstOf(book: Book, command: NewStep, dueOn: Day, at: Instant): Step {
  const { id, by, kind, size, goalId, sessionId = null, inquiryId = null } = command;
  const isAgreed = by === 'client';
  return {
    id,
    engagementId: book.engagement.id,
    chainId: id,
    state: isAgreed ? 'agreed' : 'proposed',
    kind,
    size,
    goalId,
    dueOn,
    by,
    madeAt: at,
    sessionId,
    previousId: null,
    move: null,
    helpFromCoach: false,
    standsAt: null,
    agreedAt: isAgreed ? at : null,
    agreedOn: isAgreed ? todayIn(book, at) : null,
    settledAt: null,
    settledBy: null,
    markedOn: null,
    inquiryId,
    reflectionId: null,
  };
}

function make(book: Book, command: NewStep, at: Instant): Outcome<Changes> {
  const { by, id, goalId, sessionId } = command;
  const dueOn = command.dueOn ?? usualDueOn(book, at, sessionId ?? undefined);
  const refusal = firstRefusal(
    () => refusedParty(book, by),
    () => (isOver(book.engagement) ? refuse('engagement.over') : null),
    () => refusedSession(book, sessionId, at),
    () => refusedChoice(book, by, goalId),
    () => refusedDate(dueOn, firstDates(book, at)),
  );
  if (refusal) return refusal;
  const step = firstOf(book, command, dueOn, at);
  const chain = { id, engagementId: step.engagementId, beganAt: step.agreedAt, limitOn: null };
  const kind = by === 'client' ? 'StepAdded' : 'StepProposed';
  return accept({ steps: [step], chains: [chain], events: [{ kind, about: id, facts: { by, dueOn } }] });
}

/** The client adds a step: agreed by their own word, and the beginning of a chain. */
export function addStep(book: Book, command: NewStep, at: Instant): Outcome<Changes> {
  return refusedToCoach(command.by) ?? make(book, command, at);
}

/** The coach proposes a step, which waits for the client's yes. The client has no use for it: they add. */
export function proposeStep(book: Book, command: NewStep, at: Instant): Outcome<Changes> {
  return command.by === 'coach' ? make(book, command, at) : refuse('step.not_yours');
}

/** An inquiry to be carried away as a reflective step, in one tap. */
export interface InquiryStep {
  readonly by: Party;
  readonly id: Id;
  readonly inquiryId: Id;
  readonly size?: StepSize;
  /** Left out: the first open goal in focus, else the oldest open one this party reads, else the big picture. */
  readonly goalId?: Id | null;
  readonly dueOn?: Day;
  readonly sessionId?: Id | null;
}

function likelyGoal(book: Book, by: Party): Id | null {
  const focus =
    book.sprints.find(({ state }) => state === 'active' || state === 'in review')?.focusGoalIds ?? [];
  const open = book.goals
    .filter((goal) => goal.state === 'open' && (by === 'client' || goal.placedIn === book.engagement.id))
    .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  const focused = focus.find((goalId) => open.some(({ id }) => id === goalId));
  return focused ?? open[0]?.id ?? null;
}

/** Makes a parked inquiry a reflective step: agreed by the client's tap, proposed by the coach's; once while it lives. */
export function makeInquiryStep(book: Book, command: InquiryStep, at: Instant): Outcome<Changes> {
  const { by, inquiryId, size = 'hour', goalId = likelyGoal(book, by), ...rest } = command;
  const isTaken = book.steps.some(
    (step) => step.inquiryId === inquiryId && (isOpen(step) || step.state === 'proposed'),
  );
  if (isTaken) return refuse('step.inquiry_taken');
  return make(book, { ...rest, by, inquiryId, size, goalId, kind: 'reflective' }, at);
}

/** "Again next week" on a kept step. */
export interface NextWeek {
  readonly by: Party;
  /** The kept step. */
  readonly stepId: Id;
  readonly id: Id;
  /** Another goal, where the kept step's own has ended; left out: the same, or the big picture where none is open. */
  readonly goalId?: Id | null;
  readonly dueOn?: Day;
  readonly sessionId?: Id | null;
}

/** The kept step's goal; the big picture once no goal is open any more. */
const goalAgain = (book: Book, goalId: Id | null): Id | null =>
  book.goals.some(({ state }) => state === 'open') ? goalId : null;

/**
 * The next one of a kept step: same kind, size and goal, a week after its date, or a week from today where that lies
 * behind or far ahead. It begins a chain of its own: the kept one is done, and its moves are not held against the next.
 */
export function addNextWeek(book: Book, command: NextWeek, at: Instant): Outcome<Changes> {
  const { by, stepId, ...rest } = command;
  const yours = refusedToCoach(by);
  if (yours) return yours;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const { state, kind, size, goalId, dueOn } = found.value;
  if (state !== 'kept') return refuse('step.not_kept', { state });
  const today = todayIn(book, at);
  const weekOn = addDays(dueOn, USUAL_DAYS);
  const ahead = daysBetween(today, weekOn);
  const usual = ahead > 0 && ahead <= 2 * USUAL_DAYS ? weekOn : addDays(today, USUAL_DAYS);
  return make(book, { dueOn: usual, goalId: goalAgain(book, goalId), ...rest, by, kind, size }, at);
}

/** The client's word, in a session, that an open step stands as it is. */
export interface Confirming {
  readonly by: Party;
  readonly stepId: Id;
  readonly sessionId: Id;
}

/**
 * Confirms an open step unchanged in a session. A step past its date is not confirmed: it is moved or marked first. Nor
 * is one with a move waiting, since it may not stay unchanged.
 */
export function confirmStep(
  book: Book,
  { by, stepId, sessionId }: Confirming,
  at: Instant,
): Outcome<Changes> {
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const step = found.value;
  const today = todayIn(book, at);
  const refusal = firstRefusal(
    () => refusedToCoach(by),
    () => (isOpen(step) ? null : refuse('step.not_open', { state: step.state })),
    () => (waitingOf(book, step.chainId) ? refuse('step.move_waiting') : null),
    () => (effectiveDueOn(book, step) < today ? refuse('step.date_passed', { earliest: today }) : null),
    () => refusedSession(book, sessionId, at),
  );
  if (refusal) return refusal;
  const events = [{ kind: 'StepConfirmed', about: stepId, facts: { sessionId } }];
  return accept({ confirmations: [{ stepId, sessionId, at, undoneAt: null }], events });
}

/**
 * The client takes a confirmation back while its session is on: it no longer lets the session close. Refuses
 * `step.not_confirmed`, and `session.not_open` once somebody said how the session ended.
 */
export function unconfirmStep(
  book: Book,
  { by, stepId, sessionId }: Confirming,
  at: Instant,
): Outcome<Changes> {
  const yours = refusedToCoach(by);
  if (yours) return yours;
  const word = book.confirmations.find((one) => one.stepId === stepId && one.sessionId === sessionId);
  if (!word || word.undoneAt !== null) return refuse('step.not_confirmed');
  const notOn = refusedSession(book, sessionId, at);
  if (notOn) return notOn;
  const events = [{ kind: 'StepConfirmationTakenBack', about: stepId, facts: { sessionId } }];
  return accept({ confirmations: [{ ...word, undoneAt: at }], events });
}
