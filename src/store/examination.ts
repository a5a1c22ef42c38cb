// A look at a database from outside: whether it is whole, what schema it has, whether what is sealed opens. Changes nothing.
import { stat } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { keyCache, keyRing } from './data-keys.ts';
import { type Engine, inTransaction } from './engine.ts';
import { BrokenSeal } from './faults.ts';
import { readMasterKey } from './key-file.ts';
import { versionOf } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { CHECK, openEngine, type StoreSettings } from './opening.ts';
import { rowsOf } from './rows.ts';
import { type Sealer, sealerOf } from './sealing.ts';
import type { RowOf, Table } from './table.ts';
import { type Database, tables } from './tables.ts';

/** What was found; lists are empty where all is well. */
export interface Examination {
  /** `SQLite 3.53.0`, `PostgreSQL 18.1`. */
  readonly engine: string;
  /** The newest change of its schema; undefined for an empty database. */
  readonly schema: string | undefined;
  readonly waiting: readonly string[];
  /** A change that this program does not know. */
  readonly isNewer: boolean;
  /** What the engine itself complains of, in its words. */
  readonly broken: readonly string[];
  /** Tables in which something sealed does not open. */
  readonly unopened: readonly string[];
  /** Null while the database has no key yet. */
  readonly keyFits: boolean | null;
  /** The instant of the last event, by which a clock that went back shows. */
  readonly lastEventAt: string | null;
  /** The database server's own time; null where there is none. */
  readonly serverTime: string | null;
}

/** So many rows of each table are opened, the newest. */
const SAMPLE = 50;

type Db = Kysely<Database>;

const first = async (
  db: Db,
  query: ReturnType<typeof sql<{ value: string | null }>>,
): Promise<string | null> => (await query.execute(db)).rows[0]?.value ?? null;

async function brokenIn(engine: Engine): Promise<readonly string[]> {
  if (engine.name === 'postgres') return [];
  return inTransaction(engine, 'backup', async (db: Db) => {
    const { rows: found } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
    const { rows: lost } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
    const complaints = found.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok');
    return [
      ...complaints,
      ...lost.slice(0, 20).map(({ table }) => `a row of ${table} names what is not there`),
    ];
  });
}

async function opens(db: Db, engine: Engine, sealer: Sealer, table: Table): Promise<boolean> {
  const rows = rowsOf(engine.name, db, keyRing(db, sealer, keyCache()), (query) =>
    db.executeQuery(query as never),
  );
  const newest = sql<RowOf<Table>>`select * from ${sql.table(table.name)} limit ${SAMPLE}`;
  try {
    await rows.open(table, (await newest.execute(db)).rows as never);
    return true;
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}

async function unopenedIn(engine: Engine, sealer: Sealer): Promise<readonly string[]> {
  const sealed = (Object.values(tables) as Table[]).filter(({ keyOf }) => keyOf !== undefined);
  return inTransaction(engine, 'backup', async (db: Db) => {
    const unopened: string[] = [];
    for (const table of sealed) if (!(await opens(db, engine, sealer, table))) unopened.push(table.name);
    return unopened;
  });
}

async function keyFits(engine: Engine, sealer: Sealer): Promise<boolean | null> {
  const row = await inTransaction(engine, 'read', (db: Db) =>
    db.selectFrom('keys').select('wrapped').where('id', '=', CHECK).executeTakeFirst(),
  );
  if (!row) return null;
  try {
    sealer.unwrap(CHECK, row.wrapped ?? '');
    return true;
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}

async function nameOf(engine: Engine): Promise<{ name: string; time: string | null }> {
  return inTransaction(engine, 'read', async (db: Db) => {
    if (engine.name === 'sqlite')
      return { name: `SQLite ${await first(db, sql`select sqlite_version() as "value"`)}`, time: null };
    const version = await first(db, sql`select current_setting('server_version') as "value"`);
    const time = await first(
      db,
      sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "value"`,
    );
    return { name: `PostgreSQL ${version}`, time };
  });
}

async function lastEventIn(engine: Engine): Promise<string | null> {
  return inTransaction(engine, 'read', (db: Db) => first(db, sql`select max("at") as "value" from "events"`));
}

async function insideOf(engine: Engine, keyFile: string) {
  const { key } = await readMasterKey(keyFile, false);
  const sealer = sealerOf(key);
  const fits = await keyFits(engine, sealer);
  const unopened = fits === true ? await unopenedIn(engine, sealer) : [];
  return { keyFits: fits, unopened, lastEventAt: await lastEventIn(engine) };
}

const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** Whether there is a database to look at: a SQLite file is never made by looking, and one out of reach is there. */
export async function hasDatabase({ place }: Pick<StoreSettings, 'place'>): Promise<boolean> {
  if ('postgres' in place) return true;
  return stat(place.sqlite).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => !NOT_THERE.has(code),
  );
}

/** Examines a database; throws StoreFault or StartRefusal where it or its key cannot be read. */
export async function examine({ place, keyFile }: StoreSettings): Promise<Examination> {
  const engine = await openEngine(place);
  try {
    const { name, time } = await nameOf(engine);
    const schema = await versionOf(engine);
    const known = migrations.map((migration) => migration.name);
    const isNewer = schema !== undefined && !known.includes(schema);
    const waiting = isNewer ? [] : known.slice(schema === undefined ? 0 : known.indexOf(schema) + 1);
    const isWhole = schema !== undefined && waiting.length === 0 && !isNewer;
    const inside = isWhole
      ? await insideOf(engine, keyFile)
      : { keyFits: null, unopened: [], lastEventAt: null };
    return {
      engine: name,
      schema,
      waiting,
      isNewer,
      broken: await brokenIn(engine),
      ...inside,
      serverTime: time,
    };
  } finally {
    await engine.close();
  }
}
