// A memory of bounded size: what was not touched for the longest time is forgotten first.

/** Keys to values, at most `most` of them; reading leaves the order alone, writing makes a key the latest. */
export interface Recent<K, V> {
  readonly most: number;
  readonly kept: Map<K, V>;
}

/** An empty memory for `most` values. */
export function recent<K, V>(most: number): Recent<K, V> {
  return { most, kept: new Map() };
}

/** Keeps a value as the latest, and forgets the oldest one above the bound. */
export function keep<K, V>(memory: Recent<K, V>, key: K, value: V): void {
  const { kept, most } = memory;
  kept.delete(key);
  kept.set(key, value);
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** The value of a key, made now if it is not known, and the latest from now on. */
export function touched<K, V>(memory: Recent<K, V>, key: K, made: () => V): V {
  const value = memory.kept.get(key) ?? made();
  keep(memory, key, value);
  return value;
}
