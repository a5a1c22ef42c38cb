// A memory of bounded size: what was not touched for the longest time is forgotten first.

/** Keys to values, at most `most` of them; reading leaves the order alone, writing makes a key the latest. */
export interface Recent<K, V> {
  readonly most: number;
  readonly kept: Map<K, V>;
  /** Keys that a reader is to see as forgotten: for asking what would be without them. */
  readonly hidden?: ReadonlySet<K>;
}

/** An empty memory for `most` values. */
export function recent<K, V>(most: number): Recent<K, V> {
  return { most, kept: new Map() };
}

/** The value of a key, if it is remembered. */
export function known<K, V>({ kept, hidden }: Recent<K, V>, key: K): V | undefined {
  return hidden?.has(key) ? undefined : kept.get(key);
}

/** The same memory as it would be without one key. */
export function hiding<K, V>(memory: Recent<K, V>, ...keys: readonly K[]): Recent<K, V> {
  return { ...memory, hidden: new Set([...(memory.hidden ?? []), ...keys]) };
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
