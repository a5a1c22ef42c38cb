// The reviews of a sprint as one line each: when, in what state, with what decision, and who asked to skip.
import { z } from 'zod';
import type { Review } from '../domain/engagement/review.ts';
import { isOpenReview } from '../domain/engagement/reviewing.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { skippableAloneFrom } from '../domain/engagement/sprint-turn.ts';
import { reviews as reviewTable } from '../store/engagements.table.ts';
import { findAll } from '../store/find.ts';
import type { Scene } from './engagement-deed.ts';

/** One review without what is said in it. */
export const reviewLine = z.object({
  id: z.string(),
  engagementId: z.string(),
  sprintId: z.string(),
  kind: z.enum(['mid', 'end', 'called']),
  state: z.enum(['standing', 'done', 'skipped', 'lapsed', 'taken back']),
  standsFrom: z.string(),
  /** It stands, or was decided today, where a wrong tap is put right. */
  isOpen: z.boolean(),
  decision: z.enum(['go on', 'pause', 'finish']).nullable(),
  decidedAt: z.string().nullable(),
  skipAskedBy: z.enum(['client', 'coach']).nullable(),
  /** The one sentence with which it is to be, or was, skipped. */
  skipSentence: z.string().nullable(),
  /** From this day either side may skip it alone. */
  aloneFrom: z.string(),
  sessionId: z.string().nullable(),
});

/** The type of the same. */
export type ReviewLine = z.infer<typeof reviewLine>;

/** One review as a line. */
export async function viewReviewLine({ book, at, rows }: Scene, review: Review): Promise<ReviewLine> {
  const [opened] = await findAll(rows, reviewTable, { id: review.id });
  const { id, engagementId, sprintId, kind, state, standsFrom, decision, decidedAt, sessionId } = review;
  const isAsked = review.skipAskedBy !== null || state === 'skipped';
  return {
    ...{ id, engagementId, sprintId, kind, state, standsFrom, decision, decidedAt, sessionId },
    isOpen: isOpenReview(book, review, at),
    skipAskedBy: review.skipAskedBy,
    skipSentence: isAsked ? (opened?.words?.skip ?? null) : null,
    aloneFrom: skippableAloneFrom(review),
  };
}

/** The reviews of one sprint, the first one first. */
export function viewReviewLines(scene: Scene, sprint: Sprint): Promise<ReviewLine[]> {
  const own = scene.book.reviews
    .filter(({ sprintId }) => sprintId === sprint.id)
    .toSorted((a, b) => (a.standsFrom < b.standsFrom ? -1 : 1));
  return Promise.all(own.map((review) => viewReviewLine(scene, review)));
}
