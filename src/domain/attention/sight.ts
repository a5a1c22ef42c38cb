// One message as the person would see it who remembers everything before it: who writes, to whom, in which conversation.
import { millisecondsOf } from '../kernel/milliseconds.ts';
import { type Contact, type Earlier, type Memory, newContact, type Thread } from './memory.ts';
import type { Message } from './message.ts';
import type { Profile } from './profile.ts';
import type { Reading } from './reading.ts';
import { known } from './recent.ts';
import { type Nearness, nearnessOf } from './relevance.ts';
import { type Term, termOfName } from './term.ts';

/** Where a message stands: who wrote it, what it answers, in which conversation. */
export interface Standing {
  readonly message: Message;
  readonly reading: Reading;
  readonly profile: Profile;
  readonly memory: Memory;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  readonly sender: Contact;
  /** The message that it answers, if it is remembered. */
  readonly parent: Earlier | undefined;
  /** The conversation it belongs to by its references, or as an answer by its subject. */
  readonly thread: Thread | undefined;
  /** An earlier conversation of the same subject that it does not refer to. */
  readonly past: Thread | undefined;
  /** Whether the id it answers has the shape of the person's ids, or the line above its quote names the person. */
  readonly looksMine: boolean;
}

/** What is known of one message before it is judged. */
export interface Sight extends Standing {
  readonly nearness: Nearness;
}

const NOBODY: Contact = newContact();
const SURELY_MINE = 0.8;

/** What the ids of one mail program or server have in common: how they begin, and where. */
export function shapesOf(id: string): readonly [Term, Term] {
  const from = id.lastIndexOf('@');
  const place = id.slice(from + 1);
  return [termOfName(id.slice(0, 8) + place), termOfName(place)];
}

function isShapedLikeMine(memory: Memory, id: string): boolean {
  return shapesOf(id).some((shape) => {
    const seen = known(memory.shapes, shape);
    return seen !== undefined && seen.mine >= 2 && seen.mine / (seen.mine + seen.others) >= SURELY_MINE;
  });
}

/** Whether one of the person's addresses or whole names occurs in a text of lower case. */
export function namesMe(lower: string, { addresses }: Profile, { names }: Memory): boolean {
  if (addresses.some((one) => lower.includes(one))) return true;
  for (const name of names) if (lower.includes(name)) return true;
  return false;
}

function ancestorIn(memory: Memory, { inReplyTo, references }: Message): Earlier | undefined {
  const direct = inReplyTo === undefined ? undefined : known(memory.earlier, inReplyTo);
  if (direct) return direct;
  for (let at = references.length - 1; at >= 0; at--) {
    const earlier = known(memory.earlier, references[at] ?? '');
    if (earlier) return earlier;
  }
  return undefined;
}

/** The id of the message that this one answers, by its headers. */
export function answeredId({ inReplyTo, references }: Message): string | undefined {
  return inReplyTo ?? references.at(-1);
}

/** Finds where a message stands in what is remembered. */
export function standingOf(memory: Memory, profile: Profile, message: Message, reading: Reading): Standing {
  const answered = answeredId(message);
  const parent = answered === undefined ? undefined : known(memory.earlier, answered);
  const bySubject = reading.core === 0 ? undefined : known(memory.subjects, reading.core);
  const byReference = ancestorIn(memory, message)?.thread;
  const thread = byReference ?? (reading.isAnswer ? bySubject : undefined);
  const byLine =
    message.attribution !== undefined && namesMe(message.attribution.toLowerCase(), profile, memory);
  return {
    message,
    reading,
    profile,
    memory,
    at: millisecondsOf(message.at),
    sender: known(memory.contacts, message.from.address) ?? NOBODY,
    parent,
    thread,
    past: bySubject === thread ? undefined : bySubject,
    looksMine:
      byLine || (parent === undefined && answered !== undefined && isShapedLikeMine(memory, answered)),
  };
}

/** Looks at one message with what is remembered; nothing is changed by looking. */
export function sightOf(memory: Memory, profile: Profile, message: Message, reading: Reading): Sight {
  const standing = standingOf(memory, profile, message, reading);
  return { ...standing, nearness: nearnessOf(memory, reading, standing.thread, message.from.address) };
}
