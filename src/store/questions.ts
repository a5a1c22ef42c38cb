// Plain questions as statements: written once for each table, its columns and what is asked of them, and kept.
import { CompiledQuery } from 'kysely';
import type { EngineName } from './engine.ts';

/** Column → the value it must have (null asks for null), or the values of which it must have one. */
export type Asked = Readonly<Record<string, unknown>>;

/** What is the same for all questions of one kind: `select … from …`, and the order of the answer. */
export interface Kind {
  readonly begin: string;
  readonly end: string;
}

const quoted = (name: string): string => `"${name}"`;

/** A kind that selects these columns of a table, in the order of its ids where it has some. */
export function selecting(table: string, names: readonly string[], isOrdered: boolean): Kind {
  const begin = `select ${names.map(quoted).join(', ')} from ${quoted(table)}`;
  return { begin, end: isOrdered ? ' order by "id"' : '' };
}

export function deletingFrom(table: string): Kind {
  return { begin: `delete from ${quoted(table)}`, end: '' };
}

/** Lists of many lengths become few statements: the last value is asked for again until there is a round number. */
function padded(values: readonly unknown[]): readonly unknown[] {
  let length = 1;
  while (length < values.length) length *= 2;
  return [...values, ...Array.from({ length: length - values.length }, () => values.at(-1))];
}

/** One condition as text. */
function conditionOf(column: string, value: unknown, place: () => string): string {
  if (value === null) return `${quoted(column)} is null`;
  if (!Array.isArray(value)) return `${quoted(column)} = ${place()}`;
  return `${quoted(column)} in (${value.map(place).join(', ')})`;
}

const shapeOf = (value: unknown): string =>
  value === null ? '0' : Array.isArray(value) ? String(value.length) : '=';

const known = new WeakMap<Kind, Map<string, string>>();

function textOf(engine: EngineName, kind: Kind, asked: readonly (readonly [string, unknown])[]): string {
  const texts = known.get(kind) ?? new Map<string, string>();
  known.set(kind, texts);
  const shape = `${engine} ${asked.map(([column, value]) => `${column} ${shapeOf(value)}`).join(' ')}`;
  const found = texts.get(shape);
  if (found !== undefined) return found;
  let count = 0;
  const place = engine === 'postgres' ? () => `$${++count}` : () => '?';
  const conditions = asked.map(([column, value]) => conditionOf(column, value, place));
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  const text = kind.begin + where + kind.end;
  texts.set(shape, text);
  return text;
}

/** The question as a statement; undefined where nothing can answer it, since a list of wanted values is empty. */
export function question(engine: EngineName, kind: Kind, where: Asked): CompiledQuery | undefined {
  const asked: [string, unknown][] = [];
  const values: unknown[] = [];
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      if (value.length === 0) return undefined;
      const list = padded(value);
      asked.push([column, list]);
      values.push(...list);
      continue;
    }
    asked.push([column, value]);
    if (value !== null) values.push(value);
  }
  return CompiledQuery.raw(textOf(engine, kind, asked), values);
}
