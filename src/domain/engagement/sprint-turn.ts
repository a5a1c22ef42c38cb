// How a sprint turns by time alone: it begins on its first day, its reviews come to stand, its last day ends it.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, type Instant, startOf } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { activeSprint, plannedSprint } from './planning.ts';
import { readiness } from './readiness.ts';
import type { Review, ReviewKind } from './review.ts';
import type { Pause, Sprint } from './sprint.ts';
import { middleMonday, mondayAfter } from './week.ts';

/** A change that time alone brings, and the instant at which it is due. */
export interface Turn {
  readonly at: Instant;
  readonly changes: () => Changes;
}

/** The id of a sprint's review: made from the sprint's, so that time makes the same one whoever looks first. */
export function reviewId(sprintId: Id, kind: ReviewKind): Id {
  return `${sprintId}-${kind}`;
}

/** The sprint in the id of a review that time makes, stored or not; undefined for one that somebody called for. */
export function sprintOfReview(id: Id): Id | undefined {
  return /^(.+)-(?:mid|end)$/.exec(id)?.[1];
}

function standing(sprint: Sprint, kind: ReviewKind, standsFrom: Day): Review {
  return {
    id: reviewId(sprint.id, kind),
    engagementId: sprint.engagementId,
    sprintId: sprint.id,
    kind,
    state: 'standing',
    standsFrom,
    decision: null,
    decidedAt: null,
    skipAskedBy: null,
    skipAskedAt: null,
    sessionId: null,
    calledBy: null,
  };
}

const reviewOf = (book: Book, sprint: Sprint, kind: ReviewKind): Review | undefined =>
  book.reviews.find((review) => review.sprintId === sprint.id && review.kind === kind);

/**
 * A ready plan becomes active from the first instant of its first day, also when it became ready within its first week;
 * it waits for the end of a pause. An engagement comes to life with it.
 */
export function sprintBegins(book: Book): Turn | null {
  const sprint = plannedSprint(book);
  if (!sprint || book.engagement.state === 'paused') return null;
  const at = startOf(sprint.startsOn, book.engagement.zone);
  if (!readiness(book, sprint.id, at)?.ready) return null;
  const begun: Sprint = { ...sprint, state: 'active', startedAt: at };
  const facts = { number: sprint.number, startsOn: sprint.startsOn, endsOn: sprint.endsOn };
  return {
    at,
    changes: () => ({
      engagement: { ...book.engagement, state: 'active' },
      sprints: [begun],
      events: [{ kind: 'SprintBegan', about: sprint.id, facts }],
    }),
  };
}

/** A plan that was not ready in its first week is missed: it needs a new first Monday. */
export function sprintIsMissed(book: Book): Turn | null {
  const sprint = plannedSprint(book);
  if (!sprint || sprint.startMissed) return null;
  const facts = { startsOn: sprint.startsOn };
  return {
    at: startOf(mondayAfter(sprint.startsOn), book.engagement.zone),
    changes: () => ({
      sprints: [{ ...sprint, startMissed: true }],
      events: [{ kind: 'SprintStartMissed', about: sprint.id, facts }],
    }),
  };
}

const latest = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? '';

/** The first day on or after this one that no begun pause covers. */
function firstUnpaused(pauses: readonly Pause[], day: Day): Day {
  const covering = pauses.filter(
    (pause) => pause.moved !== null && pause.startsOn <= day && day < pause.endsOn,
  );
  return covering.length === 0 ? day : firstUnpaused(pauses, latest(covering.map(({ endsOn }) => endsOn)));
}

/** A review not done lapses when the next one of its sprint stands. */
function givenWay(
  book: Book,
  sprint: Sprint,
): Pick<Changes, 'events'> & { readonly reviews: readonly Review[] } {
  const standing = book.reviews.filter(
    ({ sprintId, state, kind }) => sprintId === sprint.id && state === 'standing' && kind !== 'end',
  );
  return {
    reviews: standing.map((review): Review => ({ ...review, state: 'lapsed' })),
    events: standing.map(({ id, kind }) => ({ kind: 'ReviewLapsed', about: id, facts: { kind } })),
  };
}

/** The mid-sprint review stands from the Monday of the middle week, or from the first day back if that is paused. */
export function midReviewStands(book: Book): Turn | null {
  const sprint = activeSprint(book);
  if (!sprint || book.engagement.state === 'paused' || reviewOf(book, sprint, 'mid')) return null;
  const standsFrom = firstUnpaused(book.pauses, middleMonday(sprint));
  if (standsFrom >= sprint.endsOn) return null;
  const review = standing(sprint, 'mid', standsFrom);
  const lapsed = givenWay(book, sprint);
  return {
    at: startOf(standsFrom, book.engagement.zone),
    changes: () => ({
      reviews: [...lapsed.reviews, review],
      events: [...lapsed.events, { kind: 'ReviewStands', about: review.id, facts: { kind: 'mid' } }],
    }),
  };
}

/**
 * On its last day a sprint goes in review: the end review stands from the first instant of that day, a mid-sprint
 * review not done lapses.
 */
export function sprintGoesInReview(book: Book): Turn | null {
  const sprint = activeSprint(book);
  if (!sprint || book.engagement.state === 'paused') return null;
  const end = reviewOf(book, sprint, 'end') ?? standing(sprint, 'end', sprint.endsOn);
  const lapsed = givenWay(book, sprint);
  return {
    at: startOf(sprint.endsOn, book.engagement.zone),
    changes: () => ({
      sprints: [{ ...sprint, state: 'in review' }],
      reviews: [...lapsed.reviews, end],
      events: [
        { kind: 'SprintInReview', about: sprint.id },
        ...lapsed.events,
        { kind: 'ReviewStands', about: end.id, facts: { kind: 'end' } },
      ],
    }),
  };
}

/** The day after which one side alone may skip a review: 14 days after it came to stand. That is an act, not time. */
export function skippableAloneFrom(review: Pick<Review, 'standsFrom'>): Day {
  return addDays(review.standsFrom, 14);
}
