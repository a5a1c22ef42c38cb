// Queries that every request asks: built and compiled once for each engine, afterwards only their values change.
import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import type { EngineName } from './engine.ts';
import type { Rows } from './store.ts';
import type { Database } from './tables.ts';

interface Compiled {
  readonly sql: string;
  /** For each place of the statement: which of the values, or a constant of the query. */
  readonly places: readonly (number | { readonly constant: unknown })[];
}

/** What stands for a value while the query is built; nothing that anybody stores looks like it. */
const markerOf = (index: number): string => `\u0000value ${index}\u0000`;

function compiled(query: Compilable<unknown>, markers: readonly string[]): Compiled {
  const { sql, parameters } = query.compile();
  const places = parameters.map((parameter) => {
    const index = markers.indexOf(parameter as string);
    return index >= 0 ? index : { constant: parameter };
  });
  return { sql, places };
}

/** A query as a function of its values, which are texts; the builder is called once. */
export function prepared<V extends readonly string[], R>(
  build: (db: Kysely<Database>, ...values: V) => Compilable<R>,
): (rows: Rows, ...values: V) => Promise<R[]> {
  const known = new Map<EngineName, Compiled>();
  const make = (db: Kysely<Database>, count: number): Compiled => {
    const markers = Array.from({ length: count }, (_, index) => markerOf(index));
    return compiled(build(db, ...(markers as unknown as V)), markers);
  };
  return async (rows, ...values) => {
    const { sql, places } = known.get(rows.engine) ?? make(rows.db, values.length);
    known.set(rows.engine, { sql, places });
    const parameters = places.map((place) => (typeof place === 'number' ? values[place] : place.constant));
    return (await rows.run<R>(CompiledQuery.raw(sql, parameters))).rows;
  };
}
