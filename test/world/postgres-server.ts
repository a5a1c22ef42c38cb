// A real PostgreSQL server that lives as long as this process: quick, careless of power cuts, thrown away at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms, type Programs } from './postgres-programs.ts';

export type PostgresServer = {
  /** Address of its database `postgres`, for a superuser. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

type Place = { readonly folder: string; readonly password: string };

const OWNER = 'throughline';
const READY = 'database system is ready to accept connections';

// The server's keeper: when our end of its input closes, however we died, the server stops and its folder goes.
// It asks more than once, since a server that is still starting does not listen yet, and lets nobody die of having
// nobody left to talk to before the folder is gone.
const KEEPER = `
  trap '' PIPE; exec 3<&0
  "$BIN/initdb" -D "$PLACE/data" -U ${OWNER} -A password --pwfile "$PLACE/password" -E UTF8 $COLLATION \
    --no-sync --no-instructions >/dev/null && {
      "$BIN/postgres" -D "$PLACE/data" "$@" & server=$!
      (cat <&3 >/dev/null; while kill -QUIT $server; do sleep 0.1; done) 2>/dev/null &
      wait $server
    }
  cd /; rm -rf "$PLACE"`;

// Letters beyond ASCII have cases too, on every machine alike.
const BUILT_IN = '--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C';
const FROM_SYSTEM = '--locale=C.UTF-8';

function settings(port: number): readonly string[] {
  const chosen = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    log_min_messages: 'log',
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function makePlace({ runner }: Programs): Place {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  const password = randomBytes(12).toString('hex');
  const file = join(folder, 'password');
  writeFileSync(file, password);
  chmodSync(folder, 0o700);
  const { uid, gid } = runner;
  if (uid !== undefined && gid !== undefined) for (const path of [file, folder]) chownSync(path, uid, gid);
  return { folder, password };
}

function whenReady(keeper: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    keeper.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (said.includes(READY)) resolve();
    });
    keeper.on('error', reject);
    keeper.on('exit', () => reject(new Error(`PostgreSQL for the tests did not start: ${said}`)));
  });
}

function stopping(keeper: ChildProcess, { copy }: Programs): () => Promise<void> {
  const gone = new Promise<void>((resolve) => keeper.on('exit', () => resolve()));
  return async () => {
    keeper.stdin?.end();
    await gone;
    if (copy) rmSync(copy, { recursive: true, force: true });
  };
}

function keep({ bin, major, runner }: Programs, { folder }: Place, port: number): ChildProcess {
  const collation = major >= 17 ? BUILT_IN : FROM_SYSTEM;
  // A session of its own, so that Ctrl-C reaches us and not the keeper, who still has to clear up.
  return spawn('/bin/sh', ['-c', KEEPER, 'keeper', ...settings(port)], {
    ...runner,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', BIN: bin, PLACE: folder, COLLATION: collation },
  });
}

/** Starts one; a process that asks for several gets several. */
export async function startPostgres(programs = findPrograms()): Promise<PostgresServer> {
  const port = await freePort();
  const place = makePlace(programs);
  const keeper = keep(programs, place, port);
  const stop = stopping(keeper, programs);
  await whenReady(keeper);
  return { url: `postgres://${OWNER}:${place.password}@127.0.0.1:${port}/postgres`, stop };
}
