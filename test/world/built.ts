// The built app, for tests that need the browser's files: made if stale, by the same launcher that people use.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Builds dist/ if it is stale; a tenth of a second if it is not. */
export function ensureBuilt(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'throughline.cjs'), 'build'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}
