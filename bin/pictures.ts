// Makes the pictures of the README from the demo as it runs today: `npm run pictures`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mira, PASSWORD } from '../src/cli/demo/stories.table.ts';
import { closeBrowser, openPage } from '../test/world/browser.ts';

const ROOT = join(import.meta.dirname, '..');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Starts the demo; resolves once it says where it is. */
function startDemo(port: number, folder: string): Promise<ChildProcess> {
  const program = join(ROOT, 'bin', 'throughline.cjs');
  const env = { ...process.env, PORT: String(port), THROUGHLINE_DATA: folder };
  const demo = spawn(process.execPath, [program, 'demo'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 2] });
  return new Promise((resolve, reject) => {
    demo.once('exit', (code) => reject(new Error(`The demo ended with ${code}.`)));
    demo.stdout?.on('data', (said: Buffer) => {
      if (said.toString().includes(String(port))) resolve(demo);
    });
  });
}

async function portray(at: string): Promise<void> {
  const { page } = await openPage({ at, width: 1280, height: 1120, zone: Temporal.Now.timeZoneId() });
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(mira.email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/today');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(ROOT, 'docs', 'today.png') });
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-pictures-'));
const port = await freePort();
const demo = await startDemo(port, folder);
try {
  await portray(`http://localhost:${port}`);
} finally {
  await closeBrowser();
  demo.removeAllListeners('exit');
  const ended = new Promise((resolve) => demo.once('exit', resolve));
  demo.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
