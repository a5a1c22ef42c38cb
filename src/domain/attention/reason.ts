// Why a message is ranked as it is: each reason names evidence and how much lower the score would be without it. The amount
// is found by taking the evidence away and ranking again, so it is true whatever the model does inside.
import { type Evidence, type EvidenceKind, memoryWithout, messageWithout } from './evidence.ts';
import type { Interest } from './interest.ts';
import type { Memory, Thread } from './memory.ts';
import type { Message } from './message.ts';
import { type Mind, type Ranked, rank } from './mind.ts';
import { readingOf } from './reading.ts';
import { known } from './recent.ts';
import { ASKS } from './request.ts';
import { nearShareOf } from './signal-content.ts';
import { namedIn } from './signal-step.ts';
import { shareBelow } from './spread.ts';
import { eachTermAt, type Term, termOfName } from './term.ts';
import { scoreOf } from './weights.ts';

/** A reason: its evidence, and what it adds to the score, in logits. */
export interface Reason {
  readonly evidence: Evidence;
  readonly amount: number;
}

/** What adds less is no reason worth saying. */
const LEAST = 0.1;
const MOST_REASONS = 4;
const MOST_WORDS = 4;

/** The evidence that stands in subject or text: without it a message reads otherwise. */
const IN_TEXT: readonly EvidenceKind[] = ['greeted', 'asks', 'deadline', 'aim', 'interest'];

/** The score if nothing had been learned of this mark; the mark is as before afterwards. */
function scoreUnlearned(mind: Mind, { sheet, marks }: Ranked, slot: number): number {
  const { own, shipped } = mind;
  const held = own.marks[slot] ?? 0;
  own.marks[slot] = 0;
  const score = scoreOf(shipped, own, sheet, marks);
  own.marks[slot] = held;
  return score;
}

/** The score of a message without the evidence, in logits. */
export function scoreWithout(mind: Mind, ranked: Ranked, evidence: Evidence): number {
  if (evidence.kind === 'learned') return scoreUnlearned(mind, ranked, evidence.slot);
  const message = messageWithout(ranked.message, mind.profile, evidence);
  const reading = IN_TEXT.includes(evidence.kind) ? readingOf(message) : ranked.reading;
  return rank({ ...mind, memory: memoryWithout(mind.memory, evidence) }, message, reading).score;
}

function headersOf({ message }: Ranked, mind: Mind): readonly Evidence[] {
  const { addresses } = mind.profile;
  const found: Evidence[] = [];
  const isMe = ({ address }: { readonly address: string }): boolean => addresses.includes(address);
  const inTo = message.to.some(isMe);
  if (inTo || message.cc.some(isMe)) {
    found.push({ kind: 'addressed', alone: message.to.length + message.cc.length === 1, inCopy: !inTo });
  }
  const { invitation } = message;
  if (invitation) {
    const when = invitation.startsAt === undefined ? {} : { startsAt: invitation.startsAt };
    found.push({ kind: 'invitation', ...when });
  }
  return found;
}

function textOf({ message, reading, sight }: Ranked, mind: Mind): readonly Evidence[] {
  const found: Evidence[] = [];
  if (sight.parent?.isMine || sight.looksMine) {
    const answered = message.inReplyTo ?? message.references.at(-1);
    found.push({
      kind: 'answers',
      ...(answered === undefined ? {} : { answered }),
      ...(message.attribution === undefined ? {} : { attribution: message.attribution }),
    });
  }
  if (reading.greeted.some((name) => mind.memory.called.has(name))) {
    found.push({ kind: 'greeted', line: message.text.split('\n', 1)[0] ?? '' });
  }
  const { request } = reading;
  if (request.chance >= ASKS) {
    const sentence = message.text.slice(request.from, request.to).replace(/\s+/g, ' ').trim();
    found.push({ kind: 'asks', sentence, from: request.from, to: request.to });
  }
  return found;
}

/** Who it is from and by when it wants something, as far as an open step or the text names them. */
function awaitedOf({ message, reading, sight }: Ranked): readonly Evidence[] {
  const found: Evidence[] = [];
  const { deadline } = reading;
  if (deadline) {
    const phrase = message.text.slice(deadline.from, deadline.to).replace(/\s+/g, ' ').trim();
    found.push({ kind: 'deadline', phrase, from: deadline.from, to: deadline.to });
  }
  const step = namedIn(sight)?.aim;
  if (step) {
    const name = message.from.name || message.from.address;
    found.push({ kind: 'step', aim: step.id, name, isWaiting: step.isWaiting ?? false });
  }
  return found;
}

/** A word of a message that an aim or the person's own mails have, and how much it tells of them. */
interface Telling {
  readonly term: Term;
  readonly word: string;
  readonly weight: number;
}

/** The words of a message that are searched for, by the topic that has them; the person's own mails are the last. */
function foundWords({ subject, text, quoted = '' }: Message, { postings }: Interest): Map<number, Telling[]> {
  const found = new Map<number, Telling[]>();
  const seen = new Set<Term>();
  for (const one of [subject, text, quoted]) {
    const lower = one.toLowerCase();
    if (lower.length !== one.length) continue;
    eachTermAt(lower, lower.length, (term, from, to) => {
      const list = postings.get(term);
      if (list === undefined || seen.has(term)) return;
      seen.add(term);
      const word = lower.slice(from, to);
      for (const { topic, own, grown } of list) {
        const told = found.get(topic);
        const weight = own * 2 + grown;
        if (told) told.push({ term, word, weight });
        else found.set(topic, [{ term, word, weight }]);
      }
    });
  }
  return found;
}

/** Whether a word only names the reader or the sender: that tells nobody what a message is about. */
function namesSomebody(word: string, { from }: Message, { called }: Memory): boolean {
  return (
    called.has(termOfName(word)) ||
    from.name
      .toLowerCase()
      .split(/[\s.,]+/)
      .includes(word)
  );
}

function mostTelling(words: readonly Telling[]): readonly string[] {
  return words
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

/** From this share on, of what came before, a message is said to be about something. */
const ABOUT = 0.6;

/** The aim and the interests that a message is about, by their words in it. */
function topicsOf({ message, nearness, sight }: Ranked, { memory }: Mind): readonly Evidence[] {
  const { topics, spreads } = memory.interest;
  const isOfAim = nearness.subject > 0 || nearShareOf(sight) >= ABOUT;
  const isOfMine = shareBelow(spreads.self, nearness.self) >= ABOUT;
  if (!isOfAim && !isOfMine) return [];
  const all = foundWords(message, memory.interest);
  const told = (topic: number): readonly string[] =>
    mostTelling((all.get(topic) ?? []).filter(({ word }) => !namesSomebody(word, message, memory)));
  const found: Evidence[] = [];
  const aim = isOfAim ? topics[nearness.best]?.aim : undefined;
  const words = aim ? told(nearness.best) : [];
  if (aim && words.length > 0) found.push({ kind: 'aim', aim: aim.id, words });
  const mine = isOfMine ? told(topics.length) : [];
  if (mine.length > 0) found.push({ kind: 'interest', words: mine });
  return found;
}

function partIn(threads: readonly (Thread | undefined)[]): {
  readonly mine: number;
  readonly started: boolean;
} {
  const mine = threads.reduce((sum, thread) => sum + (thread?.mine ?? 0), 0);
  return { mine, started: threads.some((thread) => thread?.isMine) };
}

function rememberedOf({ message, reading, sight }: Ranked, { memory }: Mind): readonly Evidence[] {
  const found: Evidence[] = [];
  const { address } = message.from;
  const contact = known(memory.contacts, address);
  if (contact && contact.answered + contact.answersToMine > 0) {
    const { answered, settled, answersToMine } = contact;
    found.push({ kind: 'sender', address, answered, settled, answersToMine });
  }
  const part = partIn([sight.thread, sight.past]);
  if (part.mine > 0) {
    const ids = [...(message.inReplyTo === undefined ? [] : [message.inReplyTo]), ...message.references];
    found.push({ kind: 'conversation', ...part, ids, core: reading.core });
  }
  return found;
}

const SPOKEN = { sender: 'sender', list: 'list', thread: 'thread', subject: 'word' } as const;

function learnedOf({ message, marks }: Ranked, { own }: Mind): readonly Evidence[] {
  let most = LEAST;
  let best: Evidence | undefined;
  marks.slots.forEach((slot, at) => {
    const amount = (own.marks[slot] ?? 0) * (marks.amounts[at] ?? 0);
    const kind = marks.kinds[at];
    if (amount <= most || kind === undefined || !(kind in SPOKEN)) return;
    most = amount;
    const of = SPOKEN[kind as keyof typeof SPOKEN];
    const words =
      of === 'sender' ? message.from.address : of === 'list' ? (message.list ?? '') : message.subject;
    best = { kind: 'learned', slot, of, words };
  });
  return best ? [best] : [];
}

/** Everything about a message that could be a reason. */
export function evidenceFor(mind: Mind, ranked: Ranked): readonly Evidence[] {
  return [headersOf, textOf, awaitedOf, topicsOf, rememberedOf]
    .flatMap((find) => find(ranked, mind))
    .concat(learnedOf(ranked, mind));
}

/** The largest reasons for the rank of a message, largest first. The mind is that by which it was ranked. */
export function reasonsFor(mind: Mind, ranked: Ranked): readonly Reason[] {
  return evidenceFor(mind, ranked)
    .map((evidence) => ({ evidence, amount: ranked.score - scoreWithout(mind, ranked, evidence) }))
    .filter(({ amount }) => amount >= LEAST)
    .sort((one, other) => other.amount - one.amount)
    .slice(0, MOST_REASONS);
}
