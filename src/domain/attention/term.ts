// The words of a text as numbers: lower case, without endings, common words known as such. Any script, no dictionary.
import { COMMON_WORDS, STOP_WORDS } from './stop-words.table.ts';

/** A word as a number of 32 bits (FNV-1a of its stem). Words are only ever compared, never shown. */
export type Term = number;

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
/** Endings are cut by looking only at so many letters: 'interpolate' and 'interpolation' meet, in German as well. */
const STEM = 7;
/** Longer runs of letters are keys and encoded files. */
const LONGEST = 40;
const LETTER_S = 115;

const OTHER = 0;
const DIGIT = 1;
const LETTER = 2;
const UNSPACED = 3;

/** Ranges of letters that are no plain ASCII, and of scripts written without spaces, where every pair is a word. */
const RANGES: readonly (readonly [from: number, to: number, kind: number])[] = [
  [48, 57, DIGIT],
  [97, 122, LETTER],
  [65, 90, LETTER],
  [0xc0, 0x0dff, LETTER],
  [0xd7, 0xd7, OTHER],
  [0xf7, 0xf7, OTHER],
  [0x0e00, 0x0eff, UNSPACED],
  [0x0f00, 0x1fff, LETTER],
  [0x3040, 0x9fff, UNSPACED],
  [0xa000, 0xfdff, LETTER],
];

function kindOf(code: number): number {
  return RANGES.findLast(([from, to]) => code >= from && code <= to)?.[2] ?? OTHER;
}

const KINDS = Uint8Array.from({ length: 65_536 }, (_, code) => kindOf(code));

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME);

function stemOf(text: string, from: number, to: number): Term {
  const isPlural = to - from > 3 && to - from <= STEM && text.charCodeAt(to - 1) === LETTER_S;
  const end = isPlural ? to - 1 : Math.min(to, from + STEM);
  let hash = FNV_START;
  for (let at = from; at < end; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

function startFrom(text: string, from: number, stop: number): number {
  let at = from;
  while (at < stop && KINDS[text.charCodeAt(at)] === OTHER) at++;
  return at;
}

function endFrom(text: string, from: number, stop: number): number {
  let at = from;
  let kind = KINDS[text.charCodeAt(at)];
  if (kind === UNSPACED) return from + 1;
  while (at < stop && (kind === LETTER || kind === DIGIT)) kind = KINDS[text.charCodeAt(++at)];
  return Math.min(at, stop);
}

/** Numbers alone are about nothing; nor are single letters and endless runs. */
function isWord(text: string, from: number, to: number): boolean {
  if (to - from < 2 || to - from > LONGEST) return false;
  const first = text.charCodeAt(from);
  return first > 57 || KINDS[text.charCodeAt(to - 1)] === LETTER || to - from > 4;
}

function eachWord(lower: string, end: number, take: (term: Term, from: number, to: number) => void): void {
  const stop = Math.min(end, lower.length);
  for (let from = startFrom(lower, 0, stop); from < stop; ) {
    const to = endFrom(lower, from, stop);
    if (KINDS[lower.charCodeAt(from)] === UNSPACED) {
      if (KINDS[lower.charCodeAt(to)] === UNSPACED) take(stemOf(lower, from, to + 1), from, to);
    } else if (isWord(lower, from, to)) take(stemOf(lower, from, to), from, to);
    from = startFrom(lower, to, stop);
  }
}

function setOf(words: string): ReadonlySet<Term> {
  const set = new Set<Term>();
  eachWord(words, words.length, (term) => set.add(term));
  return set;
}

const STOP = setOf(STOP_WORDS);
const COMMON = setOf(COMMON_WORDS);

/** Calls `take` with each telling word of a text of lower case in its order, at most of its first `end` letters. */
export function eachTerm(lower: string, end: number, take: (term: Term) => void): void {
  eachWord(lower, end, (term) => {
    if (!STOP.has(term)) take(term);
  });
}

/** As `eachTerm`, with the places of each word. */
export function eachTermAt(
  lower: string,
  end: number,
  take: (term: Term, from: number, to: number) => void,
): void {
  eachWord(lower, end, (term, from, to) => {
    if (!STOP.has(term)) take(term, from, to);
  });
}

/** Whether a word is common in letters of any kind, whatever this mailbox has seen so far. */
export function isCommon(term: Term): boolean {
  return COMMON.has(term);
}

/** A name, address or identifier as a number, whole and without regard to case. */
export function termOfName(name: string): Term {
  const lower = name.toLowerCase();
  let hash = FNV_START;
  for (let at = 0; at < lower.length; at++) hash = mix(hash, lower.charCodeAt(at));
  return hash;
}
