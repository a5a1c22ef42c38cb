// All tables of the database. What a migration builds must match: a test compares the two.
import { attentions, consentClients, lessons, messages, minds, sources } from './attention.table.ts';
import {
  agreementTexts,
  engagements,
  gaps,
  pauses,
  reviewAnswers,
  reviews,
  scores,
  signatures,
  sprints,
} from './engagements.table.ts';
import { events } from './events.table.ts';
import { bigPictures, goals, goalVersions, wordings } from './goals.table.ts';
import {
  acknowledgements,
  drawnQuestions,
  moments,
  readings,
  reflections,
  sharings,
  talks,
} from './journal.table.ts';
import {
  attempts,
  instances,
  invitations,
  outbox,
  passkeys,
  persons,
  proofs,
  recoveryCodes,
  signIns,
  tokens,
} from './people.table.ts';
import {
  checkIns,
  closingChecks,
  conclusions,
  confirmations,
  inquiries,
  notes,
  sessionMoves,
  sessions,
  topics,
} from './sessions.table.ts';
import { chains, marks, steps } from './steps.table.ts';
import { nullable, type RowOf, table, text } from './table.ts';

/** Data keys of persons and engagements, wrapped by the master key; `wrapped` is null once a key is erased. */
export const keys = table('keys', { id: text(), wrapped: nullable(text()) });

export const schemaVersions = table(
  'schemaVersions',
  { name: text(), appliedAt: text() },
  { primary: ['name'] },
);

/** In an order in which no row comes before the rows it names. */
export const tables = {
  keys,
  schemaVersions,
  instances,
  attempts,
  persons,
  signIns,
  passkeys,
  recoveryCodes,
  tokens,
  proofs,
  outbox,
  engagements,
  invitations,
  agreementTexts,
  signatures,
  bigPictures,
  goals,
  goalVersions,
  sprints,
  pauses,
  sessions,
  gaps,
  sessionMoves,
  topics,
  notes,
  conclusions,
  inquiries,
  wordings,
  reflections,
  moments,
  acknowledgements,
  talks,
  sharings,
  readings,
  drawnQuestions,
  chains,
  steps,
  marks,
  confirmations,
  checkIns,
  closingChecks,
  reviews,
  reviewAnswers,
  scores,
  events,
  attentions,
  sources,
  minds,
  messages,
  lessons,
  consentClients,
};

export type Database = { [K in keyof typeof tables]: RowOf<(typeof tables)[K]> };
