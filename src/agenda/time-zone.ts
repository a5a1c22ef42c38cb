// A time zone as calendars want it (VTIMEZONE): by yearly rules where the zone keeps one, else change by change.
import type { Instant, Zone } from '../domain/kernel/time.ts';
import type { Component, Property } from './ical-text.ts';

/** One change of a zone's clocks: by its local time just before, and the offsets in nanoseconds on both sides. */
interface Change {
  readonly local: Temporal.PlainDateTime;
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000_000_000;
/** After so many years every rule of the form "the first Sunday from the 8th on" has shown all its days. */
const YEARS_SEEN = 29;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const two = (count: number): string => String(count).padStart(2, '0');

/** `+0130`, `-0330`. */
function offsetText(nanoseconds: number): string {
  const minutes = Math.round(Math.abs(nanoseconds) / MINUTE);
  return `${nanoseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** A wall clock as iCalendar writes it: `20261203T160000`. */
export function wallText(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

function changesOf(zone: Zone, from: Instant, years: number): Change[] {
  const changes: Change[] = [];
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  const last = at.add({ years });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || Temporal.ZonedDateTime.compare(next, last) > 0) return changes;
    const before = next.subtract({ nanoseconds: 1 });
    const local = next.withTimeZone('UTC').add({ nanoseconds: before.offsetNanoseconds }).toPlainDateTime();
    if (before.offsetNanoseconds !== next.offsetNanoseconds)
      changes.push({ local, from: before.offsetNanoseconds, to: next.offsetNanoseconds });
    at = next;
  }
}

/** Which days of the month a weekday rule means: `2SU`, `-1SU`, or any Sunday from the 2nd to the 8th. */
function byDay(changes: readonly Change[], weekday: string): string | undefined {
  const days = changes.map(({ local }) => local.day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (changes.every(({ local }) => local.day + 7 > local.daysInMonth)) return `BYDAY=-1${weekday}`;
  if (last - first > 6) return undefined;
  if (first % 7 === 1 && first <= 22) return `BYDAY=${(first - 1) / 7 + 1}${weekday}`;
  const range = Array.from({ length: 7 }, (_, index) => first + index);
  return `BYDAY=${weekday};BYMONTHDAY=${range.join(',')}`;
}

/** The yearly rule all these changes follow; undefined where they follow none. */
function yearlyRule(changes: readonly Change[], years: number): string | undefined {
  const [one] = changes;
  if (!one || changes.length < years - 1) return undefined;
  const isLike = ({ local, from, to }: Change): boolean =>
    local.month === one.local.month &&
    local.dayOfWeek === one.local.dayOfWeek &&
    local.toPlainTime().equals(one.local.toPlainTime()) &&
    from === one.from &&
    to === one.to;
  const days = byDay(changes, WEEKDAYS[one.local.dayOfWeek - 1] ?? 'SU');
  return changes.every(isLike) && days ? `FREQ=YEARLY;BYMONTH=${one.local.month};${days}` : undefined;
}

function observance(change: Change, more: readonly Property[]): Component {
  const isSummer = change.to > change.from;
  return {
    kind: isSummer ? 'DAYLIGHT' : 'STANDARD',
    properties: [
      { name: 'DTSTART', value: wallText(change.local) },
      { name: 'TZOFFSETFROM', value: offsetText(change.from) },
      { name: 'TZOFFSETTO', value: offsetText(change.to) },
      ...more,
    ],
  };
}

/** By rule where each direction keeps one; else every change on its own, as far as the calendar reaches. */
function observances(zone: Zone, from: Instant, years: number): Component[] {
  const seen = changesOf(zone, from, YEARS_SEEN);
  const ways = [seen.filter(({ from: a, to: b }) => b > a), seen.filter(({ from: a, to: b }) => b < a)];
  const rules = ways.map((way) => yearlyRule(way, YEARS_SEEN));
  if (seen.length > 0 && rules.every((rule) => rule !== undefined)) {
    return ways.flatMap(([first], index) =>
      first ? [observance(first, [{ name: 'RRULE', value: rules[index] ?? '' }])] : [],
    );
  }
  return changesOf(zone, from, years).map((change) => observance(change, []));
}

/**
 * The zone from a year before `from` on. `years` is how far a calendar reaches that uses it; zones whose clocks follow
 * no yearly rule (Egypt, Gaza) are told change by change for that long.
 */
export function timeZone(zone: Zone, from: Instant, years: number): Component {
  const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone).subtract({ years: 1 });
  const at = start.toInstant().toString();
  const told = observances(zone, at, years + 1);
  const offset = start.offsetNanoseconds;
  const base: Change = { local: Temporal.PlainDateTime.from('1970-01-01T00:00'), from: offset, to: offset };
  return {
    kind: 'VTIMEZONE',
    properties: [{ name: 'TZID', value: zone }],
    parts: [observance(base, []), ...told],
  };
}
