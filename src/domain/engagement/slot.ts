// A slot: the hour a session is to take, on whose wall clock, and whether it is free.
import { type Refusal, refuse } from '../kernel/outcome.ts';
import {
  addDays,
  type Day,
  dayAt,
  type Instant,
  instantOf,
  type LocalTime,
  laterOf,
  localAt,
  plus,
  type Zone,
} from '../kernel/time.ts';
import type { Book } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import { pauseOn } from './paused-day.ts';
import type { Session } from './session.ts';

/** A session lasts 15 to 240 minutes. */
export const SESSION_MINUTES = { least: 15, most: 240, usual: 60 } as const;
/** 26 weeks. */
const DAYS_AHEAD = 182;

/** The hour as a session keeps it. */
export type Slot = Pick<Session, 'startsLocal' | 'zone' | 'anchor' | 'startsAt' | 'minutes' | 'endsAt'>;

/** Refuses `session.minutes` for a length that is no whole number from 15 to 240; asked before a slot is reckoned. */
export function lengthRefusal(minutes: number): Refusal | null {
  const { least, most } = SESSION_MINUTES;
  const fits = Number.isInteger(minutes) && minutes >= least && minutes <= most;
  return fits ? null : refuse('session.minutes', { least, most });
}

/** The zone of this side; a coach without one is taken to live in the client's. */
export function zoneOf(book: Pick<Book, 'engagement'>, party: Party): Zone {
  const { zone, coachZone } = book.engagement;
  return party === 'coach' ? (coachZone ?? zone) : zone;
}

/**
 * The hour that a wall clock of this side means. A time in a gap moves forward and is kept as the clock then reads; of
 * a time in a fold the earlier is meant.
 */
export function slotOf(
  book: Pick<Book, 'engagement'>,
  wanted: { readonly startsLocal: LocalTime; readonly anchor: Party; readonly minutes: number },
): Slot {
  const { anchor, minutes } = wanted;
  const zone = zoneOf(book, anchor);
  const startsAt = instantOf(wanted.startsLocal, zone);
  return {
    startsLocal: localAt(startsAt, zone),
    zone,
    anchor,
    startsAt,
    minutes,
    endsAt: plus(startsAt, { minutes }),
  };
}

/** Why nothing can be booked here at all: the engagement is over, or there is no coach yet. */
export function bookingBarred(book: Pick<Book, 'engagement'>): Refusal | null {
  if (isOver(book.engagement)) return refuse('engagement.over');
  return book.engagement.coachId === null ? refuse('engagement.no_coach') : null;
}

/** The last day that can be booked: 26 weeks ahead, or the last day of a sprint that is planned or runs. */
function latestDay(book: Pick<Book, 'engagement' | 'sprints'>, at: Instant): Day {
  const ahead = addDays(dayAt(at, book.engagement.zone), DAYS_AHEAD);
  return book.sprints.reduce((last, { endsOn }) => laterOf(last, endsOn), ahead);
}

/**
 * Why a session cannot take this hour; null if it can. Refuses `session.past`, `session.too_far`
 * (detail: latest), `session.in_pause` (detail: from, until) and `session.overlap` (detail: the other's start) with
 * another session that nobody has settled; `except` is the session being moved.
 */
export function slotRefusal(
  book: Pick<Book, 'engagement' | 'pauses' | 'sessions' | 'sprints'>,
  slot: Slot,
  at: Instant,
  except?: string,
): Refusal | null {
  if (slot.startsAt <= at) return refuse('session.past');
  const latest = latestDay(book, at);
  const day = dayAt(slot.startsAt, book.engagement.zone);
  if (day > latest) return refuse('session.too_far', { latest });
  const pause = pauseOn(book, day);
  if (pause) return refuse('session.in_pause', { from: pause.startsOn, until: pause.endsOn });
  const other = book.sessions.find(
    (session) =>
      session.id !== except &&
      isUnsettled(session) &&
      session.startsAt < slot.endsAt &&
      session.endsAt > slot.startsAt,
  );
  return other ? refuse('session.overlap', { startsAt: other.startsAt }) : null;
}
