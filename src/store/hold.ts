// The hold on a SQLite database: one server at a time, by a lock that the system lets go of when its process ends.
import { DatabaseSync } from 'node:sqlite';
import type { Place } from './opening.ts';
import { makeDatabaseFile } from './sqlite-connection.ts';
import { isBusy, sqliteFault } from './sqlite-fault.ts';

/** Held until it is given back, or until this process ends, however it ends. */
export interface Hold {
  readonly release: () => void;
}

/** The file that is locked: empty, and never removed, since another process may be about to lock it. */
export const holdFile = (database: string): string => `${database}.hold`;

/**
 * Takes the hold on a database; null while another process has it. Whoever only reads or writes rows needs none. Many
 * servers may run over one PostgreSQL database: there it is always free.
 */
export function takeHold(place: Place): Hold | null {
  if ('postgres' in place) return { release: () => {} };
  const file = holdFile(place.sqlite);
  let lock: DatabaseSync | undefined;
  try {
    makeDatabaseFile(file);
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (isBusy(error)) return null;
    throw sqliteFault(error, file) ?? error;
  }
  const held = lock;
  return { release: () => held.close() };
}
