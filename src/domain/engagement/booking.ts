// Booking a session: at a wall clock of one side, in the future, outside a pause, apart from every other session.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant, LocalTime } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { topicsTakenUp } from './carried-topic.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import type { Session } from './session.ts';
import { bookingBarred, lengthRefusal, SESSION_MINUTES, type Slot, slotOf, slotRefusal } from './slot.ts';

/** One session to be booked. */
export interface NewHour {
  readonly id: Id;
  readonly startsLocal: LocalTime;
  /** Whose wall clock it keeps; the client's unless chosen otherwise. */
  readonly anchor?: Party | undefined;
  /** 15 to 240, default 60. */
  readonly minutes?: number | undefined;
}

/** A booking by either side. */
export interface BookSession extends NewHour {
  readonly by: Party;
  /** The session that fell away and whose offered date (or another in its place) this takes. */
  readonly insteadOf?: Id | undefined;
}

/**
 * Books a session. Either side books; no other's yes is needed, as cancelling outside the notice needs none. Topics that
 * waited go onto the next booked session. Refuses `engagement.over`, `engagement.no_coach`, `session.no_offer`, and what
 * keeps an hour from being free (`lengthRefusal`, `slotRefusal`).
 */
export function bookSession(book: Book, command: BookSession, at: Instant): Outcome<Changes> {
  const { anchor = 'client', minutes = SESSION_MINUTES.usual, insteadOf } = command;
  const barred = bookingBarred(book) ?? lengthRefusal(minutes);
  if (barred) return barred;
  const slot = slotOf(book, { startsLocal: command.startsLocal, anchor, minutes });
  const taken = slotRefusal(book, slot, at);
  if (taken) return taken;
  const fallen = book.sessions.find((session) => session.id === insteadOf);
  if (insteadOf !== undefined && fallen?.offeredLocal == null) return refuse('session.no_offer');
  const session = newSession(book, command, slot, at);
  const cleared = fallen ? [{ ...fallen, offeredLocal: null }] : [];
  const sessions = [session, ...cleared];
  const topics = topicsTakenUp(withChanges(book, { sessions, events: [] }), at);
  const facts = { startsAt: session.startsAt, by: command.by };
  return accept({
    sessions,
    ...(topics.length > 0 && { topics }),
    events: [{ kind: 'SessionBooked', about: session.id, facts }],
  });
}

function newSession(book: Book, command: BookSession, slot: Slot, at: Instant): Session {
  return {
    id: command.id,
    engagementId: book.engagement.id,
    state: 'planned',
    ...slot,
    bookedBy: command.by,
    bookedAt: at,
    startedAt: null,
    startedBy: null,
    closingAskedAt: null,
    closingAskedBy: null,
    closingLatestOn: null,
    endedAt: null,
    settledAt: null,
    settledBy: null,
    absent: null,
    cancelledFor: null,
    offeredLocal: null,
    hadTopic: null,
  };
}

/**
 * Books a whole cadence, all of it or none. Refuses `session.none` for an empty one, else as `bookSession` does, with the
 * refused date as `startsLocal` in the detail.
 */
export function bookSessions(
  book: Book,
  command: { readonly by: Party; readonly hours: readonly NewHour[] },
  at: Instant,
): Outcome<Changes> {
  if (command.hours.length === 0) return refuse('session.none');
  let all: Changes = { events: [] };
  for (const hour of command.hours) {
    const booked = bookSession(withChanges(book, all), { ...hour, by: command.by }, at);
    if (!booked.ok) return refuse(booked.refusal, { ...booked.detail, startsLocal: hour.startsLocal });
    all = together(all, booked.value);
  }
  return accept(all);
}

/** Waves an offered date away. Refuses `session.no_offer`. */
export function waveOffer(book: Book, command: { readonly sessionId: Id }, _at: Instant): Outcome<Changes> {
  const session = book.sessions.find(({ id }) => id === command.sessionId);
  if (session?.offeredLocal == null) return refuse('session.no_offer');
  const waved = { ...session, offeredLocal: null };
  return accept({ sessions: [waved], events: [{ kind: 'OfferWaved', about: session.id }] });
}

/** Either side says where a session takes place, until it is over. Refuses `session.settled`. */
export function placeSession(
  book: Book,
  command: { readonly by: Party; readonly sessionId: Id },
): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === command.sessionId);
  if (!session) return refuse('session.not_found');
  if (!isUnsettled(session)) return refuse('session.settled', { state: session.state });
  const facts = { by: command.by };
  return accept({ sessions: [session], events: [{ kind: 'SessionPlaceSet', about: session.id, facts }] });
}
