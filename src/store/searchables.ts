// What can be searched: which rows there are for somebody, each with the first bytes of its seal, which change whenever
// its words are written; and the words of those that are wanted.
import { type Kysely, sql } from 'kysely';
import type { MomentKind } from '../domain/engagement/moment.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { findAll, findBones } from './find.ts';
import { bigPictures, goals } from './goals.table.ts';
import { moments, readings, reflections, sharings } from './journal.table.ts';
import { conclusions, inquiries, notes, topics } from './sessions.table.ts';
import { steps } from './steps.table.ts';
import type { Rows } from './store.ts';
import type { Table } from './table.ts';

/** The tables that are searched. */
export const SEARCHED = {
  goals,
  bigPictures,
  reflections,
  moments,
  steps,
  topics,
  notes,
  conclusions,
  inquiries,
} as const;

export type Searched = keyof typeof SEARCHED;

/** One row that may be searched, without its words. */
export interface Searchable {
  readonly table: Searched;
  readonly id: Id;
  /** Table and id in one. */
  readonly key: string;
  /** Differs from what it was whenever the words were written since. */
  readonly seal: string;
  readonly at: Instant;
  readonly engagementId: Id | null;
  readonly sessionId: Id | null;
  /** Of a note or a conclusion in an engagement; else null. */
  readonly authorId: Id | null;
  readonly isPrivate: boolean;
  readonly kind: MomentKind | null;
}

type Found = Pick<Searchable, 'id' | 'at'> & { readonly seal: string | null } & Partial<
    Pick<Searchable, 'engagementId' | 'sessionId' | 'authorId' | 'kind'>
  > & { readonly isPrivate?: number };

// A version byte and a nonce of 12 bytes, in base64url.
const seal = sql<string | null>`substr("words", 1, 18)`.as('seal');

/** The same database for code that works on any of the searched tables. */
type Loose = Kysely<Record<string, Record<string, unknown>>>;

/** What is read of each table beside its id and its seal. */
const READ: Readonly<Record<Searched, readonly string[]>> = {
  goals: ['madeAt as at'],
  bigPictures: ['at'],
  reflections: ['madeAt as at'],
  moments: ['madeAt as at', 'kind', 'sessionId'],
  steps: ['madeAt as at', 'engagementId', 'sessionId'],
  topics: ['at', 'engagementId', 'sessionId'],
  notes: ['at', 'engagementId', 'sessionId', 'authorId', 'isPrivate'],
  conclusions: ['at', 'engagementId', 'sessionId'],
  inquiries: ['at', 'engagementId', 'sessionId'],
};

type Query = ReturnType<typeof queryOf>;

function queryOf({ db }: Rows, table: Searched) {
  const loose = db as unknown as Loose;
  return loose
    .selectFrom(table)
    .select(['id', ...READ[table]])
    .select(seal);
}

const whole = (table: Searched, found: readonly unknown[]): Searchable[] =>
  (found as readonly Found[]).flatMap((row) => {
    if (row.seal === null) return [];
    const { id, at, engagementId = null, sessionId = null, authorId = null, kind = null } = row;
    const placed = { engagementId, sessionId, authorId, kind, isPrivate: row.isPrivate === 1 };
    return [{ table, id, key: `${table}:${id}`, at, seal: row.seal, ...placed }];
  });

/** What was read of one source, and the print of all its seals at that time. */
interface Remembered {
  readonly print: string;
  readonly rows: readonly Searchable[];
}

/** What somebody's last search read, source by source: what has not changed since is not read again. */
export type Memory = Map<string, Remembered>;

/** All seals of a source in one text: made in the database, since reading row by row takes three times as long. */
async function printOf(query: Query): Promise<string> {
  const all = sql<string | null>`string_agg(substr("words", 1, 18), '')`.as('print');
  const one = await query.clearSelect().select(all).executeTakeFirst();
  return (one?.print as string | null | undefined) ?? '';
}

/** A source: rows of one table, by a name that says which. */
interface Source {
  readonly table: Searched;
  readonly name: string;
  readonly narrow: (query: Query) => Query;
}

async function found(
  rows: Rows,
  memory: Memory,
  { table, name, narrow }: Source,
): Promise<readonly Searchable[]> {
  const query = narrow(queryOf(rows, table));
  const print = await printOf(query);
  const known = memory.get(name);
  if (known?.print === print) return known.rows;
  const fresh = whole(table, await query.execute());
  memory.set(name, { print, rows: fresh });
  return fresh;
}

/** Of the versions of one text only the last is searched. */
const newest = (versions: readonly Searchable[]): readonly Searchable[] =>
  versions.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 1);

/** What is a person's own, wherever they stand. */
export async function ownSearchables(rows: Rows, memory: Memory, ownerId: Id): Promise<Searchable[]> {
  const theirs = (query: Query): Query => query.where('ownerId', '=', ownerId);
  const standing = (query: Query): Query => theirs(query).where('removedAt', 'is', null);
  const secret = (query: Query): Query => query.where('authorId', '=', ownerId).where('isPrivate', '=', 1);
  const own = (table: Searched, narrow: Source['narrow']) =>
    found(rows, memory, { table, name: `own ${table}`, narrow });
  return [
    ...(await own('goals', theirs)),
    ...newest(await own('bigPictures', theirs)),
    ...(await own('reflections', standing)),
    ...(await own('moments', standing)),
    ...(await own('notes', secret)),
  ];
}

/** What lies in these engagements: steps, topics, shared notes, conclusions, inquiries. */
export async function searchablesIn(
  rows: Rows,
  memory: Memory,
  engagementIds: readonly Id[],
): Promise<Searchable[]> {
  if (engagementIds.length === 0) return [];
  const there = (query: Query): Query => query.where('engagementId', 'in', engagementIds);
  const both = (query: Query): Query => there(query).where('isPrivate', '=', 0);
  const here = (table: Searched, narrow: Source['narrow']) =>
    found(rows, memory, { table, name: `shared ${table}`, narrow });
  return [
    ...(await here('steps', there)),
    ...(await here('topics', there)),
    ...(await here('notes', both)),
    ...(await here('conclusions', there)),
    ...(await here('inquiries', there)),
  ];
}

/** Goals that lie in these engagements. */
export async function placedSearchables(rows: Rows, engagementIds: readonly Id[]): Promise<Searchable[]> {
  if (engagementIds.length === 0) return [];
  const query = queryOf(rows, 'goals').select('placedIn as engagementId');
  return whole('goals', await query.where('placedIn', 'in', engagementIds).execute());
}

/** What is shared in these engagements and was opened by this reader in the version that stands. */
export async function openedSearchables(
  rows: Rows,
  engagementIds: readonly Id[],
  readerId: Id,
): Promise<Searchable[]> {
  if (engagementIds.length === 0) return [];
  const shared = await findBones(rows, sharings, { engagementId: engagementIds, takenBackAt: null });
  const opened = await findBones(rows, readings, { itemId: shared.map(({ itemId }) => itemId), readerId });
  const place = new Map(shared.map(({ itemId, engagementId }) => [itemId, engagementId]));
  const versions = new Set(opened.map(({ itemId, version }) => `${itemId} ${version}`));
  const here = async (table: 'reflections' | 'moments') => {
    if (versions.size === 0) return [];
    const query = queryOf(rows, table).select('version').where('removedAt', 'is', null);
    const all = await query.where('id', 'in', [...place.keys()]).execute();
    const read = all.filter((row) => versions.has(`${row['id']} ${row['version']}`));
    return whole(table, read).map((row) => ({ ...row, engagementId: place.get(row.id) ?? null }));
  };
  return [...(await here('reflections')), ...(await here('moments'))];
}

const AT_ONCE = 1_000;

/** The words of these rows of one table, opened; those whose key was erased have none. */
export async function wordsOfRows(
  rows: Rows,
  table: Searched,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, unknown>> {
  const words = new Map<Id, unknown>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    for (const row of await findAll(rows, SEARCHED[table] as Table as typeof goals, { id: some })) {
      words.set(row.id, row.words);
    }
  }
  return words;
}
