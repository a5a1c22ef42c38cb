// All tables of the database. What a migration builds must match: a test compares the two.
import { nullable, type RowOf, sealed, table, text } from './table.ts';

/** Data keys of persons and engagements, wrapped by the master key; `wrapped` is null once a key is erased. */
export const keys = table('keys', { id: text(), wrapped: nullable(text()) });

export const schemaVersions = table(
  'schemaVersions',
  { name: text(), appliedAt: text() },
  { primary: ['name'] },
);

export const persons = table(
  'persons',
  { id: text(), madeAt: text(), words: sealed<{ readonly name: string }>() },
  { keyOf: (row) => ({ person: row.id }) },
);

export const engagements = table('engagements', { id: text(), madeAt: text() });

export const tables = { keys, schemaVersions, persons, engagements };

export type Database = { [K in keyof typeof tables]: RowOf<(typeof tables)[K]> };
