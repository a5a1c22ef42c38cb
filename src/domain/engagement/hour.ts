// Readings of a session at an instant: has it begun, is it still to come, was it left open.
import { type Day, dayAt, type Instant, plus } from '../kernel/time.ts';
import type { Book } from './book.ts';
import type { Session } from './session.ts';

/** An hour whose end passed this long ago and that nobody settled is left open. */
const LEFT_OPEN_AFTER = { hours: 24 };

/** Today where the client is. */
export function todayIn(book: Pick<Book, 'engagement'>, at: Instant): Day {
  return dayAt(at, book.engagement.zone);
}

/** Planned or in progress: nobody has said yet how it ended. */
export function isUnsettled(session: Session): boolean {
  return session.state === 'planned' || session.state === 'in progress';
}

/** When it began: its start as told, or its planned time once that has passed; null while it is still to come. */
export function beganAt(session: Session, at: Instant): Instant | null {
  if (session.startedAt !== null) return session.startedAt;
  if (!['planned', 'closed', 'cut short'].includes(session.state)) return null;
  return session.startsAt <= at ? session.startsAt : null;
}

/** The instant from which an unsettled hour reads as left open (unless a closing waits for a yes). */
export function leftOpenFrom(session: Session): Instant {
  return plus(session.endsAt, LEFT_OPEN_AFTER);
}

/** Whether nobody has said, 24 hours after its end, what became of it. A closing that waits for a yes is not left open. */
export function isLeftOpen(session: Session, at: Instant): boolean {
  return isUnsettled(session) && session.closingAskedAt === null && leftOpenFrom(session) <= at;
}

/** Whether it counts as booked: to come, or its time has come and it is not yet settled or left open. */
export function isBooked(session: Session, at: Instant): boolean {
  return isUnsettled(session) && !isLeftOpen(session, at);
}

/** The session that is on: started, and nobody has said yet how it ended; undefined while none is. */
export function sessionOn(book: Pick<Book, 'sessions'>, at: Instant): Session | undefined {
  return book.sessions.find((session) => session.state === 'in progress' && isBooked(session, at));
}

/** The first session, other than `except`, that begins after this instant; undefined when none is booked. */
export function nextBooked(book: Pick<Book, 'sessions'>, at: Instant, except?: string): Session | undefined {
  return book.sessions
    .filter((session) => session.state === 'planned' && session.startsAt > at && session.id !== except)
    .reduce<Session | undefined>((soonest, session) => {
      return soonest && soonest.startsAt <= session.startsAt ? soonest : session;
    }, undefined);
}

/** The client's local day a session stands on, by its planned time. */
export function plannedDay(book: Pick<Book, 'engagement'>, session: Session): Day {
  return dayAt(session.startsAt, book.engagement.zone);
}
