// The wire between the processes of one instance: short messages, heard by all, kept by nobody.
import type pg from 'pg';
import type { Place } from './opening.ts';

/** What a process does with what it hears. */
export interface Hearing {
  readonly hear: (message: string) => void;
  /** The wire was cut for a while: messages may have been missed. */
  readonly missed: () => void;
}

/** A way to tell the other processes something. */
export interface Wire {
  /** Sends to every other process; without waiting, and without telling if nobody heard. Up to 7,000 bytes. */
  readonly send: (message: string) => void;
  readonly close: () => Promise<void>;
}

const CHANNEL = 'throughline';
/** Pauses before trying again to reach the server, in ms: doubled each time up to the last. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 15_000;
// PostgreSQL takes 8,000 bytes at most.
const MOST = 7_000;

/** SQLite has one process: there is nobody else to tell. */
const TO_NOBODY: Wire = { send: () => {}, close: async () => {} };

interface Line {
  client: pg.Client | undefined;
  isClosed: boolean;
  retry: NodeJS.Timeout | undefined;
}

async function connect(url: string, hearing: Hearing, cut: () => void): Promise<pg.Client> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({
    connectionString: url,
    application_name: 'throughline wire',
    keepAlive: true,
  });
  client.on('error', () => client.end().catch(() => {}));
  client.on('end', cut);
  client.on('notification', ({ processId, payload }) => {
    // The sender hears itself too.
    const own = (client as unknown as { readonly processID: number | null }).processID;
    if (processId !== own && payload !== undefined) hearing.hear(payload);
  });
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return client;
}

/** Opens the wire to the other processes over this database. */
export async function openWire(place: Place, hearing: Hearing): Promise<Wire> {
  if ('sqlite' in place) return TO_NOBODY;
  const line: Line = { client: undefined, isClosed: false, retry: undefined };
  const again = (pause: number): void => {
    if (line.isClosed) return;
    line.retry = setTimeout(() => {
      reach().then(hearing.missed, () => again(Math.min(pause * 2, LONGEST_PAUSE)));
    }, pause);
  };
  const cut = (): void => {
    if (line.client) again(FIRST_PAUSE);
    line.client = undefined;
  };
  const reach = async (): Promise<void> => {
    line.client = await connect(place.postgres, hearing, cut);
  };
  await reach();
  let last: Promise<unknown> = Promise.resolve();
  return {
    send(message) {
      if (Buffer.byteLength(message) > MOST) throw new Error('A message on the wire is short.');
      // The driver takes one statement at a time.
      last = last
        .then(() => line.client?.query('SELECT pg_notify($1, $2)', [CHANNEL, message]))
        .catch(() => {});
    },
    async close() {
      line.isClosed = true;
      clearTimeout(line.retry);
      await last;
      const { client } = line;
      line.client = undefined;
      await client?.end();
    },
  };
}
