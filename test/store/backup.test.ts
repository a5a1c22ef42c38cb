// The drill: a backup made while writes go on is restored and compared row by row; and every way it can go wrong.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { backupTo } from '../../src/store/backup.ts';
import type { EngineName } from '../../src/store/engine.ts';
import { recordErasure } from '../../src/store/erasures.ts';
import { StartRefusal } from '../../src/store/faults.ts';
import { readMasterKey } from '../../src/store/key-file.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { openStore } from '../../src/store/opening.ts';
import { restoreFrom } from '../../src/store/restore.ts';
import { schemaOf } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import {
  counters,
  engines,
  freshFolder,
  freshPlace,
  freshStore,
  insertAny,
  known,
  leaf,
  openTrial,
  pairs,
  putLeaves,
  readLeaf,
  readLeaves,
} from './trial.ts';

const backupFile = (): string => join(freshFolder(), 'backup.jsonl.gz');

/** Every row of every table as the database holds it. */
function allRows(store: Store): Promise<Record<string, unknown[]>> {
  return store.snapshot(async (db) => {
    const all: Record<string, unknown[]> = {};
    for (const { name, columns } of await schemaOf(db, store.engine)) {
      const { rows } =
        await sql`select * from ${sql.table(name)} order by ${sql.ref(columns[0]?.name ?? '')}`.execute(db);
      all[name] = rows.map((row) => ({ ...(row as object) }));
    }
    delete all['schemaVersions'];
    return all;
  });
}

async function filled(engine: EngineName) {
  const made = await freshStore(engine);
  const many = Array.from({ length: 700 }, (_, index) =>
    leaf(`leaf-${1000 + index}`, { ownerId: `p${index % 7}` }),
  );
  await putLeaves(made.store, ...many);
  await made.store.write({ instance: true }, (rows) => rows.put(pairs, [{ left: 'a', right: 'leaf-1000' }]));
  return made;
}

const rewritten = (file: string, change: (text: string) => string): string => {
  const other = backupFile();
  writeFileSync(other, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));
  return other;
};

describe.each(engines)('a backup of %s', (engine) => {
  test.each(engines)('restored into %s holds every row', async (target) => {
    const { store, settings } = await filled(engine);
    const file = backupFile();
    const count = await backupTo(store, file);
    const before = await allRows(store);
    const place = await freshPlace(target, settings.keyFile);
    const restored = await restoreFrom(file, place, known);
    expect(restored).toMatchObject({ ...count, erasedAgain: 0, before: undefined });
    const other = await openTrial(place);
    expect(await allRows(other)).toEqual(before);
    expect(await readLeaf(other, 'leaf-1003')).toEqual(leaf('leaf-1003', { ownerId: 'p3' }));
    expect(count.rows).toBe(Object.values(before).flat().length);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    // References hold again, and new rows go in.
    await expect(
      other.write({ instance: true }, (rows) => rows.put(pairs, [{ left: 'b', right: 'no such' }])),
    ).rejects.toThrow();
    await putLeaves(other, leaf('new'));
  });

  test('is one moment, though writes go on', async () => {
    const { store, settings } = await filled(engine);
    let writes = 0;
    let isDone = false;
    const writing = (async () => {
      while (!isDone) {
        writes += 1;
        const same = { count: writes, title: null };
        await store.write({ instance: true }, (rows) =>
          rows.put(counters, [
            { place: 'a', number: 1, ...same },
            { place: 'b', number: 1, ...same },
          ]),
        );
        await putLeaves(store, leaf(`while-${writes}`));
      }
    })();
    const file = backupFile();
    await expect.poll(() => writes).toBeGreaterThan(2);
    const startedAt = writes;
    await backupTo(store, file);
    const endedAt = writes;
    isDone = true;
    await writing;
    expect(endedAt).toBeGreaterThan(startedAt);
    const place = await freshPlace(engine, settings.keyFile);
    await restoreFrom(file, place, known);
    const other = await openTrial(place);
    const [a, b] = await other.read((rows) => rows.plain(counters, (all) => all.orderBy('place')));
    expect(a?.count).toBe(b?.count);
    expect(a?.count).toBeGreaterThanOrEqual(startedAt);
    const during = (await readLeaves(other)).filter(({ id }) => id.startsWith('while-'));
    expect([a?.count, (a?.count ?? 0) - 1]).toContain(during.length);
  });

  test('ends all sign-ins and erases again what was erased since', async () => {
    const { store, settings } = await filled(engine);
    await insertAny(store, 'persons', 'p1');
    await insertAny(store, 'signIns', 'p1');
    const file = backupFile();
    await backupTo(store, file);
    await store.write({ person: 'p2' }, (rows) => rows.eraseKey({ person: 'p2' }));
    const place = await freshPlace(engine, settings.keyFile);
    expect(await restoreFrom(file, place, known)).toMatchObject({ erasedAgain: 1 });
    const other = await openTrial(place);
    const rows = await allRows(other);
    expect(rows['signIns']).toEqual([]);
    expect(rows['persons']).toHaveLength(1);
    const words = (await readLeaves(other)).map(({ ownerId, words }) => [ownerId, words === null]);
    expect(words.filter(([owner]) => owner === 'p2').every(([, isGone]) => isGone)).toBe(true);
    expect(words.filter(([owner]) => owner !== 'p2').some(([, isGone]) => isGone)).toBe(false);
  });

  test('made by an older schema is migrated forward, by a newer one refused', async () => {
    const { store, settings } = await filled(engine);
    const file = backupFile();
    await backupTo(store, file);
    const later: Migration = {
      name: '991-later',
      async up(db) {
        await sql`alter table "trialLeaves" add column "later" text`.execute(db);
        await sql`update "trialLeaves" set "later" = "id"`.execute(db);
      },
    };
    const place = await freshPlace(engine, settings.keyFile);
    await restoreFrom(file, place, [...known, later]);
    const other = await openStore(place, [...known, later]);
    const { trialLeaves } = await allRows(other);
    expect(trialLeaves).toHaveLength(700);
    expect(trialLeaves?.[0]).toMatchObject({ later: 'leaf-1000' });
    const newer = backupFile();
    await backupTo(other, newer);
    await other.close();
    const target = await freshPlace(engine, settings.keyFile);
    await expect(restoreFrom(newer, target, known)).rejects.toThrow('made by a newer Throughline');
  });

  test.each<[string, (file: string) => string, string | RegExp]>([
    ['that is cut short', (file) => cut(file, 0.6), 'damaged'],
    // What a changed byte unpacks to is chance: no line any more, or lines of which some are missing.
    ['with a changed byte', (file) => flipped(file), /damaged|incomplete/],
    ['that is no backup', (file) => rewritten(file, () => '{"some":"json"}\n'), 'damaged'],
    [
      'without its end',
      (file) => rewritten(file, (text) => text.slice(0, text.lastIndexOf('{"end"'))),
      'incomplete',
    ],
    [
      'without a row',
      (file) => rewritten(file, (text) => text.replace(/\n\["leaf-1300".*/, '')),
      'incomplete',
    ],
    ['that is not there', (file) => `${file}.absent`, 'cannot be read'],
  ])('%s is refused, and nothing is left of it', async (_what, broken, reason) => {
    const { store, settings } = await filled(engine);
    const file = backupFile();
    await backupTo(store, file);
    const place = await freshPlace(engine, settings.keyFile);
    const failing = restoreFrom(broken(file), place, known);
    await expect(failing).rejects.toThrow(StartRefusal);
    await expect(failing).rejects.toThrow(reason);
    if ('sqlite' in place.place) expect(readdirSync(dirname(place.place.sqlite))).toEqual([]);
    await restoreFrom(file, place, known);
    expect(await readLeaves(await openTrial(place))).toHaveLength(700);
  });

  test('is refused with another key, before anything is replaced', async () => {
    const { store } = await filled(engine);
    const file = backupFile();
    await backupTo(store, file);
    const place = await freshPlace(engine);
    await expect(restoreFrom(file, place, known)).rejects.toThrow('is missing');
    await readMasterKey(place.keyFile, true);
    await expect(restoreFrom(file, place, known)).rejects.toThrow('is not the key of this database');
  });
});

function cut(file: string, part: number): string {
  const other = backupFile();
  const bytes = readFileSync(file);
  writeFileSync(other, bytes.subarray(0, Math.floor(bytes.length * part)));
  return other;
}

function flipped(file: string): string {
  const other = backupFile();
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(other, bytes);
  return other;
}

describe('restoring over a SQLite database', () => {
  test('keeps what was there, every time under a name of its own', async () => {
    const { store, settings } = await filled('sqlite');
    const file = backupFile();
    await backupTo(store, file);
    await putLeaves(store, leaf('after the backup'));
    await store.close();
    const database = (settings.place as { sqlite: string }).sqlite;
    const first = await restoreFrom(file, settings, known);
    const second = await restoreFrom(file, settings, known);
    expect([first.before, second.before]).toEqual([
      `${database}.before-restore`,
      `${database}.before-restore-2`,
    ]);
    const old = await openTrial({ ...settings, place: { sqlite: first.before ?? '' } });
    expect(await readLeaf(old, 'after the backup')).toBeDefined();
    const now = await openTrial(settings);
    expect(await readLeaf(now, 'after the backup')).toBeUndefined();
    expect(await readLeaves(now)).toHaveLength(700);
    expect(statSync(database).mode & 0o777).toBe(0o600);
  });

  test('is refused while the database is in use', async () => {
    const { store, settings } = await filled('sqlite');
    const file = backupFile();
    await backupTo(store, file);
    await expect(restoreFrom(file, settings, known)).rejects.toThrow('is in use; stop Throughline first');
    await putLeaves(store, leaf('still works'));
    expect(await readLeaves(store)).toHaveLength(701);
  });

  test('works when the old database is damaged', async () => {
    const { store, settings } = await filled('sqlite');
    const file = backupFile();
    await backupTo(store, file);
    await store.close();
    const database = (settings.place as { sqlite: string }).sqlite;
    writeFileSync(database, 'not a database at all '.repeat(500));
    const { before } = await restoreFrom(file, settings, known);
    expect(readFileSync(before ?? '', 'utf8')).toContain('not a database');
    expect(await readLeaves(await openTrial(settings))).toHaveLength(700);
  });
});

test('restoring into PostgreSQL is refused when it holds a database already', async () => {
  const { store, settings } = await filled('postgres');
  const file = backupFile();
  await backupTo(store, file);
  await expect(restoreFrom(file, settings, known)).rejects.toThrow('is not empty');
  expect(await readLeaves(store)).toHaveLength(700);
});

test('a backup that cannot be written leaves nothing, and the earlier one stays', async () => {
  const { store } = await filled('sqlite');
  const file = backupFile();
  await backupTo(store, file);
  const bytes = readFileSync(file);
  await store.write({ instance: true }, ({ db }) =>
    sql`update "trialLeaves" set "day" = x'00ff' where "id" = 'leaf-1001'`.execute(db),
  );
  await expect(backupTo(store, file)).rejects.toThrow(
    'trialLeaves.day holds a value that a backup cannot keep',
  );
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(dirname(file))).toHaveLength(1);
});

test('erasures are recorded once each, for the owner of the file only', async () => {
  const keyFile = join(freshFolder(), 'a.key');
  await recordErasure(keyFile, []);
  expect(existsSync(`${keyFile}.erased`)).toBe(false);
  await recordErasure(keyFile, ['person:a', 'engagement:b']);
  await recordErasure(keyFile, ['person:a', 'person:c']);
  expect(readFileSync(`${keyFile}.erased`, 'utf8')).toBe('person:a\nengagement:b\nperson:c\n');
  expect(statSync(`${keyFile}.erased`).mode & 0o777).toBe(0o600);
});

test('an erasure whose record was lost is recorded at the next start', async () => {
  const { store, settings } = await freshStore('sqlite');
  await putLeaves(store, leaf('gone'));
  await store.write({ person: 'ann' }, (rows) => rows.eraseKey({ person: 'ann' }));
  await store.close();
  writeFileSync(`${settings.keyFile}.erased`, '');
  await openTrial(settings);
  expect(readFileSync(`${settings.keyFile}.erased`, 'utf8')).toBe('person:ann\n');
});
