// Searching one's own words and what one may read now: nothing taken back, taken out or erased is found.
import { z } from 'zod';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { type Searchable, type Searched, wordsOfRows } from '../store/searchables.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { momentKindField } from './moments.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { type Term, termsOf } from './search/folding.ts';
import { withIndex } from './search/memory.ts';
import { reachOf } from './search/reach.ts';
import type { SearchIndex } from './search/search-index.ts';
import { snippetOf, snippetPart } from './search/snippets.ts';
import { textOf } from './search/texts.ts';

const KINDS = {
  goals: 'goal',
  bigPictures: 'big picture',
  reflections: 'reflection',
  moments: 'moment',
  steps: 'step',
  topics: 'topic',
  notes: 'note',
  conclusions: 'conclusion',
  inquiries: 'inquiry',
} as const satisfies Record<Searched, string>;

const kindField = z.enum([
  'goal',
  'big picture',
  'reflection',
  'moment',
  'step',
  'topic',
  'note',
  'conclusion',
  'inquiry',
]);

const resultView = z.object({
  kind: kindField,
  id: z.string(),
  at: z.string(),
  /** Null for what is a person's own and lies in no engagement. */
  engagementId: z.string().nullable(),
  sessionId: z.string().nullable(),
  moment: momentKindField.nullable(),
  isPrivate: z.boolean(),
  title: z.array(snippetPart),
  snippet: z.array(snippetPart),
});

/** One thing that was found, as its type. */
export type SearchResult = z.infer<typeof resultView>;

function byTable(rows: readonly Searchable[]): ReadonlyMap<Searched, Id[]> {
  const ids = new Map<Searched, Id[]>();
  for (const { table, id } of rows) {
    const same = ids.get(table) ?? [];
    same.push(id);
    ids.set(table, same);
  }
  return ids;
}

async function wordsOf(rows: Rows, wanted: readonly Searchable[]): Promise<(row: Searchable) => unknown> {
  const found = new Map<Searched, ReadonlyMap<Id, unknown>>();
  for (const [table, ids] of byTable(wanted)) found.set(table, await wordsOfRows(rows, table, ids));
  return ({ table, id }) => found.get(table)?.get(id) ?? null;
}

/** Brings the index up to what this person may read now. */
async function broughtUp(scene: OwnScene, index: SearchIndex): Promise<void> {
  const missing = index.sync(await reachOf(scene, index.memory));
  const words = await wordsOf(scene.rows, missing);
  for (const row of missing) index.add(row, textOf(row.table, words(row)));
}

function viewOf(row: Searchable, words: unknown, terms: readonly Term[]): SearchResult {
  const { table, id, at, engagementId, sessionId, kind, isPrivate } = row;
  const { title, body } = textOf(table, words);
  return {
    kind: KINDS[table],
    ...{ id, at, engagementId, sessionId, isPrivate },
    moment: kind,
    title: title === '' ? [] : snippetOf(title, terms),
    snippet: body === '' ? [] : snippetOf(body, terms),
  };
}

/** Finds what somebody wrote or may read, by the beginnings of its words in any language. */
export const searchWords = personReading({
  name: 'search.find',
  path: 'GET /search',
  says: 'Finds words in what is yours and what you may read, best first. Every word of `q` begins one in the text.',
  thing: 'search',
  verb: 'read',
  input: z.object({
    q: z.string().max(400),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ results: z.array(resultView), hasMore: z.boolean() }),
  async run(scene, { q, limit }) {
    const { ports, me, at, rows } = scene;
    const terms = termsOf(q);
    if (terms.length === 0) return accept({ results: [], hasMore: false });
    const hits = await withIndex(ports.store, me, at, async (index) => {
      await broughtUp(scene, index);
      return index.find(terms, limit + 1);
    });
    const shown = hits.slice(0, limit).map(({ row }) => row);
    // Read again where they lie: what was erased since has no words any more, and is not there.
    const words = await wordsOf(rows, shown);
    const results = shown.flatMap((row) => {
      const said = words(row);
      return said === null ? [] : [viewOf(row, said, terms)];
    });
    return accept({ results, hasMore: hits.length > limit });
  },
});

/** The deeds of this file. */
export const searchDeeds: readonly AnyDeed[] = [searchWords];
