// What a wrong tap needs to be taken back: who called a review, when a gap was answered, whether a confirmation stands;
// and whether an hour had a topic of the client's.
import { ofStatements } from './migration.ts';

const calledBy = (party: 'client' | 'coach'): string =>
  `update "reviews" set "calledBy" = '${party}' where "kind" = 'called' and "id" in (
    select "about" from "events" where "kind" = 'ReviewCalled' and "facts" like '%"${party}"%'
  )`;

export const takenBack = ofStatements('004-taken-back', [
  `alter table "reviews" add column "calledBy" text`,
  calledBy('client'),
  calledBy('coach'),
  `drop index "reviews_engagementId"`,
  `create index "reviews_engagementId" on "reviews" (
    "engagementId", "id", "sprintId", "kind", "state", "standsFrom", "decision", "decidedAt",
    "skipAskedBy", "skipAskedAt", "sessionId", "calledBy"
  )`,
  `alter table "gaps" add column "answeredAt" text`,
  `alter table "confirmations" add column "undoneAt" text`,
  `drop index "confirmations_engagementId"`,
  `create index "confirmations_engagementId" on "confirmations" (
    "engagementId", "stepId", "sessionId", "at", "undoneAt"
  )`,
  `alter table "sessions" add column "hadTopic" integer`,
  `drop index "sessions_engagementId"`,
  `create index "sessions_engagementId" on "sessions" (
    "engagementId", "id", "state", "startsLocal", "zone", "anchor", "startsAt", "minutes", "endsAt",
    "bookedBy", "bookedAt", "startedAt", "startedBy", "closingAskedAt", "closingAskedBy",
    "closingLatestOn", "endedAt", "settledAt", "settledBy", "absent", "cancelledFor",
    "offeredLocal", "hadTopic"
  )`,
]);
