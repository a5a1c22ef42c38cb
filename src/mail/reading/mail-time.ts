// When a message was sent: by its Date field where that can be believed, else by when it arrived.
import type { Instant } from '../../domain/kernel/time.ts';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const DATE =
  /(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?/;
/** `Fri Jan 01 07:15:44 2021`, as the line before a message in a mailbox file has it. */
const ENVELOPE = /([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:[A-Z+-]\S*\s+)?(\d{4})/;
/** Zones by name, as old programs write them, in hours. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  MET: 1,
  BST: 1,
  EET: 2,
  EEST: 3,
  JST: 9,
};

/** Before this nobody sent mail; in milliseconds since 1970. */
const FIRST = Date.UTC(1975, 0, 1);
/** What comes from further ahead than a day was set wrongly; in milliseconds. */
const AHEAD = 24 * 60 * 60 * 1000;
/** A Date more than this before its arrival is a clock that was never set; in milliseconds. */
const BEHIND = 5 * 366 * AHEAD;

function month(name: string): number {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return at >= 0 && at % 3 === 0 ? at / 3 : -1;
}

function fullYear(told: string): number {
  const year = Number(told);
  if (told.length > 2) return told.length === 3 ? year + 1900 : year;
  return year < 50 ? year + 2000 : year + 1900;
}

function offset([, , , , , , , sign, hours, minutes, name]: RegExpExecArray): number {
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return (ZONES[name?.toUpperCase() ?? ''] ?? 0) * 60;
}

/** Milliseconds since 1970; undefined where the field says no time that exists. */
export function dateTold(field: string | undefined): number | undefined {
  const found = DATE.exec(field ?? '');
  if (!found) return undefined;
  const [, day, name = '', year = '', hour, minute, second = '0'] = found;
  const at = Date.UTC(fullYear(year), month(name), Number(day), Number(hour), Number(minute), Number(second));
  return month(name) < 0 || Number.isNaN(at) ? undefined : at - offset(found) * 60_000;
}

/** When a letter came, by the line before it in a mailbox file; in milliseconds since 1970. */
export function envelopeTime(envelope: string): number | undefined {
  const found = ENVELOPE.exec(envelope);
  if (!found) return dateTold(envelope);
  const [, name = '', day, hour, minute, second, year] = found;
  return Date.UTC(Number(year), month(name), Number(day), Number(hour), Number(minute), Number(second));
}

/** What is known of a message's time beside its Date field. */
export interface Arrival {
  /** When the server took it, where it says so. */
  readonly receivedAt?: Instant;
  /** The line before it in a mailbox file. */
  readonly envelope?: string;
  /** The topmost Received field. */
  readonly received?: string | undefined;
}

function isTime(at: number | undefined): at is number {
  return at !== undefined && !Number.isNaN(at);
}

/** The instant of a message; `now` bounds what is believed of the future. Without any time that can be believed: now. */
export function timeOf(date: string | undefined, arrival: Arrival, now: Instant): Instant {
  const latest = Date.parse(now) + AHEAD;
  const believed = (at: number): boolean => at >= FIRST && at <= latest;
  const arrived = arrivals(arrival).find(believed);
  const told = dateTold(date);
  const isTold = isTime(told) && believed(told) && (arrived === undefined || isNear(told, arrived));
  return new Date((isTold ? told : arrived) ?? Date.parse(now)).toISOString();
}

/** An instant that a program wrote down; what lies further ahead than a day was set wrongly, and is now. */
export function notAhead(at: Instant, now: Instant): Instant {
  return Date.parse(at) <= Date.parse(now) + AHEAD ? at : now;
}

function isNear(told: number, arrived: number): boolean {
  return told <= arrived + AHEAD && told >= arrived - BEHIND;
}

function arrivals({ receivedAt, envelope, received }: Arrival): readonly number[] {
  const stamp = received?.slice(received.lastIndexOf(';') + 1);
  const told = [receivedAt === undefined ? undefined : Date.parse(receivedAt), dateTold(stamp)];
  return [...told, envelope === undefined ? undefined : envelopeTime(envelope)].filter(isTime);
}
