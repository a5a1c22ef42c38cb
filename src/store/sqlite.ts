// SQLite as the store's engine: one writing connection taken in turns, and a few that read snapshots.
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DialectParts, Engine, Mode, Transaction } from './engine.ts';
import { makeDatabaseFile, type Role } from './sqlite-connection.ts';
import { isBusy, sqliteFault } from './sqlite-fault.ts';
import { type Held, patiently, type SqlitePool, sqlitePool } from './sqlite-pool.ts';
import { type Turns, turns } from './turns.ts';

export interface SqliteSettings {
  readonly file: string;
  /** How many snapshots may be read at once; default 4. */
  readonly readers?: number;
  /** How long a caller waits for its turn or for another process, in ms; default 8,000. */
  readonly patience?: number;
}

const parts: DialectParts = {
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
};

interface Way {
  readonly role: Role;
  readonly sql: string;
  /** Kept connections serve deeds; the others open and close their own. */
  readonly kept: boolean;
}

const ways: Readonly<Record<Mode, Way>> = {
  read: { role: 'reader', sql: 'BEGIN DEFERRED', kept: true },
  write: { role: 'writer', sql: 'BEGIN IMMEDIATE', kept: true },
  backup: { role: 'reader', sql: 'BEGIN DEFERRED', kept: false },
  schema: { role: 'schema', sql: 'BEGIN EXCLUSIVE', kept: false },
};

interface Ending {
  isLost(error: unknown): boolean;
  /** Called once, when the transaction is over. */
  done(lost: boolean): void;
}

/** Foreign keys are off while the schema changes, so they are checked before the change is kept. */
function checkReferences({ connection }: Held): void {
  const broken = connection.database.prepare('PRAGMA foreign_key_check').all();
  if (broken.length > 0) throw new Error(`Broken references: ${JSON.stringify(broken.slice(0, 3))}`);
}

function transactionOn(held: Held, mode: Mode, ending: Ending): Transaction {
  const { database, kysely } = held.connection;
  let open = true;
  const end = (lost: boolean): void => {
    if (open) ending.done(lost);
    open = false;
  };
  return {
    connection: kysely,
    async commit() {
      if (mode === 'schema') checkReferences(held);
      database.exec('COMMIT');
      end(false);
    },
    async rollback(cause) {
      if (!open) return;
      let lost = cause !== undefined && ending.isLost(cause);
      try {
        if (database.isTransaction) database.exec('ROLLBACK');
      } catch {
        lost = true;
      }
      end(lost);
    },
  };
}

function beginner(pool: SqlitePool, waits: Readonly<Record<Mode, Turns>>, patience: number) {
  return async (mode: Mode, isLost: Ending['isLost']): Promise<Transaction> => {
    const way = ways[mode];
    const leave = await waits[mode].take();
    // SQLite answers at once: without this a loop of transactions would let nothing else in the process run.
    await new Promise((resolve) => setImmediate(resolve));
    let held: Held | undefined;
    try {
      held = await (way.kept ? pool.take(way.role) : pool.borrow(way.role));
      const { database } = held.connection;
      await patiently(patience, () => database.exec(way.sql));
    } catch (error) {
      held?.give(isLost(error));
      leave();
      throw error;
    }
    const { give } = held;
    const done = (lost: boolean): void => {
      give(lost);
      leave();
    };
    return transactionOn(held, mode, { isLost, done });
  };
}

/** Moves the write-ahead log into the database and empties it; if somebody still reads it, a later one does. */
async function emptyLog(pool: SqlitePool, writing: Turns): Promise<void> {
  const leave = await writing.take();
  try {
    const held = await pool.take('writer');
    held.connection.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    held.give(false);
  } finally {
    leave();
  }
}

type FaultOf = Engine['faultOf'];

/** What every call passes: nothing after closing, and faults said as faults. */
function guardOf(gate: { readonly closed: boolean }, faultOf: FaultOf) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (gate.closed) throw new Error('The store is closed.');
    try {
      return await work();
    } catch (error) {
      throw faultOf(error) ?? error;
    }
  };
}

/** Opens the file, making it when it is missing. */
export async function openSqlite({ file, readers = 4, patience = 8_000 }: SqliteSettings): Promise<Engine> {
  const faultOf: FaultOf = (error) => sqliteFault(error, file);
  const isLost = (error: unknown): boolean => faultOf(error)?.kind === 'unreadable';
  const pool = sqlitePool(file, patience);
  const writing = turns(1, patience);
  const waits = {
    read: turns(readers, patience),
    write: writing,
    schema: writing,
    backup: turns(1, patience),
  };
  const start = beginner(pool, waits, patience);
  const gate = { closed: false };
  const guarded = guardOf(gate, faultOf);
  await guarded(async () => {
    makeDatabaseFile(file);
    (await pool.take('writer')).give(false);
  });
  return {
    name: 'sqlite',
    parts,
    faultOf,
    isContention: isBusy,
    begin: (mode) => guarded(() => start(mode, isLost)),
    sweepLeftovers: () => guarded(() => emptyLog(pool, writing)),
    async close() {
      // A connection that never wrote leaves the log lying beside the database when it closes.
      await emptyLog(pool, writing).catch(() => {});
      const leave = await writing.take();
      gate.closed = true;
      pool.close();
      leave();
    },
  };
}
