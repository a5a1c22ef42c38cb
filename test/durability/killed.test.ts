// The server is killed at random moments while six people write: nothing it acknowledged is lost, nothing is there by half.
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../world/built.ts';
import { startServer } from '../world/server.ts';
import { wrongIn } from './looking.ts';
import { newWorld, type World } from './world.ts';
import { type Ledger, write } from './writing.ts';

/** How often the server is killed in all: `npm run durability` kills it 200 times. */
const KILLS = Number(process.env['KILLS'] ?? 25);
/** A world grows with every life of its server; then a fresh one begins. */
const KILLS_IN_A_WORLD = 25;
const worlds: World[] = [];

beforeAll(() => ensureBuilt(), 120_000);
afterAll(() => {
  for (const { folder } of worlds) rmSync(folder, { recursive: true, force: true });
});

/** One life of the server, cut short when `heard` answers have come, at whatever it is doing `rounds` rounds later. */
async function oneLife(world: World, ledger: Ledger, life: number, moment: Moment): Promise<void> {
  const server = await startServer(world.place);
  expect(await wrongIn(world, ledger), `after ${life} kills`).toEqual([]);
  let answers = 0;
  const enough = Promise.withResolvers<void>();
  const heard = (): void => {
    answers += 1;
    if (answers === moment.answers) enough.resolve();
  };
  const writing = { url: server.url, ledger, heard };
  const writers = world.pens.map((pen, index) => write(writing, pen, `${life}/${index}`));
  await Promise.race([enough.promise, Promise.all(writers)]);
  for (let round = 0; round < moment.rounds; round += 1) await new Promise((go) => setImmediate(go));
  await server.kill();
  await Promise.all(writers);
}

interface Moment {
  readonly answers: number;
  readonly rounds: number;
}

const moment = fc.record({
  answers: fc.integer({ min: 1, max: 60 }),
  rounds: fc.integer({ min: 0, max: 400 }),
});

async function livesOf(world: World, moments: readonly Moment[]): Promise<number> {
  const ledger: Ledger = new Map();
  for (const [life, one] of moments.entries()) await oneLife(world, ledger, life, one);
  expect(await wrongIn(world, ledger)).toEqual([]);
  return ledger.size;
}

test(
  `killed ${KILLS} times while people write, it has kept every word it said it kept`,
  async () => {
    const seed = Number(process.env['FC_SEED']);
    const moments = fc.sample(moment, Number.isFinite(seed) ? { numRuns: KILLS, seed } : KILLS);
    let known = 0;
    for (let from = 0; from < KILLS; from += KILLS_IN_A_WORLD) {
      const world = await newWorld();
      worlds.push(world);
      known += await livesOf(world, moments.slice(from, from + KILLS_IN_A_WORLD));
    }
    expect(known).toBeGreaterThan(KILLS);
  },
  60_000 + KILLS * 5_000,
);
