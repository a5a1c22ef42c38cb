// Momentum: whether the work between two people still moves, computed and explained, never a score to chase.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, dayAt, type Instant, startOf } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { isOver } from './engagement.ts';
import { leftOpenFrom } from './hour.ts';
import { anyPaused, numberOf, type Reading, readingOf } from './momentum-reading.ts';
import { actionOf, NEEDLE_STATES, type Needle, type NeedleState, reflectionOf, rhythmOf } from './needle.ts';

/** The worst needle of those one may see, and which it is; null: all are steady. */
export interface Overall {
  readonly state: NeedleState;
  readonly from: 'rhythm' | 'action' | 'reflection' | null;
}

/** What the coach may see: no trace of reflection. */
export interface SharedMomentum {
  readonly sprintId: Id;
  /** The client's day it was read on. */
  readonly on: Day;
  readonly rhythm: Needle;
  readonly action: Needle;
  readonly overall: Overall;
}

/** What the client sees. */
export interface OwnMomentum extends SharedMomentum {
  readonly reflection: Needle;
}

/** One reading for each side. */
export interface Momentum {
  readonly client: OwnMomentum;
  readonly coach: SharedMomentum;
}

function worst(needles: readonly (readonly [NonNullable<Overall['from']>, Needle])[]): Overall {
  return needles.reduce<Overall>(
    (overall, [from, { state }]) =>
      NEEDLE_STATES.indexOf(state) > NEEDLE_STATES.indexOf(overall.state) ? { state, from } : overall,
    { state: 'steady', from: null },
  );
}

function momentumIn(reading: Reading, on: Day, at: Instant): Momentum | null {
  const today = numberOf(on);
  if (today < reading.startsOn || today >= reading.endsOn || anyPaused(reading, today, today)) return null;
  const rhythm = rhythmOf(reading, today, at);
  const action = actionOf(reading, today);
  const reflection = reflectionOf(reading, today);
  const shared = { sprintId: reading.sprint.id, on, rhythm, action };
  const both = [['rhythm', rhythm] as const, ['action', action] as const];
  return {
    coach: { ...shared, overall: worst(both) },
    client: { ...shared, reflection, overall: worst([...both, ['reflection', reflection]]) },
  };
}

/**
 * Momentum of the sprint that runs, at this instant in the client's zone. Null while it rests: no sprint is active, the
 * engagement is paused or over, or the sprint's last day has come, on which it goes in review.
 */
export function momentum(book: Book, at: Instant): Momentum | null {
  if (isOver(book.engagement)) return null;
  const reading = readingOf(book);
  return reading && momentumIn(reading, dayAt(at, book.engagement.zone), at);
}

const codesOf = (read: Momentum | null): string =>
  read === null
    ? 'resting'
    : [read.client.rhythm, read.client.action, read.client.reflection]
        .map(({ state, reason, repair }) => `${state} ${reason} ${repair}`)
        .join('|');

/**
 * The instant at which a state, reason or repair next changes by time alone; null if never. It is the start of some day
 * where the client is, or the moment at which an hour becomes left open, and lies at the latest on the sprint's last
 * day. `settle` may change the book before: an answer holds until the earlier of the two.
 */
export function momentumUntil(book: Book, at: Instant): Instant | null {
  const reading = isOver(book.engagement) ? null : readingOf(book);
  if (!reading) return null;
  const { zone } = book.engagement;
  const codes = codesOf(momentumIn(reading, dayAt(at, zone), at));
  for (const instant of turnsAfter(book, reading, at)) {
    if (codesOf(momentumIn(reading, dayAt(instant, zone), instant)) !== codes) return instant;
  }
  return null;
}

/** The instants after `at` at which an answer could change, in order and only as far as asked, up to the last day. */
function* turnsAfter(book: Book, reading: Reading, at: Instant): Generator<Instant> {
  const { zone } = book.engagement;
  const { endsOn } = reading.sprint;
  const leftOpen = reading.hours.map(({ session }) => leftOpenFrom(session)).sort();
  let last = at;
  for (let day = addDays(dayAt(at, zone), 1); day <= endsOn; day = addDays(day, 1)) {
    const begins = startOf(day, zone);
    const between = leftOpen.filter((instant) => instant > last && instant < begins);
    yield* between;
    yield begins;
    last = begins;
  }
}
