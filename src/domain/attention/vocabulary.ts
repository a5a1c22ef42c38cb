// How common each word is in this person's mail, counted as it arrives; before that, a guess by kind of word.
import { isCommon, type Term } from './term.ts';

const SLOTS = 1 << 17;
/** The guess weighs as much as so many messages. */
const GUESS = 60;
const GUESSED_COMMON = 0.2;
const GUESSED_RARE = 0.004;

/** Counts of messages by word; words share a slot now and then. */
export interface Vocabulary {
  readonly counts: Uint32Array;
  messages: number;
  /** The sum of the lengths of all messages. */
  length: number;
}

/** A vocabulary before the first message. */
export function emptyVocabulary(): Vocabulary {
  return { counts: new Uint32Array(SLOTS), messages: 0, length: 0 };
}

const slotOf = (term: Term): number => (term ^ (term >>> 15)) & (SLOTS - 1);

/** Counts the words of one more message. */
export function countWords(vocabulary: Vocabulary, terms: Int32Array, length: number): void {
  const { counts } = vocabulary;
  for (const term of terms) counts[slotOf(term)] = (counts[slotOf(term)] ?? 0) + 1;
  vocabulary.messages++;
  vocabulary.length += length;
}

/** In how many messages so far a word was. */
export function seenOf({ counts }: Vocabulary, term: Term): number {
  return counts[slotOf(term)] ?? 0;
}

/** How much it tells that a message has this word, in nats: about 0.5 for one in every mail, 8 for one in thousands. */
export function rarityOf(vocabulary: Vocabulary, term: Term): number {
  const guessed = GUESS * (isCommon(term) ? GUESSED_COMMON : GUESSED_RARE);
  const seen = (vocabulary.counts[slotOf(term)] ?? 0) + guessed;
  return Math.log(1 + (vocabulary.messages + GUESS - Math.min(seen, vocabulary.messages)) / (seen + 0.5));
}

/** The usual length of a message, as `Reading.length` measures it. */
export function usualLength({ messages, length }: Vocabulary): number {
  return (length + GUESS * 90) / (messages + GUESS);
}
