// Bringing a backup back: into a new file beside the old one, or into an empty PostgreSQL database.
import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { FORMAT, type Head, type Line, readBackup } from './backup-format.ts';
import { besideOf, makeFolder, syncFolder } from './durable-file.ts';
import { type Engine, inTransaction } from './engine.ts';
import { readErasures } from './erasures.ts';
import { StartRefusal } from './faults.ts';
import { readMasterKey } from './key-file.ts';
import { type Loaded, load, type Secrets } from './loading.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import { holdsKeys, openEngine, type StoreSettings } from './opening.ts';
import { schemaOf } from './schema.ts';
import { sealerOf } from './sealing.ts';
import { isBusy } from './sqlite-fault.ts';
import type { Database } from './tables.ts';

export interface Restored extends Loaded {
  /** When the backup was made. */
  readonly at: string;
  /** Where the database that was there before is kept now (SQLite). */
  readonly before: string | undefined;
}

function checkHead(line: Line | undefined, known: readonly Migration[]): Head {
  if (!line || !('throughline' in line)) throw new SyntaxError('The first line is no head.');
  if (line.format > FORMAT || !known.some(({ name }) => name === line.schema)) {
    throw new StartRefusal(
      `The backup was made by a newer Throughline (its schema is ${line.schema}); this one cannot restore it.`,
    );
  }
  return line;
}

async function loadFrom(file: string, engine: Engine, secrets: Secrets, known: readonly Migration[]) {
  let result: (Loaded & { readonly at: string }) | undefined;
  await readBackup(file, async (lines) => {
    const reader = lines[Symbol.asyncIterator]();
    const head = checkHead((await reader.next()).value, known);
    // The rows go into the schema they came from; the newer migrations then change them as they once would have.
    await migrate(engine, known.slice(0, known.findIndex(({ name }) => name === head.schema) + 1));
    const rest = { [Symbol.asyncIterator]: () => reader };
    result = { ...(await load(engine, rest, secrets)), at: head.at };
  });
  if (!result) throw new SyntaxError('The backup is empty.');
  await migrate(engine, known);
  return result;
}

/**
 * Brings all of a database into its one file, side files and all. Throws StartRefusal while another process has it open; a
 * damaged database is nobody's.
 */
function gatherInto(file: string): void {
  if (!existsSync(file)) return;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // Leaving WAL mode needs the file to oneself, and puts everything into the one file.
    database.exec('PRAGMA journal_mode=DELETE');
  } catch (error) {
    if (isBusy(error))
      throw new StartRefusal(`The database ${file} is in use; stop Throughline first.`, error);
  } finally {
    database?.close();
  }
}

function freeName(file: string): string {
  const name = `${file}.before-restore`;
  let free = name;
  for (let number = 2; existsSync(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** Puts `part` in the place of `file` in one step; what was there stays under another name. */
async function exchange(file: string, part: string): Promise<string | undefined> {
  gatherInto(file);
  // Only the file itself takes the place: nothing of what was restored may lie beside it.
  gatherInto(part);
  const before = existsSync(file) ? freeName(file) : undefined;
  if (before !== undefined) {
    await link(file, before);
    // Side files are left only by a database that could not be opened.
    for (const end of ['-wal', '-shm']) {
      if (existsSync(file + end)) await rename(file + end, before + end);
    }
  }
  await rename(part, file);
  await syncFolder(dirname(file));
  return before;
}

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(file + end, { force: true });
}

/** Does work beside which no server may run. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

const anyway: Alone = (work) => work();

/** What is restored, by what knowledge, and what keeps servers away meanwhile. */
interface Restoring {
  readonly file: string;
  readonly secrets: Secrets;
  readonly known: readonly Migration[];
  readonly alone: Alone;
}

async function restoreBeside({ file, secrets, known, alone }: Restoring, target: string): Promise<Restored> {
  gatherInto(target);
  makeFolder(dirname(target));
  const part = besideOf(target);
  try {
    const engine = await openEngine({ sqlite: part });
    const loaded = await loadFrom(file, engine, secrets, known).finally(() => engine.close());
    return { ...loaded, before: await alone(() => exchange(target, part)) };
  } finally {
    await removeDatabase(part);
  }
}

/**
 * A database that is there is kept to oneself from the beginning; where there is none, only while the new one takes its
 * place: a restore that fails before leaves nothing behind, not even the file that is locked.
 */
function restoreSqlite(restoring: Restoring, target: string): Promise<Restored> {
  if (!existsSync(target)) return restoreBeside(restoring, target);
  return restoring.alone(() => restoreBeside({ ...restoring, alone: anyway }, target));
}

async function checkEmpty(engine: Engine): Promise<void> {
  const isEmpty = await inTransaction(engine, 'read', async (db: Kysely<Database>) => {
    const tables = await schemaOf(db, engine.name);
    if (!tables.some(({ name }) => name === 'keys')) return true;
    return !(await holdsKeys(db));
  });
  if (!isEmpty) throw new StartRefusal('The database is not empty; restore into a new one.');
}

async function restorePostgres({ file, secrets, known }: Restoring, url: string): Promise<Restored> {
  const engine = await openEngine({ postgres: url });
  try {
    await checkEmpty(engine);
    return { ...(await loadFrom(file, engine, secrets, known)), before: undefined };
  } finally {
    await engine.close();
  }
}

/**
 * Restores a backup: migrates an older one forward, refuses a newer one, ends all sign-ins and erases again what was
 * erased since. `alone` keeps servers away while the database is exchanged. Throws StartRefusal with one line when that
 * cannot be done; then nothing has changed.
 */
export async function restoreFrom(
  file: string,
  { place, keyFile }: StoreSettings,
  known: readonly Migration[] = migrations,
  alone: Alone = anyway,
): Promise<Restored> {
  const { key } = await readMasterKey(keyFile, false);
  const secrets: Secrets = { sealer: sealerOf(key), keyFile, erased: await readErasures(keyFile) };
  const restoring: Restoring = { file, secrets, known, alone };
  return 'sqlite' in place
    ? restoreSqlite(restoring, place.sqlite)
    : alone(() => restorePostgres(restoring, place.postgres));
}
