// What the client is asked for in between: the next step while none is open within its date, and weeks without one.
import {
  addDays,
  type Day,
  dayAt,
  earlierOf,
  type Instant,
  laterOf,
  mondayOf,
  sundayOf,
} from '../kernel/time.ts';
import type { Book } from './book.ts';
import { effectiveDueOn, nextSessionDay } from './chain.ts';
import { isOver } from './engagement.ts';
import { todayIn } from './hour.ts';
import { pauseOn } from './paused-day.ts';
import type { Sprint } from './sprint.ts';
import { isOpen, type Step } from './step.ts';

/** More open steps than this get a gentle warning: one or two get done, five do not. */
const ENOUGH_OPEN = 2;

/** The steps agreed and not yet kept, not kept or replaced. */
export function openSteps(book: Book): readonly Step[] {
  return book.steps.filter(isOpen);
}

/** Whether more than two steps are open: a warning, never a refusal. */
export function tooMany(book: Book): boolean {
  return openSteps(book).length > ENOUGH_OPEN;
}

/** Whether an open step's date has passed, where the client is; a later asked in time and still waiting counts. */
export function isPastItsDate(book: Book, step: Step, at: Instant): boolean {
  return isOpen(step) && effectiveDueOn(book, step) < todayIn(book, at);
}

const runningSprint = (book: Book): Sprint | undefined =>
  book.sprints.find(({ state }) => state === 'active' || state === 'in review');

function hasHeldSession(book: Book, sprint: Sprint): boolean {
  return book.sessions.some((session) => {
    const day = dayAt(session.startedAt ?? session.startsAt, book.engagement.zone);
    return session.state === 'closed' && sprint.startsOn <= day && day <= sprint.endsOn;
  });
}

/** The last mark says not kept, and no step was agreed since. */
function endedNotKept(book: Book): boolean {
  const marked = book.steps
    .filter(({ state }) => state === 'kept' || state === 'not kept')
    .sort((a, b) => ((a.settledAt ?? '') < (b.settledAt ?? '') ? -1 : 1))
    .at(-1);
  if (marked?.state !== 'not kept') return false;
  const since = marked.settledAt ?? '';
  return !book.steps.some(({ agreedAt }) => agreedAt !== null && agreedAt > since);
}

/**
 * Whether the client is being asked for the next step: no open step is within its date, and a session of the running
 * sprint was held (in review the steps go on), or a step was just not kept, which asks outside a sprint too. A pause
 * and the end ask for nothing.
 */
export function isBeingAsked(book: Book, at: Instant): boolean {
  const { engagement } = book;
  if (engagement.state === 'paused' || isOver(engagement)) return false;
  if (openSteps(book).some((step) => !isPastItsDate(book, step, at))) return false;
  const sprint = runningSprint(book);
  return (sprint !== undefined && hasHeldSession(book, sprint)) || endedNotKept(book);
}

const isWhollyPaused = (book: Book, monday: Day): boolean =>
  [0, 1, 2, 3, 4, 5, 6].every((offset) => pauseOn(book, addDays(monday, offset)) !== undefined);

const COVERS: readonly Step['state'][] = ['agreed', 'kept', 'not kept'];

/**
 * The Mondays of the running sprint's weeks without a step due, from this week up to the one `until` lies in; by
 * default up to the next session (14 days if none), and always next week, so that it is seen before it begins.
 * A step that was kept or not kept covers the week it was due in; a wholly paused week needs none.
 */
export function uncoveredWeeks(book: Book, at: Instant, until?: Day): readonly Day[] {
  const sprint = runningSprint(book);
  if (!sprint || isOver(book.engagement)) return [];
  const today = todayIn(book, at);
  const nextWeek = addDays(sundayOf(today), 7);
  const last = earlierOf(until ?? laterOf(nextSessionDay(book, at), nextWeek), sprint.endsOn);
  const covered = new Set(
    book.steps
      .filter(({ state }) => COVERS.includes(state))
      .map((step) => mondayOf(effectiveDueOn(book, step))),
  );
  const weeks: Day[] = [];
  for (let monday = mondayOf(laterOf(today, sprint.startsOn)); monday <= last; monday = addDays(monday, 7)) {
    if (!covered.has(monday) && !isWhollyPaused(book, monday)) weeks.push(monday);
  }
  return weeks;
}
