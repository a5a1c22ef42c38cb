// The power is cut while people write: replayed from what the server had synced at that moment, not from what it wrote.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../world/built.ts';
import { startServer } from '../world/server.ts';
import { diskOf } from './disk.ts';
import { wrongIn } from './looking.ts';
import { type Doing, doingsIn, straceTo } from './trace.ts';
import { newWorld, type World } from './world.ts';
import { type Ledger, write } from './writing.ts';

const ANSWERS = 150;
const CUTS = 8;
const ANY_STATE = new Set(['proposed', 'agreed', 'kept', 'replaced']);
const worlds: World[] = [];

beforeAll(() => ensureBuilt(), 120_000);
afterAll(() => {
  for (const { folder } of worlds) rmSync(folder, { recursive: true, force: true });
});

/** strace, fetched from Debian's packages where that is possible; false where there is none. */
function hasStrace(): boolean {
  const isThere = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', 'strace'], { stdio: 'ignore' });
  return isThere();
}

/** Lets people write until so many answers came, then ends the server at once. */
async function traced(world: World, trace: string): Promise<Ledger> {
  const server = await startServer(world.place, straceTo(trace));
  const ledger: Ledger = new Map();
  let answers = 0;
  const enough = Promise.withResolvers<void>();
  const heard = (): void => {
    answers += 1;
    if (answers === ANSWERS) enough.resolve();
  };
  const writers = world.pens.map((pen, index) => write({ url: server.url, ledger, heard }, pen, `${index}`));
  await Promise.race([enough.promise, Promise.all(writers)]);
  const gone = new Promise((resolve) => server.child.once('exit', resolve));
  process.kill(Number(readFileSync(trace, 'utf8').split(' ', 1)[0]), 'SIGKILL');
  await Promise.all([gone, ...writers]);
  return ledger;
}

/** The steps that an answer has named. */
function named(answer: Doing): readonly string[] {
  if (answer.kind !== 'answer') return [];
  const text = answer.bytes.toString('latin1');
  return [...text.matchAll(/^\{"id":"([0-9a-f-]{36})"[,}]/gm)].map(([, id = '']) => id);
}

test('whenever the power is cut, what was acknowledged until then is there', { timeout: 120_000 }, async ({
  skip,
}) => {
  if (!hasStrace()) return skip('strace is not here: install it to replay a power cut');
  const world = await newWorld();
  worlds.push(world);
  const disk = diskOf(world.place.data);
  const trace = join(world.folder, 'trace');
  const ledger = await traced(world, trace);
  const doings = await doingsIn(trace);
  const answered = doings.flatMap((doing, index) => (named(doing).length > 0 ? [index] : []));
  expect(answered.length).toBeGreaterThan(ANSWERS / 2);
  const seed = Number(process.env['FC_SEED']);
  const moments = fc.sample(fc.constantFrom(...answered), { numRuns: CUTS, ...(seed > 0 ? { seed } : {}) });
  const cuts = new Set([...moments, answered.at(-1)]);
  const known: Ledger = new Map();
  for (const [index, doing] of doings.entries()) {
    disk.take(doing);
    for (const id of named(doing).filter((one) => ledger.has(one)))
      known.set(id, { text: ledger.get(id)?.text ?? '', states: ANY_STATE });
    if (!cuts.has(index)) continue;
    const place = { ...world.place, data: join(world.folder, `cut-${index}`) };
    disk.cut(place.data);
    expect(await wrongIn({ place }, known), `cut after ${known.size} acknowledged steps`).toEqual([]);
  }
  expect(known.size).toBeGreaterThan(ANSWERS / 2);
});
