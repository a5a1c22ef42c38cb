// Attention: settings, sources, what the engine remembers of them, messages, the log of lessons, the owner's consent clients.
import { ofStatements } from './migration.ts';

const OWNER = `"ownerId" text not null references "persons" ("id") deferrable initially deferred`;
const SOURCE = `references "sources" ("id") deferrable initially deferred`;

export const attention = ofStatements('003-attention', [
  `create table "attentions" (
    "ownerId" text not null primary key references "persons" ("id") deferrable initially deferred,
    "budget" integer not null,
    "madeAt" text not null,
    "lessons" integer not null,
    "words" text,
    "weights" text
  )`,
  `create table "sources" (
    "id" text not null primary key,
    ${OWNER},
    "kind" text not null,
    "state" text not null,
    "fault" text,
    "madeAt" text not null,
    "readAt" text,
    "dueAt" text,
    "failures" integer not null,
    "messages" integer not null,
    "unreadable" integer not null,
    "total" integer,
    "done" integer not null,
    "words" text,
    "secret" text
  )`,
  `create index "sources_ownerId" on "sources" ("ownerId")`,
  `create index "sources_dueAt" on "sources" ("dueAt")`,
  `create table "minds" (
    "sourceId" text not null primary key ${SOURCE},
    ${OWNER},
    "shape" integer not null,
    "at" text not null,
    "memory" text
  )`,
  `create index "minds_ownerId" on "minds" ("ownerId")`,
  `create table "messages" (
    "id" text not null primary key,
    ${OWNER},
    "sourceId" text not null ${SOURCE},
    "idHash" text not null,
    "fromHash" text not null,
    "at" text not null,
    "day" text not null,
    "score" double precision not null,
    "verdict" text not null,
    "mayHaveMissed" integer not null,
    "aimId" text,
    "answeredAt" text,
    "startsAt" text,
    "endsAt" text,
    "said" text,
    "saidAt" text,
    "servesId" text,
    "words" text,
    "numbers" text
  )`,
  `create unique index "messages_idHash" on "messages" ("sourceId", "idHash")`,
  `create index "messages_day" on "messages" ("ownerId", "day", "score")`,
  `create index "messages_at" on "messages" ("at")`,
  `create index "messages_startsAt" on "messages" ("ownerId", "startsAt")`,
  `create table "lessons" (
    "id" text not null primary key,
    ${OWNER},
    "sourceId" text ${SOURCE},
    "messageId" text,
    "kind" text not null,
    "place" integer not null,
    "shape" integer not null,
    "count" integer not null,
    "at" text not null,
    "entries" text
  )`,
  `create unique index "lessons_place" on "lessons" ("ownerId", "place")`,
  `create index "lessons_sourceId" on "lessons" ("sourceId")`,
  `create index "lessons_messageId" on "lessons" ("messageId")`,
  `create table "consentClients" (
    "provider" text not null primary key,
    "madeAt" text not null,
    "words" text
  )`,
]);
