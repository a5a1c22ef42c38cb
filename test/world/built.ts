// The built app: made if stale, by the same launcher that people use; and a copy of it for tests that run it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

interface Freshness {
  readonly withLock: (root: string, say: (line: string) => void, work: () => void) => void;
}

const { withLock } = createRequire(import.meta.url)('../../bin/freshness.cjs') as Freshness;

/** Builds dist/ if it is stale; a tenth of a second if it is not. */
export function ensureBuilt(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'throughline.cjs'), 'build'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

let copy: string | undefined;

/**
 * The built program in a folder of its own, without the sources, as somebody might install it: whatever is changed or
 * built while tests run does not reach it. Made once in each test file, and gone when that ends.
 */
export function builtProgram(): string {
  if (copy !== undefined) return copy;
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-built-'));
  withLock(
    ROOT,
    () => {},
    () => {
      for (const name of ['bin', 'package.json'])
        cpSync(join(ROOT, name), join(folder, name), { recursive: true });
      for (const name of ['client', 'server'])
        cpSync(join(ROOT, 'dist', name), join(folder, 'dist', name), { recursive: true });
    },
  );
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  copy = folder;
  return folder;
}

afterAll(() => {
  if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
  copy = undefined;
});
