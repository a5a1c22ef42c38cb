// Sessions and what is written in them.
import type { Party } from '../domain/engagement/engagement.ts';
import type { SessionState } from '../domain/engagement/session.ts';
import { flag, integer, nullable, sealed, table, text } from './table.ts';

const inEngagement = { keyOf: (row: { engagementId: string }) => ({ engagement: row.engagementId }) };

/** A text with what stood before each amendment. */
export interface Amended {
  readonly text: string;
  readonly earlier?: readonly { readonly text: string; readonly until: string; readonly by: string }[];
}

/** Where a session takes place, and where on its agenda the client wants the check-in. */
export interface SessionWords {
  readonly place?: string;
  readonly checkIn?: 'before' | 'after' | 'folded';
}

/** The private check after closing: four lines and what was left unsaid, 0 to 10 each, and words if there are any. */
export interface CheckWords {
  readonly heard: number;
  readonly mine: number;
  readonly way: number;
  readonly stretched: number;
  readonly unsaid: number;
  readonly said?: string;
}

export const sessions = table(
  'sessions',
  {
    id: text(),
    engagementId: text(),
    state: text<SessionState>(),
    startsLocal: text(),
    zone: text(),
    anchor: text<Party>(),
    startsAt: text(),
    minutes: integer(),
    endsAt: text(),
    bookedBy: text<Party>(),
    bookedAt: text(),
    startedAt: nullable(text()),
    startedBy: nullable(text<Party>()),
    closingAskedAt: nullable(text()),
    closingAskedBy: nullable(text<Party>()),
    closingLatestOn: nullable(text()),
    endedAt: nullable(text()),
    settledAt: nullable(text()),
    settledBy: nullable(text<Party>()),
    absent: nullable(text<Party | 'both'>()),
    cancelledFor: nullable(text<'notice' | 'agreed' | 'pause' | 'end'>()),
    offeredLocal: nullable(text()),
    hadTopic: nullable(flag()),
    words: sealed<SessionWords>(),
  },
  inEngagement,
);

export const sessionMoves = table(
  'sessionMoves',
  {
    id: text(),
    sessionId: text(),
    engagementId: text(),
    kind: text<'move' | 'cancel'>(),
    by: text<Party>(),
    at: text(),
    state: text<'waiting' | 'done' | 'declined' | 'withdrawn' | 'lapsed'>(),
    fromLocal: text(),
    fromZone: text(),
    toLocal: nullable(text()),
    toAnchor: nullable(text<Party>()),
    toMinutes: nullable(integer()),
    words: sealed<{ readonly why?: string }>(),
  },
  inEngagement,
);

export const topics = table(
  'topics',
  {
    id: text(),
    engagementId: text(),
    sessionId: nullable(text()),
    by: text<Party>(),
    state: text<'suggested' | 'on' | 'left' | 'withdrawn' | 'lapsed'>(),
    touched: flag(),
    position: integer(),
    goalId: nullable(text()),
    at: text(),
    words: sealed<{ readonly text: string }>(),
  },
  inEngagement,
);

/** A short entry of a session's notes; a private one is its author's alone. */
export const notes = table(
  'notes',
  {
    id: text(),
    sessionId: text(),
    engagementId: text(),
    authorId: text(),
    isPrivate: flag(),
    at: text(),
    amendedAt: nullable(text()),
    words: sealed<Amended>(),
  },
  {
    keyOf: (row: { isPrivate: number; authorId: string; engagementId: string }) =>
      row.isPrivate ? { person: row.authorId } : { engagement: row.engagementId },
  },
);

export const conclusions = table(
  'conclusions',
  {
    id: text(),
    sessionId: text(),
    engagementId: text(),
    by: text<Party>(),
    at: text(),
    words: sealed<Amended>(),
  },
  inEngagement,
);

export const confirmations = table(
  'confirmations',
  { stepId: text(), sessionId: text(), engagementId: text(), at: text(), undoneAt: nullable(text()) },
  { primary: ['stepId', 'sessionId'] },
);

/** An open question parked to carry away; one tap makes it a reflective step. */
export const inquiries = table(
  'inquiries',
  {
    id: text(),
    sessionId: text(),
    engagementId: text(),
    by: text<Party>(),
    at: text(),
    stepId: nullable(text()),
    words: sealed<Amended>(),
  },
  inEngagement,
);

/** The two lines on a step beside the agenda: what made it possible, what got in the way. */
export const checkIns = table(
  'checkIns',
  {
    sessionId: text(),
    stepId: text(),
    engagementId: text(),
    by: text<Party>(),
    at: text(),
    words: sealed<{ readonly possible: string; readonly inTheWay: string }>(),
  },
  {
    primary: ['sessionId', 'stepId'],
    keyOf: (row: { engagementId: string }) => ({ engagement: row.engagementId }),
  },
);

/** The private check after closing: five lines, the client's own until shared. */
export const closingChecks = table(
  'closingChecks',
  {
    id: text(),
    sessionId: text(),
    engagementId: text(),
    authorId: text(),
    at: text(),
    words: sealed<CheckWords>(),
  },
  { keyOf: (row: { authorId: string }) => ({ person: row.authorId }) },
);
