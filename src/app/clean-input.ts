// What no field may hold, whatever it is: NUL and halves of characters, which databases and files cannot keep.

/** Deeper than any input of ours by far; nested further it is an attack. */
const DEEPEST = 32;

interface Part {
  readonly path: readonly string[];
  readonly value: unknown;
}

const isUnclean = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

function partsOf({ path, value }: Part): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, inner]) => ({ path: [...path, name], value: inner }));
}

/** The fields of an input whose text has NUL or half a character in it, or that are nested too deep; none is good. */
export function uncleanFields(input: unknown): readonly string[] {
  const found = new Set<string>();
  const waiting: Part[] = [{ path: [], value: input }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const name = part.path.slice(0, 3).join('.') || 'input';
    const isBad = typeof part.value === 'string' && isUnclean(part.value);
    if (isBad || part.path.some(isUnclean) || part.path.length > DEEPEST) found.add(name);
    else waiting.push(...partsOf(part));
  }
  return [...found].map((name) => name.toWellFormed().replaceAll('\u0000', '\uFFFD'));
}
