// How the request model is learned and measured: sentences of mail with and without a request, ten-fold.
import { ASK_SLOTS, askSlotsOf, askTokensOf } from '../../src/domain/attention/request.ts';
import { chanceFrom } from './chance.ts';

/** A sentence and whether it asks for something. */
export interface Sentence {
  readonly text: string;
  readonly asks: boolean;
}

/** A learned model: weights by slot and where the sum begins. */
export interface AskModel {
  readonly start: number;
  readonly weights: Float64Array;
}

const ROUNDS = 10;
const SCALE = 3;
const DECAY = 0.01;
const RARE = 2;

/** How telling each slot is (half of a naive Bayes ratio, as in NB-SVM); 0 for what occurred once. */
function tellingOf(slots: readonly (readonly number[])[], asks: readonly boolean[]): Float64Array {
  const yes = new Float64Array(ASK_SLOTS);
  const no = new Float64Array(ASK_SLOTS);
  slots.forEach((each, at) => {
    const into = asks[at] ? yes : no;
    for (const slot of each) into[slot] = (into[slot] ?? 0) + 1;
  });
  const all = asks.filter(Boolean).length;
  const ratio = (slot: number): number =>
    Math.log(((yes[slot] ?? 0) + 1) / (all + 2)) - Math.log(((no[slot] ?? 0) + 1) / (asks.length - all + 2));
  return yes.map((count, slot) =>
    count + (no[slot] ?? 0) < RARE ? 0 : 0.5 + 0.5 * Math.min(2.5, Math.abs(ratio(slot))),
  );
}

export function chanceBy({ start, weights }: AskModel, slots: readonly number[]): number {
  let sum = 0;
  for (const slot of slots) sum += weights[slot] ?? 0;
  return 1 / (1 + Math.exp(-(start + (sum * SCALE) / Math.sqrt(slots.length))));
}

interface Learning {
  readonly telling: Float64Array;
  readonly raw: Float64Array;
  start: number;
}

function learnSentence(learning: Learning, slots: readonly number[], asks: boolean, pace: number): void {
  const { telling, raw } = learning;
  const scale = SCALE / Math.sqrt(slots.length);
  let sum = learning.start;
  for (const slot of slots) sum += (raw[slot] ?? 0) * (telling[slot] ?? 0) * scale;
  const error = 1 / (1 + Math.exp(-sum)) - (asks ? 1 : 0);
  learning.start -= pace * 0.02 * error;
  for (const slot of slots) {
    const weight = raw[slot] ?? 0;
    raw[slot] = weight - pace * 0.2 * (error * scale * (telling[slot] ?? 0) + DECAY * weight);
  }
}

/** Learns in ten rounds, and means the weights of the last five. */
export function learnAsking(slots: readonly (readonly number[])[], asks: readonly boolean[]): AskModel {
  const learning = { telling: tellingOf(slots, asks), raw: new Float64Array(ASK_SLOTS), start: 0 };
  const mean = new Float64Array(ASK_SLOTS);
  const order = slots.map((_, at) => at);
  const chance = chanceFrom(3);
  for (let round = 0; round < ROUNDS; round++) {
    chance.shuffle(order);
    for (const at of order)
      learnSentence(learning, slots[at] ?? [], asks[at] ?? false, 0.5 / (1 + round * 0.5));
    if (round < ROUNDS / 2) continue;
    learning.raw.forEach((weight, slot) => {
      mean[slot] = (mean[slot] ?? 0) + (weight * (learning.telling[slot] ?? 0)) / (ROUNDS / 2);
    });
  }
  return { start: learning.start, weights: mean };
}

/** The chance of each sentence by a model that has not seen it: ten parts, drawn with a fixed seed. */
export function crossValidated(sentences: readonly Sentence[]): Float64Array {
  const slots = sentences.map(({ text }) => askSlotsOf(askTokensOf(text)));
  const chance = chanceFrom(11);
  const part = sentences.map(() => Math.floor(chance.next() * 10));
  const result = new Float64Array(sentences.length);
  for (let held = 0; held < 10; held++) {
    const others = part.flatMap((one, at) => (one === held ? [] : [at]));
    const model = learnAsking(
      others.map((at) => slots[at] ?? []),
      others.map((at) => sentences[at]?.asks ?? false),
    );
    part.forEach((one, at) => {
      if (one === held) result[at] = chanceBy(model, slots[at] ?? []);
    });
  }
  return result;
}
