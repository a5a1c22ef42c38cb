// Instants, days and wall clocks as plain text, and the few questions the rules ask of them. No clock: time comes in.
import { dayNumbered, dayNumberOf } from './day-number.ts';
import { clockText, instantAfter, millisecondsOf, wallClock } from './milliseconds.ts';

/** A point in time: ISO 8601 in UTC, always 24 characters with milliseconds, so that text order is time order. */
export type Instant = string;
/** A calendar day `YYYY-MM-DD`, in the client's zone unless said otherwise. */
export type Day = string;
/** A wall clock reading `YYYY-MM-DDTHH:MM`, without a zone. */
export type LocalTime = string;
/** An IANA zone name such as `Europe/Berlin`. */
export type Zone = string;

/** A length of exact time; negative moves back. */
export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly milliseconds?: number;
}

const written = (instant: Temporal.Instant): Instant =>
  instant.toString({ smallestUnit: 'millisecond', roundingMode: 'floor' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The instant that lies `span` after `at`; a day here is 24 hours exactly. */
export function plus(at: Instant, span: Span): Instant {
  const { days = 0, hours = 0, minutes = 0, milliseconds = 0 } = span;
  return instantAfter(millisecondsOf(at) + (days * 24 + hours) * HOUR + minutes * MINUTE + milliseconds);
}

/** Whole and part minutes from `from` to `to`; negative if `to` lies before. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / MINUTE;
}

/** The calendar day it is at this instant in this zone. */
export function dayAt(at: Instant, zone: Zone): Day {
  return dayNumbered(wallClock(at, zone).day);
}

/** The wall clock at this instant in this zone, to the minute. */
export function localAt(at: Instant, zone: Zone): LocalTime {
  const { day, time } = wallClock(at, zone);
  return `${dayNumbered(day)}T${clockText(time)}`;
}

/** The instant of a wall clock: a time in a gap moves forward, one in a fold is the earlier (RFC 5545). */
export function instantOf(local: LocalTime, zone: Zone): Instant {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return written(zoned.toInstant());
}

/** The first instant of a day in a zone (not always midnight). */
export function startOf(day: Day, zone: Zone): Instant {
  return written(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant());
}

/** The day `count` calendar days after `day`; negative counts back. */
export function addDays(day: Day, count: number): Day {
  return dayNumbered(dayNumberOf(day) + count);
}

/** Calendar days from `from` to `to`; negative if `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** The earlier of two days. */
export function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other;
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1970 began on a Thursday.
  return ((((dayNumberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week this day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The Sunday of the week this day lies in. */
export function sundayOf(day: Day): Day {
  return addDays(day, 7 - weekdayOf(day));
}

/** Whether this names a zone that the runtime knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}
