// Everything there is to check, in order: types, lint, build, tests. `npm test`, or `npm test -- PATH` for some tests.
// Ends with one line of counts, which is all that a machine reading along needs.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Counts = { passed: number; failed: number; skipped: number };
type Step = { name: string; words: readonly string[]; counts?: () => Counts };

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test', 'results', 'vitest.json');
const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

// One seed for all chance in the tests; FC_SEED=… repeats a run.
const SEED = process.env['FC_SEED'] ?? String(randomInt(1, 2 ** 31));

const paths = process.argv.slice(2);
const lines: string[] = [];
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

function say(line: string): void {
  console.log(line);
  lines.push(line);
}

function testCounts(): Counts {
  const report = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

const CHECKS: readonly Step[] = [
  { name: 'types', words: [bin('tsc'), '--noEmit'] },
  { name: 'lint', words: [bin('biome'), 'ci', '--colors=off', '.'] },
];
const BUILD: Step = { name: 'build', words: [join(ROOT, 'bin', 'throughline.cjs'), 'build'] };
const TESTS: Step = {
  name: 'tests',
  words: [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`],
  counts: testCounts,
};

/** Runs one program to its end with nothing on its input; says whether it succeeded. */
function succeeds(words: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: 'true', NO_COLOR: '1', NODE_NO_WARNINGS: '1', FC_SEED: SEED },
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code === 0);
    });
  });
}

function count(step: Step, succeeded: boolean): void {
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = step.counts?.() ?? counts;
  } catch {
    // The tests ended before they could report: the step itself counts as the failure.
  }
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed > 0 || succeeded ? counts.failed : 1;
}

async function take(step: Step): Promise<boolean> {
  const began = performance.now();
  const succeeded = await succeeds(step.words);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${step.name.padEnd(6)} ${succeeded ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s`);
  count(step, succeeded);
  return succeeded;
}

mkdirSync(join(ROOT, 'test', 'results'), { recursive: true });
rmSync(RESULTS, { force: true });

// With paths, only those tests: the program builds itself where it is stale.
const tests = { ...TESTS, words: [...TESTS.words, ...paths] };
const steps = paths.length > 0 ? [tests] : [...CHECKS, BUILD, tests];
let succeeded = true;
for (const step of steps) {
  if (succeeded) succeeded = await take(step);
  else lines.push(`${step.name.padEnd(6)} not run`);
}
console.log(`\n${lines.join('\n')}\nseed   FC_SEED=${SEED}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(succeeded ? 0 : 1);
