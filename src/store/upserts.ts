// Inserting or replacing many rows in few statements that both engines understand.
import { CompiledQuery } from 'kysely';
import type { Codec, DbRow } from './codec.ts';
import type { EngineName } from './engine.ts';
import type { Table } from './table.ts';

/** Both engines take at least 32,766 values in one statement. */
const VALUES = 30_000;

const quoted = (name: string): string => `"${name}"`;

/** One statement that inserts rows of cells. */
export function insert(
  engine: EngineName,
  table: string,
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
  onConflict = '',
): CompiledQuery {
  let count = 0;
  const place = engine === 'postgres' ? () => `$${++count}` : () => '?';
  const tuples = rows.map(() => `(${names.map(place).join(',')})`).join(',');
  const columns = names.map(quoted).join(',');
  return CompiledQuery.raw(
    `insert into ${quoted(table)} (${columns}) values ${tuples} ${onConflict}`,
    rows.flat(),
  );
}

export function upsert(
  engine: EngineName,
  table: Table,
  names: readonly string[],
  rows: readonly DbRow[],
): CompiledQuery {
  const changed = names.filter((name) => !table.primary.includes(name));
  const changes = changed.map((name) => `${quoted(name)}=excluded.${quoted(name)}`).join(',');
  const cells = rows.map((row) => names.map((name) => row[name]));
  const conflict = `on conflict (${table.primary.map(quoted).join(',')}) do ${changes ? `update set ${changes}` : 'nothing'}`;
  return insert(engine, table.name, names, cells, conflict);
}

/** Rows that set the same columns go together. */
export function batches(
  rows: readonly DbRow[],
  codec: Codec,
): { names: readonly string[]; rows: readonly DbRow[] }[] {
  const groups = Map.groupBy(rows, (row) =>
    codec.sealed.map(({ name }) => (row[name] === undefined ? '0' : '1')).join(''),
  );
  return [...groups.values()].flatMap((group) => {
    const first = group[0] ?? {};
    const names = codec.names.filter((name) => first[name] !== undefined);
    const size = Math.min(200, Math.floor(VALUES / names.length));
    const parts = Math.ceil(group.length / size);
    return Array.from({ length: parts }, (_, part) => ({
      names,
      rows: group.slice(part * size, (part + 1) * size),
    }));
  });
}
