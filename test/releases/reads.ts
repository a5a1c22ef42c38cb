// What is read from a release's database: everything that some people take along, in an order that does not depend on rows.
import { readExport } from '../../src/app/exports/export-deed.ts';
import type { House } from '../world/house.ts';

/** What people read, by name. */
export type Reads = Readonly<Record<string, unknown>>;

const READERS = ['mira', 'elena', 'tomas', 'jon'] as const;

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOrder(one)]));
}

/** Records by their ids, all else by what it says. */
function textOf(value: unknown): string {
  const { id } = (value ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? id : JSON.stringify(value);
}

/** What they read in this house. */
export async function readsIn(house: House): Promise<Reads> {
  const reads: Record<string, unknown> = {};
  for (const name of READERS) reads[name] = inOrder(await house.as(name).do(readExport, {}));
  return reads;
}
