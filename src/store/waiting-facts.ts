// What waits and is not in the book: shared frictions nobody acknowledged, reviews a person has answered.

import type { WaitingFacts } from '../domain/engagement/waiting.ts';
import type { Id } from '../domain/kernel/id.ts';
import { prepared } from './prepared.ts';
import type { Rows } from './store.ts';

const frictionRows = prepared((db, engagementId: Id) =>
  db
    .selectFrom('sharings')
    .innerJoin('moments', 'moments.id', 'sharings.itemId')
    .leftJoin('acknowledgements', (join) =>
      join
        .onRef('acknowledgements.momentId', '=', 'sharings.itemId')
        .onRef('acknowledgements.engagementId', '=', 'sharings.engagementId')
        .on('acknowledgements.takenBackAt', 'is', null),
    )
    .select(['moments.id as momentId', 'sharings.at as sharedAt'])
    .where('sharings.engagementId', '=', engagementId)
    .where('sharings.takenBackAt', 'is', null)
    .where('moments.kind', '=', 'friction')
    .where('moments.removedAt', 'is', null)
    .where('acknowledgements.id', 'is', null),
);

const answerRows = prepared((db, engagementId: Id, personId: Id) =>
  db
    .selectFrom('reviewAnswers')
    .select('reviewId')
    .where('engagementId', '=', engagementId)
    .where('authorId', '=', personId),
);

/** The facts that `waitingFor` wants, for one person in one engagement. */
export async function waitingFacts(rows: Rows, engagementId: Id, personId: Id): Promise<WaitingFacts> {
  const frictions = await frictionRows(rows, engagementId);
  const answers = await answerRows(rows, engagementId, personId);
  return { frictions, answeredReviews: answers.map(({ reviewId }) => reviewId) };
}
