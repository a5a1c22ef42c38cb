// Days and hours as people read them, in one locale: "Thu 3 Dec, 16:00", "in 3 days", "3 to 6 Nov".
import type { Day, Instant, LocalTime, Zone } from '../domain/kernel/time.ts';

type Format = Intl.DateTimeFormat;
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const MINUTE = 60_000;

/** Of zones there are a few hundred, of days near today a thousand; whoever asks for more makes the others anew. */
const REMEMBERED = 2_000;

function remembered<V>(make: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, made);
    return made;
  };
}

const millisecondsOf: (day: Day) => number = remembered(
  (day) => Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds,
);

function formattersIn(locale: string) {
  const make = (options: Intl.DateTimeFormatOptions, zone: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const inZone = (options: Intl.DateTimeFormatOptions) => remembered<Format>((zone) => make(options, zone));
  return {
    day: make(DAY, 'UTC'),
    dayYear: make({ ...DAY, year: 'numeric' }, 'UTC'),
    dayLong: make({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC'),
    dayShort: make({ day: 'numeric', month: 'short' }, 'UTC'),
    weekday: make({ weekday: 'long' }, 'UTC'),
    month: make({ month: 'long', year: 'numeric' }, 'UTC'),
    wall: make(TIME, 'UTC'),
    time: inZone(TIME),
    dayIn: inZone(DAY),
    zoneName: inZone({ timeZoneName: 'short' }),
    ago: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    number: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
    ordinal: new Intl.PluralRules(locale, { type: 'ordinal' }),
  };
}

/** Whole days lie between midnights of UTC, which changes no clocks. */
const between = (today: Day, day: Day): number =>
  (millisecondsOf(day) - millisecondsOf(today)) / (24 * 60 * MINUTE);

function days(f: ReturnType<typeof formattersIn>) {
  const written = (format: Format) => remembered((day: Day) => format.format(millisecondsOf(day)));
  const ranges = remembered((both) => {
    const [from = '', to = ''] = both.split('/');
    return f.dayShort.formatRange(millisecondsOf(from), millisecondsOf(to));
  });
  const [day, weekday] = [written(f.day), written(f.weekday)];
  return {
    /** `Thu 3 Dec` */
    day,
    /** `Thu, 3 Dec 2026` */
    dayYear: written(f.dayYear),
    /** `Thursday 3 December` */
    dayLong: written(f.dayLong),
    /** `3 Dec` */
    dayShort: written(f.dayShort),
    /** `Thursday` */
    weekday,
    /** `December 2026` */
    month: written(f.month),
    /** `3 – 6 Nov` */
    days: (from: Day, to: Day) => ranges(`${from}/${to}`),
    /** `today`, `tomorrow`, `in 3 days`, `2 weeks ago`: by whole days, by weeks from two on. */
    relative(then: Day, today: Day): string {
      const count = between(today, then);
      return Math.abs(count) < 14 ? f.ago.format(count, 'day') : f.ago.format(Math.trunc(count / 7), 'week');
    },
    /** `Friday` within the next six days, else `Fri 11 Dec`. */
    soon(then: Day, today: Day): string {
      const count = between(today, then);
      if (count === 0 || count === 1) return f.ago.format(count, 'day');
      return count > 1 && count < 7 ? weekday(then) : day(then);
    },
  };
}

function hours(f: ReturnType<typeof formattersIn>) {
  const epoch = (at: Instant) => Temporal.Instant.from(at).epochMilliseconds;
  const time = (at: Instant, zone: Zone) => f.time(zone).format(epoch(at));
  const moment = (at: Instant, zone: Zone) => `${f.dayIn(zone).format(epoch(at))}, ${time(at, zone)}`;
  return {
    /** `16:00` where the reader is. */
    time,
    /** `Thu 3 Dec, 16:00` where the reader is. */
    moment,
    /** `Thu 3 Dec, 16:00 – 17:00`, both days if they differ. */
    span(from: Instant, to: Instant, zone: Zone): string {
      const sameDay = f.dayIn(zone).format(epoch(from)) === f.dayIn(zone).format(epoch(to));
      return `${moment(from, zone)} – ${sameDay ? time(to, zone) : moment(to, zone)}`;
    },
    /** `Thu 3 Dec, 16:00` of a wall clock, whatever its zone. */
    wall(local: LocalTime): string {
      const at = Temporal.PlainDateTime.from(local).toZonedDateTime('UTC').epochMilliseconds;
      return `${f.day.format(at)}, ${f.wall.format(at)}`;
    },
    /** `CET`, `GMT+5:30`: what a zone is called at that instant. */
    zoneName(at: Instant, zone: Zone): string {
      const parts = f.zoneName(zone).formatToParts(epoch(at));
      return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
    },
    /** `just now`-free: `5 minutes ago`, `3 hours ago`, then days. */
    ago(at: Instant, now: Instant): string {
      const minutes = Math.trunc((epoch(at) - epoch(now)) / MINUTE);
      if (Math.abs(minutes) < 60) return f.ago.format(minutes, 'minute');
      if (Math.abs(minutes) < 24 * 60) return f.ago.format(Math.trunc(minutes / 60), 'hour');
      return f.ago.format(Math.trunc(minutes / (24 * 60)), 'day');
    },
  };
}

function counts(f: ReturnType<typeof formattersIn>, locale: string) {
  const lengths = new Intl.DurationFormat(locale, { style: 'long' });
  return {
    /** The form of a word for a count: `plural(2, { one: 'step', other: 'steps' })`. */
    plural: (count: number, forms: Forms) => forms[f.plural.select(count)] ?? forms.other,
    /** The form of a word for a rank: `ordinal(2, { one: 'st', two: 'nd', few: 'rd', other: 'th' })`. */
    ordinal: (rank: number, forms: Forms) => forms[f.ordinal.select(rank)] ?? forms.other,
    /** `1,234` */
    number: (count: number) => f.number.format(count),
    /** `a, b and c` */
    list: (items: readonly string[]) => f.list.format(items),
    /** `1 hour, 30 minutes` of whole minutes. */
    length: (minutes: number) =>
      lengths.format(minutes < 60 ? { minutes } : { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
  };
}

function datesOf(locale: string) {
  const formatters = formattersIn(locale);
  return { ...days(formatters), ...hours(formatters), ...counts(formatters, locale) };
}

export type Dates = ReturnType<typeof datesOf>;

/** How this locale writes days, hours and counts; made once per locale. */
export const datesIn: (locale: string) => Dates = remembered(datesOf);
