// The throughline of a sprint: what lies on it and where, before anybody draws it.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, dayAt, daysBetween, earlierOf, type Instant } from '../kernel/time.ts';
import { isPastItsDate } from './asked.ts';
import type { Book } from './book.ts';
import { effectiveDueOn, isLate } from './chain.ts';
import { isOver } from './engagement.ts';
import { beganAt, isLeftOpen, plannedDay, todayIn } from './hour.ts';
import { pauseOn } from './paused-day.ts';
import type { Session } from './session.ts';
import type { Sprint } from './sprint.ts';
import type { Step } from './step.ts';
import { middleMonday, weekCount } from './week.ts';

/** A session as it reads on the line. */
export type KnotState = 'held' | 'booked' | 'missed' | 'cut short' | 'left open' | 'in progress';

/** A step as it reads on the line. */
export type StrokeState = 'kept' | 'kept late' | 'not kept' | 'open' | 'past its date';

/** A review as it reads on the line. */
export type LineReviewState = 'recorded' | 'standing' | 'ahead';

/** Days without a held session after which the line thins out. */
const THIN_AFTER = 21;

/** A stretch of the line, in weeks from the sprint's first day. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a day lies in weeks from the sprint's first day: its noon. */
export function weeksTo(sprint: Pick<Sprint, 'startsOn'>, day: Day): number {
  return (daysBetween(sprint.startsOn, day) + 0.5) / 7;
}

const isIn = (sprint: Sprint, day: Day): boolean => sprint.startsOn <= day && day <= sprint.endsOn;

/** The day a session counts on: the one it began on, else the one it is planned for. */
export function sessionDay(book: Book, session: Session, at: Instant): Day {
  const began = beganAt(session, at);
  return began ? dayAt(began, book.engagement.zone) : plannedDay(book, session);
}

/** How a session reads now; undefined for one that was cancelled and is not on the line. */
export function knotState(session: Session, at: Instant): KnotState | undefined {
  if (session.state === 'cancelled') return undefined;
  if (session.state === 'closed') return 'held';
  if (session.state === 'missed' || session.state === 'cut short') return session.state;
  if (isLeftOpen(session, at)) return 'left open';
  return beganAt(session, at) ? 'in progress' : 'booked';
}

interface Counted {
  readonly session: Session;
  readonly state: KnotState;
  readonly on: Day;
}

/** All sessions that count, in order, each on its day. */
function countedSessions(book: Book, at: Instant): readonly Counted[] {
  return book.sessions
    .flatMap((session): readonly Counted[] => {
      const state = knotState(session, at);
      return state === undefined ? [] : [{ session, state, on: sessionDay(book, session, at) }];
    })
    .sort((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1));
}

/** The sessions of a sprint in order, numbered as people count them: those that were cancelled are not counted. */
export function knotsOf(book: Book, sprint: Sprint, at: Instant) {
  return countedSessions(book, at)
    .filter(({ on }) => isIn(sprint, on))
    .map(({ session, state, on }, index) => ({
      sessionId: session.id,
      number: index + 1,
      state,
      on,
      startsAt: session.startedAt ?? session.startsAt,
      at: weeksTo(sprint, on),
    }));
}

/** The number of every session within its sprint; those that were cancelled have none. */
export function sessionNumbers(book: Book, at: Instant): ReadonlyMap<Id, number> {
  const counted = countedSessions(book, at);
  const numbers = book.sprints.flatMap((sprint) =>
    counted
      .filter(({ on }) => isIn(sprint, on))
      .map(({ session }, index): [Id, number] => [session.id, index + 1]),
  );
  return new Map(numbers);
}

function strokeState(book: Book, step: Step, at: Instant): StrokeState | undefined {
  if (step.state === 'kept') return isLate(book, step) ? 'kept late' : 'kept';
  if (step.state === 'not kept') return 'not kept';
  if (step.state !== 'agreed') return undefined;
  return isPastItsDate(book, step, at) ? 'past its date' : 'open';
}

/** The steps of a sprint on the day they were marked, or are due; what was replaced is not on the line. */
export function strokesOf(book: Book, sprint: Sprint, at: Instant) {
  return book.steps
    .map((step) => ({ step, on: step.markedOn ?? effectiveDueOn(book, step) }))
    .filter(({ on }) => isIn(sprint, on))
    .flatMap(({ step, on }) => {
      const state = strokeState(book, step, at);
      return state === undefined ? [] : [{ stepId: step.id, state, on, at: weeksTo(sprint, on) }];
    })
    .sort((a, b) => a.at - b.at);
}

/** The reviews of a sprint: those that stand or stood, and those still ahead on the days they will. */
export function lineReviews(
  book: Book,
  sprint: Sprint,
): readonly {
  readonly reviewId: Id | null;
  readonly kind: 'mid' | 'end';
  readonly state: LineReviewState;
  readonly on: Day;
  readonly at: number;
}[] {
  const all = (['mid', 'end'] as const).map((kind) => {
    const review = book.reviews.find((one) => one.sprintId === sprint.id && one.kind === kind);
    // A pause may move the middle of the sprint afterwards; a review that stood stays where it stood.
    const midFrom = review?.standsFrom ?? middleMonday(sprint);
    const days = { mid: earlierOf(addDays(midFrom, 2), sprint.endsOn), end: sprint.endsOn };
    const state: LineReviewState = !review ? 'ahead' : review.state === 'standing' ? 'standing' : 'recorded';
    return { reviewId: review?.id ?? null, kind, state, on: days[kind], at: weeksTo(sprint, days[kind]) };
  });
  // After the end none comes any more.
  return isOver(book.engagement) ? all.filter(({ state }) => state !== 'ahead') : all;
}

/** Where the line thins out: from the 22nd day without a held session to the next one, or to today. */
export function stalledStretches(book: Book, sprint: Sprint, at: Instant): readonly Stretch[] {
  const today = earlierOf(todayIn(book, at), sprint.endsOn);
  const held = knotsOf(book, sprint, at)
    .filter(({ state }) => state === 'held')
    .map(({ on }) => on);
  const bases = [sprint.startsOn, ...held];
  return bases.flatMap((base, index) => {
    const until = bases[index + 1] ?? today;
    const from = addDays(base, THIN_AFTER + pausedBetween(book, base, until));
    return from < until ? [{ from: weeksTo(sprint, from), to: weeksTo(sprint, until) }] : [];
  });
}

function pausedBetween(book: Book, from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) if (pauseOn(book, day)) count += 1;
  return count;
}

/** The paused stretches of a sprint. */
export function pausedStretches(book: Book, sprint: Sprint): readonly Stretch[] {
  return book.pauses
    .filter(({ state }) => state === 'running' || state === 'ended')
    .map(({ startsOn, endsOn }) => ({
      from: Math.max(0, daysBetween(sprint.startsOn, startsOn) / 7),
      to: Math.min(weekCount(sprint), daysBetween(sprint.startsOn, endsOn) / 7),
    }))
    .filter(({ from, to }) => from < to);
}

/** Now, in weeks from the sprint's first day; null before it begins. */
export function nowWeek(book: Book, sprint: Sprint, at: Instant): number | null {
  const today = todayIn(book, at);
  if (today < sprint.startsOn) return null;
  return Math.min(weekCount(sprint), weeksTo(sprint, today));
}
