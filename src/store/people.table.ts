// People, how they sign in, and whom they invited.
import { flag, integer, nullable, sealed, table, text } from './table.ts';

/** `passkey` is a challenge, `second factor` a sign-in half done, `totp` a secret not yet confirmed. */
export type ProofKind =
  | 'reset'
  | 'email'
  | 'sign up'
  | 'passkey'
  | 'second factor'
  | 'totp'
  | 'first run'
  | 'consent';

const self = { keyOf: (row: { id: string }) => ({ person: row.id }) };
const theirs = { keyOf: (row: { personId: string }) => ({ person: row.personId }) };

export const persons = table(
  'persons',
  {
    id: text(),
    emailHash: text(),
    email: sealed<string>(),
    name: sealed<string>(),
    zone: text(),
    theme: text<'system' | 'light' | 'dark'>(),
    shortcuts: flag(),
    isOwner: flag(),
    passwordHash: nullable(text()),
    /** Long enough to be the only thing asked for; a shorter one needs the second factor to stay. */
    passwordStandsAlone: flag(),
    totp: sealed<string>(),
    totpSince: nullable(text()),
    /** The time step of the last code that was taken: a code counts once. */
    totpStep: nullable(integer()),
    madeAt: text(),
  },
  self,
);

export const signIns = table(
  'signIns',
  {
    id: text(),
    personId: text(),
    madeAt: text(),
    seenAt: text(),
    freshAt: text(),
    endsAt: text(),
    device: sealed<string>(),
  },
  theirs,
);

export const passkeys = table(
  'passkeys',
  {
    id: text(),
    personId: text(),
    publicKey: text(),
    counter: integer(),
    transports: text(),
    label: sealed<string>(),
    madeAt: text(),
    usedAt: nullable(text()),
  },
  theirs,
);

export const recoveryCodes = table('recoveryCodes', {
  id: text(),
  personId: text(),
  hash: text(),
  usedAt: nullable(text()),
});

export const tokens = table(
  'tokens',
  {
    id: text(),
    personId: text(),
    hash: text(),
    label: sealed<string>(),
    madeAt: text(),
    madeBy: text<'settings' | 'server'>(),
    usedAt: nullable(text()),
    endedAt: nullable(text()),
    /** When the person acknowledged a token that was made on the server. */
    toldAt: nullable(text()),
  },
  theirs,
);

/** One-time secrets, by their hash: mailed links, challenges, and the step between password and second factor. */
export const proofs = table(
  'proofs',
  {
    id: text(),
    personId: nullable(text()),
    kind: text<ProofKind>(),
    endsAt: text(),
    usedAt: nullable(text()),
    tries: integer(),
    content: sealed<string>(),
  },
  {
    keyOf: (row: { personId: string | null }) =>
      row.personId ? { person: row.personId } : { instance: true },
  },
);

export const invitations = table(
  'invitations',
  {
    id: text(),
    hash: text(),
    inviterId: text(),
    role: text<'client' | 'coach' | 'person'>(),
    engagementId: nullable(text()),
    email: sealed<string>(),
    note: sealed<string>(),
    madeAt: text(),
    endsAt: text(),
    takenAt: nullable(text()),
    takenBy: nullable(text()),
    withdrawnAt: nullable(text()),
  },
  { keyOf: (row: { inviterId: string }) => ({ person: row.inviterId }) },
);

/** Counters of failed attempts, per account and per address; the key is a keyed hash. */
export const attempts = table('attempts', { id: text(), points: integer(), until: text() });

/** Mail that a deed recorded and a sweep delivers. */
export const outbox = table(
  'outbox',
  {
    id: text(),
    personId: nullable(text()),
    kind: text(),
    to: sealed<string>(),
    content: sealed<Record<string, string>>(),
    state: text<'waiting' | 'sent' | 'failed' | 'unknown'>(),
    dueAt: text(),
    leaseUntil: nullable(text()),
    tries: integer(),
    messageId: text(),
    madeAt: text(),
    settledAt: nullable(text()),
  },
  {
    keyOf: (row: { personId: string | null }) =>
      row.personId ? { person: row.personId } : { instance: true },
  },
);

export const instances = table('instances', { id: text(), openSignUp: flag(), madeAt: text() });
