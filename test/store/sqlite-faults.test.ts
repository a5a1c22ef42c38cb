// What SQLite does when its disk fills up, its file is held, damaged or gone; and that it recovers by itself.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { type Engine, inTransaction, type Mode } from '../../src/store/engine.ts';
import { openStore } from '../../src/store/opening.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { configure, connect, type Role } from '../../src/store/sqlite-connection.ts';
import { freshFolder, freshPlace, known, leaf, openTrial, putLeaves, readLeaves } from './trial.ts';

const run = (engine: Engine, mode: Mode, query: string): Promise<unknown[]> =>
  inTransaction(engine, mode, async (db) => (await sql.raw(query).execute(db)).rows);

async function smallDatabase(patience = 200): Promise<{ file: string; engine: Engine }> {
  const file = join(freshFolder(), 'small.db');
  const engine = await openSqlite({ file, patience });
  opened.push(engine);
  await run(engine, 'write', 'create table "a" ("n" integer)');
  return { file, engine };
}

const opened: Engine[] = [];
const mounted: string[] = [];

afterAll(async () => {
  for (const engine of opened) await engine.close();
  for (const folder of mounted) execFileSync('umount', ['-l', folder]);
});

/** A disk of two megabytes; undefined where mounting is not allowed. */
function smallDisk(): string | undefined {
  const folder = freshFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounted.push(folder);
  return folder;
}

function fillUp(file: string): void {
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Smaller pieces still fit.
    }
  }
}

/** Another process that holds the writing lock for some time. */
async function holdElsewhere(file: string, ms: number): Promise<{ done: Promise<unknown> }> {
  const script = `const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(${JSON.stringify(file)}); db.exec('BEGIN IMMEDIATE'); console.log('held');
    setTimeout(() => { db.exec('COMMIT'); db.close(); }, ${ms})`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const done = new Promise((resolve) => child.on('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { done };
}

describe('every connection', () => {
  test.each<[Role, number]>([
    ['writer', 1],
    ['reader', 1],
    ['schema', 0],
  ])('holds its settings: %s', async (role, foreignKeys) => {
    const { file } = await smallDatabase();
    const { database, close } = connect(file, role);
    const held = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    const names = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'busy_timeout',
      'secure_delete',
      'temp_store',
    ];
    expect(names.map(held)).toEqual(['wal', 2, foreignKeys, 100, 1, 2]);
    close();
  });

  test.each(['read', 'write', 'schema'] as const)(
    'leaves everything in the one file: after a %s',
    async (mode) => {
      const file = join(freshFolder(), 'one.db');
      const engine = await openSqlite({ file });
      await run(engine, mode, 'select 1 from sqlite_master');
      await run(engine, 'schema', 'create table "a" ("n" integer)');
      await engine.close();
      expect(readdirSync(dirname(file))).toEqual(['one.db']);
    },
  );

  test('is refused when a setting does not take', () => {
    const memory = new DatabaseSync(':memory:');
    expect(() => configure(memory, 'writer')).toThrow('did not take journal_mode=WAL');
    const file = join(freshFolder(), 'not-wal.db');
    const database = new DatabaseSync(file);
    database.exec('create table a (n)');
    database.close();
    expect(() => connect(file, 'reader')).toThrow('not in WAL mode');
  });

  test('never makes a database where one should be', async () => {
    const file = join(freshFolder(), 'gone.db');
    for (const role of ['writer', 'reader', 'schema'] as const) {
      expect(() => connect(file, role)).toThrow(expect.objectContaining({ kind: 'unreadable' }));
    }
    expect(existsSync(file)).toBe(false);
  });
});

test('on a full disk writing says so, reading goes on, and writing goes on once there is room', async ({
  skip,
}) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('mounting a small disk is not possible here');
  const settings = await freshPlace('sqlite');
  const store = await openTrial({ ...settings, place: { sqlite: join(disk, 'data', 'trial.db') } });
  await putLeaves(store, leaf('before'));
  fillUp(join(disk, 'filler'));
  const large = leaf('large', { note: 'x'.repeat(300_000) });
  for (let times = 0; times < 3; times += 1) {
    await expect(putLeaves(store, leaf('small'), large)).rejects.toMatchObject({
      name: 'StoreFault',
      kind: 'full',
    });
    expect(await readLeaves(store)).toEqual([leaf('before')]);
  }
  rmSync(join(disk, 'filler'));
  await putLeaves(store, leaf('small'), large);
  expect(await readLeaves(store)).toEqual([leaf('before'), large, leaf('small')]);
  await store.close();
});

test('a first start on a full disk says so and leaves the key alone', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('mounting a small disk is not possible here');
  const settings = { ...(await freshPlace('sqlite')), place: { sqlite: join(disk, 'trial.db') } };
  fillUp(join(disk, 'filler'));
  await expect(openStore(settings, known)).rejects.toMatchObject({ name: 'StoreFault', kind: 'full' });
  rmSync(join(disk, 'filler'));
  const store = await openTrial(settings);
  await putLeaves(store, leaf('first'));
  await store.close();
});

test('a database that another process holds is waited for, then busy, then free again', async () => {
  const { file, engine } = await smallDatabase(1_500);
  const short = await holdElsewhere(file, 300);
  await run(engine, 'write', 'insert into "a" values (1)');
  await short.done;
  const long = await holdElsewhere(file, 4_000);
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 20);
  await expect(run(engine, 'write', 'insert into "a" values (2)')).rejects.toMatchObject({ kind: 'busy' });
  clearInterval(clock);
  // Waiting did not stop the rest of the process, and reading went on.
  expect(ticks).toBeGreaterThan(8);
  expect(await run(engine, 'read', 'select * from "a"')).toEqual([{ n: 1 }]);
  await long.done;
  await run(engine, 'write', 'insert into "a" values (3)');
  expect(await run(engine, 'read', 'select * from "a"')).toEqual([{ n: 1 }, { n: 3 }]);
});

test('more readers than places wait their turn, and too long a wait is busy', async () => {
  const { file } = await smallDatabase();
  const engine = await openSqlite({ file, readers: 1, patience: 60 });
  opened.push(engine);
  const first = await engine.begin('read');
  await expect(engine.begin('read')).rejects.toMatchObject({ kind: 'busy' });
  await first.rollback();
  expect(await run(engine, 'read', 'select * from "a"')).toEqual([]);
});

test('a file that is no database is unreadable, and read again once it is put right', async () => {
  const { file, engine } = await smallDatabase();
  await run(engine, 'write', 'insert into "a" values (1)');
  await engine.close();
  const good = readFileSync(file);
  writeFileSync(file, Buffer.alloc(good.length, 'no database '));
  const again = openSqlite({ file });
  await expect(again).rejects.toMatchObject({ name: 'StoreFault', kind: 'unreadable' });
  writeFileSync(file, good);
  const mended = await openSqlite({ file });
  opened.push(mended);
  expect(await run(mended, 'read', 'select * from "a"')).toEqual([{ n: 1 }]);
});

test('a folder in the place of the database is unreadable', async () => {
  const file = join(freshFolder(), 'folder.db');
  mkdirSync(file);
  await expect(openSqlite({ file })).rejects.toMatchObject({ kind: 'unreadable' });
});

test('a file that is damaged under an open store is a fault until it is whole again', async () => {
  const { file, engine } = await smallDatabase();
  await run(engine, 'write', 'insert into "a" values (1)');
  const held = await engine.begin('read');
  await held.rollback();
  const writer = new DatabaseSync(file);
  writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  writer.close();
  const good = readFileSync(file);
  writeFileSync(file, Buffer.alloc(good.length, 'no database '));
  await expect(run(engine, 'backup', 'select * from "a"')).rejects.toMatchObject({ kind: 'unreadable' });
  writeFileSync(file, good);
  expect(await run(engine, 'backup', 'select * from "a"')).toEqual([{ n: 1 }]);
  await run(engine, 'write', 'insert into "a" values (2)');
  expect(await run(engine, 'read', 'select * from "a"')).toEqual([{ n: 1 }, { n: 2 }]);
});
