// What the rules look at lies together: a book is read from its engagement's own stretch of each index, not row by row
// from all over the tables. Columns with words are in none of them.
import { ofStatements } from './migration.ts';

export const booksTogether = ofStatements('002-books-together', [
  `drop index "sessions_engagementId"`,
  `create index "sessions_engagementId" on "sessions" (
    "engagementId", "id", "state", "startsLocal", "zone", "anchor", "startsAt", "minutes", "endsAt",
    "bookedBy", "bookedAt", "startedAt", "startedBy", "closingAskedAt", "closingAskedBy",
    "closingLatestOn", "endedAt", "settledAt", "settledBy", "absent", "cancelledFor",
    "offeredLocal"
  )`,
  `drop index "sessionMoves_engagementId"`,
  `create index "sessionMoves_engagementId" on "sessionMoves" (
    "engagementId", "id", "sessionId", "kind", "by", "at", "state", "fromLocal", "fromZone",
    "toLocal", "toAnchor", "toMinutes"
  )`,
  `drop index "topics_engagementId"`,
  `create index "topics_engagementId" on "topics" (
    "engagementId", "id", "sessionId", "by", "state", "touched", "position", "goalId", "at"
  )`,
  `drop index "conclusions_engagementId"`,
  `create index "conclusions_engagementId" on "conclusions" (
    "engagementId", "id", "sessionId", "by", "at"
  )`,
  `drop index "confirmations_engagementId"`,
  `create index "confirmations_engagementId" on "confirmations" (
    "engagementId", "stepId", "sessionId", "at"
  )`,
  `drop index "inquiries_engagementId"`,
  `create index "inquiries_engagementId" on "inquiries" (
    "engagementId", "id", "sessionId", "by", "at", "stepId"
  )`,
  `drop index "chains_engagementId"`,
  `create index "chains_engagementId" on "chains" (
    "engagementId", "id", "beganAt", "limitOn"
  )`,
  `drop index "steps_engagementId"`,
  `create index "steps_engagementId" on "steps" (
    "engagementId", "id", "chainId", "state", "kind", "size", "goalId", "dueOn", "by", "madeAt",
    "sessionId", "previousId", "move", "helpFromCoach", "standsAt", "agreedAt", "agreedOn",
    "settledAt", "settledBy", "markedOn", "inquiryId", "reflectionId"
  )`,
  `drop index "marks_engagementId"`,
  `create index "marks_engagementId" on "marks" (
    "engagementId", "id", "stepId", "mark", "on", "at"
  )`,
  `drop index "reviews_engagementId"`,
  `create index "reviews_engagementId" on "reviews" (
    "engagementId", "id", "sprintId", "kind", "state", "standsFrom", "decision", "decidedAt",
    "skipAskedBy", "skipAskedAt", "sessionId"
  )`,
  `drop index "reviewAnswers_engagementId"`,
  `create index "reviewAnswers_engagementId" on "reviewAnswers" (
    "engagementId", "id", "reviewId", "authorId", "at"
  )`,
  `drop index "scores_engagementId"`,
  `create index "scores_engagementId" on "scores" (
    "engagementId", "reviewId", "goalId", "ownerId", "level", "weight", "from", "at"
  )`,
  `create index "reflections_ownerId_madeOn" on "reflections" ("ownerId", "madeOn", "madeAt", "removedAt", "id")`,
  `create index "moments_ownerId_madeOn" on "moments" ("ownerId", "madeOn", "madeAt", "removedAt", "kind", "id")`,
]);
