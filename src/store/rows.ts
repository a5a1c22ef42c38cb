// The rows of one transaction: queries, opening what was read, and putting back what changed.
import type { KeyObject } from 'node:crypto';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { type Codec, codecOf, type DbRow } from './codec.ts';
import { type KeyRing, keyIdOf } from './data-keys.ts';
import type { EngineName, Run } from './engine.ts';
import type { ChangeOf, KeyOwner, PlainOf, PutOf, RowOf, Table, ValueOf } from './table.ts';
import type { Database } from './tables.ts';
import { batches, upsert } from './upserts.ts';

/** A query on one table, to be narrowed, ordered or limited. */
export type PlainQuery<T extends Table> = SelectQueryBuilder<{ it: RowOf<T> }, 'it', object>;

export interface Rows {
  readonly engine: EngineName;
  /** Bound to this transaction; refuses once it has ended. */
  readonly db: Kysely<Database>;
  /** Runs a statement that is compiled already. */
  readonly run: Run;
  /**
   * Opens rows as they were read. Columns that were not selected are not there; a row with sealed columns needs its
   * primary key and what `keyOf` looks at. Sealed words read as null when their key was erased.
   */
  open<T extends Table, K extends keyof RowOf<T> & keyof ValueOf<T>>(
    table: T,
    rows: readonly Pick<RowOf<T>, K>[],
  ): Promise<Pick<ValueOf<T>, K>[]>;
  /** Inserts or replaces by primary key. Of two values with the same key the later wins, column by column. */
  put<T extends Table>(table: T, values: readonly PutOf<T>[]): Promise<void>;
  /** Reads rows without what is sealed: `rows.plain(steps, (query) => query.where('engagementId', '=', id))`. */
  plain<T extends Table>(table: T, narrow: (query: PlainQuery<T>) => PlainQuery<T>): Promise<PlainOf<T>[]>;
  /** Changes columns of one row by its only key; undefined stays as it is. False if there is no such row. */
  change<T extends Table>(table: T, key: string, values: ChangeOf<T>): Promise<boolean>;
  /** Erases a data key for good: what it sealed opens as null, and nothing can be sealed with it again. */
  eraseKey(owner: KeyOwner): Promise<void>;
}

/** Rows opened in one go before others get a turn. */
const AT_A_TIME = 1_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function openRows(keys: KeyRing, codec: Codec, rows: readonly DbRow[]): Promise<DbRow[]> {
  const first = rows[0];
  const needsKeys = first !== undefined && codec.sealed.some(({ name }) => first[name] !== undefined);
  if (codec.isPlain && !needsKeys) return [...rows];
  const owners = needsKeys ? rows.map(codec.ownerOf) : [];
  const found = needsKeys ? await keys.find(new Set(owners)) : undefined;
  const opened: DbRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % AT_A_TIME === 0) await turn();
    opened.push(codec.open(row, found?.get(owners[index] ?? '') ?? null));
  }
  return opened;
}

/** One row per primary key; undefined columns of a later value leave those of an earlier one. */
function merged(codec: Codec, values: readonly DbRow[]): DbRow[] {
  const byKey = new Map<string, DbRow>();
  for (const value of values) {
    const key = codec.keyText(value);
    const earlier = byKey.get(key);
    const changes = Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));
    byKey.set(key, earlier ? { ...earlier, ...changes } : changes);
  }
  return [...byKey.values()];
}

async function sealRows(keys: KeyRing, codec: Codec, values: readonly DbRow[]): Promise<DbRow[]> {
  const rows = values.map(codec.encodePlain);
  const hasWords = (value: DbRow | undefined): boolean =>
    codec.sealed.some(({ name }) => value?.[name] !== undefined && value[name] !== null);
  const owners = rows.map((row, index) => (hasWords(values[index]) ? codec.ownerOf(row) : undefined));
  const needed = new Set(owners.filter((owner) => owner !== undefined));
  const found: ReadonlyMap<string, KeyObject> =
    needed.size > 0 ? await keys.findOrMake(needed) : new Map<string, KeyObject>();
  for (const [index, row] of rows.entries()) {
    codec.sealInto(row, values[index] ?? {}, found.get(owners[index] ?? '') ?? null);
  }
  return rows;
}

/** The same database for code that works on any table. */
const anyTable = (db: Kysely<Database>): Kysely<Record<string, Record<string, unknown>>> =>
  db as unknown as Kysely<Record<string, Record<string, unknown>>>;

async function plainRows(db: Kysely<Database>, table: Table, narrow: unknown): Promise<DbRow[]> {
  const codec = codecOf(table);
  const query = anyTable(db)
    .selectFrom(`${table.name} as it`)
    .select(codec.plain.map((column) => `it.${column}`));
  const rows = await (narrow as (all: typeof query) => typeof query)(query).execute();
  return (rows as DbRow[]).map((row) => codec.open(row, null));
}

async function changeRow(
  db: Kysely<Database>,
  keys: KeyRing,
  table: Table,
  key: string,
  values: DbRow,
): Promise<boolean> {
  const codec = codecOf(table);
  const [id, ...others] = table.primary;
  if (id === undefined || others.length > 0) throw new Error(`${table.name} has no single key to change by.`);
  const any = anyTable(db);
  const before = await any.selectFrom(table.name).select(codec.plain).where(id, '=', key).executeTakeFirst();
  if (!before) return false;
  const after: Record<string, unknown> = { ...before, ...codec.encodeGiven({ ...values, [id]: key }) };
  const hasWords = codec.sealed.some(({ name }) => values[name] !== undefined && values[name] !== null);
  const owner = hasWords ? codec.ownerOf(after) : undefined;
  const found = owner === undefined ? undefined : await keys.findOrMake(new Set([owner]));
  codec.sealInto(after, values, found?.get(owner ?? '') ?? null);
  const changed = Object.entries(after).filter(([name, value]) => name !== id && value !== before[name]);
  if (changed.length > 0) {
    await any.updateTable(table.name).set(Object.fromEntries(changed)).where(id, '=', key).execute();
  }
  return true;
}

export function rowsOf(engine: EngineName, db: Kysely<Database>, keys: KeyRing, run: Run): Rows {
  return {
    engine,
    db,
    run,
    async open<T extends Table, K extends keyof RowOf<T> & keyof ValueOf<T>>(
      table: T,
      rows: readonly Pick<RowOf<T>, K>[],
    ) {
      return (await openRows(keys, codecOf(table), rows as readonly DbRow[])) as Pick<ValueOf<T>, K>[];
    },
    async put(table, values) {
      const codec = codecOf(table);
      const rows = await sealRows(keys, codec, merged(codec, values as readonly DbRow[]));
      for (const batch of batches(rows, codec)) {
        await run(upsert(engine, table, batch.names, batch.rows));
      }
    },
    async plain<T extends Table>(table: T, narrow: (query: PlainQuery<T>) => PlainQuery<T>) {
      return (await plainRows(db, table, narrow)) as PlainOf<T>[];
    },
    change: (table, key, values) => changeRow(db, keys, table, key, values as DbRow),
    eraseKey: (owner) => keys.erase(keyIdOf(owner)),
  };
}
