// How good a ranking is, exactly as the scoring program of the data has it, and how sure a difference is.
import { BATCH } from '../../src/domain/attention/replay.ts';
import { chanceFrom } from './chance.ts';

/** A ranking and what happened, message by message in the order of arrival. */
export interface Outcome {
  readonly scores: Float64Array;
  readonly labels: Uint8Array;
}

/** The measures of one person; `ndcgs` of each batch that counted, by its number. */
export interface Measures {
  readonly auc: number;
  readonly recall: number;
  readonly ndcg: number;
  readonly ndcgs: ReadonlyMap<number, number>;
}

const SHOWN = 10;

/** The chance that an answered message is ranked above one that was not; ties count half. */
export function areaUnder({ scores, labels }: Outcome): number {
  const order = [...scores.keys()].sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
  let ranks = 0;
  let yes = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++;
    for (let place = from; place < to; place++) {
      const label = labels[order[place] ?? 0] ?? 0;
      ranks += label * ((from + to + 1) / 2);
      yes += label;
    }
    from = to;
  }
  const no = order.length - yes;
  return yes > 0 && no > 0 ? (ranks - (yes * (yes + 1)) / 2) / (yes * no) : Number.NaN;
}

function batchOf({ scores, labels }: Outcome, from: number): Outcome {
  return { scores: scores.subarray(from, from + BATCH), labels: labels.subarray(from, from + BATCH) };
}

function bestTen({ scores, labels }: Outcome): { readonly recall: number; readonly ndcg: number } {
  const order = [...scores.keys()].sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
  );
  const yes = labels.reduce((sum, label) => sum + label, 0);
  let hits = 0;
  let gain = 0;
  let ideal = 0;
  for (let place = 0; place < SHOWN; place++) {
    const worth = 1 / Math.log2(place + 2);
    const label = labels[order[place] ?? 0] ?? 0;
    hits += label;
    gain += label * worth;
    if (place < yes) ideal += worth;
  }
  return { recall: hits / yes, ndcg: gain / ideal };
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Measures whole batches in which something was answered; with `first`, so many of them and the AUC of each. */
export function measured(outcome: Outcome, first = Number.POSITIVE_INFINITY): Measures {
  const counted: { batch: number; recall: number; ndcg: number; auc: number }[] = [];
  for (let from = 0; from + BATCH <= outcome.labels.length && counted.length < first; from += BATCH) {
    const batch = batchOf(outcome, from);
    if (!batch.labels.includes(1)) continue;
    counted.push({ batch: from / BATCH, ...bestTen(batch), auc: first < 99 ? areaUnder(batch) : 0 });
  }
  return {
    auc: first < 99 ? meanOf(counted.map(({ auc }) => auc)) : areaUnder(outcome),
    recall: meanOf(counted.map(({ recall }) => recall)),
    ndcg: meanOf(counted.map(({ ndcg }) => ndcg)),
    ndcgs: new Map(counted.map(({ batch, ndcg }) => [batch, ndcg])),
  };
}

/** A mean and the interval that holds it in 95 of 100 drawings. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const DRAWINGS = 2_000;

/** How much better one ranking is than another in NDCG@10: batches drawn in pairs, within each person (paired bootstrap). */
export function bootstrapped(pairs: readonly (readonly [Measures, Measures])[], seed: number): Interval {
  const chance = chanceFrom(seed);
  const differences = pairs.map(([one, other]) =>
    [...one.ndcgs].map(([batch, ndcg]) => ndcg - (other.ndcgs.get(batch) ?? 0)),
  );
  const people = differences.filter((each) => each.length > 0);
  const drawn = (each: readonly number[]): number =>
    meanOf(each.map(() => each[Math.floor(chance.next() * each.length)] ?? 0));
  const means = Array.from({ length: DRAWINGS }, () => meanOf(people.map(drawn))).sort(
    (one, other) => one - other,
  );
  return {
    mean: meanOf(people.map(meanOf)),
    low: means[Math.floor(DRAWINGS * 0.025)] ?? Number.NaN,
    high: means[Math.floor(DRAWINGS * 0.975)] ?? Number.NaN,
  };
}
