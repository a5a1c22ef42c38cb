// A store to try things on: the real schema and, on top of it, tables of every kind of column.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import type { EngineName } from '../../src/store/engine.ts';
import { migrations } from '../../src/store/migrations/list.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { openStore, type StoreSettings } from '../../src/store/opening.ts';
import { schemaOf } from '../../src/store/schema.ts';
import type { Rows, Store } from '../../src/store/store.ts';
import {
  flag,
  integer,
  json,
  nullable,
  type PutOf,
  type RowOf,
  real,
  sealed,
  table,
  text,
  type ValueOf,
} from '../../src/store/table.ts';
import { postgresUrl } from '../world/postgres.ts';

export const engines: readonly EngineName[] = ['sqlite', 'postgres'];

export const leaves = table(
  'trialLeaves',
  {
    id: text(),
    ownerId: text(),
    day: nullable(text()),
    size: integer(),
    weight: nullable(real()),
    folded: flag(),
    plan: json<{ readonly steps: readonly string[] }>(),
    words: sealed<{ readonly title: string }>(),
    note: sealed<string>(),
  },
  { keyOf: (row) => ({ person: row.ownerId }) },
);

export const counters = table(
  'trialCounters',
  { place: text(), number: integer(), count: integer(), title: nullable(text()) },
  { primary: ['place', 'number'] },
);

export const pairs = table('trialPairs', { left: text(), right: text() }, { primary: ['left', 'right'] });

export type Leaf = ValueOf<typeof leaves>;

export interface TrialDatabase {
  trialLeaves: RowOf<typeof leaves>;
  trialCounters: RowOf<typeof counters>;
  trialPairs: RowOf<typeof pairs>;
  signIns: { id: string };
}

export const trialDb = (rows: Pick<Rows, 'db'>): Kysely<TrialDatabase> => rows.db as never;

export const trial: Migration = {
  name: '990-trial',
  async up(db) {
    await db.schema
      .createTable('trialLeaves')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('ownerId', 'text', (column) => column.notNull())
      .addColumn('day', 'text')
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('weight', 'double precision')
      .addColumn('folded', 'integer', (column) => column.notNull())
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('words', 'text')
      .addColumn('note', 'text')
      .execute();
    await db.schema
      .createTable('trialCounters')
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('title', 'text')
      .addPrimaryKeyConstraint('trialCountersKey', ['place', 'number'])
      .execute();
    await db.schema
      .createTable('trialPairs')
      .addColumn('left', 'text', (column) => column.notNull())
      .addColumn('right', 'text', (column) => column.notNull().references('trialLeaves.id'))
      .addPrimaryKeyConstraint('trialPairsKey', ['left', 'right'])
      .execute();
    await db.schema
      .createTable('signIns')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .execute();
  },
};

export const known: readonly Migration[] = [...migrations, trial];

const folders: string[] = [];
const stores: Store[] = [];

afterAll(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => {});
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-store-'));
  folders.push(folder);
  return folder;
}

/** A place for a database that does not exist yet. */
export async function freshPlace(engine: EngineName, keyFile?: string): Promise<StoreSettings> {
  const folder = freshFolder();
  const place =
    engine === 'sqlite' ? { sqlite: join(folder, 'trial.db') } : { postgres: await postgresUrl() };
  return { place, keyFile: keyFile ?? join(folder, 'trial.key') };
}

export async function openTrial(settings: StoreSettings): Promise<Store> {
  const store = await openStore(settings, known);
  stores.push(store);
  return store;
}

export async function freshStore(engine: EngineName): Promise<{ store: Store; settings: StoreSettings }> {
  const settings = await freshPlace(engine);
  return { settings, store: await openTrial(settings) };
}

export function leaf(id: string, changes: Partial<Leaf> = {}): PutOf<typeof leaves> {
  return {
    id,
    ownerId: 'ann',
    day: '2026-11-22',
    size: 15,
    weight: 1.5,
    folded: false,
    plan: { steps: ['one'] },
    words: { title: `Title of ${id}` },
    note: `Note of ${id}`,
    ...changes,
  };
}

export const putLeaves = (store: Store, ...values: PutOf<typeof leaves>[]): Promise<void> =>
  store.write({ person: 'ann' }, (rows) => rows.put(leaves, values));

export const readLeaves = (store: Store): Promise<Leaf[]> =>
  store.read(async (rows) =>
    rows.open(leaves, await trialDb(rows).selectFrom('trialLeaves').selectAll().orderBy('id').execute()),
  );

export async function readLeaf(store: Store, id: string): Promise<Leaf | undefined> {
  return (await readLeaves(store)).find((each) => each.id === id);
}

/** Lets whatever else is going on in this process go on for so many rounds of its loop. */
export async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A row of any table of the real schema: texts are `id`, numbers 0, so that references to `id` hold. */
export async function insertAny(store: Store, name: string, id: string): Promise<void> {
  await store.write({ instance: true }, async ({ db }) => {
    const found = (await schemaOf(db, store.engine)).find((each) => each.name === name);
    const cells = (found?.columns ?? [])
      .filter(({ nullable, name: column }) => !nullable || column === 'id')
      .map(({ name: column, type }) => [column, type === 'text' ? id : 0]);
    await db
      .insertInto(name as never)
      .values(Object.fromEntries(cells) as never)
      .execute();
  });
}
