// What waits and is not in the book: shared frictions nobody acknowledged, reviews a person has answered.

import type { WaitingFacts } from '../domain/engagement/waiting.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { type Asked, type Kind, question, selecting } from './questions.ts';
import type { Rows } from './store.ts';

const FRICTIONS: Kind = {
  begin: 'select "engagementId", "itemId" as "momentId", "at" as "sharedAt" from "sharings"',
  end: ` and "takenBackAt" is null
    and exists (select 1 from "moments"
      where "moments"."id" = "sharings"."itemId" and "moments"."kind" = 'friction' and "moments"."removedAt" is null)
    and not exists (select 1 from "acknowledgements"
      where "acknowledgements"."momentId" = "sharings"."itemId"
      and "acknowledgements"."engagementId" = "sharings"."engagementId" and "acknowledgements"."takenBackAt" is null)
    order by "id"`,
};

const ANSWERS = selecting('reviewAnswers', ['engagementId', 'reviewId'], false);

interface InEngagement {
  readonly engagementId: Id;
}
type Friction = InEngagement & { readonly momentId: Id; readonly sharedAt: Instant };
type Answer = InEngagement & { readonly reviewId: Id };

async function within<R extends InEngagement>(rows: Rows, kind: Kind, asked: Asked) {
  const query = question(rows.engine, kind, asked);
  const found = query ? (await rows.run<R>(query)).rows : [];
  return Map.groupBy(found, ({ engagementId }) => engagementId);
}

/** The facts that `waitingFor` wants, for one person: of each engagement by its id. */
export async function waitingFacts(
  rows: Rows,
  engagementIds: readonly Id[],
  authorId: Id,
): Promise<(engagementId: Id) => WaitingFacts> {
  const frictions = await within<Friction>(rows, FRICTIONS, { engagementId: engagementIds });
  const answers = await within<Answer>(rows, ANSWERS, { engagementId: engagementIds, authorId });
  return (engagementId) => ({
    frictions: frictions.get(engagementId) ?? [],
    answeredReviews: (answers.get(engagementId) ?? []).map(({ reviewId }) => reviewId),
  });
}
