// The open connections to one SQLite file: kept between transactions, and all opened anew after an I/O error.
import { connect, type Role, type SqliteConnection } from './sqlite-connection.ts';
import { isBusy } from './sqlite-fault.ts';

export interface Held {
  readonly connection: SqliteConnection;
  /** Gives the connection back; `lost` closes it and every idle one, since none of them can be trusted. */
  give(lost: boolean): void;
}

export interface SqlitePool {
  take(role: Role): Promise<Held>;
  /** A connection that closes when it is given back. */
  borrow(role: Role): Promise<Held>;
  close(): void;
}

/** Repeats what fails only because another process holds the database, without stopping this one meanwhile. */
export async function patiently<T>(patience: number, attempt: () => T): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
    }
  }
}

function discard(connection: SqliteConnection): void {
  try {
    connection.close();
  } catch {
    // Nothing more can be done with it.
  }
}

export function sqlitePool(file: string, patience: number): SqlitePool {
  // The writer closes last: it can put the write-ahead log into the database, a reader cannot.
  const idle: Record<Role, SqliteConnection[]> = { reader: [], schema: [], writer: [] };
  // Counts the times when all connections were given up: an older one that comes back is closed too.
  let generation = 0;
  const drain = (): void => {
    generation += 1;
    for (const list of Object.values(idle)) for (const connection of list.splice(0)) discard(connection);
  };

  async function hold(role: Role, keeps: boolean): Promise<Held> {
    const kept = keeps ? idle[role].pop() : undefined;
    const connection = kept ?? (await patiently(patience, () => connect(file, role)));
    const born = generation;
    return {
      connection,
      give(lost) {
        if (lost || !keeps || born !== generation) discard(connection);
        else idle[role].push(connection);
        if (lost) drain();
      },
    };
  }

  return { take: (role) => hold(role, true), borrow: (role) => hold(role, false), close: drain };
}
