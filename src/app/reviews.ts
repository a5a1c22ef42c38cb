// Reviews: read back, scored, answered each alone, decided by the client, or skipped with one sentence.
import { z } from 'zod';
import type { Changes } from '../domain/engagement/book.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { sessionOn } from '../domain/engagement/hour.ts';
import type { Review } from '../domain/engagement/review.ts';
import {
  callReview,
  dropSkip,
  recordDecision,
  skipReview,
  takeReviewBack,
} from '../domain/engagement/reviewing.ts';
import { scoreGoal } from '../domain/engagement/scoring.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { bigPictureVersions, bigPictureView } from './big-pictures.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, engagementReading, type Scene } from './engagement-deed.ts';
import { DONE, dayField, idField, MADE, optionalLine } from './fields.ts';
import { readerView, viewReader } from './reader-views.ts';
import { reviewAnswerDeeds } from './review-answers.ts';
import { reviewLine, viewReviewLine } from './review-lines.ts';
import {
  answerView,
  attainmentView,
  reviewGoalView,
  reviewMomentView,
  viewAnswered,
  viewAnswers,
  viewAttainment,
  viewReviewGoals,
  viewReviewMoments,
} from './review-views.ts';
import { plannedId } from './sprint-views.ts';

const ROW = { thing: 'review', verb: 'write' } as const;

const reviewReading = z.object({
  reader: readerView,
  isOver: z.boolean(),
  review: reviewLine,
  sprint: z.object({ id: z.string(), number: z.int(), startsOn: z.string(), endsOn: z.string() }),
  /** The sprint planned after it, if there is one. */
  plannedId: z.string().nullable(),
  /** The client's own; null for a coach, who reads it where it is shared. */
  bigPicture: bigPictureView.nullable(),
  goals: z.array(reviewGoalView),
  attainment: attainmentView.nullable(),
  moments: z.array(reviewMomentView),
  answers: z.object({ mine: answerView.nullable(), other: answerView.nullable() }),
  /** Its reader called for it, and nobody has answered in it yet. */
  mayTakeBack: z.boolean(),
  /** The session that is on, in which it can be decided; null while none is. */
  sessionOn: z.string().nullable(),
});

/** A review with everything that is read back in it. */
export type ReviewReading = z.infer<typeof reviewReading>;

/** What taking it back would change, or why it stays. */
async function takenBack(scene: Scene, review: Review): Promise<Outcome<Changes>> {
  const { book, party: by, at } = scene;
  return takeReviewBack(book, { by, reviewId: review.id, ...(await viewAnswered(scene, review)) }, at);
}

/** A review. */
export const readReview = engagementReading({
  name: 'review.read',
  path: 'GET /reviews/:reviewId',
  says: 'A review: goals with scores, attainment, wins and frictions, and the answers you may read.',
  thing: 'review',
  verb: 'read',
  input: z.object({ reviewId: idField }),
  output: reviewReading,
  async run(scene, { reviewId }) {
    const { book, rows, standing } = scene;
    const review = book.reviews.find(({ id }) => id === reviewId);
    const sprint = book.sprints.find(({ id }) => id === review?.sprintId);
    if (!review || !sprint) return refuse('review.not_found');
    const { id, number, startsOn, endsOn } = sprint;
    const isOwn = standing === 'client';
    const pictures = isOwn ? await bigPictureVersions(rows, book.engagement.clientId) : [];
    return accept({
      reader: await viewReader(scene),
      isOver: isOver(book.engagement),
      review: await viewReviewLine(scene, review),
      sprint: { id, number, startsOn, endsOn },
      plannedId: plannedId(scene),
      bigPicture: pictures.toSorted((a, b) => a.number - b.number).at(-1) ?? null,
      goals: await viewReviewGoals(scene, review),
      attainment: viewAttainment(scene, review),
      moments: await viewReviewMoments(scene, review),
      answers: await viewAnswers(scene, review),
      mayTakeBack: (await takenBack(scene, review)).ok,
      sessionOn: sessionOn(book, scene.at)?.id ?? null,
    });
  },
});

/** Where one goal stands, or what is different. */
export const scoreOneGoal = engagementDeed({
  name: 'review.score',
  path: 'PUT /reviews/:reviewId/scores/:goalId',
  says: 'Scores a goal with levels, or says in words what is different.',
  thing: 'attainment',
  verb: 'write',
  input: z.object({
    reviewId: idField,
    goalId: idField,
    level: z.int().min(-2).max(2).optional(),
    weight: z.int().optional(),
    difference: optionalLine,
  }),
  output: DONE,
  run({ book, party, at }, { reviewId, goalId, level, weight, difference }) {
    const scored = {
      ...(level === undefined ? {} : { level: level as -2 | -1 | 0 | 1 | 2 }),
      ...(weight === undefined ? {} : { weight }),
    };
    if (level === undefined && !difference) {
      const hasLevels = book.goals.find(({ id }) => id === goalId)?.clarity === 'levels';
      if (!hasLevels) return refuse('review.needs_difference');
    }
    const changes = scoreGoal(book, { by: party, reviewId, goalId, ...scored }, at);
    if (!changes.ok) return changes;
    const words = { scores: { [goalId]: { words: { difference: difference ?? '' } } } };
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** The client's decision. */
export const decideReview = engagementDeed({
  name: 'review.decide',
  path: 'POST /reviews/:reviewId/decision',
  says: 'Decides how it goes on: go on, pause (until a first day back), or finish.',
  ...ROW,
  input: z.object({
    reviewId: idField,
    decision: z.enum(['go on', 'pause', 'finish']),
    startsOn: dayField.optional(),
    endsOn: dayField.optional(),
    sessionId: idField.optional(),
  }),
  output: DONE,
  run({ book, party, at, newId }, { reviewId, decision, startsOn, endsOn, sessionId }) {
    const command = { by: party, reviewId, ...(sessionId ? { sessionId } : {}) };
    if (decision === 'pause' && endsOn === undefined) return refuse('review.needs_days');
    const pause = { id: newId(), endsOn: endsOn ?? '', ...(startsOn ? { startsOn } : {}) };
    const decided = decision === 'pause' ? { ...command, decision, pause } : { ...command, decision };
    const changes = recordDecision(book, decided, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** A wish to skip it, or the yes to the other's. */
export const skipOneReview = engagementDeed({
  name: 'review.skip',
  path: 'POST /reviews/:reviewId/skip',
  says: 'Skips a review with one sentence: as a wish, as the yes to the other’s, or alone after 14 days.',
  ...ROW,
  input: z.object({ reviewId: idField, sentence: optionalLine }),
  output: z.object({ skipped: z.boolean() }),
  run({ book, party, at }, { reviewId, sentence }) {
    const changes = skipReview(book, { by: party, reviewId, sentenceGiven: Boolean(sentence) }, at);
    if (!changes.ok) return changes;
    const words = sentence ? { reviews: { [reviewId]: { words: { skip: sentence } } } } : {};
    const skipped = changes.value.reviews?.some(({ state }) => state === 'skipped') ?? false;
    return accept({ changes: changes.value, words, output: { skipped } });
  },
});

/** The wish taken back, or declined. */
export const dropReviewSkip = engagementDeed({
  name: 'review.drop_skip',
  path: 'DELETE /reviews/:reviewId/skip',
  says: 'Takes back your wish to skip a review, or declines the other’s.',
  ...ROW,
  input: z.object({ reviewId: idField }),
  output: DONE,
  run({ book, party }, { reviewId }) {
    const changes = dropSkip(book, { by: party, reviewId });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** One in between. */
export const callOneReview = engagementDeed({
  name: 'review.call',
  path: 'POST /engagements/:engagementId/reviews',
  says: 'Calls for a review in between, as is offered after hours that went wrong.',
  ...ROW,
  input: z.object({ engagementId: idField }),
  output: MADE,
  run({ book, party, at, newId }) {
    const id = newId();
    const changes = callReview(book, { by: party, id }, at);
    return changes.ok ? accept({ changes: changes.value, output: { id } }) : changes;
  },
});

/** A call for a review by a wrong tap. */
export const takeBackReview = engagementDeed({
  name: 'review.uncall',
  path: 'DELETE /reviews/:reviewId',
  says: 'Takes back the review you called for, while nobody has answered in it.',
  ...ROW,
  input: z.object({ reviewId: idField }),
  output: DONE,
  async run(scene, { reviewId }) {
    const review = scene.book.reviews.find(({ id }) => id === reviewId);
    if (!review) return refuse('review.not_found');
    const changes = await takenBack(scene, review);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of reviews. */
export const reviewDeeds: readonly AnyDeed[] = [
  readReview,
  scoreOneGoal,
  decideReview,
  skipOneReview,
  dropReviewSkip,
  callOneReview,
  takeBackReview,
  ...reviewAnswerDeeds,
];
