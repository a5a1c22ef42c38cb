// The needles of momentum: rhythm, action, reflection. Each says its state, one plain reason and one repair.
import type { Code } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import { anyPaused, bookedIn, counted, type DayNumber, type Hour, type Reading } from './momentum-reading.ts';

/** How a needle stands, from best to worst. */
export const NEEDLE_STATES = ['steady', 'slipping', 'stalled'] as const;
/** One of them. */
export type NeedleState = (typeof NEEDLE_STATES)[number];

/** Plain facts behind a needle: days and counts, never words; null where there is nothing to count to. */
export type Facts = Readonly<Record<string, number | string | boolean | null>>;

/** One needle, explained. A steady one has neither reason nor repair. */
export interface Needle {
  readonly state: NeedleState;
  readonly reason: Code | null;
  readonly repair: Code | null;
  readonly facts: Facts;
}

/** Days after which rhythm has been lost, after which a missing booking stalls it, within which one is near. */
const LOST = 21;
const UNBOOKED = 14;
const NEAR = 7;
/** Full weeks looked back on, days within which a kept step is fresh, days without a reflection. */
const WEEKS_BACK = 4;
const FRESH = 7;
const UNREFLECTED = 14;

const BOOK: Code = 'momentum.book_within_seven';

const steady = (facts: Facts): Needle => ({ state: 'steady', reason: null, repair: null, facts });
const off = (state: NeedleState, reason: Code, repair: Code, facts: Facts): Needle => {
  return { state, reason, repair, facts };
};

/** What rhythm is reckoned from: a held session (or the sprint's first day), and the longest gap accepted from it. */
interface Base {
  readonly day: DayNumber;
  readonly gap: number;
}

/** What rhythm turns on, at one instant. */
interface Beat {
  /** Days since the base. */
  readonly d: number;
  /** Days from the base to the next booked one or, when none is due, to the sprint's last day; null: due, none booked. */
  readonly g: number | null;
  readonly isDue: boolean;
  readonly isNear: boolean;
  /** The next booked one lies further than 16 days and the accepted gap from the base. */
  readonly isFar: boolean;
}

function beatFrom(reading: Reading, base: Base, booked: Hour | undefined, today: DayNumber): Beat {
  const { endsOn } = reading;
  const isDue = counted(reading, base.day, endsOn) > base.gap;
  const to = booked && (isDue || booked.day <= endsOn) ? booked.day : endsOn;
  const g = booked || !isDue ? counted(reading, base.day, to) : null;
  const isNear = booked !== undefined && counted(reading, today, booked.day) <= NEAR;
  return { d: counted(reading, base.day, today), g, isDue, isNear, isFar: g !== null && g > base.gap };
}

/** Whether rhythm would slip at once after this session is held, because nothing near enough is booked after it. */
function needsAnother(reading: Reading, hold: Hour, today: DayNumber, at: Instant): boolean {
  const day = Math.max(today, hold.day);
  const next = bookedIn(reading, at, hold);
  const { isDue, isNear, isFar } = beatFrom(reading, { day, gap: hold.gap }, next, day);
  return next ? isFar && !isNear : isDue;
}

/**
 * Rhythm. d counts days since the later of the last held session and the sprint's first day, g from there to the next
 * booked one. Decided where the text leaves it open: one booked after the sprint's last day does not lengthen g while
 * none is due, since booking must not make a needle worse; "within seven days" counts today as 0 and leaves paused days
 * out, as every count here does. After 21 days only holding helps, and where nothing would be booked after it, the one
 * repair is to hold it and book the next before parting.
 */
export function rhythmOf(reading: Reading, today: DayNumber, at: Instant): Needle {
  const booked = bookedIn(reading, at);
  const base = { day: reading.base, gap: reading.gap };
  const { d, g, isDue, isNear, isFar } = beatFrom(reading, base, booked, today);
  const facts: Facts = { d, g, isDue, gap: base.gap, bookedId: booked?.session.id ?? null };
  if (d > LOST) return lost(reading, isNear ? booked : undefined, today, at, facts);
  if (!booked && isDue) {
    return off(d > UNBOOKED ? 'stalled' : 'slipping', 'momentum.none_booked', BOOK, facts);
  }
  return isFar && !isNear ? off('slipping', 'momentum.next_is_far', BOOK, facts) : steady(facts);
}

/** After 21 days: stalled, or slipping while one is near; then only holding it helps. */
function lost(reading: Reading, near: Hour | undefined, today: DayNumber, at: Instant, facts: Facts): Needle {
  if (!near) return off('stalled', 'momentum.long_since_held', BOOK, facts);
  const repair: Code = needsAnother(reading, near, today, at)
    ? 'momentum.hold_and_book'
    : 'momentum.hold_booked';
  return off('slipping', 'momentum.long_since_held', repair, facts);
}

/** The last four full weeks of the sprint that count: from the first held session on, without a paused day. */
function weeksBack(reading: Reading, today: DayNumber): readonly DayNumber[] {
  const { startsOn, firstHeld } = reading;
  if (firstHeld === null) return [];
  const mondays: DayNumber[] = [];
  const thisMonday = startsOn + Math.floor((today - startsOn) / 7) * 7;
  for (let monday = thisMonday - 7; monday >= startsOn && monday >= firstHeld; monday -= 7) {
    if (!anyPaused(reading, monday, monday + 6)) mondays.push(monday);
    if (mondays.length === WEEKS_BACK) break;
  }
  return mondays;
}

/**
 * Action: full weeks without a step kept. A week counts if its Monday is not before the day of the sprint's first held
 * session. A step kept today or on one of the six days before (paused days not counted) makes it steady. The repair
 * keeps the open step due first or, where none is open, adds a small one and keeps it.
 */
export function actionOf(reading: Reading, today: DayNumber): Needle {
  const weeks = weeksBack(reading, today);
  const empty = weeks.filter(
    (monday) => !reading.kept.some((day) => day >= monday && day < monday + 7),
  ).length;
  const isFresh = reading.kept.some((day) => day <= today && counted(reading, day, today) < FRESH);
  const facts: Facts = { weeks: weeks.length, empty, isFresh, stepId: reading.openStepId };
  if (empty < 2 || isFresh) return steady(facts);
  const repair: Code = reading.openStepId === null ? 'momentum.add_and_keep_step' : 'momentum.keep_step';
  return off(empty === 2 ? 'slipping' : 'stalled', 'momentum.weeks_without_step', repair, facts);
}

/** Reflection: more than 14 days since the later of the last reflection and the sprint's first day. The client's own. */
export function reflectionOf(reading: Reading, today: DayNumber): Needle {
  const days = counted(reading, reading.lastReflection, today);
  if (days <= UNREFLECTED) return steady({ days });
  return off('slipping', 'momentum.long_since_reflected', 'momentum.write_reflection', { days });
}
