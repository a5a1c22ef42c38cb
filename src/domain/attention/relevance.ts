// How near a message is to a person's aims and own mails: BM25 over the aim's words and those it grew, then what the
// conversation and the sender have been about so far.
import type { Interest, Mean, Topic } from './interest.ts';
import type { Memory, Thread } from './memory.ts';
import type { Reading } from './reading.ts';
import { known } from './recent.ts';
import type { Term } from './term.ts';
import { rarityOf, usualLength } from './vocabulary.ts';

const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** How much further aims count beside the best one. */
const BESIDE = 0.3;
const SENDER_SHARE = 2;
const SENDER_GUESS = 5;

/** How near one message is; 0 is far, around 1 is usual for what arrives. */
export interface Nearness {
  /** By the aims' own words. */
  readonly direct: number;
  /** With the words that the aims grew. */
  readonly text: number;
  /** With what is known of conversation and sender: what the message is ranked by. */
  readonly near: number;
  /** To the person's own mails. */
  readonly self: number;
  /** The same three before they were divided by their means, in nats. */
  readonly rawDirect: number;
  readonly rawGrown: number;
  readonly rawSelf: number;
  /** Of every topic, by its own words. */
  readonly own: Float64Array;
  /** The place of the nearest aim in the profile, or -1. */
  readonly best: number;
  /** How near messages usually are by their text: 2 where means are settled. */
  readonly usual: number;
  /** How much of an aim's words stands in the subject. */
  readonly subject: number;
  readonly rawSubject: number;
}

const meanOf = ({ sum, count }: Mean): number => (count > 0 ? Math.max(1e-6, sum / count) : 1);

function bestAndMore(scores: Float64Array, aims: number): number {
  let best = 0;
  let sum = 0;
  for (let at = 0; at < aims; at++) {
    const score = scores[at] ?? 0;
    sum += score;
    if (score > best) best = score;
  }
  return best + BESIDE * (sum - best);
}

/** What a search found. */
interface Searched {
  /** BM25 of every topic: by own words, and by grown ones. The last of `grown` is the person's own mails. */
  readonly own: Float64Array;
  readonly grown: Float64Array;
  /** How much of the words of one aim stands in the subject. */
  readonly subject: number;
}

// A message is asked about again for each of its reasons: what was found last is found again while nothing else is known.
let last:
  | { readonly reading: Reading; readonly postings: object; messages: number; found: Searched }
  | undefined;

/** Searches a message for the words of all topics. */
export function searched(memory: Memory, reading: Reading): Searched {
  const { postings } = memory.interest;
  const { messages } = memory.vocabulary;
  if (last?.reading === reading && last.postings === postings && last.messages === messages)
    return last.found;
  const found = { ...searchedIn(memory, reading), subject: inSubject(memory, reading) };
  last = { reading, postings, messages, found };
  return found;
}

function searchedIn(memory: Memory, reading: Reading): Pick<Searched, 'own' | 'grown'> {
  const { interest, vocabulary } = memory;
  const size = interest.topics.length + 1;
  const own = new Float64Array(size);
  const grown = new Float64Array(size);
  const { terms, counts } = reading;
  const long = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * reading.length) / usualLength(vocabulary));
  for (let at = 0; at < terms.length; at++) {
    const term: Term = terms[at] ?? 0;
    const postings = interest.postings.get(term);
    if (postings === undefined) continue;
    const count = counts[at] ?? 0;
    const weight = (rarityOf(vocabulary, term) * count * (SATURATION + 1)) / (count + long);
    for (const { topic, own: isOwn, grown: share } of postings) {
      own[topic] = (own[topic] ?? 0) + isOwn * weight;
      grown[topic] = (grown[topic] ?? 0) + share * weight;
    }
  }
  interest.topics.forEach((topic, at) => {
    const heft = heftOf(topic);
    if (heft === 1) return;
    own[at] = (own[at] ?? 0) * heft;
    grown[at] = (grown[at] ?? 0) * heft;
  });
  return { own, grown };
}

/** How much of the words of one aim, rare words first of all, stands in the subject; 0 to about 8. */
function inSubject({ interest, vocabulary }: Memory, { subject }: Reading): number {
  const squares = new Float64Array(interest.topics.length);
  for (let at = 0; at < subject.length; at++) {
    const term: Term = subject[at] ?? 0;
    const found = interest.postings.get(term);
    if (found === undefined || subject.indexOf(term) < at) continue;
    const square = rarityOf(vocabulary, term) ** 2;
    // The person's own mails have a place after the aims: what is written there is let fall.
    for (const { topic, own } of found) squares[topic] = (squares[topic] ?? 0) + own * square;
  }
  return interest.topics.reduce(
    (most, topic, at) => Math.max(most, (heftOf(topic) * (squares[at] ?? 0)) / topic.length),
    0,
  );
}

/** What a step counts more than a goal when it is due now. */
const DUE = 0.5;

const heftOf = ({ aim }: Topic): number => 1 + DUE * aim.nearness;

function bestOf(own: Float64Array, grown: Float64Array, { means }: Interest): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < own.length - 1; at++) {
    const near = (own[at] ?? 0) / meanOf(means.direct) + (grown[at] ?? 0) / meanOf(means.grown);
    if (near > most) {
      most = near;
      best = at;
    }
  }
  return best;
}

/** How near a message is, by its words, its conversation as known so far and its sender's mails so far. */
export function nearnessOf(
  memory: Memory,
  reading: Reading,
  thread: Thread | undefined,
  sender: string,
): Nearness {
  const { interest } = memory;
  const { means, topics } = interest;
  const { own, grown, subject: rawSubject } = searched(memory, reading);
  const rawDirect = bestAndMore(own, topics.length);
  const rawGrown = Math.max(0, ...grown.subarray(0, topics.length));
  const rawSelf = grown[topics.length] ?? 0;
  const direct = rawDirect / meanOf(means.direct);
  const text = direct + rawGrown / meanOf(means.grown);
  const usual = meanOf(means.near);
  const talked = thread ? thread.theirs + thread.mine : 0;
  const inThread = thread && talked > 0 ? thread.relevance / talked - usual : 0;
  const contact = known(memory.contacts, sender);
  const bySender = contact
    ? (contact.relevance + SENDER_GUESS * usual) / (contact.seen + SENDER_GUESS) - usual
    : 0;
  const near = text + inThread + SENDER_SHARE * bySender + (1 + SENDER_SHARE) * usual;
  return {
    direct,
    text,
    usual,
    near: topics.length === 0 ? 0 : Math.max(0, near) / ((2 + SENDER_SHARE) * usual),
    self: rawSelf / meanOf(means.self),
    rawDirect,
    rawGrown,
    rawSelf,
    own,
    best: bestOf(own, grown, interest),
    subject: rawSubject / meanOf(means.subject),
    rawSubject,
  };
}
