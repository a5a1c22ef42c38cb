// Brings a database to the newest schema: migrations in their order, each whole or not at all, once among processes.
import { type Kysely, sql } from 'kysely';
import { type Engine, type EngineName, inTransaction } from './engine.ts';
import { StartRefusal } from './faults.ts';
import { migrations } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';

type Versions = Kysely<{ schemaVersions: { name: string; appliedAt: string } }>;

async function appliedIn(db: Versions): Promise<readonly string[]> {
  const rows = await db.selectFrom('schemaVersions').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

async function hasVersions(db: Versions, engine: EngineName): Promise<boolean> {
  const found =
    engine === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = 'schemaVersions'`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = 'schemaVersions'`;
  return (await found.execute(db)).rows.length > 0;
}

async function makeVersions(db: Versions): Promise<void> {
  await db.schema
    .createTable('schemaVersions')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('appliedAt', 'text', (column) => column.notNull())
    .execute();
}

/** Refuses a database whose history is not the beginning of ours. */
function checkHistory(applied: readonly string[], known: readonly Migration[]): void {
  const stranger = applied.find((name) => !known.some((migration) => migration.name === name));
  if (stranger !== undefined) {
    throw new StartRefusal(
      `The database was made by a newer Throughline (its schema is ${stranger}); this one cannot run on it.`,
    );
  }
  const missing = known.slice(0, applied.length).find(({ name }, index) => name !== applied[index]);
  if (missing)
    throw new StartRefusal(`The database lacks the schema change ${missing.name}; it cannot be used.`);
}

/** One migration in one transaction, chosen only once this process is alone with the database. */
function step(engine: Engine, known: readonly Migration[]): Promise<string | undefined> {
  return inTransaction<{ schemaVersions: { name: string; appliedAt: string } }, string | undefined>(
    engine,
    'schema',
    async (db) => {
      await makeVersions(db);
      const applied = await appliedIn(db);
      checkHistory(applied, known);
      const next = known[applied.length];
      if (!next) return undefined;
      await next.up(db as unknown as Kysely<unknown>, engine.name);
      await db
        .insertInto('schemaVersions')
        .values({ name: next.name, appliedAt: new Date().toISOString() })
        .execute();
      return next.name;
    },
  );
}

/** The migrations in the database, read without holding anybody up; none in an empty one. */
function historyOf(engine: Engine): Promise<readonly string[]> {
  return inTransaction(engine, 'read', async (db: Versions) => {
    return (await hasVersions(db, engine.name)) ? appliedIn(db) : [];
  });
}

/** The name of the newest migration in the database; undefined for an empty database. */
export async function versionOf(engine: Engine): Promise<string | undefined> {
  return (await historyOf(engine)).at(-1);
}

/** Migrates up to the newest schema, or to the one named; returns the migrations that it ran. */
export async function migrate(
  engine: Engine,
  known: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const ran: string[] = [];
  for (;;) {
    // A start that changes nothing is alone with nobody, and checks none of a grown database's references.
    const applied = await historyOf(engine);
    checkHistory(applied, known);
    if (applied.length === known.length) return ran;
    const name = await step(engine, known);
    if (name !== undefined) ran.push(name);
  }
}
