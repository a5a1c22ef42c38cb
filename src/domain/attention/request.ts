// Whether a text asks its reader for something, sentence by sentence: a small linear model over words and their
// neighbours (learned from English mail), and plain phrases of German, French and Spanish.
import { REQUEST_PHRASES } from './request-phrase.table.ts';
import { ASK_START, ASK_STEP, ASK_WEIGHTS } from './request-weights.table.ts';
import { type Sentence, sentencesOf, tokenOf } from './sentence.ts';

/** What a text asks. */
export interface Request {
  /** The chance that the most asking sentence asks for something, 0 to 1. */
  readonly chance: number;
  /** Where that sentence stands in the text; both 0 where there is none. */
  readonly from: number;
  readonly to: number;
  /** How many sentences end in a question mark. */
  readonly questions: number;
}

/** The slots of the shipped weights; a power of two. */
export const ASK_SLOTS = 1 << 15;

/** From this chance on a sentence is called a request (where F1 was best by cross-validation). */
export const ASKS = 0.45;

const READ = 2_000;
const MOST_SENTENCES = 20;
const SHORT = 5;
const LONGEST_STEP = 6;
/** The chance given to a phrase of another language. */
const PHRASE = 0.8;
const SCALE = 3;

const WORD = 1;
const PAIR = 2;
const FIRST = 3;
const FIRST_PAIR = 4;
const LAST = 5;
const AFTER_COMMA = 6;
const SHAPE = 7;

const COMMA = tokenOf(',');
const QUESTION = tokenOf('?');
const EXCLAMATION = tokenOf('!');
const PLEASE = tokenOf('please');
const I = tokenOf('i');
const YOU = new Set(['you', 'your', 'yours'].map(tokenOf));
const SELLING = new Set(['$', 'http', 'https', 'www', 'link', 'click', '%'].map(tokenOf));

const pairOf = (one: number, next: number): number => Math.imul(one, 31) ^ next;

const PHRASES = new Set(
  REQUEST_PHRASES.map((phrase) => {
    const [one = '', next] = phrase.split(' ');
    return next === undefined ? tokenOf(one) : pairOf(tokenOf(one), tokenOf(next));
  }),
);

function slotOf(hash: number, salt: number): number {
  let mixed = Math.imul(hash ^ salt ^ (hash >>> 15), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed & (ASK_SLOTS - 1);
}

/** What holds for a whole sentence: its length, how it ends, whom it speaks of. */
function markShape(tokens: readonly number[], slots: number[]): void {
  const has = [false, false, false, false];
  for (const token of tokens) {
    if (token === I) has[0] = true;
    else if (token === PLEASE) has[1] = true;
    else if (YOU.has(token)) has[2] = true;
    else if (SELLING.has(token)) has[3] = true;
  }
  has.forEach((holds, at) => {
    if (holds) slots.push(slotOf(10 + at, SHAPE));
  });
  const last = tokens.at(-1);
  if (last === QUESTION) slots.push(slotOf(1, SHAPE));
  if (last === EXCLAMATION) slots.push(slotOf(2, SHAPE));
  slots.push(slotOf(100 + Math.min(LONGEST_STEP, Math.floor(tokens.length / SHORT)), SHAPE));
}

/** The slots of a sentence: its words, neighbours, first and last words, and its shape. */
export function askSlotsOf(tokens: readonly number[]): readonly number[] {
  const slots: number[] = [];
  const [first = 0, second = 0] = tokens;
  let before = 0;
  let comma = false;
  for (const token of tokens) {
    if (token === COMMA) {
      comma = true;
      continue;
    }
    slots.push(slotOf(token, WORD));
    if (before !== 0) slots.push(slotOf(pairOf(before, token), PAIR));
    if (comma) slots.push(slotOf(token, AFTER_COMMA));
    comma = false;
    before = token;
  }
  slots.push(
    slotOf(first, FIRST),
    slotOf(pairOf(first, second), FIRST_PAIR),
    slotOf(tokens.at(-1) ?? 0, LAST),
  );
  markShape(tokens, slots);
  return slots;
}

/** A shipped weight is one printable letter from '(' on, without the backslash: 43 steps down, 42 up. */
const FIRST_LETTER = 40;
const BACKSLASH = 92;
const STEPS_DOWN = 43;
const letters = ASK_WEIGHTS.join('');

function weightAt(slot: number): number {
  const letter = letters.charCodeAt(slot);
  if (Number.isNaN(letter)) return 0;
  return (letter - (letter > BACKSLASH ? 1 : 0) - FIRST_LETTER - STEPS_DOWN) * ASK_STEP;
}

const WEIGHTS = Float64Array.from({ length: ASK_SLOTS }, (_, slot) => weightAt(slot));

function hasPhrase(tokens: readonly number[]): boolean {
  let before = 0;
  for (const token of tokens) {
    if (PHRASES.has(token) || PHRASES.has(pairOf(before, token))) return true;
    before = token;
  }
  return false;
}

/** The chance that a sentence asks for something, 0 to 1. */
export function askChance(tokens: readonly number[]): number {
  const slots = askSlotsOf(tokens);
  let sum = 0;
  for (const slot of slots) sum += WEIGHTS[slot] ?? 0;
  const english = 1 / (1 + Math.exp(-(ASK_START + (sum * SCALE) / Math.sqrt(slots.length))));
  return english < PHRASE && hasPhrase(tokens) ? PHRASE : english;
}

/** The tokens of one sentence given as text. */
export function askTokensOf(sentence: string): readonly number[] {
  return sentencesOf(sentence.toLowerCase(), sentence.length, 1_000)
    .flatMap(({ tokens }) => tokens)
    .slice(0, 60);
}

/** The sentences of a new text in which requests and deadlines are looked for. */
export function sentencesFor(lower: string): readonly Sentence[] {
  return sentencesOf(lower, READ, MOST_SENTENCES);
}

/** Looks for requests in a new text, of lower case. */
export function requestIn(lower: string, sentences: readonly Sentence[] = sentencesFor(lower)): Request {
  let best = { chance: 0, from: 0, to: 0 };
  let questions = 0;
  for (const { tokens, from, to } of sentences) {
    if (tokens.at(-1) === QUESTION) questions++;
    const chance = askChance(tokens);
    if (chance > best.chance) best = { chance, from, to };
  }
  return { ...best, questions };
}
