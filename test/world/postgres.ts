// Fresh databases on the run's PostgreSQL server, each for one test, all dropped when the test file ends.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type Template = {
  /** Names what the database holds; made once in a run, by whichever test asks first. */
  readonly name: string;
  /** Fills the database at this address, and leaves no connection open. */
  readonly prepare: (url: string) => Promise<void>;
};

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> };

type Hall = {
  readonly url: string;
  readonly pool: pg.Pool;
  /** What each template's database is called, once it stands. */
  readonly templates: Map<string, Promise<string>>;
};

let hall: Promise<Hall> | undefined;
const fresh = new Set<string>();

async function enter(): Promise<Hall> {
  const answer = await fetch(inject('postgresDoor'));
  const url = await answer.text();
  if (!answer.ok) throw new Error(url);
  return { url, pool: new pg.Pool({ connectionString: url, max: 4 }), templates: new Map() };
}

function theHall(): Promise<Hall> {
  hall ??= enter();
  return hall;
}

function addressOf(name: string, { url }: Hall): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function exists(name: string, { pool }: Hall): Promise<boolean> {
  const found = await pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return found.rows.length > 0;
}

async function make(name: string, { prepare }: Template, here: Hall): Promise<void> {
  const draft = `${name}_draft`;
  await here.pool.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
  await here.pool.query(`CREATE DATABASE "${draft}"`);
  await prepare(addressOf(draft, here));
  await here.pool.query(`ALTER DATABASE "${draft}" RENAME TO "${name}"`);
}

/** Under a lock, since other workers may want the same template now. */
async function standing(template: Template, here: Hall): Promise<string> {
  const name = `template_${template.name}`;
  const guard = await here.pool.connect();
  await guard.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (!(await exists(name, here))) await make(name, template, here);
  } finally {
    await guard.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
    guard.release();
  }
  return name;
}

function databaseOf(template: Template, here: Hall): Promise<string> {
  const known = here.templates.get(template.name) ?? standing(template, here);
  here.templates.set(template.name, known);
  return known;
}

async function drop(name: string, { pool }: Hall): Promise<void> {
  fresh.delete(name);
  await pool.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

/** A database of one's own: empty, or a copy of the template. */
export async function freshPostgres({
  template,
}: {
  readonly template?: Template;
} = {}): Promise<FreshDatabase> {
  const here = await theHall();
  const from = template ? await databaseOf(template, here) : 'template0';
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  await here.pool.query(`CREATE DATABASE "${name}" TEMPLATE "${from}" STRATEGY file_copy`);
  fresh.add(name);
  return { url: addressOf(name, here), drop: () => drop(name, here) };
}

/** The address of an empty database of one's own. */
export async function postgresUrl(): Promise<string> {
  return (await freshPostgres()).url;
}

/** Drops what this test file was given; every project that may ask for a database does so at each file's end. */
export async function dropFreshDatabases(): Promise<void> {
  if (!hall) return;
  const here = await hall;
  hall = undefined;
  for (const name of fresh) await drop(name, here);
  await here.pool.end();
}
