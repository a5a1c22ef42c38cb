// The tables and columns that a database really has.
import { type Kysely, sql } from 'kysely';
import type { EngineName } from './engine.ts';

export interface FoundColumn {
  readonly name: string;
  /** Lower case, as the engine calls it: text, integer, … */
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

export interface FoundTable {
  readonly name: string;
  readonly columns: readonly FoundColumn[];
}

interface Found {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly primary: number;
}

const queries: Readonly<Record<EngineName, ReturnType<typeof sql<Found>>>> = {
  sqlite: sql<Found>`
    select m.name as "table", c.name as "name", lower(c.type) as "type",
           max(c."notnull", c.pk > 0) as "required", c.pk > 0 as "primary"
    from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'
    order by m.name, c.cid`,
  postgres: sql<Found>`
    select t.relname as "table", a.attname as "name", format_type(a.atttypid, null) as "type",
           a.attnotnull::int as "required",
           coalesce((select a.attnum = any(i.indkey) from pg_index i where i.indrelid = t.oid and i.indisprimary), false)::int
             as "primary"
    from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not a.attisdropped
    order by t.relname collate "C", a.attnum`,
};

/** Every table with its columns in their order. */
export async function schemaOf<D>(db: Kysely<D>, engine: EngineName): Promise<readonly FoundTable[]> {
  const { rows } = await queries[engine].execute(db);
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ name, type, required, primary }) => ({
      name,
      type,
      nullable: required === 0,
      primary: primary === 1,
    })),
  }));
}
