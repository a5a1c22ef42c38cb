// The statements that something asks of the database, heard at the driver, and how each of them would be answered.
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite';
import pg from 'pg';
import { vi } from 'vitest';
import type { House } from '../world/house.ts';

/** A statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const ASKING = /^\s*(select|insert|update|delete|with)\b/i;

function hearSqlite(heard: Statement[]): void {
  for (const name of ['all', 'run', 'get'] as const) {
    const before = StatementSync.prototype[name] as (...values: unknown[]) => unknown;
    vi.spyOn(StatementSync.prototype, name).mockImplementation(function (
      this: StatementSync,
      ...values: unknown[]
    ) {
      heard.push({ sql: this.sourceSQL, values });
      return before.apply(this, values) as never;
    } as never);
  }
}

function hearPostgres(heard: Statement[]): void {
  const before = pg.Client.prototype.query as (...asked: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    const [sql, values] = asked;
    if (typeof sql === 'string') heard.push({ sql, values: Array.isArray(values) ? values : [] });
    return before.apply(this, asked) as never;
  } as never);
}

/** What `work` asks of the database, in its order; beginnings and ends of transactions left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const heard: Statement[] = [];
  hearSqlite(heard);
  hearPostgres(heard);
  try {
    await work();
  } finally {
    vi.restoreAllMocks();
  }
  return heard.filter(({ sql }) => ASKING.test(sql));
}

/** What SQLite says that it would do, statement by statement, as far as it is wanted. */
function sqliteSays(
  file: string,
  statements: readonly Statement[],
  isWanted: (detail: string) => boolean,
): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const saysOf = ({ sql, values }: Statement): string[] =>
    database
      .prepare(`explain query plan ${sql}`)
      .all(...(values as SQLInputValue[]))
      .map(({ detail }) => String(detail))
      .filter(isWanted)
      .map((detail) => `${detail}: ${sql}`);
  try {
    return statements.flatMap(saysOf);
  } finally {
    database.close();
  }
}

// Whatever reads a whole table or a whole index, or makes itself an index of all rows, grows with the table.
const isWholeRead = (detail: string): boolean =>
  /^SCAN (?!CONSTANT|\()/.test(detail) || /AUTOMATIC/.test(detail);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Reads a whole table, or a whole index without a condition on it. */
function isScan(node: Node): boolean {
  const type = node['Node Type'];
  if (type === 'Seq Scan') return true;
  return /^(Index|Index Only|Bitmap Index) Scan$/.test(type) && node['Index Cond'] === undefined;
}

async function postgresScans(url: string, statements: readonly Statement[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set enable_seqscan = off');
    const found: string[] = [];
    for (const { sql, values } of statements) {
      const { rows } = await client.query(`explain (format json) ${sql}`, [...values]);
      const nodes = nodesOf(rows[0]['QUERY PLAN'][0].Plan as Node).filter(isScan);
      found.push(
        ...nodes.map(
          (node) => `${node['Node Type']} ${node['Relation Name'] ?? node['Index Name'] ?? ''}: ${sql}`,
        ),
      );
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The statements that would read a whole table or a whole index, each with what it reads. */
export async function scansIn(
  { settings }: Pick<House, 'settings'>,
  statements: readonly Statement[],
): Promise<readonly string[]> {
  const { place } = settings;
  return 'sqlite' in place
    ? sqliteSays(place.sqlite, statements, isWholeRead)
    : postgresScans(place.postgres, statements);
}

/** The statements that would look up these tables by their engagement and then fetch each row from somewhere else. */
export function fetchedRowByRow(
  { settings }: Pick<House, 'settings'>,
  statements: readonly Statement[],
  tables: readonly string[],
): readonly string[] {
  const { place } = settings;
  if (!('sqlite' in place)) return [];
  const looks = new RegExp(`^SEARCH (${tables.join('|')}) USING INDEX \\S+ \\(engagementId=`);
  return sqliteSays(place.sqlite, statements, (detail) => looks.test(detail));
}
