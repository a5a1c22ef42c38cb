// An index of somebody's words in memory: folded, one after the other, and quick to look through from end to end.
import type { Memory, Searchable } from '../../store/searchables.ts';
import { foldInto, mostBytes, type Term } from './folding.ts';
import type { SearchText } from './texts.ts';

/** What was indexed of one row. */
interface Entry {
  readonly key: string;
  readonly seal: string;
  readonly start: number;
  /** Where its title ends and its body begins. */
  readonly body: number;
  readonly end: number;
  /** The sync in which it was last there. */
  seenIn: number;
  row: Searchable;
}

/** One row that a query found, and how well. */
export interface Hit {
  readonly row: Searchable;
  readonly score: number;
}

/** The index of one person. */
export interface SearchIndex {
  /** What the last search read of each source. */
  readonly memory: Memory;
  /** Takes what there is now; answers the rows whose words it needs. What is not there any more is not found any more. */
  readonly sync: (rows: readonly Searchable[]) => readonly Searchable[];
  readonly add: (row: Searchable, text: SearchText) => void;
  /** The best of what is there now, best first. */
  readonly find: (terms: readonly Term[], limit: number) => readonly Hit[];
  /** Bytes that it holds. */
  readonly size: () => number;
}

interface State {
  bytes: Buffer;
  used: number;
  /** Counts syncs. */
  now: number;
  /** In the order of their places; those that `byKey` knows no more are dropped in time. */
  entries: Entry[];
  readonly byKey: Map<string, Entry>;
}

/** Times that one term is counted in one entry. */
const MOST_COUNTED = 4;

interface Counted {
  readonly entry: Entry;
  times: number;
  inTitle: boolean;
}

/** The place in `entries` of the first from `next` on that ends behind a byte. */
function placeOf(entries: readonly Entry[], at: number, next: number): number {
  let place = next;
  while ((entries[place]?.end ?? Number.POSITIVE_INFINITY) <= at) place += 1;
  return place;
}

/** How often a term begins a word, entry by entry; the entries stand in the order of their places. */
function counted({ bytes, used, entries }: State, { needle }: Term): Counted[] {
  const found: Counted[] = [];
  let next = 0;
  for (let at = bytes.indexOf(needle); at !== -1 && at < used; ) {
    next = placeOf(entries, at, next);
    const entry = entries[next];
    if (!entry) break;
    if (found.at(-1)?.entry !== entry) found.push({ entry, times: 0, inTitle: at < entry.body });
    const here = found.at(-1) as Counted;
    here.times += 1;
    at = bytes.indexOf(needle, here.times >= MOST_COUNTED ? entry.end : at + needle.length);
  }
  return found;
}

const SATURATION = 1.2;
const LENGTH_COUNTS = 0.6;
const TITLE = 1.8;

/** How much one term says about one entry (BM25: rare words count more, long texts less). */
function weigh({ entry, times, inTitle }: Counted, rarity: number, average: number): number {
  const length = (entry.end - entry.start) / average;
  const damped = times + SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length);
  return ((rarity * times * (SATURATION + 1)) / damped) * (inTitle ? TITLE : 1);
}

function makeRoom(state: State, wanted: number): void {
  const { bytes, used } = state;
  if (used + wanted <= bytes.length) return;
  state.bytes = Buffer.alloc(Math.max(bytes.length * 2, used + wanted));
  bytes.copy(state.bytes, 0, 0, used);
}

/** Drops what is not there any more, once it is more than half. */
function tidy(state: State): void {
  const { bytes, byKey } = state;
  const alive = state.entries.filter((entry) => byKey.get(entry.key) === entry);
  if (alive.length * 2 > state.entries.length) return;
  let at = 0;
  state.entries = alive.map((entry) => {
    bytes.copyWithin(at, entry.start, entry.end);
    const back = entry.start - at;
    const moved = { ...entry, start: at, body: entry.body - back, end: entry.end - back };
    at = moved.end;
    byKey.set(entry.key, moved);
    return moved;
  });
  state.used = at;
}

function syncTo(state: State, rows: readonly Searchable[]): readonly Searchable[] {
  state.now += 1;
  const { byKey, now } = state;
  const wanted = rows.filter((row) => {
    const entry = byKey.get(row.key);
    if (entry?.seal !== row.seal) return true;
    entry.seenIn = now;
    entry.row = row;
    return false;
  });
  for (const [key, entry] of byKey) if (entry.seenIn !== now) byKey.delete(key);
  tidy(state);
  return wanted;
}

function addTo(state: State, row: Searchable, { title, body }: SearchText): void {
  makeRoom(state, mostBytes(title) + mostBytes(body));
  const start = state.used;
  const between = foldInto(state.bytes, start, title);
  state.used = foldInto(state.bytes, between, body);
  const { key } = row;
  const entry = { key, seal: row.seal, start, body: between, end: state.used, seenIn: state.now, row };
  state.byKey.set(key, entry);
  state.entries.push(entry);
}

/** Those in which every term begins a word. */
function findIn(state: State, terms: readonly Term[], limit: number): readonly Hit[] {
  const { byKey, entries, used } = state;
  const average = used / Math.max(1, entries.length);
  let scores: ReadonlyMap<Entry, number> | undefined;
  for (const term of terms) {
    const found = counted(state, term).filter(({ entry }) => byKey.get(entry.key) === entry);
    const rarity = Math.log(1 + (byKey.size - found.length + 0.5) / (found.length + 0.5));
    const before = scores;
    const kept = before ? found.filter(({ entry }) => before.has(entry)) : found;
    scores = new Map(
      kept.map((one) => [one.entry, (before?.get(one.entry) ?? 0) + weigh(one, rarity, average)]),
    );
  }
  const hits = [...(scores ?? [])].map(([{ row }, score]) => ({ row, score }));
  return hits.sort((a, b) => b.score - a.score || (a.row.at < b.row.at ? 1 : -1)).slice(0, limit);
}

/** An empty index. */
export function newIndex(): SearchIndex {
  const state: State = { bytes: Buffer.alloc(1 << 16), used: 0, now: 0, entries: [], byKey: new Map() };
  return {
    memory: new Map(),
    sync: (rows) => syncTo(state, rows),
    add: (row, text) => addTo(state, row, text),
    find: (terms, limit) => findIn(state, terms, limit),
    size: () => state.bytes.length,
  };
}
