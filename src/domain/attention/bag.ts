// A bag of words of one text: each word once, in the order of its first occurrence, with how much it counts.
import type { Term } from './term.ts';

const SLOTS = 1024;

/** What a bag holds when the text is read. */
export interface Contents {
  readonly terms: Int32Array;
  readonly counts: Float32Array;
  /** The sum of the counts. */
  readonly length: number;
}

/** Puts a word in, with how much it counts. */
export type PutIn = (term: Term, weight: number) => void;

// One table serves all bags, one after the other: a table made for each text would cost more than reading it.
const terms = new Int32Array(SLOTS);
const counts = new Float64Array(SLOTS);

function slotFor(term: Term): number {
  let slot = (term ^ (term >>> 15)) & (SLOTS - 1);
  while (counts[slot] !== 0 && terms[slot] !== term) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function emptied(taken: readonly number[], length: number): Contents {
  const contents = { terms: new Int32Array(taken.length), counts: new Float32Array(taken.length), length };
  for (let at = 0; at < taken.length; at++) {
    const slot = taken[at] ?? 0;
    contents.terms[at] = terms[slot] ?? 0;
    contents.counts[at] = counts[slot] ?? 0;
    counts[slot] = 0;
  }
  return contents;
}

/** What is in a bag after `fill` has put in its words, one weight above zero each; at most `most` words, 700 at the highest. */
export function bagOf(most: number, fill: (putIn: PutIn) => void): Contents {
  const taken: number[] = [];
  let length = 0;
  fill((term, weight) => {
    const slot = slotFor(term);
    if (counts[slot] === 0) {
      if (taken.length >= most) return;
      terms[slot] = term;
      taken.push(slot);
    }
    counts[slot] = (counts[slot] ?? 0) + weight;
    length += weight;
  });
  return emptied(taken, length);
}
