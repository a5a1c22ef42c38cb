// The signals of one message as numbers: which cases hold, and how much.
import { SIGNALS } from './signal.table.ts';

/** The name of a signal. */
export type SignalName = (typeof SIGNALS)[number]['name'];

const FIRST = new Map<string, number>();
let next = 0;
for (const { name, cases } of SIGNALS) {
  FIRST.set(name, next);
  next += cases;
}

/** How many cases all signals have together. */
export const CASES: number = next;

/** Where the cases of a signal begin. */
export function firstCaseOf(name: SignalName): number {
  return FIRST.get(name) ?? 0;
}

/** Cases that hold for a message, in the order of the signals; `amounts` are 1, share a 1 between two neighbours, or say how much. */
export interface Sheet {
  readonly cases: number[];
  readonly amounts: number[];
}

/** Notes that case `at` of a signal holds. */
export function note(sheet: Sheet, name: SignalName, at: number): void {
  sheet.cases.push((FIRST.get(name) ?? 0) + at);
  sheet.amounts.push(1);
}

/** Notes that case `at` of a signal holds, for more or less than 1. */
export function noteOf(sheet: Sheet, name: SignalName, at: number, amount: number): void {
  sheet.cases.push((FIRST.get(name) ?? 0) + at);
  sheet.amounts.push(amount);
}

/** Notes a number that lies between two of the signal's cases, without a jump; `place` from 0 to the last case. */
export function noteBetween(sheet: Sheet, name: SignalName, place: number): void {
  const first = (FIRST.get(name) ?? 0) + Math.floor(place);
  const part = place - Math.floor(place);
  sheet.cases.push(first);
  sheet.amounts.push(1 - part);
  if (part === 0) return;
  sheet.cases.push(first + 1);
  sheet.amounts.push(part);
}

/** In which step a number falls: how many of the rising bounds it reaches. */
export function stepAt(value: number, bounds: readonly number[]): number {
  let step = 0;
  while (step < bounds.length && value >= (bounds[step] ?? 0)) step++;
  return step;
}

/** The place of a number between rising knots, from 0 to the last knot's place. */
export function placeAt(value: number, knots: readonly number[]): number {
  let at = 0;
  while (at < knots.length - 1 && value >= (knots[at + 1] ?? 0)) at++;
  const from = knots[at] ?? 0;
  const to = knots[at + 1];
  return to === undefined ? at : at + Math.max(0, Math.min(1, (value - from) / (to - from)));
}
