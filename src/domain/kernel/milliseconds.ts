// Instants as milliseconds since 1970 and back, and how far the clocks of a zone are from UTC then.
import { dayNumbered, dayNumberOf } from './day-number.ts';

const DAY = 86_400_000;
/** The first instant of the year 10000, whose text is longer. */
const LAST = 253_402_300_800_000;
const TEXT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const number = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** Milliseconds from 1970 to an instant of 24 characters. Throws RangeError if it is none. */
export function millisecondsOf(at: string): number {
  if (at.length !== 24 || !TEXT.test(at)) return Temporal.Instant.from(at).epochMilliseconds;
  const minutes = number(at, 11) * 60 + number(at, 14);
  const time = (minutes * 60 + number(at, 17)) * 1_000 + digit(at, 20) * 100 + number(at, 21);
  return dayNumberOf(at.slice(0, 10)) * DAY + time;
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const rest = String(milliseconds % 1_000).padStart(3, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`;
}

/** The instant so many whole milliseconds after 1970, as text of 24 characters. */
export function instantAfter(milliseconds: number): string {
  if (milliseconds < 0 || milliseconds >= LAST || !Number.isInteger(milliseconds)) {
    return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'millisecond' });
  }
  const day = Math.floor(milliseconds / DAY);
  return `${dayNumbered(day)}T${timeOf(milliseconds - day * DAY)}Z`;
}

/** A time in which a zone does not change its clocks. */
interface Stretch {
  /** In milliseconds since 1970; `to` is no part of it. */
  readonly from: number;
  readonly to: number;
  /** Of the wall clock to UTC, in milliseconds. */
  readonly offset: number;
}

const stretches = new Map<string, Stretch[]>();

function stretchAround(milliseconds: number, zone: string): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  // A change at this very instant is the beginning of the stretch, so it is looked for from just after.
  const before = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = at.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}

function stretchAt(milliseconds: number, zone: string): Stretch {
  const known = stretches.get(zone) ?? [];
  const found = known.find(({ from, to }) => from <= milliseconds && milliseconds < to);
  if (found) return found;
  const stretch = stretchAround(milliseconds, zone);
  stretches.set(zone, [...known, stretch]);
  return stretch;
}

/** What the wall clock of a zone shows: which day since 1970, and how many milliseconds of it have gone by. */
export function wallClock(at: string, zone: string): { readonly day: number; readonly time: number } {
  const utc = millisecondsOf(at);
  const local = utc + stretchAt(utc, zone).offset;
  const day = Math.floor(local / DAY);
  return { day, time: local - day * DAY };
}

/** `HH:MM` of so many milliseconds of a day. */
export function clockText(time: number): string {
  return timeOf(Math.floor(time)).slice(0, 5);
}
