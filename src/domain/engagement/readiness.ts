// Readiness: the four parts a sprint needs before it begins, and the one action that mends each that is missing.
import type { Id } from '../kernel/id.ts';
import type { Code, Detail } from '../kernel/outcome.ts';
import { type Day, daysBetween, type Instant } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { acceptedDays, GAP_DAYS } from './gap.ts';
import { plannedDay } from './hour.ts';
import { firstMonday } from './planning.ts';
import type { Session } from './session.ts';
import { newestSigned, newestText, signatureUnder } from './signing.ts';
import type { Sprint } from './sprint.ts';

/** One part: there, or missing with the one action that mends it. */
export type Part =
  | { readonly ok: true }
  | { readonly ok: false; readonly repair: Code; readonly detail: Detail };

/** The four parts, and whether all are there. */
export interface Readiness {
  readonly goals: Part;
  readonly time: Part;
  readonly expectations: Part;
  readonly agreement: Part;
  readonly ready: boolean;
}

const OK: Part = { ok: true };
const missing = (repair: Code, detail: Detail = {}): Part => ({ ok: false, repair, detail });

/** How many sessions a sprint of so many weeks needs: weeks ÷ 2 − 1, rounded down, never fewer than two. */
export function sessionsNeeded(weeks: number): number {
  return Math.max(2, Math.floor(weeks / 2) - 1);
}

/** The sessions that make time in this sprint, by their client-local day: booked or held, whatever the hour. */
export function sessionsWithin(
  book: Pick<Book, 'engagement' | 'sessions'>,
  sprint: Sprint,
): readonly Session[] {
  return book.sessions
    .filter(({ state }) => state === 'planned' || state === 'in progress' || state === 'closed')
    .filter((session) => {
      const day = plannedDay(book, session);
      return sprint.startsOn <= day && day <= sprint.endsOn;
    })
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** A stretch of the plan that is too long. */
export interface LongGap {
  readonly fromSessionId: Id | null;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Whether both may accept it: 17 to 21 days. */
  readonly acceptable: boolean;
}

/** The stretches without a session of more than 16 days that nobody accepted, the sprint's first and last day counted. */
export function longGaps(book: Book, sprint: Sprint): readonly LongGap[] {
  const stops = sessionsWithin(book, sprint).map((session) => ({
    id: session.id as Id | null,
    day: plannedDay(book, session),
  }));
  const ends = [...stops, { id: null, day: sprint.endsOn }];
  return ends.flatMap(({ day }, index) => {
    const before = stops[index - 1] ?? { id: null, day: sprint.startsOn };
    const days = daysBetween(before.day, day);
    if (days <= GAP_DAYS.usual || days <= acceptedDays(book, sprint.id, before.id)) return [];
    const acceptable = days <= GAP_DAYS.most;
    return [{ fromSessionId: before.id, from: before.day, to: day, days, acceptable }];
  });
}

function goalsPart(book: Book, sprint: Sprint): Part {
  const isOpen = (goalId: Id) => book.goals.some(({ id, state }) => id === goalId && state === 'open');
  return sprint.focusGoalIds.some(isOpen) ? OK : missing('sprint.choose_focus');
}

function timePart(book: Book, sprint: Sprint, at: Instant): Part {
  const monday = firstMonday(book, at);
  const runsOn = book.sprints.some(({ state, endsOn }) => state !== 'planned' && endsOn >= sprint.startsOn);
  if (sprint.startMissed || runsOn) return missing('sprint.new_monday', { monday });
  const booked = sessionsWithin(book, sprint).length;
  const needed = sessionsNeeded(sprint.weeks);
  if (booked < needed) return missing('sprint.book_sessions', { booked, needed });
  const [gap] = longGaps(book, sprint);
  if (gap) {
    const { from, to, days, acceptable } = gap;
    return missing('sprint.book_between', { from, to, days, acceptable });
  }
  return sprint.block ? OK : missing('sprint.set_block');
}

function agreementPart(book: Book): Part {
  if (book.activeElsewhere) return missing('engagement.active_elsewhere');
  const newest = newestText(book);
  if (!newest) return missing('agreement.write');
  if (newestSigned(book)) return OK;
  const signedBy = (party: 'client' | 'coach') => signatureUnder(book, newest, party) !== undefined;
  return missing('agreement.sign', { client: signedBy('client'), coach: signedBy('coach') });
}

/**
 * What a planned sprint still lacks. Each part names one repair: `sprint.choose_focus`; for time, in this order,
 * `sprint.new_monday` (its first week went by, or the running sprint now ends later; detail: monday),
 * `sprint.book_sessions` (booked, needed), `sprint.book_between` (from, to, days, whether both may accept it instead),
 * `sprint.set_block`; `sprint.answer_expectations`; `agreement.write` or `agreement.sign` (client, coach: who has), or
 * `engagement.active_elsewhere` while the client runs another engagement. Booked means by state, not by the hour, so
 * that time alone changes nothing but the Monday.
 */
export function readiness(book: Book, sprintId: Id, at: Instant): Readiness | null {
  const sprint = book.sprints.find(({ id }) => id === sprintId);
  if (!sprint) return null;
  const parts = {
    goals: goalsPart(book, sprint),
    time: timePart(book, sprint, at),
    expectations: sprint.expectationsAt ? OK : missing('sprint.answer_expectations'),
    agreement: agreementPart(book),
  };
  return { ...parts, ready: Object.values(parts).every(({ ok }) => ok) };
}
