// Planting a pattern many times: every copy with ids, people and keys of its own, its words sealed by the store's codec.
import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Codec, codecOf } from '../../src/store/codec.ts';
import type { Sealer } from '../../src/store/sealing.ts';
import type { AnyTable } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';
import type { Pattern, Value } from './patterns.ts';

/** Somebody's or some engagement's copy of an id: told by the id itself and by which copy it is. */
export type IdOf = (id: string, copy: number) => string;

/** Where the rows go. */
export interface Ground {
  readonly database: DatabaseSync;
  readonly sealer: Sealer;
  readonly keys: Map<string, KeyObject>;
  /** Called with every thousand rows. */
  readonly grown: (table: string, rows: number) => void;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const codecs = new Map<string, Codec>(
  Object.values(tables).map((table) => [table.name, codecOf(table as unknown as AnyTable)]),
);

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** Ids of copies keep the time of the pattern's id, so that rows lie in the order in which they were once made. */
export function idsOfCopies(pattern: number, shared: ReadonlyMap<string, (copy: number) => string>): IdOf {
  const slots = new Map<string, number>();
  return (id, copy) => {
    const special = shared.get(id);
    if (special) return special(copy);
    const slot = slots.get(id) ?? slots.size;
    slots.set(id, slot);
    return `${id.slice(0, 13)}-7${hex(slot >> 12, 3)}-8${hex(slot & 0xfff, 3)}-${hex(pattern, 2)}${hex(copy, 10)}`;
  };
}

/** The data key of a person or an engagement, made on first use. */
export function keyFor({ keys, sealer, database }: Ground, keyId: string): KeyObject {
  const known = keys.get(keyId);
  if (known) return known;
  const { key, wrapped } = sealer.newKey(keyId);
  keys.set(keyId, key);
  database.prepare('insert into "keys" ("id", "wrapped") values (?, ?)').run(keyId, wrapped);
  return key;
}

/** Puts one row, as the store would. */
export function plantRow(ground: Ground, name: string, value: Value): void {
  const codec = codecs.get(name) as Codec;
  const row = codec.encodePlain(value);
  sealInto(ground, codec, row, value);
  inserter(ground.database, name, codec)(row);
}

function sealInto(ground: Ground, codec: Codec, row: Record<string, unknown>, value: Value): void {
  const hasWords = codec.sealed.some(
    (column) => value[column.name] !== undefined && value[column.name] !== null,
  );
  codec.sealInto(row, value, hasWords ? keyFor(ground, codec.ownerOf(row)) : null);
}

type Insert = (row: Value) => void;
const inserters = new WeakMap<DatabaseSync, Map<string, Insert>>();

function inserter(database: DatabaseSync, name: string, codec: Codec): Insert {
  const known = inserters.get(database) ?? new Map<string, Insert>();
  inserters.set(database, known);
  const made = known.get(name);
  if (made) return made;
  const columns = codec.names.map((column) => `"${column}"`).join(',');
  const places = codec.names.map(() => '?').join(',');
  const statement = database.prepare(`insert into "${name}" (${columns}) values (${places})`);
  const insert: Insert = (row) => {
    statement.run(...codec.names.map((column) => (row[column] ?? null) as SQLInputValue));
  };
  known.set(name, insert);
  return insert;
}

interface Cut {
  readonly row: Value;
  readonly value: Value;
  /** The columns that hold ids. */
  readonly ids: readonly string[];
}

function cutOf(codec: Codec, value: Value): Cut {
  const row = codec.encodePlain(value);
  const ids = codec.plain.filter((name) => typeof row[name] === 'string' && row[name].search(UUID) >= 0);
  return { row, value, ids };
}

function copied({ row, ids }: Cut, idOf: IdOf, copy: number): Record<string, unknown> {
  const fresh: Record<string, unknown> = { ...row };
  for (const name of ids) fresh[name] = String(row[name]).replace(UUID, (id) => idOf(id, copy));
  return fresh;
}

/** Plants all copies of one table row by row, as time went by: everybody's first step, then everybody's second. */
function plantTable(ground: Ground, name: string, cuts: readonly Cut[], idOf: IdOf, copies: number): void {
  const codec = codecs.get(name) as Codec;
  const insert = inserter(ground.database, name, codec);
  for (const cut of cuts) {
    for (let copy = 0; copy < copies; copy += 1) {
      const row = copied(cut, idOf, copy);
      sealInto(ground, codec, row, cut.value);
      insert(row);
    }
    ground.grown(name, copies);
  }
}

const keyText = ({ row }: Cut): string => String(row['id'] ?? row['at'] ?? '');

/** Plants `copies` of a pattern. */
export function plant(ground: Ground, pattern: Pattern, idOf: IdOf, copies: number): void {
  for (const [name, values] of pattern.rows) {
    const codec = codecs.get(name) as Codec;
    const cuts = values.map((value) => cutOf(codec, value));
    plantTable(
      ground,
      name,
      cuts.toSorted((a, b) => (keyText(a) < keyText(b) ? -1 : 1)),
      idOf,
      copies,
    );
  }
}

/** How many rows a pattern has. */
export function sizeOf({ rows }: Pattern): number {
  return [...rows.values()].reduce((sum, values) => sum + values.length, 0);
}
