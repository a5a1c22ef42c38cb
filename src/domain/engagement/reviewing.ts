// Reviewing: the client's decision, skipping a review with one sentence, and calling for one in between.
import type { Event } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Day, dayAt, type Instant } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { pauseEngagement } from './pausing.ts';
import { activeSprint } from './planning.ts';
import type { Review } from './review.ts';
import { skippableAloneFrom } from './sprint-turn.ts';
import { refusedSession } from './step-guard.ts';
import { theEnd } from './the-end.ts';

/** A party's word on one review. */
export interface ReviewCommand {
  readonly by: Party;
  readonly reviewId: Id;
}

function reviewIn(book: Book, reviewId: Id): Outcome<Review> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const review = book.reviews.find(({ id }) => id === reviewId);
  return review ? accept(review) : refuse('review.not_found');
}

function standingReview(book: Book, reviewId: Id): Outcome<Review> {
  const found = reviewIn(book, reviewId);
  if (!found.ok || found.value.state === 'standing') return found;
  return refuse('review.not_standing', { state: found.value.state });
}

/** Whether a review may still be worked on: it stands, or it was decided today, where a wrong tap is put right. */
export function isOpenReview(book: Book, review: Review, at: Instant): boolean {
  if (review.state === 'standing') return true;
  const { zone } = book.engagement;
  const decidedToday = review.decidedAt !== null && dayAt(review.decidedAt, zone) === todayIn(book, at);
  return review.state === 'done' && decidedToday;
}

const WITHOUT_SKIP = { skipAskedBy: null, skipAskedAt: null } as const;

/** The sprint whose end review is over: finished, for good. Nothing for another review. */
function sprintFinished(book: Book, review: Review, at: Instant): Changes {
  const sprint = book.sprints.find(({ id, state }) => id === review.sprintId && state === 'in review');
  if (!sprint || review.kind !== 'end') return { events: [] };
  return {
    sprints: [{ ...sprint, state: 'finished', finishedAt: at }],
    events: [{ kind: 'SprintFinished', about: sprint.id, facts: { number: sprint.number } }],
  };
}

/** The client's decision; a pause names itself and its first day back. */
export type RecordDecision = ReviewCommand & {
  readonly sessionId?: Id | null;
} & (
    | { readonly decision: 'go on' }
    | { readonly decision: 'finish' }
    | {
        readonly decision: 'pause';
        readonly pause: { readonly id: Id; readonly startsOn?: Day; readonly endsOn: Day };
      }
  );

/**
 * The client decides: go on, pause (at once, as by pausing) or finish (which completes the engagement). The end
 * review's decision finishes the sprint. Corrected on the same day by deciding again. Refuses `review.not_yours`,
 * `review.not_standing`, and what bars a pause.
 */
export function recordDecision(book: Book, command: RecordDecision, at: Instant): Outcome<Changes> {
  const found = reviewIn(book, command.reviewId);
  if (!found.ok) return found;
  const review = found.value;
  if (command.by !== 'client') return refuse('review.not_yours');
  if (!isOpenReview(book, review, at)) return refuse('review.not_standing', { state: review.state });
  const notOn = refusedSession(book, command.sessionId, at);
  if (notOn) return notOn;
  const { decision, sessionId } = command;
  const done: Review = {
    ...review,
    ...WITHOUT_SKIP,
    state: 'done',
    decision,
    decidedAt: at,
    sessionId: sessionId ?? review.sessionId,
  };
  const decided: Event = { kind: 'ReviewDecided', about: review.id, facts: { decision, kind: review.kind } };
  const changes = together({ reviews: [done], events: [decided] }, sprintFinished(book, review, at));
  return followed(book, command, changes, at);
}

function followed(book: Book, command: RecordDecision, changes: Changes, at: Instant): Outcome<Changes> {
  const next = withChanges(book, changes);
  if (command.decision === 'finish') {
    return accept(together(changes, theEnd(next, { state: 'completed', by: 'client' }, at)));
  }
  if (command.decision === 'go on') return accept(changes);
  const paused = pauseEngagement(next, { by: 'client', ...command.pause }, at);
  return paused.ok ? accept(together(changes, paused.value)) : paused;
}

/** A wish to skip; the one sentence itself is sealed elsewhere. */
export type SkipReview = ReviewCommand & { readonly sentenceGiven: boolean };

/**
 * Skips a review: at once from 14 days after it came to stand, or as the yes to the other's wish; before that the wish
 * waits for the other. Whoever wishes gives the sentence (`review.needs_sentence`). Refuses `review.skip_waiting`
 * (detail: alone from which day).
 */
export function skipReview(book: Book, command: SkipReview, at: Instant): Outcome<Changes> {
  const found = standingReview(book, command.reviewId);
  if (!found.ok) return found;
  const review = found.value;
  const { by, sentenceGiven } = command;
  const isOthersWish = review.skipAskedBy !== null && review.skipAskedBy !== by;
  const isOwnWish = review.skipAskedBy === by;
  if (!sentenceGiven && review.skipAskedBy === null) return refuse('review.needs_sentence');
  const aloneFrom = skippableAloneFrom(review);
  if (isOthersWish || todayIn(book, at) >= aloneFrom) return accept(skipped(book, review, by, at));
  if (isOwnWish) return refuse('review.skip_waiting', { aloneFrom });
  return accept({
    reviews: [{ ...review, skipAskedBy: by, skipAskedAt: at }],
    events: [{ kind: 'ReviewSkipAsked', about: review.id, facts: { by } }],
  });
}

function skipped(book: Book, review: Review, by: Party, at: Instant): Changes {
  const changes: Changes = {
    reviews: [{ ...review, state: 'skipped', decidedAt: at }],
    events: [{ kind: 'ReviewSkipped', about: review.id, facts: { by, kind: review.kind } }],
  };
  return together(changes, sprintFinished(book, review, at));
}

/** Drops a wish to skip: taken back by who wished it, or declined by the other. Refuses `review.no_skip`. */
export function dropSkip(book: Book, { by, reviewId }: ReviewCommand): Outcome<Changes> {
  const found = standingReview(book, reviewId);
  if (!found.ok) return found;
  if (found.value.skipAskedBy === null) return refuse('review.no_skip');
  return accept({
    reviews: [{ ...found.value, ...WITHOUT_SKIP }],
    events: [{ kind: 'ReviewSkipDropped', about: reviewId, facts: { by } }],
  });
}

/**
 * Whoever called for a review takes it back while nobody has answered in it, as far as they may know: `answered` says
 * whether they wrote or read an answer to how the work goes, `reads` of which goals they read the scores. What the
 * other keeps private there would be told by a no; it stays theirs to read. Refuses `review.not_called` (detail: kind),
 * `review.called_by_other`, `review.not_standing` and `review.answered`.
 */
export function takeReviewBack(
  book: Book,
  command: ReviewCommand & { readonly answered: boolean; readonly reads: (goalId: Id) => boolean },
  at: Instant,
): Outcome<Changes> {
  const { by, reviewId, answered, reads } = command;
  const found = standingReview(book, reviewId);
  if (!found.ok) return found;
  const review = found.value;
  if (review.kind !== 'called') return refuse('review.not_called', { kind: review.kind });
  if (review.calledBy !== by) return refuse('review.called_by_other');
  const isScored = book.scores.some((score) => score.reviewId === reviewId && reads(score.goalId));
  if (answered || isScored) return refuse('review.answered');
  return accept({
    reviews: [{ ...review, ...WITHOUT_SKIP, state: 'taken back', decidedAt: at }],
    events: [{ kind: 'ReviewTakenBack', about: reviewId, facts: { by } }],
  });
}

/**
 * Either side calls for a review of the running sprint, as is offered after hours left open or cut short. Refuses
 * `review.no_sprint`, and `review.standing` while another one stands.
 */
export function callReview(
  book: Book,
  { by, id }: { readonly by: Party; readonly id: Id },
  at: Instant,
): Outcome<Changes> {
  const { engagement } = book;
  if (isOver(engagement)) return refuse('engagement.over');
  const sprint = activeSprint(book);
  if (!sprint) return refuse('review.no_sprint');
  const standing = book.reviews.find(({ state }) => state === 'standing');
  if (standing) return refuse('review.standing', { reviewId: standing.id });
  const review: Review = {
    id,
    engagementId: engagement.id,
    sprintId: sprint.id,
    kind: 'called',
    state: 'standing',
    standsFrom: todayIn(book, at),
    decision: null,
    decidedAt: null,
    ...WITHOUT_SKIP,
    sessionId: null,
    calledBy: by,
  };
  return accept({ reviews: [review], events: [{ kind: 'ReviewCalled', about: id, facts: { by } }] });
}
