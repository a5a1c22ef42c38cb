// How `npm run release-database` runs its one file.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: { include: ['test/releases/making.ts'], testTimeout: 60_000, setupFiles: ['test/world/leaving.ts'] },
});
