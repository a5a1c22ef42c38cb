// What a rule answers: the new values, or a refusal that a person can act on. The unexpected throws instead.

/** A stable code such as `session.no_next_step`; the same code drives words, API problems and exit codes. */
export type Code = `${string}.${string}`;

/** What a refusal says beside its code: dates, counts and names of fields, never a person's words. */
export type Detail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A rule's no, as a value. */
export interface Refusal {
  readonly ok: false;
  readonly refusal: Code;
  readonly detail?: Detail;
  /** It is not, or no longer, this person's to do at all, whatever they say. */
  readonly isBarred?: true;
}

/** Either a value or a refusal. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The rule said yes, with this value. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** The rule said no, with this code and what is needed to mend it. */
export function refuse(refusal: Code, detail?: Detail): Refusal {
  return detail ? { ok: false, refusal, detail } : { ok: false, refusal };
}

/** Whether an outcome is a yes; for those who keep or throw away by it. */
export function isYes(outcome: Outcome<unknown>): boolean {
  return outcome.ok;
}
