// The launcher in a house of its own: which Node it takes, when it builds, and that what it starts ends with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin');
const PACKAGED = `node_modules/${process.platform === 'darwin' ? 'node-bin-darwin' : 'node-linux'}-${process.arch}/bin`;

const MAIN = `
import { writeFileSync } from 'node:fs';
const [what, file] = process.argv.slice(2);
if (what === 'code') process.exit(Number(file));
if (what === 'wait') {
  process.on('SIGTERM', () => { writeFileSync(file, 'ended'); process.exit(7); });
  setInterval(() => {}, 1000);
}
console.log(JSON.stringify({ args: process.argv.slice(2), flags: process.execArgv.length, pid: process.pid }));
`;

const BUILD = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('builds', 'x');
if (process.env.FAILS) process.exit(3);
await new Promise((resolve) => setTimeout(resolve, 400));
mkdirSync('dist/server', { recursive: true });
writeFileSync('dist/server/main.js', ${JSON.stringify(MAIN)});
writeFileSync('dist/stamp', process.argv[2]);
`;

let house = '';
const started: ChildProcess[] = [];

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'launcher-'));
  cpSync(BIN, join(house, 'bin'), { recursive: true });
  writeFileSync(join(house, 'bin', 'build.mjs'), BUILD);
  writeFileSync(join(house, 'package.json'), '{"type":"module"}');
  mkdirSync(join(house, PACKAGED), { recursive: true });
  writeFileSync(join(house, PACKAGED, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, {
    mode: 0o755,
  });
  mkdirSync(join(house, 'src'));
  writeFileSync(join(house, 'src', 'main.ts'), '// first');
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(house, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}, before: readonly string[] = []) {
  const words = [...before, join(house, 'bin', 'throughline.cjs'), ...args];
  const child = spawn(process.execPath, words, { cwd: '/', env: { ...process.env, ...env } });
  started.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended, said: () => out };
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => start(args, env).ended;
const builds = () =>
  existsSync(join(house, 'builds')) ? readFileSync(join(house, 'builds'), 'utf8').length : 0;

const until = (holds: () => boolean) => expect.poll(holds, { timeout: 10_000 }).toBe(true);

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('building', () => {
  test('happens once, and again when a source has changed, from any folder', async () => {
    const first = await run(['hello']);
    expect(first.err).toMatch(/building, since this is the first start[\s\S]*built in/);
    expect(JSON.parse(first.out).args).toEqual(['hello']);
    expect((await run(['again'])).err).toBe('');
    expect(builds()).toBe(1);
    writeFileSync(join(house, 'src', 'main.ts'), '// second');
    expect((await run(['hello'])).err).toContain('since the sources changed');
    expect(builds()).toBe(2);
  });

  test('said alone builds and no more; what is said with it is answered', async () => {
    expect((await run(['build'])).out).toBe('');
    expect(JSON.parse((await run(['build', '--help'])).out).args).toEqual(['build', '--help']);
  });

  test('is done by one of several that start at once', async () => {
    const all = await Promise.all([run(['a']), run(['b']), run(['build'])]);
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(builds()).toBe(1);
    expect(existsSync(join(house, 'dist', 'lock'))).toBe(false);
  });

  test('goes on where a build was killed and left its lock', async () => {
    mkdirSync(join(house, 'dist'));
    writeFileSync(join(house, 'dist', 'lock'), '999999999');
    expect((await run(['hello'])).code).toBe(0);
  });

  test('that fails is said, and leaves the lock free', async () => {
    const failed = await run(['hello'], { FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('the build failed, see above');
    expect((await run(['hello'])).code).toBe(0);
  });

  test('is not needed where only the build was shipped', async () => {
    await run(['build']);
    rmSync(join(house, 'src'), { recursive: true });
    expect((await run(['hello'])).code).toBe(0);
    rmSync(join(house, 'dist'), { recursive: true });
    const nothing = await run(['hello']);
    expect([nothing.code, nothing.err]).toEqual([78, expect.stringContaining('neither a build')]);
  });
});

describe('what it starts', () => {
  test('gives its exit code and signal on', async () => {
    expect((await run(['code', '42'])).code).toBe(42);
  });

  test('is told to end, and may end in its own way', async () => {
    const file = join(house, 'ended');
    const { child, ended, said } = start(['wait', file]);
    await until(() => said().includes('pid'));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(7);
    expect(readFileSync(file, 'utf8')).toBe('ended');
  });

  test('ends with it, even when it is killed', async () => {
    const file = join(house, 'ended');
    const { child, said } = start(['wait', file]);
    await until(() => said().includes('pid'));
    const { pid } = JSON.parse(said());
    expect(pid).not.toBe(child.pid);
    child.kill('SIGKILL');
    await until(() => !isAlive(pid));
    expect(existsSync(file)).toBe(true);
  });
});

describe('which Node it takes', () => {
  test('none there: one line says what to do', async () => {
    rmSync(join(house, 'node_modules'), { recursive: true });
    const old = join(house, 'old.cjs');
    writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })");
    const { code, err } = await start(['serve'], {}, ['--require', old]).ended;
    expect(code).toBe(78);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/Node 26 is not installed.*npm install/)]);
  });

  test('its own, if that is new enough', async () => {
    rmSync(join(house, 'node_modules'), { recursive: true });
    const { child, ended } = start(['hello']);
    expect(JSON.parse((await ended).out).pid).toBe(child.pid);
  });

  test('the files that any Node reads are written in old syntax', () => {
    for (const name of ['throughline.cjs', 'freshness.cjs', 'tether.cjs']) {
      const text = readFileSync(join(BIN, name), 'utf8');
      expect(text).not.toMatch(/\?\.[a-z[(]|\?\?|\|\|=|#[a-z]+\(|from 'node:|require\('node:/);
    }
  });
});
