// The bench is run by hand and rarely: that it can be started at all is held here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BENCH = join(import.meta.dirname, '..', '..', 'bench', 'run.ts');

it('loads all that it is made of, and says which options it knows', () => {
  const { status, stderr } = spawnSync(process.execPath, [BENCH, '--fast'], { encoding: 'utf8' });
  expect(stderr).toBe('bench: --fast is not known; there are --small, --json, --large, --quick\n');
  expect(status).toBe(64);
});
