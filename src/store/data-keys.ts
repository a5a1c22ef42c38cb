// The data keys of persons and engagements: made on first use, remembered while they are in use, erased for good.
import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { ErasedKey } from './faults.ts';
import type { Sealer } from './sealing.ts';
import type { KeyOwner } from './table.ts';
import type { Database } from './tables.ts';

const KEPT = 5_000;
// Another process may erase a key; this one forgets it soon after.
const KEPT_MS = 5 * 60_000;
const ASKED_AT_ONCE = 500;

/** null: the key was erased, or there never was one. */
export type Keys = ReadonlyMap<string, KeyObject | null>;

/** What every transaction of this process remembers. */
export interface KeyCache {
  get(keyId: string): KeyObject | undefined;
  set(keyId: string, key: KeyObject): void;
  drop(keyId: string): void;
  /** Grows with every erasure: what was read before it is not remembered after it. */
  erasures(): number;
}

/** The keys inside one transaction. */
export interface KeyRing {
  find(keyIds: ReadonlySet<string>): Promise<Keys>;
  /** Makes the missing ones; throws ErasedKey for one that was erased. */
  findOrMake(keyIds: ReadonlySet<string>): Promise<ReadonlyMap<string, KeyObject>>;
  erase(keyId: string): Promise<void>;
  /** To be called once the transaction is saved; returns the ids erased in it. */
  committed(): readonly string[];
}

export function keyIdOf(owner: KeyOwner): string {
  if ('person' in owner) return `person:${owner.person}`;
  return 'engagement' in owner ? `engagement:${owner.engagement}` : 'instance';
}

export function keyCache(): KeyCache {
  const kept = new Map<string, { readonly key: KeyObject; readonly until: number }>();
  let erasures = 0;
  return {
    get(keyId) {
      const entry = kept.get(keyId);
      if (!entry) return undefined;
      kept.delete(keyId);
      if (entry.until < performance.now()) return undefined;
      kept.set(keyId, entry);
      return entry.key;
    },
    set(keyId, key) {
      kept.delete(keyId);
      kept.set(keyId, { key, until: performance.now() + KEPT_MS });
      if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
    },
    drop(keyId) {
      erasures += 1;
      kept.delete(keyId);
    },
    erasures: () => erasures,
  };
}

interface Found {
  readonly keys: Map<string, KeyObject | null>;
  /** Ids that have no row at all. */
  readonly absent: Set<string>;
}

type Db = Kysely<Database>;

async function readRows(
  db: Db,
  keyIds: readonly string[],
): Promise<{ id: string; wrapped: string | null }[]> {
  const rows = [];
  for (let from = 0; from < keyIds.length; from += ASKED_AT_ONCE) {
    const some = keyIds.slice(from, from + ASKED_AT_ONCE);
    rows.push(...(await db.selectFrom('keys').select(['id', 'wrapped']).where('id', 'in', some).execute()));
  }
  return rows;
}

/** What a transaction did to keys; others know of it only when the transaction is saved. */
interface Doings {
  readonly made: Map<string, KeyObject>;
  readonly erased: Set<string>;
}

type Look = (keyIds: ReadonlySet<string>) => Promise<Found>;

function looker(db: Db, sealer: Sealer, cache: KeyCache, { made, erased }: Doings): Look {
  const born = cache.erasures();
  const known = (keyId: string): KeyObject | null | undefined =>
    erased.has(keyId) ? null : (made.get(keyId) ?? cache.get(keyId));
  return async (keyIds) => {
    const pairs = [...keyIds].map((keyId) => [keyId, known(keyId)] as const);
    const keys = new Map(pairs.filter((pair): pair is [string, KeyObject | null] => pair[1] !== undefined));
    const absent = keyIds.difference(keys);
    for (const { id, wrapped } of await readRows(db, [...absent])) {
      const key = wrapped === null ? null : sealer.unwrap(id, wrapped);
      absent.delete(id);
      keys.set(id, key);
      if (key && born === cache.erasures()) cache.set(id, key);
    }
    return { keys, absent };
  };
}

async function make(db: Db, sealer: Sealer, keyId: string): Promise<KeyObject | undefined> {
  const { key, wrapped } = sealer.newKey(keyId);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('keys')
    .values({ id: keyId, wrapped })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? key : undefined;
}

async function erase(db: Db, keyId: string): Promise<void> {
  await db
    .insertInto('keys')
    .values({ id: keyId, wrapped: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ wrapped: null }))
    .execute();
}

export function keyRing(db: Db, sealer: Sealer, cache: KeyCache): KeyRing {
  const doings: Doings = { made: new Map(), erased: new Set() };
  const look = looker(db, sealer, cache, doings);
  const find: KeyRing['find'] = async (keyIds) => {
    const { keys, absent } = await look(keyIds);
    for (const keyId of absent) keys.set(keyId, null);
    return keys;
  };
  return {
    find,
    async findOrMake(keyIds) {
      const { absent } = await look(keyIds);
      for (const keyId of absent) {
        const key = await make(db, sealer, keyId);
        if (key) doings.made.set(keyId, key);
      }
      // Another transaction may have made one of them at the same moment: then its key is the one to use.
      const usable = new Map<string, KeyObject>();
      for (const [keyId, key] of await find(keyIds)) {
        if (!key) throw new ErasedKey(keyId);
        usable.set(keyId, key);
      }
      return usable;
    },
    async erase(keyId) {
      doings.erased.add(keyId);
      doings.made.delete(keyId);
      await erase(db, keyId);
    },
    committed() {
      for (const [keyId, key] of doings.made) cache.set(keyId, key);
      for (const keyId of doings.erased) cache.drop(keyId);
      return [...doings.erased];
    },
  };
}
