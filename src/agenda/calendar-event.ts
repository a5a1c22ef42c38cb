// Events for a person's calendar: one at an instant, written in UTC; one that recurs weekly, on the wall clock of its zone.
import type { Instant, LocalTime, Zone } from '../domain/kernel/time.ts';
import { type Component, calendarText, type Property, said } from './ical-text.ts';
import { timeZone, wallText } from './time-zone.ts';

/** What any event says. */
export interface EventWords {
  /** Stays the same while the event lives, so that calendars replace it. */
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  readonly link: string;
}

/** An event that happens once. */
export interface OneEvent extends EventWords {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | null;
  /** Grows with each change, so that a calendar knows which is newer. */
  readonly revision: number;
  readonly isCancelled: boolean;
}

/** An event that recurs every week on the same wall clock. */
export interface WeeklyEvent extends EventWords {
  readonly zone: Zone;
  readonly firstLocal: LocalTime;
  readonly minutes: number;
  /** The last instant at which it may begin. */
  readonly until: Instant;
}

const utc = (at: Instant): string => at.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');

function common({ uid, title, about, link }: EventWords, now: Instant): Property[] {
  return [
    said('UID', uid),
    { name: 'DTSTAMP', value: utc(now) },
    said('SUMMARY', title),
    said('DESCRIPTION', `${about}\n${link}`),
    { name: 'URL', value: link },
  ];
}

/** The calendar file of one event, in UTC: every program shows it on its owner's clock. */
export function oneEvent(event: OneEvent, now: Instant): string {
  const { startsAt, endsAt, place, revision, isCancelled } = event;
  const properties: Property[] = [
    ...common(event, now),
    { name: 'DTSTART', value: utc(startsAt) },
    { name: 'DTEND', value: utc(endsAt) },
    { name: 'SEQUENCE', value: String(revision) },
    { name: 'STATUS', value: isCancelled ? 'CANCELLED' : 'CONFIRMED' },
    ...(place ? [said('LOCATION', place)] : []),
  ];
  return calendarText([{ kind: 'VEVENT', properties }]);
}

/** The calendar file of a weekly event, with the rules of its zone beside it. */
export function weeklyEvent(event: WeeklyEvent, now: Instant): string {
  const { zone, firstLocal, minutes, until } = event;
  const starts = Temporal.PlainDateTime.from(firstLocal);
  const at = (local: Temporal.PlainDateTime) => wallText(local);
  const properties: Property[] = [
    ...common(event, now),
    { name: `DTSTART;TZID=${zone}`, value: at(starts) },
    { name: 'DURATION', value: `PT${minutes}M` },
    { name: 'RRULE', value: `FREQ=WEEKLY;UNTIL=${utc(until)}` },
  ];
  const from = starts.toZonedDateTime(zone).toInstant().toString();
  const zoneTold: Component = timeZone(zone, from, 2);
  return calendarText([zoneTold, { kind: 'VEVENT', properties }]);
}
