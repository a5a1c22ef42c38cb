// The shipped weights learned: a logistic model over the cases of the signals, for many people at once, each with a start of
// their own; half of the loss is whether a message is answered, half which of its batch.
import type { Ranked } from '../../src/domain/attention/mind.ts';
import { CASES } from '../../src/domain/attention/sheet.ts';
import { chanceFrom } from './chance.ts';
import { follow, type Manner } from './following.ts';
import type { MailingList } from './mailing-lists.ts';
import type { Writer } from './writers.ts';

/** The sheets of one person's batches, packed: message `i` has the cases from `starts[i]` to `starts[i + 1]`. */
export interface Rows {
  readonly list: string;
  readonly writer: Writer;
  readonly isFresh: boolean;
  readonly starts: Int32Array;
  readonly cases: Int16Array;
  readonly amounts: Float32Array;
  readonly labels: Uint8Array;
  /** Where each batch ends. */
  readonly ends: readonly number[];
  /** The first message of the measured time. */
  readonly measuredFrom: number;
}

/** How the weights are learned. */
export interface Fit {
  readonly rounds: number;
  readonly pace: number;
  readonly decay: number;
  readonly share: number;
}

/** How they are learned for the product. */
export const FIT: Fit = { rounds: 6, pace: 0.06, decay: 1e-3, share: 0.5 };

interface Packing {
  readonly starts: number[];
  readonly cases: number[];
  readonly amounts: number[];
  readonly labels: number[];
}

function pack({ starts, cases, amounts, labels }: Packing, { sheet }: Ranked, isAnswered: boolean): void {
  for (const one of sheet.cases) cases.push(one);
  for (const amount of sheet.amounts) amounts.push(amount);
  starts.push(cases.length);
  labels.push(isAnswered ? 1 : 0);
}

/** Follows a person and packs the sheets. */
export function rowsOf(list: MailingList, writer: Writer, manner: Manner): Rows {
  const packing: Packing = { starts: [0], cases: [], amounts: [], labels: [] };
  const { labels } = packing;
  const ends: number[] = [];
  let before = 0;
  follow(list, writer, manner, (batch, answered, isMeasured) => {
    for (const ranked of batch) pack(packing, ranked, answered.has(ranked.message.id));
    ends.push(labels.length);
    if (!isMeasured) before = labels.length;
  });
  return {
    list: list.name,
    writer,
    isFresh: manner.isFresh,
    starts: Int32Array.from(packing.starts),
    cases: Int16Array.from(packing.cases),
    amounts: Float32Array.from(packing.amounts),
    labels: Uint8Array.from(labels),
    ends,
    measuredFrom: before,
  };
}

/** The score of each message by these weights. */
export function scoresOf({ starts, cases, amounts, labels }: Rows, weights: Float64Array): Float64Array {
  return Float64Array.from(labels, (_, row) => {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      sum += (weights[cases[at] ?? 0] ?? 0) * (amounts[at] ?? 0);
    }
    return sum;
  });
}

interface Batch {
  readonly person: number;
  readonly from: number;
  readonly to: number;
  readonly answered: number;
  readonly weight: number;
}

/** Everybody counts by the root of how much they answered, so that no one person is the model. */
function batchesOf(rows: readonly Rows[]): readonly Batch[] {
  return rows.flatMap(({ labels, ends }, person) => {
    const all = labels.reduce((sum, label) => sum + label, 0);
    const weight = 6 / Math.sqrt(Math.max(10, all));
    return ends.map((to, at) => {
      const from = ends[at - 1] ?? 0;
      const answered = labels.subarray(from, to).reduce((sum, label) => sum + label, 0);
      return { person, from, to, answered, weight };
    });
  });
}

/** How wrong each message of a batch is ranked: partly against its label, partly against the others of the batch. */
function errorsOf(
  scores: Float64Array,
  labels: Uint8Array,
  start: number,
  batch: Batch,
  share: number,
): Float64Array {
  const most = scores.reduce((large, score) => Math.max(large, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  const plain = (1 - share) * batch.weight * (batch.answered === 0 ? 3 : 1);
  const listed = batch.answered === 0 ? 0 : share * batch.weight;
  return scores.map((score, at) => {
    const label = labels[batch.from + at] ?? 0;
    const alone = 1 / (1 + Math.exp(-(score + start))) - label;
    return plain * alone + listed * (((powers[at] ?? 0) / sum) * batch.answered - label);
  });
}

interface Fitting {
  readonly weights: Float64Array;
  readonly moved: Float64Array;
  readonly starts: Float64Array;
}

function scoresIn(rows: Rows, { from, to }: Batch, weights: Float64Array): Float64Array {
  const scores = new Float64Array(to - from);
  for (let row = from; row < to; row++) {
    let sum = 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      sum += (weights[rows.cases[at] ?? 0] ?? 0) * (rows.amounts[at] ?? 0);
    }
    scores[row - from] = sum;
  }
  return scores;
}

function moveBy(
  rows: Rows,
  batch: Batch,
  errors: Float64Array,
  { weights, moved }: Fitting,
  pace: number,
): void {
  for (let row = batch.from; row < batch.to; row++) {
    const error = errors[row - batch.from] ?? 0;
    if (Math.abs(error) < 1e-4) continue;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const place = rows.cases[at] ?? 0;
      const slope = error * (rows.amounts[at] ?? 0);
      const sum = (moved[place] ?? 0) + slope * slope;
      moved[place] = sum;
      weights[place] = (weights[place] ?? 0) - (pace * slope) / Math.sqrt(sum);
    }
  }
}

function learnBatch(rows: Rows, batch: Batch, fitting: Fitting, pace: number, { share, decay }: Fit): void {
  const { starts, weights } = fitting;
  const start = starts[batch.person] ?? 0;
  const scores = scoresIn(rows, batch, weights);
  const excess =
    scores.reduce((sum, score) => sum + 1 / (1 + Math.exp(-(score + start))), 0) - batch.answered;
  moveBy(rows, batch, errorsOf(scores, rows.labels, start, batch, share), fitting, pace);
  starts[batch.person] = start - (0.02 * excess) / Math.sqrt(batch.to - batch.from);
  for (let place = 0; place < CASES; place++) weights[place] = (weights[place] ?? 0) * (1 - pace * decay);
}

/** The weights of all cases, in logits, and the mean of where people start. */
export function fitted(
  rows: readonly Rows[],
  fit: Fit = FIT,
): { readonly weights: Float64Array; readonly start: number } {
  const fitting: Fitting = {
    weights: new Float64Array(CASES),
    moved: new Float64Array(CASES).fill(0.01),
    starts: new Float64Array(rows.length).fill(-3.5),
  };
  const batches = batchesOf(rows);
  const order = batches.map((_, at) => at);
  const chance = chanceFrom(7);
  for (let round = 0; round < fit.rounds; round++) {
    chance.shuffle(order);
    const pace = fit.pace * (1 - (0.8 * round) / fit.rounds);
    for (const at of order) {
      const batch = batches[at];
      const person = batch && rows[batch.person];
      // Batches without an answer are many and alike: every third of them, for three.
      if (!batch || !person || (batch.answered === 0 && at % 3 !== round % 3)) continue;
      learnBatch(person, batch, fitting, pace, fit);
    }
  }
  const start = fitting.starts.reduce((sum, one) => sum + one, 0) / Math.max(1, rows.length);
  return { weights: fitting.weights, start };
}
