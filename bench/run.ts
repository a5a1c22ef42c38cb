// `npm run bench`: seeds, starts, loads and weighs; prints one table, or JSON with --json. --small or --large: one size
// only; --quick: three short rounds.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from './house.ts';
import { memoryOf, startClient } from './processes.ts';
import { type Report, tableOf, type Whole } from './report.ts';
import { measure, median, type Pace } from './rounds.ts';
import { type Seed, seedOf } from './seed/seed.ts';
import { type Weight, weigh } from './weight.ts';

const FULL: Pace = { rounds: 5, alone: 1_000, together: 2_000 };
const QUICK: Pace = { rounds: 3, alone: 500, together: 1_000 };

const args = new Set(process.argv.slice(2));
const known = ['--small', '--json', '--large', '--quick'];
const unknown = [...args].find((arg) => !known.includes(arg));
if (unknown !== undefined) {
  process.stderr.write(`bench: ${unknown} is not known; there are ${known.join(', ')}\n`);
  process.exit(64);
}

/** Progress goes beside the result, on one line where somebody watches. */
function say(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}

function sizes(): readonly number[] {
  if (args.has('--small')) return [1_000];
  return args.has('--large') ? [50_000] : [1_000, 50_000];
}

function build(): void {
  const launcher = join(import.meta.dirname, '..', 'bin', 'throughline.cjs');
  const { status } = spawnSync(process.execPath, [launcher, 'build'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

async function weightIn({ app }: House, { sample }: Seed): Promise<Weight | undefined> {
  const [client] = sample.clients;
  return client && weigh(app, client.secret, `/sprints/${client.sprintId}`);
}

function wholeOf({ size, rows, cold, idle, missing, app }: House): Whole {
  return { size, rows, cold: median(cold), idle, end: memoryOf(app.child), missing };
}

async function run(): Promise<Report> {
  const seeds: Seed[] = [];
  for (const size of sizes()) seeds.push(await seedOf(size, say));
  const houses: House[] = [];
  const client = startClient();
  try {
    for (const seed of seeds) houses.push(await openHouse(seed, say));
    const pages = await measure(houses, client, args.has('--quick') ? QUICK : FULL, say);
    const wholes = houses.map(wholeOf);
    const [house, seed] = [houses[0], seeds[0]];
    const weight = house && seed ? await weightIn(house, seed) : undefined;
    const machine = { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.versions.node };
    return { machine, pages, wholes, weight };
  } finally {
    await client.end();
    for (const house of houses) await house.end();
  }
}

build();
const report = await run();
say('');
process.stdout.write(args.has('--json') ? `${JSON.stringify(report, null, 2)}\n` : `${tableOf(report)}\n`);
if (!args.has('--json')) {
  const speed = join(import.meta.dirname, 'attention', 'speed.ts');
  spawnSync(process.execPath, [speed, ...(args.has('--quick') ? ['--quick'] : [])], { stdio: 'inherit' });
}
