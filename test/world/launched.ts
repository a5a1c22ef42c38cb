// The real command in a process of its own: started by the launcher as people do, with a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { builtProgram } from './built.ts';
import { freePort } from './port.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command under way. */
export interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly out: () => string;
}

const started: ChildProcess[] = [];
const folders: string[] = [];

afterAll(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the test file ends. */
export function folderOfOnesOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-launched-'));
  folders.push(folder);
  return folder;
}

/** The bare environment that cron gives, and what is named here. */
const bare = (environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...environment,
});

/** Starts a command; `input` is piped into it. */
export function launch(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Launched {
  const launcher = join(builtProgram(), 'bin', 'throughline.cjs');
  const child = spawn(process.execPath, [launcher, ...args], { cwd: '/', env: bare(environment) });
  started.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended, out: () => out };
}

/** Runs a command to its end. */
export const run = (...call: Parameters<typeof launch>): Promise<Ended> => launch(...call).ended;

/** A server that answers. */
export interface Running extends Launched {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a server over a folder and waits until it says where it is. */
export async function serveIn(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Running> {
  const port = await freePort();
  const environment = { PORT: String(port), THROUGHLINE_DATA: folder, ...more };
  const launched = launch(['serve'], environment);
  await expect.poll(launched.out, { timeout: 30_000 }).toContain('Throughline is at');
  return { ...launched, url: `http://localhost:${port}`, environment };
}
