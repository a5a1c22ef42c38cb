// The sentences of a text as rows of words, each word a number, and where each sentence stands. Code and changes are left out.

/** A sentence: its words and marks as numbers, and its place in the text. */
export interface Sentence {
  /** Words, numbers (all one) and the marks ? ! : ; , @ $ as 32-bit numbers, in order; at most 60. */
  readonly tokens: readonly number[];
  readonly from: number;
  readonly to: number;
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const MOST_TOKENS = 60;
const NEWLINE = 10;
const CURLY = 0x2019;
const STRAIGHT = 39;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
const END = 4;
const LINE = 5;

function kindOf(code: number): number {
  const letter = String.fromCharCode(code);
  if (code === NEWLINE) return LINE;
  if ('.?!'.includes(letter)) return END;
  if (':;,@$'.includes(letter)) return MARK;
  if (letter >= '0' && letter <= '9') return DIGIT;
  return code === STRAIGHT || code === CURLY || /\p{L}/u.test(letter) ? LETTER : OTHER;
}

const KINDS = Uint8Array.from({ length: 65_536 }, (_, code) => kindOf(code));

/** A word or mark as a number. */
export function tokenOf(word: string): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** What every number counts as. */
export const NUMBER = tokenOf('0');

const CODE_LINE = /^(?:[+\-@#|>]|diff |index |\s{4}|\t|[A-Z][A-Za-z-]+-by:)/;

function isCode(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  if (first >= 97 && first <= 122 && first !== 100 && first !== 105) return false;
  return CODE_LINE.test(text.slice(from, from + 24));
}

function lineEnd(text: string, from: number, stop: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 || end > stop ? stop : end;
}

/** Reads on from `at` to the end of a word; answers where it ends and what it is as a number. */
function wordEnd(text: string, at: number, stop: number, kind: number): number {
  let to = at + 1;
  while (to < stop && KINDS[text.charCodeAt(to)] === kind) to++;
  return to;
}

function tokenAt(text: string, from: number, to: number, kind: number): number {
  if (kind === DIGIT) return NUMBER;
  let hash = FNV_START;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ (code === CURLY ? STRAIGHT : code), FNV_PRIME);
  }
  return hash;
}

/** Whether a mark or an empty line at `at` ends a sentence. */
function ends(text: string, at: number, kind: number): boolean {
  const next = KINDS[text.charCodeAt(at + 1)] ?? OTHER;
  if (kind === LINE) return next === LINE;
  return kind === END && next !== LETTER && next !== DIGIT;
}

/** The sentences of a text of lower case, read up to `stop` letters; at most `most` of them. */
export function sentencesOf(lower: string, stop: number, most: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const end = Math.min(stop, lower.length);
  let tokens: number[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (tokens.length > 1) sentences.push({ tokens, from, to });
    tokens = [];
    from = to;
  };
  const take = (at: number): number => {
    const kind = KINDS[lower.charCodeAt(at)] ?? OTHER;
    const to = kind === LETTER || kind === DIGIT ? wordEnd(lower, at, end, kind) : at + 1;
    if (kind !== OTHER && kind !== LINE && tokens.length < MOST_TOKENS)
      tokens.push(tokenAt(lower, at, to, kind));
    if (ends(lower, at, kind)) close(to);
    return to;
  };
  for (let at = 0; at < end && sentences.length < most; ) {
    const isStart = at === 0 || lower.charCodeAt(at - 1) === NEWLINE;
    if (isStart && isCode(lower, at)) {
      close(at);
      at = lineEnd(lower, at, end) + 1;
      from = at;
    } else at = take(at);
  }
  if (sentences.length < most) close(end);
  return sentences;
}
