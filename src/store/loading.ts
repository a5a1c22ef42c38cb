// Loading the lines of a backup into an empty database of the same schema, all or nothing.
import { type Kysely, sql } from 'kysely';
import type { Cell, End, Line, TableLine } from './backup-format.ts';
import { type Engine, type EngineName, inTransaction } from './engine.ts';
import { eraseAgain } from './erasures.ts';
import { StartRefusal } from './faults.ts';
import { checkMasterKey } from './opening.ts';
import type { Sealer } from './sealing.ts';
import type { Database } from './tables.ts';
import { insert } from './upserts.ts';

export interface Secrets {
  readonly sealer: Sealer;
  readonly keyFile: string;
  /** Key ids that are erased again. */
  readonly erased: ReadonlySet<string>;
}

export interface Loaded {
  readonly tables: number;
  readonly rows: number;
  readonly erasedAgain: number;
}

// Whoever held a sign-in when the backup was made may not hold it any more: all are ended.
const ENDED = 'signIns';
const ROWS_AT_ONCE = 200;

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** On PostgreSQL references are taken off and put back, which checks them all; SQLite checks them before the commit. */
async function withoutReferences<T>(
  db: Kysely<Database>,
  engine: EngineName,
  work: () => Promise<T>,
): Promise<T> {
  if (engine === 'sqlite') return work();
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as "table", quote_ident(conname) as "name", pg_get_constraintdef(oid) as "definition"
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(db);
  for (const { table, name } of rows)
    await sql.raw(`alter table ${table} drop constraint ${name}`).execute(db);
  const value = await work();
  for (const { table, name, definition } of rows) {
    await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(db);
  }
  return value;
}

const cutShort = (): StartRefusal =>
  new StartRefusal('The backup is incomplete: its end is missing or does not add up.');

interface Tally {
  tables: number;
  rows: number;
}

/** Inserts rows as they come, some at a time. */
function inserter(db: Kysely<Database>, engine: EngineName) {
  let table: TableLine | undefined;
  let waiting: (readonly Cell[])[] = [];
  const flush = async (): Promise<void> => {
    if (table && waiting.length > 0 && table.table !== ENDED) {
      await db.executeQuery(insert(engine, table.table, table.columns, waiting));
    }
    waiting = [];
  };
  return {
    async start(next: TableLine | undefined): Promise<void> {
      await flush();
      table = next;
    },
    async add(row: readonly Cell[]): Promise<void> {
      if (row.length !== table?.columns.length) throw cutShort();
      if (waiting.push(row) === ROWS_AT_ONCE) await flush();
    },
  };
}

async function insertLines(
  db: Kysely<Database>,
  engine: EngineName,
  lines: AsyncIterable<Line>,
): Promise<Tally> {
  const into = inserter(db, engine);
  const tally: Tally = { tables: 0, rows: 0 };
  let end: End | undefined;
  for await (const line of lines) {
    if (end) throw cutShort();
    if (Array.isArray(line)) {
      tally.rows += 1;
      await into.add(line);
    } else if ('table' in line) {
      tally.tables += 1;
      await into.start(line);
    } else if ('end' in line) end = line;
  }
  await into.start(undefined);
  if (end?.rows !== tally.rows || end.tables !== tally.tables) throw cutShort();
  return tally;
}

export function load(engine: Engine, lines: AsyncIterable<Line>, secrets: Secrets): Promise<Loaded> {
  const { sealer, keyFile, erased } = secrets;
  return inTransaction<Database, Loaded>(engine, 'schema', async (db) => {
    const tally = await withoutReferences(db, engine.name, () => insertLines(db, engine.name, lines));
    await checkMasterKey(db, sealer, keyFile);
    return { ...tally, erasedAgain: await eraseAgain(db, erased) };
  });
}
