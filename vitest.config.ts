// How the tests run: five projects, the cheap ones first, the browser last and one file at a time.
import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';

if (typeof Temporal === 'undefined')
  throw new Error(`The tests need Node 26, not ${process.version}: run them by \`npm test -- PATH\`.`);

// One seed for the order of the tests and for every property: printed at the start, given again by FC_SEED.
const seed = Number(process.env['FC_SEED'] ?? randomInt(1, 2 ** 31));
if (process.env['FC_SEED'] === undefined) console.log(`seed of this run: FC_SEED=${seed}`);
process.env['FC_SEED'] = String(seed);

type Group = {
  readonly name: string;
  readonly folders: readonly string[];
  readonly order: number;
  readonly seconds: number;
  readonly needsWorld: boolean;
};

const GROUPS: readonly Group[] = [
  { name: 'unit', folders: ['domain', 'architecture', 'words'], order: 0, seconds: 60, needsWorld: false },
  { name: 'store', folders: ['store'], order: 1, seconds: 60, needsWorld: true },
  {
    name: 'app',
    folders: [
      'app',
      'web',
      'api',
      'access',
      'fuzz',
      'concurrency',
      'cli',
      'jobs',
      'mail',
      'world',
      'releases',
    ],
    order: 2,
    seconds: 120,
    needsWorld: true,
  },
  { name: 'durability', folders: ['durability'], order: 3, seconds: 120, needsWorld: true },
  { name: 'e2e', folders: ['e2e'], order: 4, seconds: 120, needsWorld: true },
];

function project({ name, folders, order, seconds, needsWorld }: Group) {
  const inBrowser = name === 'e2e';
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
      sequence: { groupOrder: order, shuffle: { files: false, tests: !inBrowser } },
      // States are waited for as long as a slow machine needs; a test that passes does not wait.
      expect: { poll: { timeout: 15_000 } },
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
      fileParallelism: !inBrowser,
      setupFiles: needsWorld ? ['test/world/chance.ts', 'test/world/leaving.ts'] : ['test/world/chance.ts'],
      globalSetup: needsWorld ? ['test/world/postgres.setup.ts'] : [],
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    sequence: { seed },
    projects: GROUPS.map(project),
  },
});
