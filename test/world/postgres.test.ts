// The tests' own PostgreSQL: a database is fresh, a template is made once, killing its owner ends the server.
import pg from 'pg';
import { expect, it } from 'vitest';
import { freshPostgres, postgresUrl } from './postgres.ts';
import { findPrograms } from './postgres-programs.ts';

async function ask(url: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows: readonly unknown[] = [];
  for (const statement of statements) rows = (await client.query(statement)).rows;
  await client.end();
  return rows;
}

it('gives each its own empty database', async () => {
  const [one, other] = [await postgresUrl(), await postgresUrl()];
  await ask(one, 'CREATE TABLE mark (x int)');
  expect(await ask(other, `SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'mark'`)).toEqual([
    { n: 0 },
  ]);
});

it('makes a template once and copies it', async () => {
  let made = 0;
  const template = {
    name: 'marked',
    prepare: async (url: string) => {
      made += 1;
      await ask(url, 'CREATE TABLE mark (x int)', 'INSERT INTO mark VALUES (7)');
    },
  };
  const databases = await Promise.all([1, 2, 3].map(() => freshPostgres({ template })));
  for (const { url } of databases) expect(await ask(url, 'SELECT x FROM mark')).toEqual([{ x: 7 }]);
  expect(made).toBe(1);
});

it('gives a database back', async () => {
  const { url, drop } = await freshPostgres();
  await drop();
  await expect(ask(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
});

it('folds case beyond ASCII, as SQLite’s callers may expect of it', async () => {
  expect(await ask(await postgresUrl(), `SELECT lower('ÄÖ') AS low`)).toEqual([{ low: 'äö' }]);
});

it('says in one line what to install where there is none', () => {
  expect(() => findPrograms([])).toThrow(
    /^No PostgreSQL for the tests: run `npm install` again.*`postgresql`\.$/,
  );
});
