// A form that came back: what was typed, and what is missing, so that the page can show both and lose nothing.

/** A refused form: which deed, what was typed into it, and the refusal in words, field by field where it has one. */
export interface Slip {
  readonly deed: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly refusal: {
    readonly code: string;
    readonly words: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/** What was typed into a field of this deed's form, or what stood there before. */
export function typed(slip: Slip | undefined, field: string, before = ''): string {
  const value = slip?.values[field];
  return typeof value === 'string' ? value : before;
}

/** The slip if it belongs to this form: by its deed and, where a page has several of a kind, the item's id. */
export function slipFor(
  slip: Slip | undefined,
  deed: string,
  item?: { field: string; id: string },
): Slip | undefined {
  if (slip?.deed !== deed) return undefined;
  return item && slip.values[item.field] !== item.id ? undefined : slip;
}
