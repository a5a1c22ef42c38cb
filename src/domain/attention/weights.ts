// The additive model: what ships with the product plus what was learned for one person; the score is their plain sum.
import { type Marks, SLOTS } from './mark.ts';
import { CASES, type Sheet } from './sheet.ts';

/** One person's own weights, beginning at zero, and how much each has already moved (AdaGrad). */
export interface OwnWeights {
  bias: number;
  biasMoved: number;
  readonly cases: Float64Array;
  readonly casesMoved: Float64Array;
  readonly marks: Float64Array;
  readonly marksMoved: Float64Array;
}

/** The weights that ship: one for each case of each signal, in logits, and where everything starts. */
export interface ShippedWeights {
  readonly bias: number;
  readonly cases: Float64Array;
}

/** How fast the person's own weights move, and how strongly they are drawn back to zero. */
export interface Pace {
  readonly bias: number;
  readonly cases: number;
  readonly marks: number;
  readonly toZero: number;
}

/** The usual pace. */
export const PACE: Pace = { bias: 0.05, cases: 0.02, marks: 0.12, toZero: 1e-4 };

/** How much a weight counts as moved before it ever was: the first lesson moves it by half a pace at most. */
export const FIRST_MOVED = 1;

/** Weights before anything was learned. */
export function newOwnWeights(): OwnWeights {
  return {
    bias: 0,
    biasMoved: FIRST_MOVED,
    cases: new Float64Array(CASES),
    casesMoved: new Float64Array(CASES).fill(FIRST_MOVED),
    marks: new Float64Array(SLOTS),
    marksMoved: new Float64Array(SLOTS).fill(FIRST_MOVED),
  };
}

function sumOf(at: readonly number[], amounts: readonly number[], weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += (weights[at[i] ?? 0] ?? 0) * (amounts[i] ?? 0);
  return sum;
}

/** The score of a message in logits. */
export function scoreOf(shipped: ShippedWeights, own: OwnWeights, sheet: Sheet, marks: Marks): number {
  return (
    shipped.bias +
    own.bias +
    sumOf(sheet.cases, sheet.amounts, shipped.cases) +
    sumOf(sheet.cases, sheet.amounts, own.cases) +
    sumOf(marks.slots, marks.amounts, own.marks)
  );
}

/** The chance that belongs to a score. */
export function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function move(
  at: readonly number[],
  amounts: readonly number[],
  weights: Float64Array,
  moved: Float64Array,
  error: number,
  pace: number,
  toZero: number,
): void {
  for (let i = 0; i < at.length; i++) {
    const place = at[i] ?? 0;
    const weight = weights[place] ?? 0;
    const slope = error * (amounts[i] ?? 0) + toZero * weight;
    const sum = (moved[place] ?? FIRST_MOVED) + slope * slope;
    moved[place] = sum;
    weights[place] = weight - (pace * slope) / Math.sqrt(sum);
  }
}

/** Moves the person's own weights towards what happened: 1 it mattered, 0 it did not; `weight` 1 is one ordinary reply. */
export function learn(
  shipped: ShippedWeights,
  own: OwnWeights,
  sheet: Sheet,
  marks: Marks,
  mattered: 0 | 1,
  weight: number,
  pace: Pace = PACE,
): void {
  const error = (chanceOf(scoreOf(shipped, own, sheet, marks)) - mattered) * weight;
  own.biasMoved += error * error;
  own.bias -= (pace.bias * error) / Math.sqrt(own.biasMoved);
  move(sheet.cases, sheet.amounts, own.cases, own.casesMoved, error, pace.cases, pace.toZero);
  move(marks.slots, marks.amounts, own.marks, own.marksMoved, error, pace.marks, pace.toZero);
}
