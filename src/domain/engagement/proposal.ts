// A step that waits for a yes: how it comes to hold, and how it is declined or taken back.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { withClosing } from './closing.ts';
import type { Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import type { Confirmation } from './session.ts';
import { isOpen, type Step, settledAs } from './step.ts';
import {
  type DateWindow,
  firstDates,
  firstRefusal,
  isStillOn,
  moveDates,
  refusedDate,
  refusedGoal,
  refusedParty,
  refusedSession,
  stepIn,
} from './step-guard.ts';

/** A yes to a step that waits. */
export interface Yes {
  readonly by: Party;
  readonly stepId: Id;
  /** The client's new date for a coach's proposal whose own has passed or no longer fits; else left out. */
  readonly dueOn?: Day;
  /** The session in which it is said, if one is on. */
  readonly sessionId?: Id | null;
}

/** A no, or the taking back of one's own proposal. */
export interface No {
  readonly by: Party;
  readonly stepId: Id;
}

const previousOf = (book: Book, step: Step): Step | undefined =>
  book.steps.find(({ id }) => id === step.previousId);

/** The proposal, if it waits for this party's answer. */
function answerable(book: Book, by: Party, stepId: Id): Outcome<Step> {
  const party = refusedParty(book, by);
  if (party) return party;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  if (found.value.state !== 'proposed') return refuse('step.not_waiting', { state: found.value.state });
  return found.value.by === by ? refuse('step.not_yours') : found;
}

/**
 * The days this proposal may come to hold for. A with help that keeps its step's date sets none and is asked only not
 * to have passed.
 */
function datesOf(book: Book, proposal: Step, yes: Yes, at: Instant): DateWindow {
  const previous = previousOf(book, proposal);
  if (!previous || proposal.move === null) return firstDates(book, at);
  const inSession = isStillOn(book, yes.sessionId ?? null) || isStillOn(book, proposal.sessionId);
  const window = moveDates(book, previous, { move: proposal.move, inSession }, at);
  const keepsDate = proposal.move === 'with help' && proposal.dueOn === previous.dueOn;
  const isWithin = keepsDate && yes.dueOn === undefined && proposal.dueOn > window.latest;
  return isWithin ? { ...window, latest: proposal.dueOn } : window;
}

/**
 * The day it will hold for. A yes after the proposed day asks for a new one: the client gives it along with the yes,
 * while the coach, not being the one who will do it, answers with another proposal instead.
 */
function agreedDay(book: Book, proposal: Step, yes: Yes, at: Instant): Outcome<Day> {
  const window = datesOf(book, proposal, yes, at);
  const stale = refusedDate(proposal.dueOn, window);
  if (!stale) {
    const isAnother = yes.dueOn !== undefined && yes.dueOn !== proposal.dueOn;
    return isAnother ? refuse('step.date_stands', { dueOn: proposal.dueOn }) : accept(proposal.dueOn);
  }
  if (yes.by === 'coach' || yes.dueOn === undefined) {
    const isPast = stale.refusal === 'step.before_today';
    return isPast ? refuse('step.date_passed', stale.detail) : stale;
  }
  return refusedDate(yes.dueOn, window) ?? accept(yes.dueOn);
}

/** How a proposal comes to hold. */
interface Holding {
  readonly by: Party;
  readonly dueOn: Day;
  readonly at: Instant;
}

/** The proposal agreed: the one before it is replaced, or its chain begins. */
export function holding(book: Book, proposal: Step, { by, dueOn, at }: Holding): Changes {
  const agreedOn = todayIn(book, at);
  const agreed: Step = { ...proposal, state: 'agreed', dueOn, agreedAt: at, agreedOn, standsAt: null };
  const previous = previousOf(book, proposal);
  const facts = { by, dueOn, move: proposal.move };
  const events = [{ kind: 'StepAgreed', about: proposal.id, facts }];
  if (previous) return { steps: [settledAs(previous, 'replaced', by, at), agreed], events };
  const { chainId, engagementId } = proposal;
  const old = book.chains.find(({ id }) => id === chainId);
  const chain = old ?? { id: chainId, engagementId, limitOn: null };
  return { steps: [agreed], chains: [{ ...chain, beganAt: at }], events };
}

/** A client's yes said in a session is their word in it, as much as a confirmation. */
function wordInSession(yes: Yes, proposal: Step, at: Instant): readonly Confirmation[] {
  const { by, sessionId } = yes;
  if (by !== 'client' || !sessionId || sessionId === proposal.sessionId) return [];
  return [{ stepId: proposal.id, sessionId, at, undoneAt: null }];
}

const lostItsStep = (book: Book, proposal: Step): Refusal | null => {
  const previous = previousOf(book, proposal);
  const isLost = proposal.previousId !== null && !(previous && isOpen(previous));
  return isLost ? refuse('step.not_open') : null;
};

/** The other's yes to a proposed step or move; a closing that waited for it closes. */
export function acceptStep(book: Book, yes: Yes, at: Instant): Outcome<Changes> {
  const found = answerable(book, yes.by, yes.stepId);
  if (!found.ok) return found;
  const proposal = found.value;
  const refusal = firstRefusal(
    () => refusedSession(book, yes.sessionId, at),
    () => lostItsStep(book, proposal),
    () => refusedGoal(book, proposal.goalId),
  );
  if (refusal) return refusal;
  const day = agreedDay(book, proposal, yes, at);
  if (!day.ok) return day;
  const changes = {
    ...holding(book, proposal, { by: yes.by, dueOn: day.value, at }),
    confirmations: wordInSession(yes, proposal, at),
  };
  return accept(withClosing(book, changes, at, proposal));
}

/** The other's no; the step it would have followed stays as it is. */
export function declineStep(book: Book, { by, stepId }: No, at: Instant): Outcome<Changes> {
  const found = answerable(book, by, stepId);
  if (!found.ok) return found;
  return accept(ending(book, found.value, 'declined', by, at));
}

/** One's own proposal taken back while it waits. */
export function withdrawStep(book: Book, { by, stepId }: No, at: Instant): Outcome<Changes> {
  const party = refusedParty(book, by);
  if (party) return party;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.state !== 'proposed') return refuse('step.not_waiting', { state: proposal.state });
  if (proposal.by !== by) return refuse('step.not_yours');
  return accept(ending(book, proposal, 'withdrawn', by, at));
}

const ENDINGS = { declined: 'StepDeclined', withdrawn: 'StepWithdrawn', lapsed: 'StepLapsed' } as const;

function ending(book: Book, step: Step, state: keyof typeof ENDINGS, by: Party, at: Instant): Changes {
  const events = [{ kind: ENDINGS[state], about: step.id, facts: { by } }];
  return withClosing(book, { steps: [settledAs(step, state, by, at)], events }, at);
}
