// Canaries: sentences unique to one field of one row, written into every sealed column of a furnished house.
import { findBones } from '../../src/store/find.ts';
import type { Rows, Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';
import { type Say, WORDS } from './words.table.ts';

/** A row without its words, of whatever table. */
export type Bones = Readonly<Record<string, unknown>>;

/** One sentence and where it was written. */
export interface Canary {
  readonly sign: string;
  readonly table: string;
  readonly field: string;
  readonly row: Bones;
}

/** All that were written, by their sign. */
export type Canaries = ReadonlyMap<string, Canary>;

const SIGN = /zq[0-9a-z]{6}x/gi;
// Somewhere in the middle of what six characters can count.
const FIRST = 700_000_000;
const NOT_SOWN = new Set(['persons', 'proofs', 'outbox']);

const sealedColumns = ({ columns }: Table): string[] =>
  Object.keys(columns).filter((name) => columns[name]?.kind === 'sealed');

type Columns = Readonly<Record<string, (say: Say, row: never) => unknown>>;

const WANTED = 'add it to test/access/words.table.ts, with a canary for each text in it';

function wordsFor(table: Table): Columns {
  const words = (WORDS as Readonly<Record<string, Columns>>)[table.name] ?? {};
  const missing = sealedColumns(table).filter((column) => !words[column]);
  if (missing.length > 0) throw new Error(`${table.name}.${missing.join()} is sealed: ${WANTED}.`);
  return words;
}

const keyOf = (table: Table, row: Bones): object =>
  Object.fromEntries(table.primary.map((name) => [name, row[name]]));

/** Fills every sealed column of every row there is with canaries, whatever stood there. */
export async function sow(store: Store): Promise<Canaries> {
  const sown = new Map<string, Canary>();
  const say = (table: string, row: Bones) => (field: string) => {
    const sign = `zq${(FIRST + sown.size).toString(36).padStart(6, '0').slice(-6)}x`;
    sown.set(sign, { sign, table, field, row });
    return `${sign} is what ${table} ${field} says`;
  };
  const sowInto = async (rows: Rows, table: Table): Promise<void> => {
    const words = wordsFor(table);
    for (const row of (await findBones(rows, table, {})) as Bones[]) {
      const filled = Object.entries(words).map(([column, fill]) => [
        column,
        fill(say(table.name, row), row as never),
      ]);
      await rows.put(table, [{ ...row, ...keyOf(table, row), ...Object.fromEntries(filled) }] as never);
    }
  };
  const wanted = Object.values(tables as unknown as Readonly<Record<string, Table>>).filter(
    (table) => sealedColumns(table).length > 0 && !NOT_SOWN.has(table.name),
  );
  await store.write({ instance: true }, async (rows) => {
    for (const table of wanted) await sowInto(rows, table);
  });
  return sown;
}

/** The sealed tables that hold no row at all, so that nothing could be written into them. */
export function bareTables(canaries: Canaries): string[] {
  const held = new Set([...canaries.values()].map(({ table }) => table));
  return Object.keys(WORDS).filter((table) => !held.has(table));
}

/** The canaries that show in a text, however it is written. */
export function canariesIn(text: string, canaries: Canaries): Canary[] {
  const signs = new Set((text.match(SIGN) ?? []).map((sign) => sign.toLowerCase()));
  return [...signs].flatMap((sign) => canaries.get(sign) ?? []);
}
