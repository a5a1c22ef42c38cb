// A backup of the whole database while it is in use: one snapshot of every table, in one file.
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { type Cell, type End, FORMAT, type Head, type TableLine } from './backup-format.ts';
import { replaceFile } from './durable-file.ts';
import { type FoundTable, schemaOf } from './schema.ts';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

export interface BackupCount {
  readonly tables: number;
  readonly rows: number;
}

// Its rows are made by the migrations that a restore runs.
export const NOT_KEPT = 'schemaVersions';
const ROWS_AT_ONCE = 500;

const lineOf = (line: Head | TableLine | End): string => `${JSON.stringify(line)}\n`;

function cellOf(place: string, value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`${place} holds a value that a backup cannot keep.`);
}

async function headOf(db: Kysely<Database>): Promise<Head> {
  const row = await db
    .selectFrom('schemaVersions')
    .select((each) => each.fn.max('name').as('schema'))
    .executeTakeFirstOrThrow();
  return { throughline: 'backup', format: FORMAT, schema: row.schema, at: new Date().toISOString() };
}

async function* rowLines(
  db: Kysely<Database>,
  { name, columns }: FoundTable,
): AsyncGenerator<readonly string[]> {
  const names = columns.map((column) => column.name);
  const query = sql<
    Record<string, unknown>
  >`select ${sql.join(names.map((each) => sql.ref(each)))} from ${sql.table(name)}`;
  const compiled = query.compile(db);
  for await (const { rows } of db.getExecutor().stream<Record<string, unknown>>(compiled, ROWS_AT_ONCE)) {
    yield rows.map((row) => JSON.stringify(names.map((each) => cellOf(`${name}.${each}`, row[each]))));
  }
}

async function* dump(
  db: Kysely<Database>,
  tables: readonly FoundTable[],
  count: { rows: number },
): AsyncGenerator<string> {
  yield lineOf(await headOf(db));
  for (const table of tables) {
    yield lineOf({ table: table.name, columns: table.columns.map(({ name }) => name) });
    for await (const lines of rowLines(db, table)) {
      count.rows += lines.length;
      yield `${lines.join('\n')}\n`;
    }
  }
  yield lineOf({ end: true, tables: tables.length, rows: count.rows });
}

/** Writes a backup to `file` (mode 0600), replacing it only once the new one is whole. Writes go on meanwhile. */
export async function backupTo(store: Store, file: string): Promise<BackupCount> {
  const count = { tables: 0, rows: 0 };
  let unwritable: unknown;
  const keep = (error: unknown): never => {
    if (error instanceof Error && 'syscall' in error) unwritable = error;
    throw error;
  };
  const writeTo = (handle: FileHandle) => async (db: Kysely<Database>) => {
    const tables = (await schemaOf(db, store.engine)).filter(({ name }) => name !== NOT_KEPT);
    count.tables = tables.length;
    await pipeline(
      Readable.from(dump(db, tables, count), { highWaterMark: 4 }),
      createGzip(),
      (source: AsyncIterable<Buffer>) => handle.writeFile(source).catch(keep),
    );
  };
  await replaceFile(file, (handle) =>
    // A file that cannot be written is no fault of the database.
    store.snapshot(writeTo(handle)).catch((error) => {
      throw unwritable ?? error;
    }),
  );
  return count;
}
