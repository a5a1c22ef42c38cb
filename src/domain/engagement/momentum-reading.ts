// What momentum looks at: the days of sessions, steps, pauses and reflections of the sprint that runs, as plain numbers.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, dayAt, daysBetween, type Instant } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { acceptedDays, GAP_DAYS } from './gap.ts';
import { isBooked, isUnsettled } from './hour.ts';
import { isAgreed } from './paused-day.ts';
import { activeSprint } from './planning.ts';
import type { Session } from './session.ts';
import type { Sprint } from './sprint.ts';

/** A day as a number that can be reckoned with: days since 1970-01-01. */
export type DayNumber = number;

/** The number of a day. */
export const numberOf = (day: Day): DayNumber => daysBetween('1970-01-01', day);

/** An unsettled session and the day it is booked for. */
export interface Hour {
  readonly session: Session;
  readonly day: DayNumber;
  /** The longest gap both accepted from it; 16 if none. */
  readonly gap: number;
}

/** The facts of one sprint that do not change while nobody does anything. */
export interface Reading {
  readonly sprint: Sprint;
  readonly startsOn: DayNumber;
  readonly endsOn: DayNumber;
  /** Where rhythm is reckoned from: the day of the last held session or, if later, the sprint's first. */
  readonly base: DayNumber;
  /** The session held there; null: the sprint's first day is the later. */
  readonly baseSessionId: Id | null;
  /** The longest gap both accepted from there; 16 if none. */
  readonly gap: number;
  /** The first day on which a session of this sprint was held; null: none yet. */
  readonly firstHeld: DayNumber | null;
  readonly hours: readonly Hour[];
  /** The days of the sprint on which steps were kept, any number on one. */
  readonly kept: readonly DayNumber[];
  readonly paused: readonly { readonly from: DayNumber; readonly to: DayNumber }[];
  readonly lastReflection: DayNumber;
  /** The open step due first; null: none is open. */
  readonly openStepId: Id | null;
}

const beginOf = (session: Session): Instant => session.startedAt ?? session.startsAt;

/** The day a session counts on: the client's local day it began or, still to come, the planned one. */
function dayOf(book: Book, session: Session): DayNumber {
  return numberOf(dayAt(beginOf(session), book.engagement.zone));
}

/** The sessions held in the sprint or since, and perhaps the day before it: what lies further back decides nothing. */
function heldSince(book: Book, sprint: Sprint): readonly Session[] {
  // Zones reach fourteen hours from UTC: two days earlier on its calendar is before the sprint everywhere.
  const from = addDays(sprint.startsOn, -2);
  return book.sessions.filter((session) => session.state === 'closed' && beginOf(session) >= from);
}

function lastOf(sessions: readonly Session[]): Session | undefined {
  return sessions.reduce<Session | undefined>((last, session) => {
    return last && beginOf(last) >= beginOf(session) ? last : session;
  }, undefined);
}

/** The longest gap that needs no other session: 16 days, or what both accepted from there. */
const gapFrom = (book: Book, sprint: Sprint, fromSessionId: Id | null): number =>
  Math.max(GAP_DAYS.usual, acceptedDays(book, sprint.id, fromSessionId));

const hoursOf = (book: Book, sprint: Sprint): readonly Hour[] =>
  book.sessions.filter(isUnsettled).map((session) => {
    return { session, day: dayOf(book, session), gap: gapFrom(book, sprint, session.id) };
  });

/** Reads the sprint that runs; null while none is active. */
export function readingOf(book: Book): Reading | null {
  const sprint = activeSprint(book);
  if (!sprint) return null;
  const startsOn = numberOf(sprint.startsOn);
  const endsOn = numberOf(sprint.endsOn);
  const held = heldSince(book, sprint);
  const last = lastOf(held);
  const lastDay = last ? dayOf(book, last) : startsOn - 1;
  const baseSessionId = last && lastDay >= startsOn ? last.id : null;
  const heldOn = held.map((session) => dayOf(book, session));
  const heldWithin = heldOn.filter((day) => day >= startsOn && day <= endsOn);
  const reflected = book.lastReflectionAt && numberOf(dayAt(book.lastReflectionAt, book.engagement.zone));
  const open = book.steps.filter(({ state }) => state === 'agreed');
  return {
    sprint,
    startsOn,
    endsOn,
    base: Math.max(lastDay, startsOn),
    baseSessionId,
    gap: gapFrom(book, sprint, baseSessionId),
    firstHeld: heldWithin.length === 0 ? null : Math.min(...heldWithin),
    hours: hoursOf(book, sprint),
    kept: book.steps.flatMap(({ state, markedOn }) =>
      state === 'kept' && markedOn !== null && markedOn >= sprint.startsOn ? [numberOf(markedOn)] : [],
    ),
    paused: book.pauses
      .filter(isAgreed)
      .map((pause) => ({ from: numberOf(pause.startsOn), to: numberOf(pause.endsOn) })),
    lastReflection: Math.max(startsOn, reflected || startsOn),
    openStepId: open.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]?.id ?? null,
  };
}

/** Days gone by from `from` (counted) to `to` (not counted) without the paused ones. */
export function counted({ paused }: Reading, from: DayNumber, to: DayNumber): number {
  const lost = paused.map((pause) => Math.min(pause.to, to) - Math.max(pause.from, from));
  return Math.max(0, to - from) - lost.reduce((sum, days) => sum + Math.max(0, days), 0);
}

/** Whether any day from `from` up to and including `to` is paused. */
export function anyPaused({ paused }: Reading, from: DayNumber, to: DayNumber): boolean {
  return paused.some((pause) => pause.from <= to && pause.to > from);
}

/** The next booked session: the earliest that is to come, or whose time has come while it is unsettled and not left open. */
export function bookedIn(reading: Reading, at: Instant, except?: Hour): Hour | undefined {
  return reading.hours
    .filter((hour) => hour !== except && isBooked(hour.session, at))
    .reduce<Hour | undefined>((first, hour) => (first && first.day <= hour.day ? first : hour), undefined);
}
