// Indexes held in memory while their people are here, and forgotten when they leave or are gone for a while.
import type { Id } from '../../domain/kernel/id.ts';
import { type Instant, minutesBetween } from '../../domain/kernel/time.ts';
import type { Store } from '../../store/store.ts';
import { newIndex, type SearchIndex } from './search-index.ts';

interface Held {
  readonly index: SearchIndex;
  usedAt: Instant;
  /** Searches of one person take turns: each brings the index up to what it saw. */
  last: Promise<unknown>;
}

/** Minutes after which an index that nobody used is forgotten. */
const KEPT_MINUTES = 30;
/** Bytes that all indexes together may hold; those not used for longest go first. */
const MOST_BYTES = 96 * 1024 * 1024;

const memories = new WeakMap<Store, Map<Id, Held>>();

function memoryOf(store: Store): Map<Id, Held> {
  const known = memories.get(store) ?? new Map<Id, Held>();
  memories.set(store, known);
  return known;
}

function tidy(memory: Map<Id, Held>, at: Instant): void {
  let bytes = 0;
  // The last used stands last.
  for (const [personId, { index, usedAt }] of [...memory].reverse()) {
    bytes += index.size();
    if (bytes > MOST_BYTES || minutesBetween(usedAt, at) > KEPT_MINUTES) memory.delete(personId);
  }
}

/** Works with the index of a person, one search at a time. */
export async function withIndex<T>(
  store: Store,
  personId: Id,
  at: Instant,
  work: (index: SearchIndex) => Promise<T>,
): Promise<T> {
  const memory = memoryOf(store);
  const held = memory.get(personId) ?? { index: newIndex(), usedAt: at, last: Promise.resolve() };
  memory.delete(personId);
  memory.set(personId, held);
  held.usedAt = at;
  const turn = held.last.then(() => work(held.index));
  held.last = turn.catch(() => memory.delete(personId));
  const answer = await turn;
  tidy(memory, at);
  return answer;
}

/** Forgets a person's words; they signed out. */
export function forgetIndex(store: Store, personId: Id): void {
  memoryOf(store).delete(personId);
}
