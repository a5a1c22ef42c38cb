// After each test file: what it borrowed from the world goes back.
import { afterAll } from 'vitest';
import { closeBrowser } from './browser.ts';
import { dropFreshDatabases } from './postgres.ts';

afterAll(async () => {
  await closeBrowser();
  await dropFreshDatabases();
});
