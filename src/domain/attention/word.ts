// The words of a text with their places, for showing and for taking out; the search itself only needs numbers (term.ts).
import { eachTermAt, type Term } from './term.ts';

/** A telling word where it stands. */
export interface Word {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
  readonly lower: string;
}

/** The telling words of a text in their order. */
export function wordsIn(text: string): readonly Word[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  const words: Word[] = [];
  eachTermAt(lower, lower.length, (term, from, to) => {
    words.push({ term, from, to, lower: lower.slice(from, to) });
  });
  return words;
}
