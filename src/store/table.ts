// How a table is declared: its columns, its primary key, and whose data key seals its words.
// The declaration is data; the codec works from it, and both row types are derived from it.
import type { Id } from '../domain/kernel/id.ts';

export type Kind = 'text' | 'integer' | 'real' | 'flag' | 'json' | 'sealed';

/** Row: what the database holds. Value: what the program works with. */
export interface Column<Row = unknown, Value = unknown, K extends Kind = Kind> {
  readonly kind: K;
  readonly nullable: boolean;
  /** Never set; carries the types. */
  readonly types?: { readonly row: Row; readonly value: Value };
}

export type Columns = Readonly<Record<string, Column>>;

/** Whose data key seals a row. */
export type KeyOwner = { readonly person: Id } | { readonly engagement: Id } | { readonly instance: true };

type Flatten<T> = { [K in keyof T]: T[K] };
type Types<C extends Column> = NonNullable<C['types']>;
type SealedNames<C extends Columns> = { [K in keyof C]: C[K]['kind'] extends 'sealed' ? K : never }[keyof C];
type PlainNames<C extends Columns> = Exclude<keyof C, SealedNames<C>>;
/** The plain columns as the database holds them (flags are 0 and 1, json is text). */
type PlainRow<C extends Columns> = { readonly [K in PlainNames<C>]: Types<C[K]>['row'] };

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
  readonly primary: readonly string[];
  /** None: the table has no sealed columns. */
  readonly keyOf: ((row: never) => KeyOwner) | undefined;
}

export type AnyTable = Table;

/** A row of the table in Kysely's eyes. */
export type RowOf<T extends Table> = { [K in keyof T['columns']]: Types<T['columns'][K]>['row'] };

/** An opened row. A sealed column is null when nothing was written, or when its key was erased. */
export type ValueOf<T extends Table> = {
  readonly [K in keyof T['columns']]: Types<T['columns'][K]>['value'];
};

/** A row without what is sealed. */
export type PlainOf<T extends Table> = {
  readonly [K in PlainNames<T['columns']>]: Types<T['columns'][K]>['value'];
};

/** What can be put: every plain column; of the sealed ones those that change (undefined stays as it is). */
export type PutOf<T extends Table> = Flatten<
  { readonly [K in PlainNames<T['columns']>]: Types<T['columns'][K]>['value'] } & {
    readonly [K in SealedNames<T['columns']>]?: Types<T['columns'][K]>['value'] | undefined;
  }
>;

/** What can be changed in a row: any of its columns. */
export type ChangeOf<T extends Table> = {
  readonly [K in keyof T['columns']]?: Types<T['columns'][K]>['value'] | undefined;
};

export const text = <T extends string = string>(): Column<T, T, 'text'> => ({
  kind: 'text',
  nullable: false,
});
export const integer = <T extends number = number>(): Column<T, T, 'integer'> => ({
  kind: 'integer',
  nullable: false,
});
export const real = (): Column<number, number, 'real'> => ({ kind: 'real', nullable: false });
export const flag = (): Column<number, boolean, 'flag'> => ({ kind: 'flag', nullable: false });
export const json = <T>(): Column<string, T, 'json'> => ({ kind: 'json', nullable: false });
/** A person's words, as any JSON value, sealed with the key of the row's owner. */
export const sealed = <T>(): Column<string | null, T | null, 'sealed'> => ({
  kind: 'sealed',
  nullable: true,
});

export const nullable = <R, V, K extends Kind>(column: Column<R, V, K>): Column<R | null, V | null, K> => ({
  kind: column.kind,
  nullable: true,
});

interface TableOptions<C extends Columns> {
  /** Default: `id`. */
  readonly primary?: readonly (PlainNames<C> & string)[];
  /** May look at plain columns that never change while the row lives: sealed words stay with their first owner. */
  readonly keyOf?: (row: PlainRow<C>) => KeyOwner;
}

export function table<const C extends Columns>(
  name: string,
  columns: C,
  options: TableOptions<C> = {},
): Table<C> {
  const primary = options.primary ?? ['id'];
  for (const column of primary) {
    if (!columns[column]) throw new Error(`Table ${name} has no column ${column} for its primary key.`);
  }
  const isSealed = Object.values(columns).some(({ kind }) => kind === 'sealed');
  if (isSealed !== (options.keyOf !== undefined)) {
    throw new Error(`Table ${name}: sealed columns and keyOf come together.`);
  }
  return { name, columns, primary, keyOf: options.keyOf };
}
