// What is known of a person's mail before the next batch arrives: people, threads, lists, and what awaits an answer.
// Of bounded size. It changes only between batches (remembering.ts), and holds no text.

import { emptyInterest, type Interest } from './interest.ts';
import type { MessageId } from './message.ts';
import { type Recent, recent } from './recent.ts';
import type { Term } from './term.ts';
import { emptyVocabulary, type Vocabulary } from './vocabulary.ts';

/** What is known of somebody who writes; times in milliseconds since 1970, 0 for never. */
export interface Contact {
  /** Mails by them. */
  seen: number;
  /** Of these, those that were answered or have waited for seven days. */
  settled: number;
  /** Of these, those that the person answered. */
  answered: number;
  /** Mails by them that named the person as a recipient. */
  toMe: number;
  /** Answers by them to the person's mails. */
  answersToMine: number;
  /** Mails of the person to them or in answer to them. */
  wrote: number;
  lastSeen: number;
  lastAnswered: number;
  lastWrote: number;
  /** The sum of how near their mails were to the aims. */
  relevance: number;
}

/** What is known of a conversation. */
export interface Thread {
  readonly isMine: boolean;
  readonly startedAt: number;
  /** Mails by others, and by the person. */
  theirs: number;
  mine: number;
  /** Of the mails by others, those that the person answered. */
  answered: number;
  /** Mails by others since the person's last. */
  sinceMine: number;
  lastMine: number;
  lastAt: number;
  relevance: number;
}

/** Where an earlier message belongs. */
export interface Earlier {
  readonly thread: Thread;
  /** The address of its author. */
  readonly author: string;
  readonly isMine: boolean;
}

/** How ids of one shape are spread: who makes them. */
export interface Shape {
  mine: number;
  others: number;
}

/** The person's own doing, over all. */
export interface Habits {
  settled: number;
  answered: number;
  sent: number;
  received: number;
  /** Received mails that named the person as a recipient. */
  addressed: number;
  /** Mails sent, fading with a half-life of two days and of thirty, as of `fadedAt`. */
  sentLately: number;
  sentUsually: number;
  fadedAt: number;
}

/** Everything known before a batch. */
export interface Memory {
  readonly habits: Habits;
  readonly contacts: Recent<string, Contact>;
  readonly earlier: Recent<MessageId, Earlier>;
  readonly subjects: Recent<Term, Thread>;
  readonly lists: Recent<string, Contact>;
  readonly shapes: Recent<Term, Shape>;
  /** The person's whole names as seen in headers, lower case. */
  readonly names: Set<string>;
  /** The parts of these names. */
  readonly called: Set<Term>;
  readonly vocabulary: Vocabulary;
  readonly interest: Interest;
}

const MOST_CONTACTS = 5_000;
const MOST_EARLIER = 20_000;
const MOST_SUBJECTS = 10_000;
const MOST_LISTS = 500;
const MOST_SHAPES = 5_000;

/** Somebody of whom nothing is known yet. */
export function newContact(): Contact {
  return {
    seen: 0,
    settled: 0,
    answered: 0,
    toMe: 0,
    answersToMine: 0,
    wrote: 0,
    lastSeen: 0,
    lastAnswered: 0,
    lastWrote: 0,
    relevance: 0,
  };
}

/** A memory before the first message. */
export function emptyMemory(): Memory {
  return {
    habits: {
      settled: 0,
      answered: 0,
      sent: 0,
      received: 0,
      addressed: 0,
      sentLately: 0,
      sentUsually: 0,
      fadedAt: 0,
    },
    contacts: recent(MOST_CONTACTS),
    earlier: recent(MOST_EARLIER),
    subjects: recent(MOST_SUBJECTS),
    lists: recent(MOST_LISTS),
    shapes: recent(MOST_SHAPES),
    names: new Set(),
    called: new Set(),
    vocabulary: emptyVocabulary(),
    interest: emptyInterest(),
  };
}
