// Whether a text asks for something, sentence by sentence.
import type { Message } from './message.ts';

/** What a text asks. */
export interface Request {
  /** The chance that the most asking sentence asks for something, 0 to 1. */
  readonly chance: number;
  /** Sentences that end in a question mark. */
  readonly questions: number;
}

const ASKS =
  /\b(could|can|would|will) you\b|\bplease\b|\blet me know\b|\bany (thoughts|comments|ideas|feedback|objections?)\b|\bwhat do you think\b|\bdo you\b/i;

/** Looks for requests in the new text of a message. */
export function requestIn({ text }: Message): Request {
  const read = text.slice(0, 4_000);
  let questions = 0;
  for (let at = read.indexOf('?'); at >= 0; at = read.indexOf('?', at + 1)) {
    const next = read.charCodeAt(at + 1);
    if (Number.isNaN(next) || next <= 32) questions++;
  }
  return { chance: ASKS.test(read) ? 0.8 : 0.1, questions };
}
