// Why a message is ranked as it is: each reason names evidence and how much lower the score would be without it. The amount
// is found by taking the evidence away and ranking again, so it is true whatever the model does inside.
import { type Evidence, memoryWithout, messageWithout } from './evidence.ts';
import type { Thread } from './memory.ts';
import type { Message } from './message.ts';
import { type Mind, type Ranked, rank } from './mind.ts';
import { known } from './recent.ts';
import { ASKS } from './request.ts';
import { namedIn } from './signal-step.ts';
import type { Term } from './term.ts';
import { type Word, wordsIn } from './word.ts';

/** A reason: its evidence, and what it adds to the score, in logits. */
export interface Reason {
  readonly evidence: Evidence;
  readonly amount: number;
}

/** What adds less is no reason worth saying. */
const LEAST = 0.1;
const MOST_REASONS = 4;
const MOST_WORDS = 4;

/** The mind as it would be without a piece of what it knows. */
function mindWithout(mind: Mind, evidence: Evidence): Mind {
  if (evidence.kind !== 'learned') return { ...mind, memory: memoryWithout(mind.memory, evidence) };
  const marks = Float64Array.from(mind.own.marks);
  marks[evidence.slot] = 0;
  return { ...mind, own: { ...mind.own, marks } };
}

/** The score of a message without the evidence, in logits. */
export function scoreWithout(mind: Mind, message: Message, evidence: Evidence): number {
  return rank(mindWithout(mind, evidence), messageWithout(message, mind.profile, evidence)).score;
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

function mostTelling(message: Message, weights: ReadonlyMap<Term, number>): readonly string[] {
  const best = new Map<Term, Word>();
  for (const text of [message.subject, message.text, message.quoted ?? '']) {
    for (const word of wordsIn(text))
      if (weights.has(word.term) && !best.has(word.term)) best.set(word.term, word);
  }
  const sorted = [...best].sort(([one], [other]) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0));
  return sorted.slice(0, MOST_WORDS).map(([, { lower }]) => lower);
}

function topicsOf({ message, nearness }: Ranked, mind: Mind): readonly Evidence[] {
  const { postings, topics } = mind.memory.interest;
  const weightsFor = (wanted: number): ReadonlyMap<Term, number> => {
    const weights = new Map<Term, number>();
    for (const [term, list] of postings) {
      for (const { topic, own, grown } of list) if (topic === wanted) weights.set(term, own * 2 + grown);
    }
    return weights;
  };
  const found: Evidence[] = [];
  const aim = topics[nearness.best]?.aim;
  const words = aim ? mostTelling(message, weightsFor(nearness.best)) : [];
  if (aim && words.length > 0) found.push({ kind: 'aim', aim: aim.id, words });
  const mine = mostTelling(message, weightsFor(topics.length));
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
  return [headersOf, textOf, topicsOf, rememberedOf]
    .flatMap((find) => find(ranked, mind))
    .concat(learnedOf(ranked, mind));
}

/** The largest reasons for the rank of a message, largest first. The mind is that by which it was ranked. */
export function reasonsFor(mind: Mind, ranked: Ranked): readonly Reason[] {
  return evidenceFor(mind, ranked)
    .map((evidence) => ({ evidence, amount: ranked.score - scoreWithout(mind, ranked.message, evidence) }))
    .filter(({ amount }) => amount >= LEAST)
    .sort((one, other) => other.amount - one.amount)
    .slice(0, MOST_REASONS);
}
