// Refusals as RFC 9457 problem details: the code is stable, the words are the catalogue's, the detail mends it.
import type { Refusal } from '../domain/kernel/outcome.ts';
import { statusOf } from '../words/refusal-status.ts';
import type { Words } from '../words/words.ts';

/** A problem as the API answers it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly [extension: string]: unknown;
}

/** The problem a refusal stands for, in this language. */
export function problemOf(refusal: Refusal, words: Words): Problem {
  const { refusal: code, detail = {} } = refusal;
  return {
    ...detail,
    type: `urn:throughline:problem:${code}`,
    title: words.refusals.say(code, detail),
    status: statusOf(code),
    code,
  };
}
