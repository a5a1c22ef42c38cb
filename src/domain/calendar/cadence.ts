// A cadence: sessions on the same wall clock every so many days, and what clock changes do to the other side's hour.
import {
  addDays,
  type Day,
  type Instant,
  instantOf,
  type LocalTime,
  localAt,
  type Zone,
} from '../kernel/time.ts';

/** What a cadence is reckoned from. */
export interface Cadence {
  /** The first and the last day it may fall on, in `zone`. */
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** The first session; the others keep its wall clock. */
  readonly firstLocal: LocalTime;
  readonly zone: Zone;
  /** Days between two sessions, 1 to 91; 14 unless said otherwise. */
  readonly everyDays?: number;
}

/** A proposed date and what the clocks of its zone do to it. */
export interface ProposedSession {
  /** As it reads on the wall clock on that day: a time in a gap has moved forward. */
  readonly startsLocal: LocalTime;
  readonly startsAt: Instant;
  readonly clock: ClockReading;
}

/** `gap`: that wall clock does not exist on that day and moved forward; `fold`: it comes twice and the earlier is meant. */
export type ClockReading = 'plain' | 'gap' | 'fold';

/** Whether a wall clock exists once, never or twice in its zone. */
export function clockReading(local: LocalTime, zone: Zone): ClockReading {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochNanoseconds === later.epochNanoseconds) return 'plain';
  return earlier.toPlainDateTime().equals(plain) ? 'fold' : 'gap';
}

/**
 * The dates of a cadence from its first session to its last day. Empty if the first session lies outside the days, or
 * if `everyDays` is no whole number from 1 to 91.
 */
export function proposedSessions(cadence: Cadence): readonly ProposedSession[] {
  const { startsOn, endsOn, firstLocal, zone, everyDays = 14 } = cadence;
  const firstDay = firstLocal.slice(0, 10);
  if (!Number.isInteger(everyDays) || everyDays < 1 || everyDays > 91 || firstDay < startsOn) return [];
  const sessions: ProposedSession[] = [];
  for (let day = firstDay; day <= endsOn; day = addDays(day, everyDays)) {
    const wanted = `${day}${firstLocal.slice(10)}`;
    const startsAt = instantOf(wanted, zone);
    sessions.push({ startsLocal: localAt(startsAt, zone), startsAt, clock: clockReading(wanted, zone) });
  }
  return sessions;
}

/** A session whose hour differs for one side from what the first session of the row leads them to expect. */
export interface HourShift {
  readonly startsLocal: LocalTime;
  readonly startsAt: Instant;
  /** What the other side's wall clock reads then. */
  readonly otherLocal: LocalTime;
  /** Minutes by which the other side's hour lies later (positive) or earlier than at the first session. */
  readonly shiftMinutes: number;
  readonly clock: ClockReading;
}

const minutesApart = (local: LocalTime, other: LocalTime): number =>
  Temporal.PlainDateTime.from(local).until(other, { largestUnit: 'minutes' }).minutes;

/**
 * The sessions of a row whose hour shifts for the other side because one of the two zones changed its clocks, or whose
 * own wall clock falls into a gap or a fold. `startsLocals` are wall clocks in `zone`, the first being the measure.
 */
export function hourShifts(
  startsLocals: readonly LocalTime[],
  zone: Zone,
  otherZone: Zone,
): readonly HourShift[] {
  const readings = startsLocals.map((startsLocal) => {
    const startsAt = instantOf(startsLocal, zone);
    const otherLocal = localAt(startsAt, otherZone);
    const apart = minutesApart(localAt(startsAt, zone), otherLocal);
    return { startsLocal, startsAt, otherLocal, apart, clock: clockReading(startsLocal, zone) };
  });
  const measure = readings[0]?.apart ?? 0;
  return readings
    .map(({ apart, ...reading }) => ({ ...reading, shiftMinutes: apart - measure }))
    .filter(({ shiftMinutes, clock }) => shiftMinutes !== 0 || clock !== 'plain');
}
