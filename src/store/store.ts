// The store: the only way to rows. Reading sees one snapshot; writing locks its engagement, person or the whole
// instance first, and saves everything or nothing.
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql } from 'kysely';
import type { Id } from '../domain/kernel/id.ts';
import { type KeyCache, type KeyRing, keyCache, keyRing } from './data-keys.ts';
import { type Engine, type EngineName, inTransaction, retrying } from './engine.ts';
import { recordErasure } from './erasures.ts';
import { type Rows, rowsOf } from './rows.ts';
import type { Sealer } from './sealing.ts';
import type { Database } from './tables.ts';

export type { Rows } from './rows.ts';

/**
 * What a writing transaction locks before anything else. `engagements`: after the person, every engagement they are the
 * client of, in the order of their ids, for deeds on what is theirs and lies in several. `claims`: its first statement
 * finds what is to be done and locks it.
 */
export type Lock =
  | { readonly engagement: Id }
  | { readonly person: Id; readonly engagements?: boolean }
  | { readonly instance: true }
  | { readonly claims: true };

export interface Store {
  readonly engine: EngineName;
  /** Lines for the log at the start: things that work but should be put right. */
  readonly warnings: readonly string[];
  readonly sealer: Pick<Sealer, 'lookupHash'>;
  /** Runs `work` on one consistent snapshot. */
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction that holds `lock`. Nothing is saved when `work` throws, nor when `keeps` says no to
   * what it returned (a refusal): the value is handed back all the same. `work` may run more than once, so it does
   * nothing but read and write rows.
   */
  write<T>(lock: Lock, work: (rows: Rows) => Promise<T>, keeps?: (value: T) => boolean): Promise<T>;
  /** A long snapshot beside everybody else's work; rows stay as the database holds them. */
  snapshot<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreParts {
  readonly engine: Engine;
  readonly sealer: Sealer;
  readonly keyFile: string;
  readonly warnings: readonly string[];
}

// The one number that stands for the instance among PostgreSQL's advisory locks.
const INSTANCE = 7_468_202;

const lockTables = { engagement: 'engagements', person: 'persons' } as const;

/** On SQLite the writing transaction is alone already. */
async function take(db: Kysely<Database>, lock: Lock): Promise<void> {
  if ('claims' in lock) return;
  if ('instance' in lock) {
    await sql`select pg_advisory_xact_lock(${INSTANCE}::bigint)`.execute(db);
    return;
  }
  const [kind, id] =
    'engagement' in lock ? (['engagement', lock.engagement] as const) : (['person', lock.person] as const);
  // Rows that only refer to the locked one may be made meanwhile: nothing of it changes for them.
  const rows = await db
    .selectFrom(lockTables[kind])
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute();
  // A row that is about to be made cannot be locked: its name is.
  if (rows.length === 0)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${id}`}, 0))`.execute(db);
  if ('person' in lock && lock.engagements === true) await takeEngagements(db, lock.person);
}

async function takeEngagements(db: Kysely<Database>, clientId: Id): Promise<void> {
  const theirs = db.selectFrom('engagements').select('id').where('clientId', '=', clientId).orderBy('id');
  await theirs.forNoKeyUpdate().execute();
}

interface Inside {
  open: boolean;
}

/** Refuses a transaction inside another, which would wait for itself for ever. */
function nestingGuard(): <T>(work: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<Inside>();
  return async (work) => {
    if (inside.getStore()?.open) throw new Error('A transaction is open already; it cannot open another.');
    const here: Inside = { open: true };
    return inside.run(here, work).finally(() => {
      here.open = false;
    });
  };
}

interface Attempt<T> {
  readonly work: (rows: Rows) => Promise<T>;
  readonly keeps: (value: T) => boolean;
  readonly lock?: Lock;
}

/** One transaction; the keys made in it are remembered only when it was saved. */
async function attempt<T>(parts: StoreParts, cache: KeyCache, { work, keeps, lock }: Attempt<T>): Promise<T> {
  const { engine, sealer, keyFile } = parts;
  let ring: KeyRing | undefined;
  let saved = false;
  const value = await inTransaction<Database, T>(
    engine,
    lock ? 'write' : 'read',
    async (db, run) => {
      if (lock && engine.name === 'postgres') await take(db, lock);
      ring = keyRing(db, sealer, cache);
      return work(rowsOf(engine.name, db, ring, run));
    },
    (result) => {
      saved = keeps(result);
      return saved;
    },
  );
  const erased = ring && saved ? ring.committed() : [];
  if (erased.length > 0) {
    await recordErasure(keyFile, erased);
    // The erasure is saved: what could not be swept now is overwritten later.
    await engine.sweepLeftovers().catch(() => {});
  }
  return value;
}

export function storeOf(parts: StoreParts): Store {
  const { engine, sealer, warnings } = parts;
  const cache = keyCache();
  const alone = nestingGuard();
  const run = <T>(what: Attempt<T>): Promise<T> =>
    alone(() => retrying(engine.isContention, () => attempt(parts, cache, what)));
  return {
    engine: engine.name,
    warnings,
    sealer,
    read: (work) => run({ work, keeps: () => true }),
    write: (lock, work, keeps = () => true) => run({ work, keeps, lock }),
    snapshot: (work) => inTransaction(engine, 'backup', work),
    close: () => engine.close(),
  };
}
