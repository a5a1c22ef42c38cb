// What a reason points at, in the message or in what is remembered, and the same message and memory without it.
import type { Id } from '../kernel/id.ts';
import type { Interest } from './interest.ts';
import type { Memory } from './memory.ts';
import type { Message, MessageId } from './message.ts';
import type { Profile } from './profile.ts';
import { hiding } from './recent.ts';
import { eachTermAt, type Term } from './term.ts';

/** Something true about a message that can be shown, and taken away to see what it did. */
export type Evidence =
  /** It answers a mail of the person's: by its headers, or as the line above the quote says. */
  | { readonly kind: 'answers'; readonly answered?: MessageId; readonly attribution?: string }
  /** The person is named in To or Cc; `alone` if nobody else is. */
  | { readonly kind: 'addressed'; readonly alone: boolean; readonly inCopy: boolean }
  /** Its first line greets the person by name. */
  | { readonly kind: 'greeted'; readonly line: string }
  /** A sentence of the new text asks for something; `sentence` as written. */
  | { readonly kind: 'asks'; readonly sentence: string; readonly from: number; readonly to: number }
  /** Its new text says by when something is wanted; `phrase` as written. */
  | { readonly kind: 'deadline'; readonly phrase: string; readonly from: number; readonly to: number }
  /** Its sender is named in an open step of the person's; `isWaiting` if the person waits for them there. */
  | { readonly kind: 'step'; readonly aim: Id; readonly name: string; readonly isWaiting: boolean }
  /** It has words of an aim, or that the aim took over from messages near to it. */
  | { readonly kind: 'aim'; readonly aim: Id; readonly words: readonly string[] }
  /** It has words of the person's own mails. */
  | { readonly kind: 'interest'; readonly words: readonly string[] }
  /** What is remembered of its sender; `settled` counts the mails whose seven days are over or that were answered. */
  | {
      readonly kind: 'sender';
      readonly address: string;
      readonly answered: number;
      readonly settled: number;
      readonly answersToMine: number;
    }
  /** What is remembered of its conversation, and the person's part in it. */
  | {
      readonly kind: 'conversation';
      readonly mine: number;
      readonly started: boolean;
      readonly ids: readonly MessageId[];
      readonly core: number;
    }
  /** It is an invitation. */
  | { readonly kind: 'invitation'; readonly startsAt?: string }
  /** Something about it that the person's own answers and corrections have taught. */
  | {
      readonly kind: 'learned';
      readonly slot: number;
      readonly of: 'sender' | 'list' | 'word' | 'thread';
      readonly words: string;
    };

/** The name of a kind of evidence. */
export type EvidenceKind = Evidence['kind'];

function withoutWords(text: string, words: ReadonlySet<Term>, exact: ReadonlySet<string>): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text;
  let result = '';
  let from = 0;
  eachTermAt(lower, lower.length, (term, start, to) => {
    if (!words.has(term) || !exact.has(lower.slice(start, to))) return;
    result += text.slice(from, start);
    from = to;
  });
  return from === 0 ? text : result + text.slice(from);
}

function cutWords(message: Message, words: readonly string[]): Message {
  const { quoted, ...rest } = message;
  const exact = new Set(words);
  const terms = new Set<Term>();
  for (const word of words) eachTermAt(word, word.length, (term) => terms.add(term));
  const cut = (text: string): string => withoutWords(text, terms, exact);
  return {
    ...rest,
    subject: cut(message.subject),
    text: cut(message.text),
    ...(quoted === undefined ? {} : { quoted: cut(quoted) }),
  };
}

function unanswering(message: Message): Message {
  const { inReplyTo: _answered, attribution: _line, ...rest } = message;
  return { ...rest, references: [] };
}

/** The message without this evidence, if the evidence is in the message; else the message itself. */
export function messageWithout(message: Message, profile: Profile, evidence: Evidence): Message {
  const isOther = ({ address }: { readonly address: string }): boolean =>
    !profile.addresses.includes(address);
  switch (evidence.kind) {
    case 'answers':
      return unanswering(message);
    case 'addressed':
      return { ...message, to: message.to.filter(isOther), cc: message.cc.filter(isOther) };
    case 'greeted':
      return { ...message, text: message.text.slice(evidence.line.length) };
    case 'asks':
    case 'deadline':
      return { ...message, text: message.text.slice(0, evidence.from) + message.text.slice(evidence.to) };
    case 'aim':
    case 'interest':
      return cutWords(message, evidence.words);
    case 'invitation': {
      const { invitation: _gone, ...rest } = message;
      return rest;
    }
    default:
      return message;
  }
}

/** The search as it would be if this step named nobody. */
function nameless(interest: Interest, step: Id): Interest {
  const none: ReadonlySet<Term> = new Set();
  const topics = interest.topics.map((topic) => (topic.aim.id === step ? { ...topic, names: none } : topic));
  return { ...interest, topics };
}

/** The memory without this evidence, if the evidence is remembered; else the memory itself. */
export function memoryWithout(memory: Memory, evidence: Evidence): Memory {
  if (evidence.kind === 'sender') return { ...memory, contacts: hiding(memory.contacts, evidence.address) };
  if (evidence.kind === 'step') return { ...memory, interest: nameless(memory.interest, evidence.aim) };
  if (evidence.kind !== 'conversation') return memory;
  return {
    ...memory,
    earlier: hiding(memory.earlier, ...evidence.ids),
    subjects: hiding(memory.subjects, evidence.core),
  };
}
