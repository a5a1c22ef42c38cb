// The plain questions asked of one table: the rows where these columns have these values.
import type { Kysely } from 'kysely';
import { type Asked, deletingFrom, type Kind, question, selecting } from './questions.ts';
import type { Rows } from './store.ts';
import type { PlainOf, RowOf, Table, ValueOf } from './table.ts';

/** Column → the value it must have, or the values of which it must have one. Null asks for null. */
export type Where<T extends Table> = {
  readonly [K in keyof RowOf<T>]?: RowOf<T>[K] | readonly RowOf<T>[K][];
};

/** The table is known only at run time here; `Where` and the results carry its types. */
type Anywhere = Kysely<Record<string, Record<string, unknown>>>;

const anywhere = ({ db }: Rows): Anywhere => db as unknown as Anywhere;

/** How the questions of one table begin. */
interface Kinds {
  readonly whole: Kind;
  readonly bones: Kind;
  readonly removing: Kind;
}

const known = new WeakMap<Table, Kinds>();

function kindsOf(table: Table): Kinds {
  const found = known.get(table);
  if (found) return found;
  const names = Object.keys(table.columns);
  const plain = names.filter((name) => table.columns[name]?.kind !== 'sealed');
  const isOrdered = table.primary[0] === 'id';
  const kinds: Kinds = {
    whole: selecting(table.name, names, isOrdered),
    bones: selecting(table.name, plain, isOrdered),
    removing: deletingFrom(table.name),
  };
  known.set(table, kinds);
  return kinds;
}

interface Narrowed<Q> {
  where(column: string, operator: 'in' | '=' | 'is', value: unknown): Q;
}

function narrow<Q extends Narrowed<Q>>(query: Q, where: object): Q {
  let narrowed = query;
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) narrowed = narrowed.where(column, 'in', value);
    else narrowed = narrowed.where(column, value === null ? 'is' : '=', value);
  }
  return narrowed;
}

function asksForNone(where: object): boolean {
  return Object.values(where).some((value) => Array.isArray(value) && value.length === 0);
}

/** The rows, opened, in the order of their ids where they have one. */
export async function findAll<T extends Table>(rows: Rows, table: T, where: Where<T>): Promise<ValueOf<T>[]> {
  const found = await selected(rows, kindsOf(table).whole, where);
  return (await rows.open(table, found as never)) as ValueOf<T>[];
}

/** The rows without what is sealed in them: nothing is opened. */
export async function findBones<T extends Table>(
  rows: Rows,
  table: T,
  where: Where<T>,
): Promise<PlainOf<T>[]> {
  const found = await selected(rows, kindsOf(table).bones, where);
  return (await rows.open(table, found as never)) as PlainOf<T>[];
}

/** The only row that fits, or undefined. */
export async function findOne<T extends Table>(
  rows: Rows,
  table: T,
  where: Where<T>,
): Promise<ValueOf<T> | undefined> {
  return (await findAll(rows, table, where))[0];
}

async function selected(rows: Rows, kind: Kind, where: object): Promise<unknown[]> {
  const query = question(rows.engine, kind, where as Asked);
  return query ? (await rows.run(query)).rows : [];
}

/** Sets plain columns of the rows that fit; how many there were. Flags are given as 0 and 1, JSON as text. */
export async function changeRows<T extends Table>(
  rows: Rows,
  table: T,
  where: Where<T>,
  values: Partial<RowOf<T>>,
): Promise<number> {
  if (asksForNone(where)) return 0;
  const query = narrow(
    anywhere(rows)
      .updateTable(table.name)
      .set(values as never),
    where,
  );
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Removes the rows that fit; how many there were. */
export async function removeRows<T extends Table>(rows: Rows, table: T, where: Where<T>): Promise<number> {
  const query = question(rows.engine, kindsOf(table).removing, where);
  return query ? Number((await rows.run(query)).numAffectedRows ?? 0) : 0;
}
