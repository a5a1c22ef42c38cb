// What PostgreSQL does when it cannot be reached, cuts a connection or sees two transactions collide.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction, retrying } from '../../src/store/engine.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { isCollision } from '../../src/store/postgres-fault.ts';
import type { Rows, Store } from '../../src/store/store.ts';
import { counters, freshStore, openTrial, rounds, trialDb } from './trial.ts';

const opened = freshStore('postgres');

/** Cuts every connection of the database but the asking one, and waits until they are gone. */
const cutOthers = (store: Store): Promise<unknown> =>
  store.read(({ db }) =>
    sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db),
  );

const put = (rows: Rows, place: string, count: number): Promise<void> =>
  rows.put(counters, [{ place, number: 1, count, title: null }]);

test('a server that is not there is unreachable', async () => {
  const engine = await openPostgres({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
  await expect(engine.begin('read')).rejects.toMatchObject({ name: 'StoreFault', kind: 'unreachable' });
  await engine.close();
});

test('a database or an account that is not there is unreachable', async () => {
  const { settings } = await opened;
  const url = new URL((settings.place as { postgres: string }).postgres);
  url.pathname = '/absent';
  const engine = await openPostgres({ url: url.href });
  await expect(engine.begin('read')).rejects.toMatchObject({ kind: 'unreachable' });
  await engine.close();
});

test('a connection cut while idle or inside a transaction is replaced', async () => {
  const { store, settings } = await opened;
  const other = await openTrial(settings);
  await store.read(async () => 1);
  await cutOthers(other);
  await rounds(20);
  expect(await store.read(async () => 2)).toBe(2);
  const cut = store.write({ instance: true }, async (rows) => {
    await put(rows, 'cut', 1);
    await cutOthers(other);
    await put(rows, 'cut', 2);
  });
  await expect(cut).rejects.toMatchObject({ name: 'StoreFault', kind: 'unreachable' });
  await store.write({ instance: true }, (rows) => put(rows, 'after', 1));
  const found = await store.read((rows) => rows.plain(counters, (all) => all));
  expect(found.map(({ place }) => place)).toEqual(['after']);
});

test('a statement that takes too long is busy', async () => {
  const { store } = await opened;
  const slow = store.read(async ({ db }) => {
    await sql`set local statement_timeout = 30`.execute(db);
    await sql`select pg_sleep(5)`.execute(db);
  });
  await expect(slow).rejects.toMatchObject({ name: 'StoreFault', kind: 'busy' });
});

test('two transactions that block each other are both saved in the end', async () => {
  const { store } = await freshStore('postgres');
  await store.write({ instance: true }, (rows) => Promise.all([put(rows, 'a', 0), put(rows, 'b', 0)]));
  let runs = 0;
  const bothHold = Promise.withResolvers<void>();
  const both = (first: string, second: string, id: string): Promise<void> =>
    store.write({ person: id }, async (rows) => {
      runs += 1;
      const grow = (place: string) =>
        trialDb(rows)
          .updateTable('trialCounters')
          .set((eb) => ({ count: eb('count', '+', 1) }))
          .where('place', '=', place)
          .execute();
      await grow(first);
      if (runs === 2) bothHold.resolve();
      await bothHold.promise;
      await grow(second);
    });
  await Promise.all([both('a', 'b', 'one'), both('b', 'a', 'two')]);
  expect(runs).toBeGreaterThan(2);
  const found = await store.read((rows) => rows.plain(counters, (all) => all.orderBy('place')));
  expect(found.map(({ count }) => count)).toEqual([2, 2]);
});

test('a transaction that always collides is given up after five times', async () => {
  const { settings } = await opened;
  const engine = await openPostgres({ url: (settings.place as { postgres: string }).postgres });
  let runs = 0;
  const colliding = retrying(engine.isContention, () => {
    runs += 1;
    return inTransaction(engine, 'write', (db) =>
      sql`do $$ begin raise exception 'collided' using errcode = '40001'; end $$`.execute(db),
    );
  });
  await expect(colliding).rejects.toMatchObject({ name: 'StoreFault', kind: 'busy' });
  expect(runs).toBe(5);
  expect(isCollision(new Error('something else'))).toBe(false);
  await engine.close();
});
