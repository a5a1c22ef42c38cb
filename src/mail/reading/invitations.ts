// What a calendar part says of a meeting: when it begins, who asks, who is asked. Read by the calendar library, one event at a time.
import ICAL from 'ical.js';
import type { Address, Invitation } from '../../domain/attention/message.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';

/** One event of a calendar, as far as attention looks at it. */
export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  /** When it was written down. */
  readonly stampedAt?: Instant;
  readonly organiser: Address;
  readonly attendees: readonly Address[];
  readonly method?: string;
}

/** A calendar longer than this, in characters, is not read. */
const LONGEST = 16 * 1024 * 1024;

function instantOf(value: unknown): Instant | undefined {
  if (!(value instanceof ICAL.Time)) return undefined;
  const at = value.toJSDate();
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function personOf(property: ICAL.Property | null): Address {
  const address = String(property?.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  return { address, name: String(property?.getParameter('cn') ?? '').trim() };
}

/** When an event ends: as it says, or by how long it takes. */
function endOf(component: ICAL.Component, startsAt: Instant | undefined): Instant | undefined {
  const duration = component.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return instantOf(component.getFirstPropertyValue('dtend'));
  return startsAt && plus(startsAt, { minutes: Math.floor(duration.toSeconds() / 60) });
}

function eventOf(component: ICAL.Component, method: string | undefined): CalendarEvent {
  const told = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').trim();
  const startsAt = instantOf(component.getFirstPropertyValue('dtstart'));
  const endsAt = endOf(component, startsAt);
  const stampedAt = instantOf(
    component.getFirstPropertyValue('created') ?? component.getFirstPropertyValue('dtstamp'),
  );
  return {
    uid: told('uid'),
    summary: told('summary'),
    description: told('description').slice(0, 16_000),
    organiser: personOf(component.getFirstProperty('organizer')),
    attendees: component.getAllProperties('attendee').slice(0, 200).map(personOf),
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(stampedAt && { stampedAt }),
    ...(method && { method }),
  };
}

/** Parts of a rule by which clocks are changed once a year. */
const BY = new Set(['BYMONTH', 'BYDAY', 'BYMONTHDAY']);
/** More rules than any zone of the world has had. */
const MOST_RULES = 20;

/**
 * Whether a rule changes clocks as rules do: once a year, on a day that comes. The library tells every change for
 * centuries, so that a rule of seconds, or of a day that never comes, would never end.
 */
function isOfClocks(rule: unknown): boolean {
  if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY' || rule.interval !== 1) return false;
  const parts = rule.parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  const { BYMONTH = [], BYDAY = [], BYMONTHDAY = [] } = parts;
  const areDays =
    BYDAY.length <= 1 &&
    BYDAY.every((day) => /^[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)$/.test(String(day))) &&
    BYMONTHDAY.length <= 7 &&
    BYMONTHDAY.every((day) => Math.abs(Number(day)) <= 28);
  const hasMonth = BYMONTH.length === 1 || BYMONTH.length + BYDAY.length + BYMONTHDAY.length === 0;
  return areDays && hasMonth && Object.keys(parts).every((name) => BY.has(name));
}

function hasUsualRules(zone: ICAL.Component): boolean {
  const rules = zone.getAllSubcomponents().flatMap((part) => part.getAllProperties('rrule'));
  return rules.length <= MOST_RULES && rules.every((rule) => isOfClocks(rule.getFirstValue()));
}

/**
 * The zones that a calendar brings along are its own: an event in one is read by its rules. A zone with rules that never
 * end is taken out, for an event in one would be read by them too.
 */
function withZonesOf<T>(calendar: ICAL.Component | undefined, read: () => T): T {
  for (const zone of calendar?.getAllSubcomponents('vtimezone') ?? [])
    if (tried(() => hasUsualRules(zone))) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    else calendar?.removeSubcomponent(zone);
  try {
    return read();
  } finally {
    ICAL.TimezoneService.reset();
  }
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The calendar of a text; a text of something else, or of nothing, throws. */
function calendarIn(text: string): ICAL.Component {
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getFirstPropertyValue('method');
  return calendar;
}

const MARK = /^(BEGIN|END):(VEVENT|VTIMEZONE)[\t ]*\r?$/gim;
const METHOD = /^METHOD:.*$/im;

/** What stands between a beginning and the end after it; each line is looked at once, however many never end. */
function blocksOf(text: string, kind: 'VEVENT' | 'VTIMEZONE'): readonly string[] {
  const blocks: string[] = [];
  let from = -1;
  for (const { 0: mark, 1: how = '', 2: what = '', index } of text.matchAll(MARK)) {
    if (what.toUpperCase() !== kind) continue;
    const isBegin = how.toUpperCase() === 'BEGIN';
    if (!isBegin && from >= 0) blocks.push(text.slice(from, index + mark.length));
    from = isBegin ? index : -1;
  }
  return blocks;
}

const calendarOf = (...parts: readonly string[]): ICAL.Component =>
  calendarIn(['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR'].join('\n'));

function eventsIn(calendar: ICAL.Component, most: number): readonly CalendarEvent[] {
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() || undefined;
  return calendar
    .getAllSubcomponents('vevent')
    .slice(0, most)
    .map((each) => tried(() => eventOf(each, method)))
    .filter((each) => each !== undefined);
}

/** Each event alone, for where one broken event spoils the whole. */
function eventsAlone(text: string, most: number): readonly CalendarEvent[] {
  const method = METHOD.exec(text)?.[0] ?? 'X-NO:METHOD';
  const zones = tried(() => calendarOf(...blocksOf(text, 'VTIMEZONE')));
  const events = blocksOf(text, 'VEVENT').slice(0, most);
  return withZonesOf(zones, () =>
    events.flatMap((event) => tried(() => eventsIn(calendarOf(method, event), most)) ?? []),
  );
}

/** The events of a calendar of at most 16 million characters; one that cannot be read is left out, the rest are read. */
export function eventsOf(text: string, most = Number.POSITIVE_INFINITY): readonly CalendarEvent[] {
  if (text.length > LONGEST) return [];
  const whole = tried(() => {
    const calendar = calendarIn(text);
    return withZonesOf(calendar, () => eventsIn(calendar, most));
  });
  return whole ?? eventsAlone(text, most);
}

/** Of how many events of a letter's calendar the first is taken that can be read. */
const LOOKED_AT = 20;

/** The invitation that a message brings in its calendar part. */
export function invitationOf(text: string): Invitation | undefined {
  const [event] = eventsOf(text, LOOKED_AT);
  if (!event) return undefined;
  return {
    ...(event.startsAt && { startsAt: event.startsAt }),
    ...(event.endsAt && { endsAt: event.endsAt }),
    ...(event.method && { method: event.method }),
  };
}
