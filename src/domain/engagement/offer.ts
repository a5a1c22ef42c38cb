// A date offered for a session that a pause, a break-off or a miss took away; one tap books it.
import { addDays, dayAt, type Instant, type LocalTime, weekdayOf } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { isBooked } from './hour.ts';
import type { Session } from './session.ts';
import { type Slot, slotOf, slotRefusal } from './slot.ts';
import type { Pause } from './sprint.ts';

type Booked = Pick<Book, 'engagement' | 'pauses' | 'sessions' | 'sprints'>;

/** How many weeks after a pause a free hour is looked for. */
const WEEKS_SEARCHED = 12;

const sameClock = (book: Booked, session: Session, day: string): Slot =>
  slotOf(book, { ...session, startsLocal: `${day}${session.startsLocal.slice(10)}` });

/**
 * A date within seven days on the same wall clock, the same weekday first: for a session cut short or missed. Null if
 * one is booked within seven days anyway, or if no such hour is free.
 */
export function offerWithinWeek(book: Booked, session: Session, at: Instant): LocalTime | null {
  const { zone } = book.engagement;
  const today = dayAt(at, zone);
  const lastDay = addDays(today, 7);
  const isSoon = (other: Session) => other.startsAt > at && dayAt(other.startsAt, zone) <= lastDay;
  if (book.sessions.some((other) => other.id !== session.id && isBooked(other, at) && isSoon(other)))
    return null;
  const weekday = weekdayOf(session.startsLocal.slice(0, 10));
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, 7 - index));
  days.sort((a, b) => Number(weekdayOf(b) === weekday) - Number(weekdayOf(a) === weekday));
  return freeHour(book, session, days, at);
}

/**
 * Dates for sessions that a pause cancelled: their own where it lies outside the pause again, else the same weekday and
 * time in the first week after it that is free. No two are offered the same hour.
 */
export function offersAfterPause(
  book: Booked,
  cancelled: readonly Session[],
  pause: Pick<Pause, 'endsOn'>,
  at: Instant,
): readonly Session[] {
  const offered: Session[] = [];
  const inOrder = [...cancelled].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  for (const session of inOrder) {
    const own = session.startsLocal.slice(0, 10);
    const back = addDays(pause.endsOn, (weekdayOf(own) - weekdayOf(pause.endsOn) + 7) % 7);
    const weeks = Array.from({ length: WEEKS_SEARCHED }, (_, index) => addDays(back, index * 7));
    const taken = offered.flatMap((other) => takenBy(book, other));
    const busy = { ...book, sessions: [...book.sessions, ...taken] };
    offered.push({ ...session, offeredLocal: freeHour(busy, session, [own, ...weeks], at) });
  }
  return offered;
}

/** An offered hour as a session that holds it, so that the next offer looks elsewhere. */
function takenBy(book: Booked, session: Session): Session[] {
  const { offeredLocal } = session;
  if (offeredLocal === null) return [];
  const slot = slotOf(book, { ...session, startsLocal: offeredLocal });
  return [{ ...session, ...slot, id: `${session.id} offered`, state: 'planned' }];
}

function freeHour(book: Booked, session: Session, days: readonly string[], at: Instant): LocalTime | null {
  for (const day of days) {
    const slot = sameClock(book, session, day);
    if (!slotRefusal(book, slot, at)) return slot.startsLocal;
  }
  return null;
}
