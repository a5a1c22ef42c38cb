// Erased keys, kept beside the key file: a restored backup still holds them, so they are erased again.
import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { appendLines } from './durable-file.ts';
import type { Database } from './tables.ts';

export function erasuresFileOf(keyFile: string): string {
  return `${keyFile}.erased`;
}

/** The key ids that were ever erased. */
export async function readErasures(keyFile: string): Promise<ReadonlySet<string>> {
  try {
    const text = await readFile(erasuresFileOf(keyFile), 'utf8');
    return new Set(text.split('\n').filter((line) => line !== ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}

/** Writes down key ids that were erased, unless they are there already. */
export async function recordErasure(keyFile: string, keyIds: readonly string[]): Promise<void> {
  if (keyIds.length === 0) return;
  const known = await readErasures(keyFile);
  await appendLines(
    erasuresFileOf(keyFile),
    keyIds.filter((keyId) => !known.has(keyId)),
  );
}

/** The key ids that are erased in this database. */
export async function erasedIn(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('keys').select('id').where('wrapped', 'is', null).execute();
  return rows.map(({ id }) => id);
}

/** Erases again what a restored database still holds; returns how many keys that were. */
export async function eraseAgain(db: Kysely<Database>, keyIds: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for (const keyId of keyIds) {
    const { numUpdatedRows } = await db
      .updateTable('keys')
      .set({ wrapped: null })
      .where('id', '=', keyId)
      .where('wrapped', 'is not', null)
      .executeTakeFirst();
    count += Number(numUpdatedRows);
  }
  return count;
}
