// How the work together goes: each writes alone; the other reads it only once its author shares it.
import { z } from 'zod';
import { isOver } from '../domain/engagement/engagement.ts';
import { isOpenReview } from '../domain/engagement/reviewing.ts';
import { shareItem, takeBackItem } from '../domain/engagement/sharing.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { reviewAnswers } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { sharings as sharingTable } from '../store/journal.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, idField, lineField } from './fields.ts';

const ROW = { thing: 'review answer', verb: 'write' } as const;

async function answerOf({ rows, me }: Scene, reviewId: Id) {
  const [found] = await findBones(rows, reviewAnswers, { reviewId, authorId: me });
  return found;
}

/** Writes or rewrites one's own answer while the review is open. */
export const answerReview = engagementDeed({
  name: 'review.answer',
  path: 'PUT /reviews/:reviewId/answer',
  says: 'Says how the work together goes. Only you read it until you share it.',
  ...ROW,
  input: z.object({ reviewId: idField, text: lineField }),
  output: DONE,
  async run(scene, { reviewId, text }) {
    const { book, rows, me, at, newId } = scene;
    if (isOver(book.engagement)) return refuse('engagement.over');
    const review = book.reviews.find(({ id }) => id === reviewId);
    if (!review) return refuse('review.not_found');
    if (!isOpenReview(book, review, at)) return refuse('review.not_standing', { state: review.state });
    const before = await answerOf(scene, reviewId);
    const id = before?.id ?? newId();
    const engagementId = book.engagement.id;
    await rows.put(reviewAnswers, [{ id, reviewId, engagementId, authorId: me, at, words: { text } }]);
    // What is shared already changes for the other at once; they are told to look again.
    const events = [{ kind: 'ReviewAnswered', about: id, audience: 'author' as const }];
    return accept({ events, output: {} });
  },
});

async function changeSharing(
  scene: Scene,
  reviewId: Id,
  shares: boolean,
): Promise<Outcome<{ events: readonly Event[] }>> {
  const { book, rows, me, at, newId } = scene;
  const answer = await answerOf(scene, reviewId);
  if (!answer) return refuse('review.no_answer');
  const sharings = await findBones(rows, sharingTable, { itemId: answer.id });
  const place = { engagement: book.engagement, sharings };
  const item = { kind: 'review answer', itemId: answer.id, ownerId: me } as const;
  const changes = shares
    ? shareItem(place, { by: me, id: newId(), item }, at)
    : takeBackItem(place, { by: me, itemId: answer.id }, at);
  if (!changes.ok) return changes;
  await rows.put(sharingTable, changes.value.sharings ?? []);
  return accept({ events: changes.value.events });
}

/** Shows it to the other side. */
export const shareAnswer = engagementDeed({
  name: 'review.share',
  path: 'POST /reviews/:reviewId/answer/sharing',
  says: 'Shares your answer with the other side.',
  ...ROW,
  input: z.object({ reviewId: idField }),
  output: DONE,
  async run(scene, { reviewId }) {
    const shared = await changeSharing(scene, reviewId, true);
    return shared.ok ? accept({ events: shared.value.events, output: {} }) : shared;
  },
});

/** Takes it back. */
export const takeBackAnswer = engagementDeed({
  name: 'review.take_back',
  path: 'DELETE /reviews/:reviewId/answer/sharing',
  says: 'Takes your answer back from the other side.',
  ...ROW,
  input: z.object({ reviewId: idField }),
  output: DONE,
  async run(scene, { reviewId }) {
    const taken = await changeSharing(scene, reviewId, false);
    return taken.ok ? accept({ events: taken.value.events, output: {} }) : taken;
  },
});

/** The deeds of this file. */
export const reviewAnswerDeeds: readonly AnyDeed[] = [answerReview, shareAnswer, takeBackAnswer];
