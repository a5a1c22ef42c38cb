// PostgreSQL as the store's engine: a pool of connections, one per transaction.
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { DialectParts, Engine, Mode, Transaction } from './engine.ts';
import { isCollision, postgresFault } from './postgres-fault.ts';

export interface PostgresSettings {
  readonly url: string;
  /** Connections at most; default 10. */
  readonly connections?: number;
}

const parts: DialectParts = {
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
};

const INT8 = 20;
const NUMERIC = 1700;
// One lock for everything that may not happen twice at once: migrating, and deeds on the whole instance.
const SCHEMA_LOCK = 7_468_201;

const unhurried =
  'SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0';

// A writing deed locks its row first, so READ COMMITTED shows it everything that was saved before.
const opening: Readonly<Record<Mode, readonly string[]>> = {
  read: ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'],
  write: ['BEGIN ISOLATION LEVEL READ COMMITTED'],
  backup: ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', unhurried],
  schema: ['BEGIN ISOLATION LEVEL READ COMMITTED', unhurried, `SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`],
};

const typesOf = ({ types }: typeof pg): pg.CustomTypesConfig => ({
  getTypeParser(id: number, format?: 'text' | 'binary') {
    // Counts and sums come as int8 and numeric; none of ours exceeds 2^53.
    if (id === INT8 || id === NUMERIC) return Number;
    return types.getTypeParser(id, format);
  },
});

async function poolOf({ url, connections = 10 }: PostgresSettings): Promise<pg.Pool> {
  // Read only where it is needed: most instances are SQLite's.
  const { default: driver } = await import('pg');
  const pool = new driver.Pool({
    connectionString: url,
    max: connections,
    types: typesOf(driver),
    application_name: 'throughline',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A connection that the server cuts is replaced at the next use; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

type Run = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

/** One statement after the other: the driver does not take a second one while the first runs. */
function runner(client: pg.PoolClient): Run {
  let last: Promise<unknown> = Promise.resolve();
  const run: Run = async <R>(query: CompiledQuery) => {
    const { command, rowCount, rows } = await client.query(query.sql, query.parameters as unknown[]);
    const changes = command === 'SELECT' || rowCount === null ? {} : { numAffectedRows: BigInt(rowCount) };
    return { ...changes, rows: (rows ?? []) as R[] };
  };
  return (query) => {
    const next = last.then(() => run(query)) as Promise<QueryResult<never>>;
    last = next.catch(() => {});
    return next;
  };
}

function kyselyConnection(run: Run): DatabaseConnection {
  let cursors = 0;
  return {
    executeQuery: run,
    async *streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
      cursors += 1;
      const name = `stream${cursors}`;
      await run(
        CompiledQuery.raw(`DECLARE ${name} NO SCROLL CURSOR FOR ${query.sql}`, [...query.parameters]),
      );
      for (;;) {
        const { rows } = await run<R>(CompiledQuery.raw(`FETCH ${size} FROM ${name}`));
        if (rows.length > 0) yield { rows };
        if (rows.length < size) break;
      }
      await run(CompiledQuery.raw(`CLOSE ${name}`));
    },
  };
}

function transactionOn(client: pg.PoolClient, run: Run): Transaction {
  let open = true;
  const end = (lost: boolean): void => {
    if (open) client.release(lost);
    open = false;
  };
  return {
    connection: kyselyConnection(run),
    async commit() {
      const { command } = await client.query('COMMIT');
      end(false);
      // After a failed statement whose error was swallowed, COMMIT answers that it rolled back.
      if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of saved.');
    },
    async rollback(cause) {
      if (!open) return;
      if (postgresFault(cause)?.kind === 'unreachable') return end(true);
      await client.query('ROLLBACK').then(
        () => end(false),
        () => end(true),
      );
    },
  };
}

async function start(pool: pg.Pool, mode: Mode): Promise<Transaction> {
  const client = await pool.connect();
  try {
    for (const sql of opening[mode]) await client.query(sql);
  } catch (error) {
    client.release(true);
    throw error;
  }
  return transactionOn(client, runner(client));
}

/** Opens a pool; the first connection is made when it is needed. */
export async function openPostgres(settings: PostgresSettings): Promise<Engine> {
  const pool = await poolOf(settings);
  return {
    name: 'postgres',
    parts,
    faultOf: postgresFault,
    isContention: isCollision,
    async begin(mode) {
      try {
        return await start(pool, mode);
      } catch (error) {
        throw postgresFault(error) ?? error;
      }
    },
    // The server's own vacuum does this.
    sweepLeftovers: async () => {},
    close: () => pool.end(),
  };
}
