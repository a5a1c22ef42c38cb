// What a person's aims and own mails are about, as words that grow with what arrives: the query of the search for relevance.
import type { Aim } from './profile.ts';
import { newSpread, type Spread } from './spread.ts';
import { eachTerm, type Term, termOfName } from './term.ts';
import { rarityOf, type Vocabulary } from './vocabulary.ts';

/** How many words an aim takes over from the messages that were nearest to it (as in RM3). */
const GROWN = 70;
const MOST_WORDS = 1_600;
const KEPT_WORDS = 800;

/** Words with weights, gathered from messages. */
export type Gathered = Map<Term, number>;

/** A running mean. */
export interface Mean {
  sum: number;
  count: number;
}

/** One aim, and the words gathered for it. */
export interface Topic {
  readonly aim: Aim;
  readonly words: ReadonlySet<Term>;
  /** The names in a step: of people, for all that can be told. */
  readonly names: ReadonlySet<Term>;
  /** What all its words tell together, as of the last `grow`: the length of the row of their rarities. */
  length: number;
  readonly gathered: Gathered;
}

/** That a word belongs to a topic: 1 for a word of the aim itself, and its weight among the grown ones. */
export interface Posting {
  readonly topic: number;
  readonly own: number;
  readonly grown: number;
}

/** The state of the search. The person's own mails are the topic after the last aim's. */
export interface Interest {
  topics: readonly Topic[];
  readonly self: Gathered;
  postings: ReadonlyMap<Term, readonly Posting[]>;
  /** How near messages were: by the aims' own words, by the grown ones, by the person's own mails. */
  readonly means: {
    readonly direct: Mean;
    readonly grown: Mean;
    readonly self: Mean;
    readonly near: Mean;
    readonly subject: Mean;
  };
  /** From how near on a message shows the aims new words. */
  nearest: number;
  /** How nearness was spread so far: by aims' own words, to the person's mails, all in all, by the text with grown words. */
  readonly spreads: {
    readonly direct: Spread;
    readonly self: Spread;
    readonly near: Spread;
    readonly text: Spread;
    readonly subject: Spread;
  };
}

/** A mean that is still a guess; the guess weighs as much as so many numbers. */
function guessed(mean: number, weight: number): Mean {
  return { sum: mean * weight, count: weight };
}

/** A search for nothing yet. */
export function emptyInterest(): Interest {
  return {
    topics: [],
    self: new Map(),
    postings: new Map(),
    means: {
      direct: guessed(6, 40),
      grown: guessed(10, 30),
      self: guessed(10, 30),
      near: guessed(2, 20),
      subject: guessed(0.16, 40),
    },
    nearest: Number.POSITIVE_INFINITY,
    spreads: {
      direct: newSpread(),
      self: newSpread(),
      near: newSpread(),
      text: newSpread(),
      subject: newSpread(),
    },
  };
}

function wordsOf(aim: Aim): ReadonlySet<Term> {
  const words = new Set<Term>();
  eachTerm(aim.words.toLowerCase(), 2_000, (term) => words.add(term));
  return words;
}

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]+/gu;

/** Capital words of a step: one that is a sender's name names the sender. */
function namesIn({ kind, words }: Aim): ReadonlySet<Term> {
  return new Set(kind === 'step' ? (words.match(NAME) ?? []).map(termOfName) : []);
}

/** Takes over the person's aims; what an unchanged aim has gathered stays. */
export function takeAims(interest: Interest, aims: readonly Aim[]): void {
  const { topics } = interest;
  if (topics.length === aims.length && topics.every(({ aim }, at) => aim === aims[at])) return;
  const before = new Map(topics.map((topic) => [`${topic.aim.id} ${topic.aim.words}`, topic.gathered]));
  interest.topics = aims.map((aim) => ({
    aim,
    words: wordsOf(aim),
    names: namesIn(aim),
    length: 1,
    gathered: before.get(`${aim.id} ${aim.words}`) ?? new Map(),
  }));
}

/** Adds the words of a message to what was gathered, with this weight; the lightest words are let go. */
export function gather(into: Gathered, terms: Int32Array, counts: Float32Array, weight: number): void {
  for (let at = 0; at < terms.length; at++) {
    const count = counts[at] ?? 0;
    const term = terms[at] ?? 0;
    into.set(term, (into.get(term) ?? 0) + (weight * count) / (count + 1));
  }
  if (into.size <= MOST_WORDS) return;
  const weights = Float64Array.from(into.values()).sort();
  const least = weights[weights.length - KEPT_WORDS] ?? 0;
  for (const [term, held] of into) if (held < least) into.delete(term);
}

/** The words that tell most of what was gathered, the first with weight 1. */
function grownFrom(gathered: Gathered, vocabulary: Vocabulary): readonly (readonly [Term, number])[] {
  const weights = new Float64Array(gathered.size);
  let place = 0;
  for (const [term, weight] of gathered) weights[place++] = weight * rarityOf(vocabulary, term) ** 2;
  const sorted = weights.toSorted();
  const most = sorted.at(-1) ?? 1;
  const least = sorted.at(-GROWN) ?? 0;
  const grown: [Term, number][] = [];
  place = 0;
  for (const term of gathered.keys()) {
    const weight = weights[place++] ?? 0;
    if (weight >= least && grown.length < GROWN) grown.push([term, weight / most]);
  }
  return grown;
}

/** The words of an aim, each with its weight: its own, and those that the person's word has taught. */
function ownOf({ aim, words }: Topic): ReadonlyMap<Term, number> {
  return new Map([...(aim.taught ?? []), ...[...words].map((term) => [term, 1] as const)]);
}

/** Makes the gathered words part of the search. */
export function grow(interest: Interest, vocabulary: Vocabulary): void {
  const postings = new Map<Term, Posting[]>();
  const post = (term: Term, posting: Posting): void => {
    const list = postings.get(term);
    if (list) list.push(posting);
    else postings.set(term, [posting]);
  };
  interest.topics.forEach((each, topic) => {
    const grown = new Map(grownFrom(each.gathered, vocabulary));
    const own = ownOf(each);
    for (const [term, weight] of own) post(term, { topic, own: weight, grown: grown.get(term) ?? 0 });
    for (const [term, weight] of grown) if (!own.has(term)) post(term, { topic, own: 0, grown: weight });
    let squares = 0;
    for (const [term, weight] of own) squares += weight * rarityOf(vocabulary, term) ** 2;
    each.length = Math.max(1, Math.sqrt(squares));
  });
  const self = interest.topics.length;
  for (const [term, weight] of grownFrom(interest.self, vocabulary))
    post(term, { topic: self, own: 0, grown: weight });
  interest.postings = postings;
}
