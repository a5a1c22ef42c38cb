// A person's attention: where their messages come from, what is kept of each, and the log of what was learned. Nobody
// else's standing ever reads a row of these. No body of a message is kept.
import type { Lesson, LogEntry } from '../domain/attention/lesson.ts';
import type { Marks } from '../domain/attention/mark.ts';
import type { Reason } from '../domain/attention/reason.ts';
import type { Sheet } from '../domain/attention/sheet.ts';
import type { Verdict } from '../domain/attention/verdict.ts';
import { flag, integer, nullable, real, sealed, table, text } from './table.ts';

const owned = { keyOf: (row: { ownerId: string }) => ({ person: row.ownerId }) };

/** What a person set for their attention. */
export interface AttentionWords {
  /** 32 bits of chance that make the marks of the personal weights say nothing to anybody else. */
  readonly key: number;
  /** Senders who never deserve attention, lower case. */
  readonly muted: readonly string[];
  /** Addresses of the person besides those of account and mailboxes. */
  readonly addresses: readonly string[];
}

/** One row for each person who has a source. */
export const attentions = table(
  'attentions',
  {
    ownerId: text(),
    /** Messages a day that may ask for attention. */
    budget: integer(),
    madeAt: text(),
    /** How many lines the log has had: the place of the next. */
    lessons: integer(),
    words: sealed<AttentionWords>(),
    /** The personal weights, packed: a cache of the log. */
    weights: sealed<string>(),
  },
  { ...owned, primary: ['ownerId'] },
);

/** Where messages come from. `mailbox` is read again and again, `files` once. */
export type SourceKind = 'mailbox' | 'files';

/** `waiting` to be read for the first time, `reading`, `well`, `troubled` (its fault says why), `paused` by the person. */
export type SourceState = 'waiting' | 'reading' | 'well' | 'troubled' | 'paused';

/** How far a folder has been read. */
export interface FolderMark {
  readonly path: string;
  readonly isSent: boolean;
  readonly validity?: string;
  readonly uid?: number;
  readonly change?: string;
}

/** A file that was dropped in. Until it was read it lies sealed on the disk under `place`, by a key of its own. */
export interface ArrivingFile {
  readonly name: string;
  readonly bytes: number;
  readonly place?: string;
  readonly key?: string;
  /** What it was found to hold. */
  readonly messages?: number;
  /** Why it could not be read, or not to its end. */
  readonly fault?: string;
}

/** What a reading takes of a folder: the letters after a number, up to its own `uid`, that came since then. */
export interface FolderSpan extends FolderMark {
  readonly after: number;
  readonly since: string;
  /** The server had begun its numbers anew. */
  readonly isAnew?: boolean;
}

/** A reading on its way, and the last letter of it that was kept. */
export interface ReadingMark {
  readonly folders: readonly FolderSpan[];
  readonly last?: { readonly at: string; readonly path: string; readonly uid: number };
}

/** How a source is reached, and how far it was read. */
export interface SourceWords {
  readonly name: string;
  /** The addresses that this source's own mail is sent from. */
  readonly addresses: readonly string[];
  readonly host?: string;
  readonly port?: number;
  /** `plain` only to a server nearby that the owner allows. */
  readonly security?: 'tls' | 'starttls' | 'plain';
  readonly user?: string;
  readonly provider?: 'google' | 'microsoft';
  /** Those that are read. */
  readonly folders?: readonly FolderMark[];
  /** All that the server has, to choose from. */
  readonly found?: readonly { readonly path: string; readonly use?: string }[];
  readonly reading?: ReadingMark;
  readonly files?: readonly ArrivingFile[];
  /** When the last of the files was dropped in. */
  readonly arrivedAt?: string;
  /** How many messages of the files, by their time, were taken already. */
  readonly taken?: number;
}

/** What opens a mailbox. */
export interface SourceSecret {
  readonly password?: string;
  readonly refreshToken?: string;
  readonly accessToken?: string;
  /** Until when the access token holds. */
  readonly until?: string;
}

export const sources = table(
  'sources',
  {
    id: text(),
    ownerId: text(),
    kind: text<SourceKind>(),
    state: text<SourceState>(),
    /** A code that words are made of; null where nothing is wrong. */
    fault: nullable(text()),
    madeAt: text(),
    /** When it was last read to its end. */
    readAt: nullable(text()),
    /** When it is read next; null: never by itself. While it is read, until when whoever reads it may. */
    dueAt: nullable(text()),
    /** Failures in a row. */
    failures: integer(),
    messages: integer(),
    unreadable: integer(),
    /** Of how many letters, or kilobytes of files, where that is known. */
    total: nullable(integer()),
    done: integer(),
    words: sealed<SourceWords>(),
    secret: sealed<SourceSecret>(),
  },
  owned,
);

/** What the engine remembers of a source: people, conversations, words as numbers; packed. It goes with its source. */
export const minds = table(
  'minds',
  {
    sourceId: text(),
    ownerId: text(),
    /** The shape of what is packed; another one is not opened. */
    shape: integer(),
    at: text(),
    memory: sealed<string>(),
  },
  { ...owned, primary: ['sourceId'] },
);

/** What is kept of a message to show it. */
export interface MessageWords {
  readonly messageId: string;
  readonly from: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly reasons: readonly Reason[];
}

/** What the model needs of a message to learn from a later word about it. */
export interface MessageNumbers {
  readonly sheet: Sheet;
  readonly marks: Marks;
}

/** What the person said of a message. */
export type Saying = 'mattered' | 'did not matter' | 'can wait';

export const messages = table(
  'messages',
  {
    id: text(),
    ownerId: text(),
    sourceId: text(),
    /** A keyed hash of its id: the same message comes twice by many ways. */
    idHash: text(),
    /** A keyed hash of its sender. */
    fromHash: text(),
    at: text(),
    /** The owner's local day on which it came. */
    day: text(),
    /** In logits. */
    score: real(),
    verdict: text<Verdict>(),
    mayHaveMissed: flag(),
    /** The goal or step it is nearest to. */
    aimId: nullable(text()),
    answeredAt: nullable(text()),
    /** For an invitation: when it begins and ends. */
    startsAt: nullable(text()),
    endsAt: nullable(text()),
    said: nullable(text<Saying>()),
    saidAt: nullable(text()),
    /** The goal that the person says it serves. */
    servesId: nullable(text()),
    words: sealed<MessageWords>(),
    numbers: sealed<MessageNumbers>(),
  },
  owned,
);

/** The log of what was learned: what came of a batch of messages, or one word of the person's. */
export const lessons = table(
  'lessons',
  {
    id: text(),
    ownerId: text(),
    /** Null for what was struck out: that belongs to no source. */
    sourceId: nullable(text()),
    /** The message of a word of the person's; null for a batch. */
    messageId: nullable(text()),
    kind: text<Lesson['kind'] | 'forgotten' | 'batch'>(),
    /** Its place in the log. */
    place: integer(),
    /** The engine's shape that its numbers belong to; to another one they say nothing. */
    shape: integer(),
    /** How many entries it has. */
    count: integer(),
    at: text(),
    entries: sealed<readonly LogEntry[]>(),
  },
  owned,
);

/** A client that the owner registered with a provider of mail, so that people can consent instead of giving a password. */
export const consentClients = table(
  'consentClients',
  {
    provider: text<'google' | 'microsoft'>(),
    madeAt: text(),
    words: sealed<{ readonly id: string; readonly secret: string }>(),
  },
  { primary: ['provider'], keyOf: () => ({ instance: true }) },
);
