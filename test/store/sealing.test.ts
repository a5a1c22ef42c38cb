// Words at rest: they open only with the right key in the right place, and no file holds them in the clear.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { backupTo } from '../../src/store/backup.ts';
import { BrokenSeal, ErasedKey } from '../../src/store/faults.ts';
import { openValue, sealerOf, sealValue } from '../../src/store/sealing.ts';
import type { Store } from '../../src/store/store.ts';
import {
  engines,
  freshFolder,
  freshStore,
  leaf,
  leaves,
  openTrial,
  putLeaves,
  readLeaf,
  readLeaves,
  trialDb,
} from './trial.ts';

const CANARY = 'The quiet kingfisher waits above the weir';

type Sealed = 'words' | 'note';

const swap = (store: Store, from: [string, Sealed], to: [string, Sealed]): Promise<void> =>
  store.write({ instance: true }, async (rows) => {
    const db = trialDb(rows);
    const row = await db
      .selectFrom('trialLeaves')
      .selectAll()
      .where('id', '=', from[0])
      .executeTakeFirstOrThrow();
    await db
      .updateTable('trialLeaves')
      .set({ [to[1]]: row[from[1]] })
      .where('id', '=', to[0])
      .execute();
  });

/** Everything in the database files or, on PostgreSQL, in the tables. */
async function bytesOf(store: Store, folder: string): Promise<string> {
  if (store.engine === 'sqlite') {
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('\n');
  }
  return store.read(async (rows) => {
    const kept = await trialDb(rows).selectFrom('trialLeaves').selectAll().execute();
    return JSON.stringify([kept, await rows.db.selectFrom('keys').selectAll().execute()]);
  });
}

describe('a sealer', () => {
  const sealer = sealerOf(randomBytes(32));

  test('opens what it sealed, in its place and with its key only', () => {
    const { key } = sealer.newKey('person:a');
    const other = sealer.newKey('person:b').key;
    const sealed = sealValue(key, 'place', { deep: ['ü', 1, null] });
    expect(openValue(key, 'place', sealed)).toEqual({ deep: ['ü', 1, null] });
    expect(() => openValue(key, 'elsewhere', sealed)).toThrow(BrokenSeal);
    expect(() => openValue(other, 'place', sealed)).toThrow(BrokenSeal);
  });

  test('refuses every changed byte, a version it does not know, and what is too short', () => {
    const { key } = sealer.newKey('person:a');
    const bytes = Buffer.from(sealValue(key, 'place', 'words'), 'base64url');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => openValue(key, 'place', changed.toString('base64url'))).toThrow(BrokenSeal);
    }
    expect(() => openValue(key, 'place', bytes.subarray(0, 20).toString('base64url'))).toThrow(BrokenSeal);
    expect(() => openValue(key, 'place', '')).toThrow(BrokenSeal);
  });

  test('never seals the same words to the same bytes', () => {
    const { key } = sealer.newKey('person:a');
    const all = new Set(Array.from({ length: 100 }, () => sealValue(key, 'place', 'same')));
    expect(all.size).toBe(100);
  });

  test('unwraps a key under its own id only', () => {
    const { key, wrapped } = sealer.newKey('person:a');
    expect(sealer.unwrap('person:a', wrapped).equals(key)).toBe(true);
    expect(() => sealer.unwrap('person:b', wrapped)).toThrow(BrokenSeal);
    expect(() => sealerOf(randomBytes(32)).unwrap('person:a', wrapped)).toThrow(BrokenSeal);
  });

  test('hashes for looking up: the same text to the same hash, per purpose and master key', () => {
    const hash = sealer.lookupHash('email', 'ann@example.org');
    expect(sealer.lookupHash('email', 'ann@example.org')).toBe(hash);
    expect(sealer.lookupHash('email', 'ann@example.com')).not.toBe(hash);
    expect(sealer.lookupHash('token', 'ann@example.org')).not.toBe(hash);
    expect(sealerOf(randomBytes(32)).lookupHash('email', 'ann@example.org')).not.toBe(hash);
  });
});

describe.each(engines)('sealed columns on %s', (engine) => {
  test.each<[string, [string, Sealed], [string, Sealed]]>([
    ['another row', ['a', 'words'], ['b', 'words']],
    ['another column', ['a', 'words'], ['a', 'note']],
    ['a row of another person', ['a', 'words'], ['of-ben', 'words']],
  ])('do not open in %s', async (_place, from, to) => {
    const { store } = await freshStore(engine);
    await putLeaves(store, leaf('a'), leaf('b'), leaf('of-ben', { ownerId: 'ben' }));
    await expect(readLeaves(store)).resolves.toHaveLength(3);
    await swap(store, from, to);
    await expect(readLeaves(store)).rejects.toThrow(BrokenSeal);
  });

  test('stand in the clear in no file, neither in the database nor in a backup', async () => {
    const { store, settings } = await freshStore(engine);
    await putLeaves(store, leaf('canary', { words: { title: CANARY }, note: CANARY, day: 'plain-marker' }));
    const file = join(freshFolder(), 'backup.gz');
    await backupTo(store, file);
    const backup = gunzipSync(readFileSync(file)).toString('latin1');
    const folder = join(settings.keyFile, '..');
    for (const bytes of [await bytesOf(store, folder), backup]) {
      expect(bytes).toContain('plain-marker');
      for (const word of [CANARY, 'kingfisher', Buffer.from(CANARY).toString('base64url').slice(4, -4)]) {
        expect(bytes).not.toContain(word);
      }
    }
  });

  test('read as null once their key is erased, for every process, and nothing is sealed again', async () => {
    const { store, settings } = await freshStore(engine);
    await putLeaves(store, leaf('gone'), leaf('stays', { ownerId: 'ben' }));
    const wrapped = await store.read(({ db }) =>
      db.selectFrom('keys').select('wrapped').where('id', '=', 'person:ann').executeTakeFirstOrThrow(),
    );
    await store.write({ person: 'ann' }, (rows) => rows.eraseKey({ person: 'ann' }));
    const other = await openTrial(settings);
    for (const each of [store, other]) {
      expect(await readLeaf(each, 'gone')).toEqual(leaf('gone', { words: null, note: null }));
      expect(await readLeaf(each, 'stays')).toEqual(leaf('stays', { ownerId: 'ben' }));
      await expect(putLeaves(each, leaf('new'))).rejects.toThrow(ErasedKey);
    }
    expect(readFileSync(`${settings.keyFile}.erased`, 'utf8')).toBe('person:ann\n');
    expect(await bytesOf(store, join(settings.keyFile, '..'))).not.toContain(wrapped.wrapped);
  });

  test('an erasure that is rolled back erases nothing', async () => {
    const { store } = await freshStore(engine);
    await putLeaves(store, leaf('kept'));
    const erase = (rows: { eraseKey(owner: { person: string }): Promise<void> }) =>
      rows.eraseKey({ person: 'ann' });
    await store.write({ person: 'ann' }, erase, () => false);
    expect(await readLeaf(store, 'kept')).toEqual(leaf('kept'));
  });

  test('a key made in a transaction that was rolled back is not remembered', async () => {
    const { store } = await freshStore(engine);
    const put = async (rows: Parameters<Parameters<Store['write']>[1]>[0]) =>
      rows.put(leaves, [leaf('first')]);
    await store.write({ person: 'ann' }, put, () => false);
    await store.write({ person: 'ann' }, put);
    // Another process has only what is in the database.
    const again = await store.read(({ db }) =>
      db.selectFrom('keys').select('id').where('id', '=', 'person:ann').execute(),
    );
    expect(again).toHaveLength(1);
    expect(await readLeaf(store, 'first')).toEqual(leaf('first'));
  });

  test('two processes that seal for the same person for the first time use one key', async () => {
    const { store, settings } = await freshStore(engine);
    const other = await openTrial(settings);
    const put = (each: Store, id: string) =>
      each.write({ engagement: id }, (rows) => rows.put(leaves, [leaf(id, { ownerId: 'cleo' })]));
    await Promise.all(Array.from({ length: 10 }, (_, turn) => put(turn % 2 ? store : other, `both-${turn}`)));
    for (const each of [store, other]) {
      const found = await readLeaves(each);
      expect(found.map(({ words }) => words?.title).sort()).toEqual(
        found.map(({ id }) => `Title of ${id}`).sort(),
      );
      expect(found).toHaveLength(10);
    }
  });
});
