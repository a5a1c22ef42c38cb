// A chain: a step with all its moves. What is open in it, what waits in it, and how far it may reach.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, dayAt, type Instant, laterOf } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { nextBooked, plannedDay, todayIn } from './hour.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';

/** A step's date lies at most this many days ahead when it is set. */
export const DAYS_AHEAD = 21;
/** How far "up to the next session" reaches when none is booked. */
export const DAYS_WITHOUT_SESSION = 14;

const byChain = new WeakMap<readonly Step[], ReadonlyMap<Id, readonly Step[]>>();

/** Every step ever made in a chain, in no particular order. The steps of a book are sorted into chains once. */
export function stepsOf({ steps }: Pick<Book, 'steps'>, chainId: Id): readonly Step[] {
  const chains = byChain.get(steps) ?? Map.groupBy(steps, (step) => step.chainId);
  byChain.set(steps, chains);
  return chains.get(chainId) ?? [];
}

/** The step the chain has come to: open, kept or not kept. Undefined while its first step waits or was turned down. */
export function currentOf(book: Pick<Book, 'steps'>, chainId: Id): Step | undefined {
  return stepsOf(book, chainId).find((step) => ['agreed', 'kept', 'not kept'].includes(step.state));
}

/** The one step of the chain that waits for a yes: a move, or the chain's first step. */
export function waitingOf(book: Pick<Book, 'steps'>, chainId: Id): Step | undefined {
  return stepsOf(book, chainId).find((step) => step.state === 'proposed');
}

/** Whether a later took effect in this chain; one asked, declined or lapsed uses nothing up. */
export function laterUsed(book: Pick<Book, 'steps'>, chainId: Id): boolean {
  return stepsOf(book, chainId).some((step) => step.move === 'later' && step.agreedAt !== null);
}

const beginOf = (session: Session): Instant => session.startedAt ?? session.startsAt;

/**
 * The last day a later, or a different outside a session, may name: the client's day of the second session (neither
 * cancelled nor missed) that begins after the chain did; with fewer booked the chain's 21st day; what a pause set if
 * one did. A chain not yet begun is reckoned as beginning `at`.
 *
 * It bounds moves, not the first date: a first step agreed two days before two close sessions may lie beyond it, and
 * then simply cannot go later.
 */
export function chainLimit(book: Book, chainId: Id, at: Instant): Day {
  const chain = book.chains.find(({ id }) => id === chainId);
  if (chain?.limitOn) return chain.limitOn;
  const beganAt = chain?.beganAt ?? at;
  const second = secondAfter(book.sessions, beganAt);
  const { zone } = book.engagement;
  return second ? dayAt(second, zone) : addDays(dayAt(beganAt, zone), DAYS_AHEAD);
}

/** When the second session, neither cancelled nor missed, begins after this instant. */
function secondAfter(sessions: readonly Session[], after: Instant): Instant | undefined {
  let first: Instant | undefined;
  let second: Instant | undefined;
  for (const session of sessions) {
    const begin = beginOf(session);
    if (begin <= after || session.state === 'cancelled' || session.state === 'missed') continue;
    if (first === undefined || begin < first) [first, second] = [begin, first];
    else if (second === undefined || begin < second) second = begin;
  }
  return second;
}

const isAskedInTime = (book: Book, later: Step, step: Step): boolean =>
  later.move === 'later' &&
  later.previousId === step.id &&
  dayAt(later.madeAt, book.engagement.zone) <= step.dueOn;

/** The date a step goes by: while a later asked on or before its date waits, the asked-for one. */
export function effectiveDueOn(book: Book, step: Step): Day {
  if (step.state !== 'agreed') return step.dueOn;
  const waiting = waitingOf(book, step.chainId);
  return waiting && isAskedInTime(book, waiting, step) ? laterOf(waiting.dueOn, step.dueOn) : step.dueOn;
}

/**
 * Kept after its date. A later asked in time that still waited when the step was kept counts: whoever asked and heard
 * nothing was not late.
 */
export function isLate(book: Book, step: Step): boolean {
  if (step.state !== 'kept' || step.markedOn === null) return false;
  const unanswered = stepsOf(book, step.chainId).find(
    (other) =>
      other.state === 'lapsed' && other.settledAt === step.settledAt && isAskedInTime(book, other, step),
  );
  return step.markedOn > laterOf(unanswered?.dueOn ?? step.dueOn, step.dueOn);
}

/** The day up to which "the next session" reaches: that of the next booked one, or 14 days ahead when none is. */
export function nextSessionDay(book: Book, at: Instant, except?: Id): Day {
  const next = nextBooked(book, at, except);
  return next ? plannedDay(book, next) : addDays(todayIn(book, at), DAYS_WITHOUT_SESSION);
}
