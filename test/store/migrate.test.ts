// Migrating: each change whole or not at all, once among processes, never on a schema from the future.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Engine, inTransaction } from '../../src/store/engine.ts';
import { StartRefusal } from '../../src/store/faults.ts';
import { migrate, versionOf } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/list.ts';
import { type Migration, ofStatements } from '../../src/store/migrations/migration.ts';
import { openEngine } from '../../src/store/opening.ts';
import { schemaOf } from '../../src/store/schema.ts';
import type { Column, Table } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';
import { engines, freshPlace, rounds } from './trial.ts';

const change = (name: string, ...statements: string[]): Migration => ofStatements(name, statements);

const first = change(
  '001-first',
  'create table "a" ("id" text primary key not null)',
  `insert into "a" values ('1')`,
);
const second = change('002-second', 'alter table "a" add column "more" text');

const types: Readonly<Record<Column['kind'], readonly string[]>> = {
  text: ['text'],
  json: ['text'],
  sealed: ['text'],
  integer: ['integer', 'bigint'],
  flag: ['integer'],
  real: ['double precision', 'real'],
};

const rowsOf = (engine: Engine, query: string): Promise<unknown[]> =>
  inTransaction(engine, 'read', async (db) => (await sql.raw(query).execute(db)).rows);

const namesOf = (engine: Engine): Promise<string[]> =>
  inTransaction(engine, 'read', async (db) => (await schemaOf(db, engine.name)).map(({ name }) => name));

describe.each(engines)('migrating on %s', (name) => {
  async function withEngine(
    work: (engine: Engine, again: () => Promise<Engine>) => Promise<void>,
  ): Promise<void> {
    const { place } = await freshPlace(name);
    const engines: Engine[] = [];
    const open = async () => {
      const engine = await openEngine(place);
      engines.push(engine);
      return engine;
    };
    try {
      await work(await open(), open);
    } finally {
      for (const engine of engines) await engine.close();
    }
  }

  test('every declared table is in the database, column by column, and nothing else is', () =>
    withEngine(async (engine) => {
      await migrate(engine);
      const found = await inTransaction(engine, 'read', (db) => schemaOf(db, engine.name));
      const declared = Object.entries(tables) as [string, Table][];
      expect(found.map((each) => each.name)).toEqual(declared.map(([key]) => key).sort());
      for (const [key, table] of declared) {
        expect(table.name).toBe(key);
        const columns = found.find((each) => each.name === key)?.columns ?? [];
        expect([key, columns.map((column) => column.name).sort()]).toEqual([
          key,
          Object.keys(table.columns).sort(),
        ]);
        for (const column of columns) {
          const said = table.columns[column.name];
          const what = `${key}.${column.name}`;
          expect([what, column.nullable]).toEqual([what, said?.nullable]);
          expect([what, column.primary]).toEqual([what, table.primary.includes(column.name)]);
          expect(types[said?.kind ?? 'text'], what).toContain(column.type);
        }
      }
    }));

  test('runs what is new, in order, and nothing twice', () =>
    withEngine(async (engine) => {
      expect(await versionOf(engine)).toBeUndefined();
      expect(await migrate(engine, [first])).toEqual(['001-first']);
      expect(await versionOf(engine)).toBe('001-first');
      expect(await migrate(engine, [first, second])).toEqual(['002-second']);
      expect(await migrate(engine, [first, second])).toEqual([]);
      expect(await rowsOf(engine, 'select * from "a"')).toEqual([{ id: '1', more: null }]);
    }));

  test('a start that has nothing to change takes the database for itself at no moment', () =>
    withEngine(async (engine) => {
      await migrate(engine, [first]);
      const modes: string[] = [];
      const begin: Engine['begin'] = (mode) => {
        modes.push(mode);
        return engine.begin(mode);
      };
      expect(await migrate({ ...engine, begin }, [first])).toEqual([]);
      expect(modes).toEqual(['read']);
    }));

  test('eight that start at once migrate once', () =>
    withEngine(async (engine, again) => {
      const all = [engine, ...(await Promise.all(Array.from({ length: 7 }, again)))];
      const slow: Migration = {
        ...first,
        async up(db, on) {
          await rounds(3);
          await first.up(db, on);
        },
      };
      const ran = await Promise.all(all.map((each) => migrate(each, [slow, second])));
      expect(ran.flat().sort()).toEqual(['001-first', '002-second']);
      expect(await rowsOf(engine, 'select * from "a"')).toHaveLength(1);
    }));

  test('a change that fails leaves nothing of itself, and the earlier ones stay', () =>
    withEngine(async (engine) => {
      const broken = change('002-broken', 'create table "b" ("id" text)', 'insert into "nowhere" values (1)');
      await expect(migrate(engine, [first, broken])).rejects.toThrow('nowhere');
      expect(await namesOf(engine)).toEqual(['a', 'schemaVersions']);
      expect(await versionOf(engine)).toBe('001-first');
      expect(await migrate(engine, [first, second])).toEqual(['002-second']);
    }));

  test('a change that breaks a reference is not kept', () =>
    withEngine(async (engine) => {
      const broken = change(
        '002-broken',
        'create table "b" ("id" text primary key not null, "aId" text references "a" ("id"))',
        `insert into "b" values ('x', 'nobody')`,
      );
      await expect(migrate(engine, [first, broken])).rejects.toThrow(/references|foreign key/i);
      expect(await namesOf(engine)).toEqual(['a', 'schemaVersions']);
    }));

  test('a table can be rebuilt while others refer to it', () =>
    withEngine(async (engine) => {
      if (engine.name !== 'sqlite') return;
      const referring = change(
        '002-b',
        'create table "b" ("id" text primary key not null, "aId" text references "a" ("id") on delete cascade)',
        `insert into "b" values ('x', '1')`,
      );
      const rebuild = change(
        '003-rebuild',
        'create table "a2" ("id" text primary key not null, "more" text)',
        'insert into "a2" ("id") select "id" from "a"',
        'drop table "a"',
        'alter table "a2" rename to "a"',
      );
      await migrate(engine, [first, referring, rebuild]);
      expect(await rowsOf(engine, 'select * from "b"')).toEqual([{ id: 'x', aId: '1' }]);
    }));

  test('a schema from the future, or with a gap, is refused and not touched', () =>
    withEngine(async (engine) => {
      await migrate(engine, [first, second]);
      await expect(migrate(engine, [first])).rejects.toThrow(StartRefusal);
      await expect(migrate(engine, [first])).rejects.toThrow('made by a newer Throughline');
      const between = change('001-zwischen', 'create table "c" ("id" text)');
      await expect(migrate(engine, [first, between, second])).rejects.toThrow(
        'lacks the schema change 001-zwischen',
      );
      expect(await namesOf(engine)).toEqual(['a', 'schemaVersions']);
    }));
});

test('the released changes are in their order, each with its own name', () => {
  const names = migrations.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names).toEqual([...new Set(names)].sort());
  for (const name of names) expect(name).toMatch(/^\d{3}-[a-z0-9-]+$/);
});
