// From database rows to opened values and back, made ready once per table.
import type { KeyObject } from 'node:crypto';
import { keyIdOf } from './data-keys.ts';
import { openValue, sealValue } from './sealing.ts';
import type { Column, KeyOwner, Table } from './table.ts';

export type DbRow = Readonly<Record<string, unknown>>;

interface SealedColumn {
  readonly name: string;
  /** The part of the place that is the same for all rows. */
  readonly before: string;
}

export interface Codec {
  readonly names: readonly string[];
  readonly sealed: readonly SealedColumn[];
  /** Whether a row without sealed columns is a value already. */
  readonly isPlain: boolean;
  readonly plain: readonly string[];
  /** Text that is different for every primary key. */
  keyText(row: DbRow): string;
  /** Whose key seals this row (plain columns as the database holds them). */
  ownerOf(row: DbRow): string;
  /** Decodes the columns that the row has. `key` null: what is sealed stays closed and reads as null. */
  open(row: DbRow, key: KeyObject | null): DbRow;
  /** Encodes the plain columns; throws on a value that does not fit its column. */
  encodePlain(value: DbRow): Record<string, unknown>;
  /** The same, for the plain columns that are given. */
  encodeGiven(value: DbRow): Record<string, unknown>;
  /** Seals the given words into a row that has its key; an undefined column stays out. */
  sealInto(row: Record<string, unknown>, value: DbRow, key: KeyObject | null): void;
}

type Turn = (value: unknown) => unknown;

const asItIs: Turn = (value) => value;

const decoders: Partial<Record<Column['kind'], Turn>> = {
  flag: (value) => (value === null ? null : value === 1),
  json: (value) => (value === null ? null : JSON.parse(value as string)),
};

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const fits: Readonly<Record<Column['kind'], (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  real: isNumber,
  flag: (value) => typeof value === 'boolean',
  json: (value) => value !== undefined,
  sealed: (value) => value !== undefined,
};

const encoders: Partial<Record<Column['kind'], Turn>> = {
  flag: (value) => (value === true ? 1 : 0),
  json: (value) => JSON.stringify(value),
};

function encoderOf(place: string, column: Column): Turn {
  const encode = encoders[column.kind] ?? asItIs;
  return (value) => {
    if (value === null && column.nullable) return null;
    if (value === null || !fits[column.kind](value)) {
      // The value itself may be somebody's words: only its type is named.
      throw new TypeError(`${place} takes ${column.kind}, not ${value === null ? 'null' : typeof value}.`);
    }
    return encode(value);
  };
}

// PostgreSQL text cannot hold it, so no two keys read the same.
const BETWEEN = '\u0000';

function keyTextOf(table: Table): (row: DbRow) => string {
  const part = (row: DbRow, column: string): string => {
    const value = row[column];
    if (value === undefined || value === null)
      throw new Error(`${table.name} row without its key ${column}.`);
    return String(value);
  };
  const [only, ...others] = table.primary;
  if (only !== undefined && others.length === 0) return (row) => part(row, only);
  return (row) => table.primary.map((column) => part(row, column)).join(BETWEEN);
}

interface PlainColumn {
  readonly name: string;
  readonly turn: Turn;
}

const isSealed = ([, column]: [string, Column]): boolean => column.kind === 'sealed';

type Opening = Pick<Codec, 'open'>;
type Encoding = Pick<Codec, 'encodePlain' | 'encodeGiven'>;
type Parts = Pick<Codec, 'sealed' | 'keyText'>;

function openingOf({ sealed, keyText }: Parts, decode: readonly PlainColumn[]): Opening {
  const turned = decode.filter(({ turn }) => turn !== asItIs);
  const words = ({ name, before }: SealedColumn, row: DbRow, key: KeyObject | null): unknown => {
    const held = row[name];
    return key && typeof held === 'string' ? openValue(key, before + keyText(row), held) : null;
  };
  return {
    open(row, key) {
      const value: Record<string, unknown> = { ...row };
      for (const { name, turn } of turned) if (row[name] !== undefined) value[name] = turn(row[name]);
      for (const column of sealed)
        if (row[column.name] !== undefined) value[column.name] = words(column, row, key);
      return value;
    },
  };
}

function encodingOf(encode: readonly PlainColumn[]): Encoding {
  return {
    encodePlain(value) {
      const row: Record<string, unknown> = {};
      for (const { name, turn } of encode) row[name] = turn(value[name]);
      return row;
    },
    encodeGiven(value) {
      const row: Record<string, unknown> = {};
      for (const { name, turn } of encode) if (value[name] !== undefined) row[name] = turn(value[name]);
      return row;
    },
  };
}

function sealingOf({ sealed, keyText }: Parts): Codec['sealInto'] {
  return (row, value, key) => {
    for (const { name, before } of sealed) {
      const words = value[name];
      if (words === undefined) continue;
      if (words === null) row[name] = null;
      else if (key) row[name] = sealValue(key, before + keyText(row), words);
    }
  };
}

function ownersOf(table: Table): Codec['ownerOf'] {
  const keyOf = table.keyOf as ((row: DbRow) => KeyOwner) | undefined;
  return (row) => {
    if (!keyOf) throw new Error(`${table.name} has nothing sealed.`);
    return keyIdOf(keyOf(row));
  };
}

function makeCodec(table: Table): Codec {
  const entries = Object.entries(table.columns);
  const plain = entries.filter((entry) => !isSealed(entry));
  const sealed = entries.filter(isSealed).map(([name]) => ({ name, before: `${table.name}|${name}|` }));
  const encode = plain.map(([name, column]) => ({ name, turn: encoderOf(`${table.name}.${name}`, column) }));
  const decode = plain.map(([name, column]) => ({ name, turn: decoders[column.kind] ?? asItIs }));
  const parts: Parts = { sealed, keyText: keyTextOf(table) };
  return {
    ...parts,
    isPlain: decode.every(({ turn }) => turn === asItIs),
    names: entries.map(([name]) => name),
    plain: plain.map(([name]) => name),
    ownerOf: ownersOf(table),
    ...openingOf(parts, decode),
    ...encodingOf(encode),
    sealInto: sealingOf(parts),
  };
}

const codecs = new WeakMap<Table, Codec>();

export function codecOf(table: Table): Codec {
  const known = codecs.get(table);
  if (known) return known;
  const codec = makeCodec(table);
  codecs.set(table, codec);
  return codec;
}
