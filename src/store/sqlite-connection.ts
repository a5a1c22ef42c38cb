// One connection to a SQLite file: its settings, set and read back, and its prepared statements.
import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { makeFolder } from './durable-file.ts';
import { StoreFault } from './faults.ts';

export type Role = 'writer' | 'reader' | 'schema';

export interface SqliteConnection {
  readonly database: DatabaseSync;
  readonly kysely: DatabaseConnection;
  /** Closes without complaint, whatever state it is in. */
  close(): void;
}

// Waiting in SQLite stops the whole process, so it waits briefly and the store waits in between.
const BUSY_TIMEOUT = 100;
const STATEMENTS = 500;

const settings = (
  role: Role,
): readonly (readonly [name: string, value: string, readBack: string | number])[] => [
  ['busy_timeout', String(BUSY_TIMEOUT), BUSY_TIMEOUT],
  ...(role === 'reader' ? [] : [['journal_mode', 'WAL', 'wal'] as const]),
  // The built-in default in WAL mode is NORMAL, which loses acknowledged commits in a power cut.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', role === 'schema' ? 'OFF' : 'ON', role === 'schema' ? 0 : 1],
  // Erased keys and deleted rows leave no bytes in free pages.
  ['secure_delete', 'ON', 1],
  // Sorting spills into memory: no plain values in temporary files, and reading goes on when the disk is full.
  ['temp_store', 'MEMORY', 2],
];

function readPragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** Sets every setting and throws if the connection does not then hold it. */
export function configure(database: DatabaseSync, role: Role): void {
  for (const [name, value, readBack] of settings(role)) {
    database.exec(`PRAGMA ${name}=${value}`);
    const held = readPragma(database, name);
    if (held !== readBack) throw new Error(`SQLite did not take ${name}=${value}: it says ${String(held)}.`);
  }
  const journal = readPragma(database, 'journal_mode');
  if (journal !== 'wal') throw new Error(`The database is not in WAL mode: it says ${String(journal)}.`);
}

/** Makes an empty database file that only its owner reads; SQLite gives its side files the same mode. */
export function makeDatabaseFile(file: string): void {
  if (existsSync(file)) return;
  makeFolder(dirname(file));
  closeSync(openSync(file, 'a', 0o600));
}

interface Prepared {
  readonly statement: StatementSync;
  /** Of the columns that come back; none for a statement that returns no rows. */
  names: readonly string[];
}

const namesOf = (statement: StatementSync): readonly string[] => statement.columns().map(({ name }) => name);

type Cells = readonly unknown[];

/** Rows come as lists of cells: objects of one shape made from them cost half of those that SQLite's binding makes. */
function rowOf(names: readonly string[], cells: Cells): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) row[names[index] as string] = cells[index];
  return row;
}

function rowsIn(prepared: Prepared, values: SQLInputValue[]): Record<string, unknown>[] {
  const found = prepared.statement.all(...values) as unknown as readonly Cells[];
  // A `select *` has other columns once the schema has changed.
  const isOther = found[0] !== undefined && found[0].length !== prepared.names.length;
  if (isOther) prepared.names = namesOf(prepared.statement);
  return found.map((cells) => rowOf(prepared.names, cells));
}

function preparer(database: DatabaseSync): (sql: string) => Prepared {
  const cache = new Map<string, Prepared>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) {
      cache.delete(sql);
      cache.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const prepared = { statement, names: namesOf(statement) };
    cache.set(sql, prepared);
    if (cache.size > STATEMENTS) cache.delete(cache.keys().next().value as string);
    return prepared;
  };
}

function kyselyConnection(database: DatabaseSync): DatabaseConnection {
  const prepare = preparer(database);
  const check = (): void => {
    // On some errors SQLite rolls back by itself; what followed would be saved statement by statement.
    if (!database.isTransaction) throw new Error('This transaction was already rolled back.');
  };
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      check();
      const prepared = prepare(query.sql);
      const values = query.parameters as SQLInputValue[];
      if (prepared.names.length > 0) return { rows: rowsIn(prepared, values) as R[] };
      const { changes, lastInsertRowid } = prepared.statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    async *streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
      check();
      let rows: R[] = [];
      for (const row of database.prepare(query.sql).iterate(...(query.parameters as SQLInputValue[]))) {
        rows.push(row as R);
        if (rows.length < size) continue;
        yield { rows };
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    },
  };
}

export function connect(file: string, role: Role): SqliteConnection {
  // Opening would make an empty database where the data folder is not mounted.
  if (!existsSync(file)) throw new StoreFault('unreadable', new Error(`There is no database at ${file}.`));
  const database = new DatabaseSync(file, { readOnly: role === 'reader', timeout: BUSY_TIMEOUT });
  const close = (): void => {
    if (database.isOpen) database.close();
  };
  try {
    configure(database, role);
  } catch (error) {
    close();
    throw error;
  }
  return { database, kysely: kyselyConnection(database), close };
}
