// The request model as a file of letters.
import type { AskModel } from './asking.ts';

const FIRST_LETTER = 40;
const BACKSLASH = 92;
const DOWN = 43;
const UP = 42;
const LINE = 100;

function letterOf(weight: number, step: number): string {
  const place = Math.max(-DOWN, Math.min(UP, Math.round(weight / step))) + DOWN + FIRST_LETTER;
  return String.fromCharCode(place >= BACKSLASH ? place + 1 : place);
}

/** The text of request-weights.table.ts. */
export function askingTable({ start, weights }: AskModel): string {
  const most = weights.reduce((large, weight) => Math.max(large, Math.abs(weight)), 0);
  const step = Number((most / UP).toFixed(4));
  const letters = [...weights].map((weight) => letterOf(weight, step)).join('');
  const lines = letters.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `// Weights of the request model by slot: learned by bench/attention/train.ts from a public set of English mail sentences.

/** Where the sum begins, in logits. */
export const ASK_START = ${Number(start.toFixed(4))};

/** What one letter more or less means. */
export const ASK_STEP = ${step};

/** One letter for each slot. */
export const ASK_WEIGHTS: readonly string[] = [
${lines.map((line) => `  '${line}',`).join('\n')}
];
`;
}
