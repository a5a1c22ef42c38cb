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

/** The zones that a calendar brings along are its own: an event in one is read by its rules. */
function withOwnZones<T>(calendar: ICAL.Component, read: () => T): T {
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
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

const ZONE = /^BEGIN:VTIMEZONE\r?\n[\s\S]*?^END:VTIMEZONE\r?$/gim;
const EVENT = /^BEGIN:VEVENT\r?\n[\s\S]*?^END:VEVENT\r?$/gim;
const METHOD = /^METHOD:.*$/im;

/** A calendar of each event alone, for where one broken event spoils the whole. */
function* alone(text: string): Generator<string> {
  const around = [METHOD.exec(text)?.[0] ?? 'X-NO:METHOD', ...(text.match(ZONE) ?? [])].join('\n');
  for (const [event] of text.matchAll(EVENT)) yield `BEGIN:VCALENDAR\n${around}\n${event}\nEND:VCALENDAR`;
}

function eventsIn(calendar: ICAL.Component): readonly CalendarEvent[] {
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() || undefined;
  return withOwnZones(calendar, () =>
    calendar
      .getAllSubcomponents('vevent')
      .map((each) => tried(() => eventOf(each, method)))
      .filter((each) => each !== undefined),
  );
}

/** The events of a calendar of at most 16 million characters; one that cannot be read is left out, the rest are read. */
export function eventsOf(text: string): readonly CalendarEvent[] {
  if (text.length > LONGEST) return [];
  const whole = tried(() => eventsIn(calendarIn(text)));
  return whole ?? [...alone(text)].flatMap((each) => tried(() => eventsIn(calendarIn(each))) ?? []);
}

/** The invitation that a message brings in its calendar part. */
export function invitationOf(text: string): Invitation | undefined {
  const [event] = eventsOf(text);
  if (!event) return undefined;
  return {
    ...(event.startsAt && { startsAt: event.startsAt }),
    ...(event.endsAt && { endsAt: event.endsAt }),
    ...(event.method && { method: event.method }),
  };
}
