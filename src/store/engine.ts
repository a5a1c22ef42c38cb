// The seam between the store and a database engine: transactions, each with a Kysely that lives as long as it does.
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
} from 'kysely';
import type { StoreFault } from './faults.ts';

export type EngineName = 'sqlite' | 'postgres';

/**
 * read: a consistent snapshot. write: the writing transaction of a deed. schema: alone with the database, for
 * migrations and restoring. backup: a snapshot that may last long.
 */
export type Mode = 'read' | 'write' | 'schema' | 'backup';

export interface Transaction {
  readonly connection: DatabaseConnection;
  commit(): Promise<void>;
  /** Never throws: a connection that cannot roll back is thrown away. `cause` is what went wrong, if anything did. */
  rollback(cause?: unknown): Promise<void>;
}

export type DialectParts = Pick<Dialect, 'createAdapter' | 'createQueryCompiler' | 'createIntrospector'>;

export interface Engine {
  readonly name: EngineName;
  readonly parts: DialectParts;
  begin(mode: Mode): Promise<Transaction>;
  /** The fault behind an error of this engine, or undefined if the error is something else. */
  faultOf(error: unknown): StoreFault | undefined;
  /** True when the same transaction may well succeed if it is run again. */
  isContention(error: unknown): boolean;
  /** After an erasure: leaves no copy of it in side files, as far as nobody still reads them. */
  sweepLeftovers(): Promise<void>;
  close(): Promise<void>;
}

interface Lease {
  readonly connection: DatabaseConnection;
  end(): void;
}

// The engines refuse too, but in words that look like a fault of the disk or the server.
const writes = /^\s*(insert|update|delete)\s/i;

/** A query kept past the end of its transaction would run inside somebody else's: the lease refuses it. */
function leaseOf(connection: DatabaseConnection, mode: Mode): Lease {
  let ended = false;
  const mayWrite = mode === 'write' || mode === 'schema';
  const check = (query: CompiledQuery): void => {
    if (!mayWrite && writes.test(query.sql)) throw new Error('A reading transaction cannot write.');
    if (ended) throw new Error('This transaction has ended; its rows cannot be used any more.');
  };
  return {
    connection: {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        check(query);
        return connection.executeQuery<R>(query);
      },
      async *streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
        for await (const chunk of connection.streamQuery<R>(query, size)) {
          check(query);
          yield chunk;
        }
      },
    },
    end: () => {
      ended = true;
    },
  };
}

const noNesting = async (): Promise<never> => {
  throw new Error('A deed already runs in a transaction; it cannot open another.');
};

function boundDriver(connection: DatabaseConnection): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noNesting,
    commitTransaction: noNesting,
    rollbackTransaction: noNesting,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

type Compiling = {
  readonly compiler: ReturnType<DialectParts['createQueryCompiler']>;
  readonly adapter: ReturnType<DialectParts['createAdapter']>;
};

const compiling = new WeakMap<DialectParts, Compiling>();

/** What turns queries into statements is the same for all transactions. */
function compilingOf(parts: DialectParts): Compiling {
  const known = compiling.get(parts);
  if (known) return known;
  const made = { compiler: parts.createQueryCompiler(), adapter: parts.createAdapter() };
  compiling.set(parts, made);
  return made;
}

/** A Kysely for one transaction, put together from parts that are there already: every request needs two of them. */
function kyselyOn<D>({ parts }: Engine, connection: DatabaseConnection): Kysely<D> {
  const { compiler, adapter } = compilingOf(parts);
  const driver = boundDriver(connection);
  const dialect: Dialect = { ...parts, createDriver: () => driver };
  const provider = {
    provideConnection: <T>(use: (one: DatabaseConnection) => Promise<T>) => use(connection),
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return new Kysely<D>({ config: { dialect }, driver, executor, dialect });
}

/** Runs a statement in the transaction it was handed to. */
export type Run = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

/** Runs `work` in one transaction. It is rolled back when `work` throws or when `keeps` says no to its value. */
export async function inTransaction<D, T>(
  engine: Engine,
  mode: Mode,
  work: (db: Kysely<D>, run: Run) => Promise<T>,
  keeps: (value: T) => boolean = () => true,
): Promise<T> {
  const transaction = await engine.begin(mode);
  const lease = leaseOf(transaction.connection, mode);
  const db = kyselyOn<D>(engine, lease.connection);
  const run: Run = (query) => lease.connection.executeQuery(query);
  try {
    const value = await work(db, run).finally(lease.end);
    if (keeps(value)) await transaction.commit();
    else await transaction.rollback();
    return value;
  } catch (error) {
    await transaction.rollback(error);
    throw engine.faultOf(error) ?? error;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs `attempt` again, up to five times in all, while it fails only because others were faster. */
export async function retrying<T>(
  isContention: (error: unknown) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 5 || !isContention(error)) throw error;
      // Uneven pauses, so that two that collided do not collide again.
      await pause(Math.random() * 25 * 2 ** tries);
    }
  }
}
