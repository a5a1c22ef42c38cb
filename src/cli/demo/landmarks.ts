// Where the landmarks of a demo story lie, seen from today: a sprint's first day, its sessions, and words for days beside them.
import {
  addDays,
  type Day,
  daysBetween,
  type Instant,
  instantOf,
  type LocalTime,
  mondayOf,
  plus,
  weekdayOf,
  type Zone,
} from '../../domain/kernel/time.ts';

/** How a client's sprint lies around today. */
export interface SprintPlan {
  /** The week that today lies in, from 1. */
  readonly week: number;
  readonly weeks: number;
  /** When sessions begin, on the client's wall clock. */
  readonly hour: string;
  /** The next session lies on the first working day at least so many days ahead; a week later in an even week. */
  readonly lead: number;
}

/** The landmarks of one client. */
export interface Landmarks {
  readonly zone: Zone;
  readonly today: Day;
  /** The sprint's first day. */
  readonly start: Day;
  /** Every session of the sprint, the first one first. */
  readonly sessions: readonly LocalTime[];
}

const FORTNIGHT = 14;
const SATURDAY = 6;

function workingDayFrom(day: Day): Day {
  return weekdayOf(day) < SATURDAY ? day : workingDayFrom(addDays(day, 1));
}

/** The landmarks of a sprint, a session every fortnight. */
export function landmarksOf(plan: SprintPlan, today: Day, zone: Zone): Landmarks {
  const { week, weeks, hour, lead } = plan;
  const start = addDays(mondayOf(today), (1 - week) * 7);
  const soon = workingDayFrom(addDays(today, lead));
  const next = week % 2 === 0 ? addDays(soon, 7) : soon;
  const first = addDays(start, daysBetween(start, next) % FORTNIGHT);
  const last = addDays(start, weeks * 7 - 1);
  const count = Math.floor(daysBetween(first, last) / FORTNIGHT) + 1;
  const sessions = Array.from({ length: count }, (_, at) => `${addDays(first, at * FORTNIGHT)}T${hour}`);
  return { zone, today, start, sessions };
}

/** A point of a story: what the wall clock of its client shows, and the instant. */
export interface Point {
  readonly local: LocalTime;
  readonly day: Day;
  readonly instant: Instant;
}

const SAID =
  /^(?<mark>start|today|S\d)(?<days>[+-]\d+)?(?<kind>[dw])?(?: (?<clock>\d\d:\d\d))?(?<minutes>\+\d+m)?$/;

function localOf(mark: string, { start, today, sessions }: Landmarks): LocalTime {
  if (mark === 'start') return `${start}T09:00`;
  if (mark === 'today') return `${today}T09:00`;
  const session = sessions[Number(mark.slice(1)) - 1];
  if (session === undefined) throw new Error(`There is no session ${mark} in this sprint.`);
  return session;
}

/** The same day, or the Friday before where it is a weekend. */
function workingDayUntil(day: Day): Day {
  return weekdayOf(day) < SATURDAY ? day : workingDayUntil(addDays(day, -1));
}

/**
 * What `S2+3d 18:20` means: three days after the second session, at 18:20 where the client is; `S2+3w 18:20`: the same,
 * or the Friday before. `S2+40m`: forty minutes into it. `start` and `today` are days, at nine unless a time is said.
 */
export function pointOf(said: string, marks: Landmarks): Point {
  const { mark = '', days, kind, clock, minutes } = SAID.exec(said)?.groups ?? {};
  const base = localOf(mark, marks);
  const plain = addDays(base.slice(0, 10), Number(days ?? 0));
  const day = kind === 'w' ? workingDayUntil(plain) : plain;
  const local = `${day}T${clock ?? base.slice(11)}`;
  const instant = plus(instantOf(local, marks.zone), { minutes: Number.parseInt(minutes ?? '0', 10) });
  return { local, day, instant };
}
