// How fast mail is read, ranked, learned from and explained, on letters that nobody wrote; ratios where there is a peer in the
// same run. --quick: without the mailbox of 1 GB. `npm run bench` prints it at its end.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { replayed } from '../../src/app/attention/replays.ts';
import type { Message } from '../../src/domain/attention/message.ts';
import type { Profile } from '../../src/domain/attention/profile.ts';
import { readLetter } from '../../src/mail/reading/letters.ts';
import { firstLetters, letters, OWNER } from './letters.ts';
import { timeEach } from './pace.ts';

const NOW = '2030-01-01T00:00:00.000Z';
const LETTERS = 4_000;
const GOALS = ['bada fifa kiri', 'Ask for the pape soso', 'Review the dede lola'];
const PROFILE: Profile = {
  addresses: [OWNER],
  names: [],
  aims: GOALS.map((words, at) => ({ id: `${at}`, kind: 'goal', words, nearness: 0 })),
  muted: [],
  key: 1,
};
const MEGABYTE = 1024 * 1024;

const bytesOf = (letter: string): Buffer => Buffer.from(letter.slice(letter.indexOf('\n') + 1));

async function messageIn(bytes: Buffer): Promise<Message | undefined> {
  const told = readLetter(bytes, { now: NOW, envelope: '' });
  const read = 'odd' in told ? await told.odd() : told;
  return 'message' in read ? read.message : undefined;
}

async function* messagesIn(all: readonly Buffer[]): AsyncGenerator<Message> {
  for (const bytes of all) {
    const message = await messageIn(bytes);
    if (message) yield message;
  }
}

/** Processor seconds that something takes. */
async function secondsOf(does: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await does();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function rankAll(all: readonly Buffer[]): Promise<void> {
  for await (const batch of replayed(messagesIn(all), { profile: PROFILE, from: '2000', budget: 7 }))
    void batch;
}

async function parseAll(all: readonly Buffer[]): Promise<void> {
  for (const bytes of all) await PostalMime.parse(bytes);
}

const grouped = (number: number): string => Math.round(number).toLocaleString('en');
const say = (what: string, found: string, bar: string): void =>
  console.log(`${what.padEnd(58)} ${found.padEnd(34)} ${bar}`);

async function tellEngine(all: readonly Buffer[]): Promise<void> {
  const mails = await Array.fromAsync(messagesIn(all));
  const list = { name: 'nobody', mails };
  const writer = { name: 'owner', addresses: [OWNER], goals: GOALS, isLabelled: false, from: '', to: '9999' };
  const short = timeEach(list, writer, 10_000, 5_000);
  const long = timeEach(list, writer, 100_000, 5_000);
  say('Scoring and learning, messages a second', grouped(1e6 / short), '5,000, aim 15,000');
  say('… at 100,000 messages, of that at 10,000', `${(long / short).toFixed(2)} ×`, '≤ 1.3 ×, aim 1.1 ×');
}

async function tellRaw(all: readonly Buffer[]): Promise<void> {
  await rankAll(all.slice(0, 500));
  await parseAll(all.slice(0, 500));
  const ours = await secondsOf(() => rankAll(all));
  const theirs = await secondsOf(() => parseAll(all));
  const pace = `${grouped(all.length / ours)} a second, ${(theirs / ours).toFixed(2)} ×`;
  say('Raw mail ranked and explained, of postal-mime alone', pace, '1 ×, aim 5 ×');
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function secondsFor(args: readonly string[]): number {
  const launcher = join(import.meta.dirname, '..', '..', 'bin', 'throughline.cjs');
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [launcher, ...args], { stdio: ['ignore', 'ignore', 2] });
  if (status !== 0) throw new Error(`throughline ${args.join(' ')} ended with ${status}`);
  return (performance.now() - began) / 1000;
}

async function tellScreen(folder: string): Promise<void> {
  const some = firstLetters(137);
  const path = join(folder, 'some.mbox');
  writeFileSync(path, some.join(''));
  secondsFor(['--version']);
  const args = ['attention', 'triage', path, '--me', OWNER];
  const whole = median([1, 2, 3, 4, 5].map(() => secondsFor(args)));
  const start = median([1, 2, 3, 4, 5].map(() => secondsFor(['--version'])));
  const engine = await secondsOf(() => rankAll(some.map(bytesOf)));
  const parts = `${whole.toFixed(2)} s; start ${start.toFixed(2)} s, engine ${engine.toFixed(3)} s`;
  say('137 raw messages to the screen', parts, '< 1 s, aim 0.15 s');
}

async function write(path: string, size: number): Promise<void> {
  const out = createWriteStream(path);
  let written = 0;
  for (const letter of letters()) {
    if (written >= size) break;
    written += letter.length;
    if (!out.write(letter)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function tellMemory(folder: string, megabytes: number): Promise<void> {
  const path = join(folder, 'large.mbox');
  await write(path, megabytes * MEGABYTE);
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'streaming.ts'), path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  const found = JSON.parse(stdout) as { readonly messages: number; readonly megabytes: number };
  const parts = `${found.megabytes} MB (${grouped(found.messages)} messages)`;
  say(`Memory at most, streaming ${grouped(megabytes)} MB`, parts, '< 400 MB, aim 250 MB');
  rmSync(path);
}

/** Prints the rows. */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-speed-'));
  try {
    console.log('\nAttention');
    const all = firstLetters(LETTERS).map(bytesOf);
    await tellEngine(all);
    await tellRaw(all);
    await tellScreen(folder);
    const sizes = process.argv.slice(2).find((arg) => arg.startsWith('--megabytes='));
    const asked =
      sizes === undefined ? [100, 1024] : sizes.slice('--megabytes='.length).split(',').map(Number);
    for (const megabytes of process.argv.includes('--quick') ? asked.slice(0, 1) : asked)
      await tellMemory(folder, megabytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await run();
