// Who and what exactly a message is about, as keyed numbers: only the person's own weights know what they mean to them.

import type { Reading } from './reading.ts';
import type { Sight } from './sight.ts';

import { aboutAim } from './signal-content.ts';
import { type Term, termOfName } from './term.ts';
import { seenOf } from './vocabulary.ts';

/** The slots of the personal weights; a power of two. */
export const SLOTS = 1 << 16;

const MOST_COMPANY = 6;
const MOST_SUBJECT = 10;
const MOST_WORDS = 16;
/** A word seen less often than this is hardly rarer for it: what occurs once teaches nothing. */
const RARE = 8;

/** What a mark is made of. */
export type MarkKind =
  | 'sender'
  | 'domain'
  | 'list'
  | 'parent'
  | 'thread'
  | 'company'
  | 'subject'
  | 'word'
  | 'aim';

/** Marks of one message: their slots, how much each counts, and what they are made of. */
export interface Marks {
  readonly slots: number[];
  readonly amounts: number[];
  readonly kinds: MarkKind[];
}

const SALT: Readonly<Record<MarkKind, number>> = {
  sender: 0x3c6ef372,
  domain: 0x1f83d9ab,
  list: 0x5be0cd19,
  parent: 0x510e527f,
  thread: 0x2b99f2a1,
  company: 0x6a09e667,
  subject: 0x3b67ae85,
  word: 0x54ff53a5,
  aim: 0x27d4eb2f,
};

/** A number mixed with the person's key so that nobody without it can tell what it stood for (murmur3's finish). */
export function slotOf(term: Term, kind: MarkKind, key: number): number {
  let hash = Math.imul(term ^ SALT[kind] ^ key, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ key, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) & (SLOTS - 1);
}

/** How much each word of a message tells: rare in the mailbox, and more than once in the message. */
function tellingOf({ reading, memory }: Sight): Float64Array {
  const { terms, counts } = reading;
  const keys = new Float64Array(terms.length);
  for (let at = 0; at < terms.length; at++) {
    const count = counts[at] ?? 0;
    const seen = seenOf(memory.vocabulary, terms[at] ?? 0);
    keys[at] = count < 1 ? 0 : count / (count + 1) / (seen + RARE);
  }
  return keys;
}

// As in the search (relevance.ts): the same message is looked at again for each of its reasons.
let last:
  | {
      readonly reading: Reading;
      readonly messages: number;
      readonly vocabulary: object;
      readonly found: readonly Term[];
    }
  | undefined;

function rarest(sight: Sight): readonly Term[] {
  const { reading, memory } = sight;
  const { messages } = memory.vocabulary;
  if (last?.reading === reading && last.messages === messages && last.vocabulary === memory.vocabulary)
    return last.found;
  const found = rarestIn(sight);
  last = { reading, messages, vocabulary: memory.vocabulary, found };
  return found;
}

function rarestIn(sight: Sight): readonly Term[] {
  const keys = tellingOf(sight);
  const least = keys.length > MOST_WORDS ? (keys.toSorted()[keys.length - MOST_WORDS] ?? 0) : 0;
  const found: Term[] = [];
  for (let at = 0; at < keys.length && found.length < MOST_WORDS; at++) {
    const key = keys[at] ?? 0;
    if (key > 0 && key >= least) found.push(sight.reading.terms[at] ?? 0);
  }
  return found;
}

/** The marks of a message. */
export function marksOf(sight: Sight): Marks {
  const { message, parent, reading, profile } = sight;
  const marks: Marks = { slots: [], amounts: [], kinds: [] };
  const mark = (kind: MarkKind, term: Term, amount: number): void => {
    marks.slots.push(slotOf(term, kind, profile.key));
    marks.amounts.push(amount);
    marks.kinds.push(kind);
  };
  const { address } = message.from;
  mark('sender', termOfName(address), 1);
  mark('domain', termOfName(address.slice(address.indexOf('@') + 1)), 1);
  if (message.list !== undefined) mark('list', termOfName(message.list), 1);
  if (parent) mark('parent', termOfName(parent.author), 1);
  if (reading.core !== 0) mark('thread', reading.core, 1);
  for (const one of [...message.to, ...message.cc].slice(0, MOST_COMPANY)) {
    if (!profile.addresses.includes(one.address)) mark('company', termOfName(one.address), 0.4);
  }
  for (const term of reading.subject.slice(0, MOST_SUBJECT)) mark('subject', term, 0.5);
  const aim = aboutAim(sight);
  if (aim !== undefined) mark('aim', termOfName(aim), 1);
  for (const term of rarest(sight)) mark('word', term, 0.3);
  return marks;
}
