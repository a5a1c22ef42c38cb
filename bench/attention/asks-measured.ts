// How well the request model finds requests it has not seen.
import { ASKS } from '../../src/domain/attention/request.ts';
import { crossValidated, type Sentence } from './asking.ts';
import { areaUnder } from './measures.ts';

/** F1 at the shipped threshold and AUC, as a line. */
export function asksMeasured(sentences: readonly Sentence[]): string {
  const scores = crossValidated(sentences);
  const labels = Uint8Array.from(sentences, ({ asks }) => (asks ? 1 : 0));
  let both = 0;
  let called = 0;
  scores.forEach((score, at) => {
    if (score < ASKS) return;
    called++;
    both += labels[at] ?? 0;
  });
  const are = labels.reduce((sum, label) => sum + label, 0);
  return `F1 ${((2 * both) / (called + are)).toFixed(3)} AUC ${areaUnder({ scores, labels }).toFixed(3)}`;
}
