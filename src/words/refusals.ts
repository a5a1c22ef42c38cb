// How a refusal is said: by its code, with what its detail knows; each sentence names what mends it.
import type { Code, Detail } from '../domain/kernel/outcome.ts';

/** A sentence, or how to make one from a refusal's detail. */
export type Saying = string | ((detail: Detail) => string);

/** Codes of one noun with their sentences. */
export type Sayings = Readonly<Record<string, Saying>>;

/** What a language brings: sentences by code, by field, and which field of a form a code belongs to. */
export interface RefusalWords {
  readonly byCode: Sayings;
  readonly byField: Sayings;
  readonly fieldOf: Readonly<Record<string, string>>;
  readonly unknown: string;
}

/** The refusals of a language as the doors ask for them. */
export function refusalsIn({ byCode, byField, fieldOf, unknown }: RefusalWords) {
  const said = (saying: Saying | undefined, detail: Detail): string => {
    if (saying === undefined) return unknown;
    return typeof saying === 'string' ? saying : saying(detail);
  };
  const say = (code: string, detail: Detail): string => said(byCode[code], detail);
  return {
    /** The sentence of a code. */
    say: (code: Code, detail: Detail): string => say(code, detail),
    /** Every code that has a sentence, in the order of the alphabet. */
    codes: Object.keys(byCode).sort(),
    /** Whether a code has a sentence; a test asks this of every code there is. */
    knows: (code: string): boolean => byCode[code] !== undefined,
    /** What is wrong with one field of an input, by its last name: `ifThen.situation` asks for `situation`. */
    field(path: string, detail: Detail): string {
      const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
      return said(byField[name] ?? byField.any, detail);
    },
    /** The field a code belongs to, with its sentence; none for those that concern the whole form. */
    fieldsOf(code: string, detail: Detail): Record<string, string> {
      const field = fieldOf[code];
      return field === undefined ? {} : { [field]: say(code, detail) };
    },
  };
}
