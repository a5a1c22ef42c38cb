// How numbers of one kind were spread so far, so that a new one can be placed: larger than which share of them.

/** Counts in steps that grow with the number; `below[i]` is the share under step i, as of the last `settleSpread`. */
export interface Spread {
  readonly counts: Float64Array;
  readonly below: Float64Array;
}

const STEPS = 96;
const FINE = 16;
/** Before anything was seen: as if so many numbers had come, a third of them 0 and the rest around 1. */
const GUESS = 60;
const GUESSED_NONE = 0.35;

const stepOf = (value: number): number => Math.min(STEPS - 1.001, Math.log2(1 + Math.max(0, value)) * FINE);

/** The guess before the first number: what is usual for numbers whose mean is 1. */
export function newSpread(): Spread {
  const counts = new Float64Array(STEPS);
  counts[0] = GUESS * GUESSED_NONE;
  const mean = 1 / (1 - GUESSED_NONE);
  for (let step = 0; step < STEPS; step++) {
    const from = 2 ** (step / FINE) - 1;
    const to = 2 ** ((step + 1) / FINE) - 1;
    const share = Math.exp(-from / mean) - Math.exp(-to / mean);
    counts[step] = (counts[step] ?? 0) + GUESS * (1 - GUESSED_NONE) * share;
  }
  const spread = { counts, below: new Float64Array(STEPS + 1) };
  settleSpread(spread);
  return spread;
}

/** Counts one more number; it shows from the next `settleSpread` on. */
export function countIn(spread: Spread, value: number): void {
  const step = Math.floor(stepOf(value));
  spread.counts[step] = (spread.counts[step] ?? 0) + 1;
}

/** What lies further back than about so many numbers fades: words, aims and means change. */
const WINDOW = 1_500;

/** Makes the counted numbers known. */
export function settleSpread({ counts, below }: Spread): void {
  let total = 0;
  for (const count of counts) total += count;
  const fading = Math.min(1, WINDOW / total);
  total *= fading;
  for (let step = 0; step < STEPS; step++) counts[step] = (counts[step] ?? 0) * fading;
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    below[step] = sum / total;
    sum += counts[step] ?? 0;
  }
  below[STEPS] = 1;
}

/** The share of the numbers so far that are smaller, from 0 to 1, without jumps. */
export function shareBelow({ below }: Spread, value: number): number {
  const place = stepOf(value);
  const step = Math.floor(place);
  const from = below[step] ?? 0;
  const to = below[step + 1] ?? 1;
  return from + (to - from) * (place - step);
}

/** The number below which this share of the numbers so far lies; the upper end of its step. */
export function numberAbove({ below }: Spread, share: number): number {
  let step = 0;
  while (step < STEPS && (below[step + 1] ?? 1) < share) step++;
  const from = below[step] ?? 0;
  const to = below[step + 1] ?? 1;
  const part = to > from ? (share - from) / (to - from) : 1;
  return 2 ** ((step + part) / FINE) - 1;
}
