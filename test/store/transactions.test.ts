// A transaction saves everything or nothing, waits for its lock, and ends when it ends; on both engines.
import { describe, expect, test } from 'vitest';
import type { Lock, Rows, Store } from '../../src/store/store.ts';
import type { PutOf } from '../../src/store/table.ts';
import {
  counters,
  engines,
  freshStore,
  insertAny,
  leaf,
  leaves,
  openTrial,
  putLeaves,
  readLeaf,
  rounds,
  trialDb,
} from './trial.ts';

const counter = (place: string, count: number): PutOf<typeof counters> => ({
  place,
  number: 1,
  count,
  title: null,
});

const countOf = async (rows: Rows, place: string): Promise<number | undefined> =>
  (await rows.plain(counters, (all) => all.where('place', '=', place)))[0]?.count;

const putCount = (store: Store, place: string, count: number): Promise<void> =>
  store.write({ instance: true }, (rows) => rows.put(counters, [counter(place, count)]));

/** Reads, lets others run, writes: loses updates unless the lock comes first. */
const increase = (store: Store, lock: Lock, place: string, run = () => {}): Promise<void> =>
  store.write(lock, async (rows) => {
    run();
    const count = (await countOf(rows, place)) ?? 0;
    await rounds(3);
    await rows.put(counters, [counter(place, count + 1)]);
  });

describe.each(engines)('transactions on %s', (engine) => {
  const opened = freshStore(engine);
  const theStore = async () => (await opened).store;

  test('what throws saves nothing', async () => {
    const store = await theStore();
    const failing = store.write({ person: 'ann' }, async (rows) => {
      await rows.put(leaves, [leaf('thrown')]);
      throw new Error('something else');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(await readLeaf(store, 'thrown')).toBeUndefined();
  });

  test('a refusal is handed back and saves nothing', async () => {
    const store = await theStore();
    const refuse = (ok: boolean) =>
      store.write(
        { person: 'ann' },
        async (rows) => {
          await rows.put(leaves, [leaf(`refused-${ok}`)]);
          return { ok };
        },
        (outcome) => outcome.ok,
      );
    expect(await refuse(false)).toEqual({ ok: false });
    expect(await refuse(true)).toEqual({ ok: true });
    expect(await readLeaf(store, 'refused-false')).toBeUndefined();
    expect(await readLeaf(store, 'refused-true')).toBeDefined();
  });

  test('an error that was swallowed never leaves half a save', async () => {
    const store = await theStore();
    await putCount(store, 'swallowed', 1);
    const swallowing = store.write({ instance: true }, async (rows) => {
      await rows.put(counters, [counter('swallowed', 2)]);
      await trialDb(rows)
        .insertInto('trialPairs')
        .values({ left: 'a', right: 'no such leaf' })
        .execute()
        .catch(() => {});
    });
    const isSaved = await swallowing.then(
      () => true,
      () => false,
    );
    // SQLite undoes only the failed statement, PostgreSQL the transaction: either is whole.
    expect(await store.read((rows) => countOf(rows, 'swallowed'))).toBe(isSaved ? 2 : 1);
    expect(isSaved).toBe(engine === 'sqlite');
  });

  test('a reading snapshot does not see what is saved meanwhile', async () => {
    const store = await theStore();
    await putCount(store, 'snapshot', 1);
    const writer = await openTrial((await opened).settings);
    const seen = await store.read(async (rows) => {
      const before = await countOf(rows, 'snapshot');
      await putCount(writer, 'snapshot', 2);
      return [before, await countOf(rows, 'snapshot')];
    });
    expect(seen).toEqual([1, 1]);
    expect(await store.read((rows) => countOf(rows, 'snapshot'))).toBe(2);
  });

  test('a long snapshot for a backup stays one moment too', async () => {
    const store = await theStore();
    const count = async (db: Rows['db']) =>
      (
        await trialDb({ db })
          .selectFrom('trialCounters')
          .select('count')
          .where('place', '=', 'long')
          .execute()
      )[0]?.count;
    await putCount(store, 'long', 1);
    const seen = await store.snapshot(async (db) => {
      const before = await count(db);
      await putCount(store, 'long', 2);
      return [before, await count(db)];
    });
    expect(seen).toEqual([1, 1]);
  });

  test('a reading transaction cannot write', async () => {
    const store = await theStore();
    await expect(store.read((rows) => rows.put(counters, [counter('read', 1)]))).rejects.toThrow(
      'cannot write',
    );
  });

  test.each<[string, Lock]>([
    ['an engagement that is there', { engagement: 'locked' }],
    ['an engagement about to be made', { engagement: 'absent' }],
    ['a person', { person: 'locked' }],
    ['the instance', { instance: true }],
  ])('updates under the lock of %s are not lost, in two processes', async (what, lock) => {
    const { settings, store } = await opened;
    if (what === 'an engagement that is there') {
      await insertAny(store, 'persons', 'locked');
      await insertAny(store, 'engagements', 'locked');
    }
    const other = await openTrial(settings);
    let runs = 0;
    const turns = Array.from({ length: 20 }, (_, turn) =>
      increase(turn % 2 ? store : other, lock, what, () => (runs += 1)),
    );
    await Promise.all(turns);
    // The lock comes first, so nothing collides and nothing runs twice.
    expect(runs).toBe(20);
    expect(await store.read((rows) => countOf(rows, what))).toBe(20);
  });

  test('statements asked for at the same time run one after the other', async () => {
    const store = await theStore();
    const places = ['together-1', 'together-2', 'together-3'];
    await store.write({ instance: true }, (rows) =>
      Promise.all([
        ...places.map((place) => rows.put(counters, [counter(place, 1)])),
        countOf(rows, 'together-1'),
      ]),
    );
    const found = await store.read((rows) => Promise.all(places.map((place) => countOf(rows, place))));
    expect(found).toEqual([1, 1, 1]);
  });

  test('a transaction inside another is refused, one after another is not', async () => {
    const store = await theStore();
    const inner = [() => store.read(async () => 1), () => store.write({ instance: true }, async () => 1)];
    for (const open of inner) {
      await expect(store.write({ instance: true }, open)).rejects.toThrow('cannot open another');
      await expect(store.read(open)).rejects.toThrow('cannot open another');
    }
    await expect(
      store.write({ instance: true }, ({ db }) => db.transaction().execute(async () => 1)),
    ).rejects.toThrow('cannot open another');
    const over = Promise.withResolvers<void>();
    let later: Promise<number> | undefined;
    await store.read(async () => {
      later = over.promise.then(() => store.read(async () => 7));
    });
    over.resolve();
    expect(await later).toBe(7);
  });

  test('rows kept past their transaction refuse', async () => {
    const store = await theStore();
    const kept = await store.write({ instance: true }, async (rows) => rows);
    await expect(kept.put(counters, [counter('kept', 1)])).rejects.toThrow('has ended');
    const stray = store.write({ instance: true }, async (rows) => {
      // Still on its way when the work fails: it must not run in the next transaction.
      const late = rounds(50).then(() => rows.put(counters, [counter('stray', 1)]));
      await Promise.all([late, Promise.reject(new Error('early'))]);
    });
    await expect(stray).rejects.toThrow('early');
    await rounds(100);
    expect(await store.read((rows) => countOf(rows, 'stray'))).toBeUndefined();
  });

  test('many readers and writers at once all get their turn', async () => {
    const store = await theStore();
    const work = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0
        ? increase(store, { engagement: 'busy' }, 'busy')
        : store.read((rows) => countOf(rows, 'busy')),
    );
    await Promise.all(work);
    expect(await store.read((rows) => countOf(rows, 'busy'))).toBe(20);
  });

  test('a saved transaction is still there when the store opens again', async () => {
    const { settings, store } = await freshStore(engine);
    await putLeaves(store, leaf('stays'));
    await store.close();
    expect(await readLeaf(await openTrial(settings), 'stays')).toEqual(leaf('stays'));
    await expect(store.read(async () => 1)).rejects.toThrow();
  });
});
