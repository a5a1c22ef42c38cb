// Opening the store at the start of a process: the database, its schema, the master key, and whether they fit.
import type { Kysely } from 'kysely';
import { type Engine, inTransaction } from './engine.ts';
import { erasedIn, recordErasure } from './erasures.ts';
import { BrokenSeal, StartRefusal } from './faults.ts';
import { readMasterKey } from './key-file.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import { openPostgres } from './postgres.ts';
import { type Sealer, sealerOf } from './sealing.ts';
import { openSqlite } from './sqlite.ts';
import { type Store, storeOf } from './store.ts';
import type { Database } from './tables.ts';

/** Where the database is. */
export type Place = { readonly sqlite: string } | { readonly postgres: string };

export interface StoreSettings {
  readonly place: Place;
  readonly keyFile: string;
}

/** A key like the others that seals nothing: it opens only with the master key that made the database. */
export const CHECK = 'check';

export async function openEngine(place: Place): Promise<Engine> {
  return 'sqlite' in place ? openSqlite({ file: place.sqlite }) : openPostgres({ url: place.postgres });
}

/** False in a database where nothing was ever sealed. */
export async function holdsKeys(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('keys').select('id').limit(1).execute()).length > 0;
}

/** Throws StartRefusal when this master key is not the one that the database was sealed with. */
export async function checkMasterKey(db: Kysely<Database>, sealer: Sealer, keyFile: string): Promise<void> {
  if (!(await holdsKeys(db))) {
    const { wrapped } = sealer.newKey(CHECK);
    const row = { id: CHECK, wrapped };
    await db
      .insertInto('keys')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  // Read back: of two that start at once with different keys only one is right.
  const row = await db.selectFrom('keys').select('wrapped').where('id', '=', CHECK).executeTakeFirst();
  try {
    sealer.unwrap(CHECK, row?.wrapped ?? '');
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error;
    throw new StartRefusal(`The key in ${keyFile} is not the key of this database.`, error);
  }
}

async function prepare(engine: Engine, keyFile: string, known: readonly Migration[]): Promise<Store> {
  await migrate(engine, known);
  const isFirst = !(await inTransaction(engine, 'read', holdsKeys));
  const { key, warning } = await readMasterKey(keyFile, isFirst);
  const sealer = sealerOf(key);
  await inTransaction(engine, 'write', (db: Kysely<Database>) => checkMasterKey(db, sealer, keyFile));
  // A crash between an erasure and its record, or a database moved from another machine, is made good here.
  await recordErasure(keyFile, await inTransaction(engine, 'read', erasedIn));
  return storeOf({ engine, sealer, keyFile, warnings: warning === undefined ? [] : [warning] });
}

/** Opens the database (SQLite: makes it when missing), migrates it and checks the key; throws StartRefusal or StoreFault. */
export async function openStore(
  { place, keyFile }: StoreSettings,
  known: readonly Migration[] = migrations,
): Promise<Store> {
  const engine = await openEngine(place);
  try {
    return await prepare(engine, keyFile, known);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
