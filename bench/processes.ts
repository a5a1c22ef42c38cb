// The processes of the bench: the built server, the floor and the load, and how much memory one of them holds.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../test/world/port.ts';
import type { Load, Loaded } from './client.ts';
import type { Did } from './plan.ts';

const ROOT = join(import.meta.dirname, '..');
const LAUNCHER = join(ROOT, 'bin', 'throughline.cjs');
const MAIN = join(ROOT, 'dist', 'server', 'main.js');

/** A server that answers. */
export interface Running {
  readonly port: number;
  readonly child: ChildProcess;
  /** From its start to its first answer, in ms. */
  readonly cold: number;
  readonly end: () => Promise<void>;
}

function ending(child: ChildProcess): () => Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return () => {
    child.kill('SIGTERM');
    return gone;
  };
}

/** Resolves with what the program said once that fits. */
function hears(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = wanted.exec(said);
      if (found) resolve(found);
    });
    child.once('exit', (code, signal) => reject(new Error(`It ended with ${code ?? signal}:\n${said}`)));
  });
}

const environment = (folder: string, port: number) => ({
  ...process.env,
  PORT: String(port),
  THROUGHLINE_DATA: folder,
  THROUGHLINE_KEY_FILE: join(folder, 'throughline.key'),
});

async function answering(child: ChildProcess, port: number, began: number): Promise<Running> {
  await hears(child, new RegExp(`localhost:${port}`));
  const first = await fetch(`http://localhost:${port}/sign-in`);
  await first.text();
  if (first.status !== 200) throw new Error(`The first answer is ${first.status}.`);
  return { port, child, cold: performance.now() - began, end: ending(child) };
}

/** Starts the built server over this folder, as people start it. */
export async function startApp(folder: string): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [LAUNCHER, 'serve'], { env: environment(folder, port) });
  return answering(child, port, began);
}

/** The same server, telling what it does. */
export async function startListened(
  folder: string,
): Promise<Running & { take: () => Promise<readonly Did[]> }> {
  const port = await freePort();
  const words = ['--import', join(ROOT, 'bench', 'listening.ts'), MAIN, 'serve'];
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const child = spawn(process.execPath, words, { env: environment(folder, port), stdio: [...stdio] });
  const running = await answering(child, port, performance.now());
  const take = (): Promise<readonly Did[]> =>
    new Promise((resolve) => {
      child.once('message', (dids) => resolve(dids as readonly Did[]));
      child.send('take');
    });
  return { ...running, take };
}

/** Starts the floor over this folder with this plan. */
export async function startFloor(folder: string, plan: string): Promise<Running> {
  const began = performance.now();
  const words = [join(ROOT, 'bench', 'floor.ts'), join(folder, 'throughline.db'), plan];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [, port = '0'] = await hears(child, /floor (\d+)/);
  return { port: Number(port), child, cold: performance.now() - began, end: ending(child) };
}

/** The load, in a process of its own. */
export function startClient(): { load: (what: Load) => Promise<Loaded>; end: () => Promise<void> } {
  const child = fork(join(ROOT, 'bench', 'client.ts'));
  const load = (what: Load): Promise<Loaded> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('The load ended.'));
      child.once('exit', ended);
      child.once('message', (loaded) => {
        child.off('exit', ended);
        resolve(loaded as Loaded);
      });
      child.send(what);
    });
  return { load, end: ending(child) };
}

/** Resident memory in MB; undefined where the system does not say. */
export function memoryOf({ pid }: ChildProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** Processor time it has used, in ms: what does not depend on how busy the machine is with other things. */
export function processorOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time, in ticks of ten milliseconds.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
