// One size of the bench made ready: a copy of its seed, what each request does there, the server and its floor.
import { constants, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Ask, Heard, Measured } from './plan.ts';
import { memoryOf, type Running, startApp, startFloor, startListened } from './processes.ts';
import type { Seed } from './seed/seed.ts';

/** A size of the bench with everything running. */
export interface House {
  readonly size: number;
  readonly rows: number;
  readonly app: Running;
  readonly floor: Running;
  /** What can be measured here; pages that are not there are not in it. */
  readonly measured: readonly Measured[];
  /** What the floor was told of, by name. */
  readonly floorAsks: ReadonlyMap<string, readonly Ask[]>;
  readonly missing: readonly string[];
  readonly cold: readonly number[];
  readonly idle: number | undefined;
  readonly end: () => Promise<void>;
}

const COLD_STARTS = 3;
/** Of what can be asked once only, so many are the floor's. */
const FLOOR_WRITES = 100;

function measuredIn({ sample }: Seed): readonly Measured[] {
  const { clients, coaches, meetings } = sample;
  const get = (path: string, { secret }: { secret: string }): Ask => ({ method: 'GET', path, secret });
  return [
    { name: 'Today', writes: false, asks: clients.map((one) => get('/today', one)) },
    { name: 'Sprint', writes: false, asks: clients.map((one) => get(`/sprints/${one.sprintId}`, one)) },
    { name: 'Roster of 30', writes: false, asks: coaches.map((one) => get('/people', one)) },
    {
      name: 'Closing a session',
      writes: true,
      asks: meetings.map(({ sessionId, secret }) => {
        return { method: 'POST', path: `/sessions/${sessionId}/closing`, secret, body: '' };
      }),
    },
  ];
}

/** A copy of the seed in which everybody was seen just now. */
function copyOf({ folder: seed }: Seed): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-run-'));
  for (const name of ['throughline.db', 'throughline.key'])
    copyFileSync(join(seed, name), join(folder, name), constants.COPYFILE_FICLONE);
  const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const database = new DatabaseSync(join(folder, 'throughline.db'));
  database.prepare('update "signIns" set "seenAt" = ?, "endsAt" = ?').run(now, '2999-01-01T00:00:00.000Z');
  database.close();
  return folder;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'date',
  'transfer-encoding',
  'content-length',
]);

async function answerTo(
  port: number,
  { method, path, secret, body }: Ask,
): Promise<Omit<Heard, 'did' | 'ask'>> {
  const response = await fetch(`http://localhost:${port}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie: `throughline=${secret}`, ...(method === 'POST' ? FORM : {}) },
    ...(body === undefined ? {} : { body }),
  });
  const headers = [...response.headers].filter(([name]) => !OF_THE_CONNECTION.has(name));
  return { status: response.status, headers, body: await response.text() };
}

type Listened = Awaited<ReturnType<typeof startListened>>;

async function heardOf({ port, take }: Listened, ask: Ask, isWrite: boolean): Promise<Heard> {
  // What is read for the first time fetches its keys: that is not what a request usually does.
  if (!isWrite) await answerTo(port, ask);
  await take();
  const answer = await answerTo(port, ask);
  return { ask, ...answer, did: await take() };
}

interface Recorded {
  readonly heard: ReadonlyMap<string, readonly Heard[]>;
  readonly missing: readonly string[];
}

/** Asks until something is not answered as it should be. */
async function listTo(server: Listened, asks: readonly Ask[], writes: boolean): Promise<readonly Heard[]> {
  const list: Heard[] = [];
  for (const ask of asks) {
    const heard = await heardOf(server, ask, writes);
    list.push(heard);
    if (heard.status >= 400) break;
  }
  return list;
}

/** Asks the real server for everything once and writes down what it did. */
async function record(
  folder: string,
  all: readonly Measured[],
  say: (line: string) => void,
): Promise<Recorded> {
  const server = await startListened(folder);
  const heard = new Map<string, readonly Heard[]>();
  const missing: string[] = [];
  for (const { name, asks, writes } of all) {
    say(`listening to what it does: ${name}`);
    const list = await listTo(server, writes ? asks.slice(0, FLOOR_WRITES) : asks, writes);
    const last = list.at(-1)?.status ?? 404;
    if (last >= 400) missing.push(`${name}: ${last}`);
    else heard.set(name, list);
  }
  await server.end();
  return { heard, missing };
}

function left(measured: Measured): Measured {
  return measured.writes ? { ...measured, asks: measured.asks.slice(FLOOR_WRITES) } : measured;
}

async function coldStarts(folder: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let start = 0; start < COLD_STARTS; start += 1) {
    const app = await startApp(folder);
    times.push(app.cold);
    await app.end();
  }
  return times;
}

/** Makes one size ready. */
export async function openHouse(seed: Seed, say: (line: string) => void): Promise<House> {
  say('copying the seed');
  const folder = copyOf(seed);
  const all = measuredIn(seed);
  const { heard, missing } = await record(folder, all, say);
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify([...heard.values()].flat()));
  say('starting cold');
  const cold = await coldStarts(folder);
  const app = await startApp(folder);
  const idle = memoryOf(app.child);
  const floor = await startFloor(folder, plan);
  return {
    size: seed.size,
    rows: seed.rows,
    app,
    floor,
    measured: all.filter(({ name }) => heard.has(name)).map(left),
    floorAsks: new Map([...heard].map(([name, list]) => [name, list.map(({ ask }) => ask)])),
    missing,
    cold,
    idle,
    async end() {
      await Promise.all([app.end(), floor.end()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
