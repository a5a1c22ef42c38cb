// The disk is full: the site says so, in a page and in the API, goes on answering whoever reads, and recovers by itself.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../world/built.ts';
import { CAST, PASSWORD } from '../world/cast.ts';
import { type Served, startServer } from '../world/server.ts';
import { wrongIn } from './looking.ts';
import { newWorld, type Pen, type World } from './world.ts';
import type { Ledger } from './writing.ts';

const worlds: World[] = [];
const mounted: string[] = [];
const servers: Served[] = [];

beforeAll(() => ensureBuilt(), 120_000);
afterAll(async () => {
  for (const server of servers) await server.kill();
  for (const folder of mounted) execFileSync('umount', ['-l', folder]);
  for (const { folder } of worlds) rmSync(folder, { recursive: true, force: true });
});

/** The same world on a disk of its own of a few megabytes; undefined where mounting is not allowed. */
function onSmallDisk(world: World): World | undefined {
  const disk = join(world.folder, 'small');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounted.push(disk);
  const data = join(disk, 'data');
  cpSync(world.place.data, data, { recursive: true });
  return { ...world, place: { ...world.place, data } };
}

function fillUp(file: string): void {
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Smaller pieces still fit.
    }
  }
}

const stepsPath = ({ engagementId }: Pen): string => `/api/v1/engagements/${engagementId}/steps`;

async function addStep({ url }: Served, pen: Pen, text: string) {
  const response = await fetch(url + stepsPath(pen), {
    method: 'POST',
    headers: { authorization: `Bearer ${pen.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text, goalId: pen.goalId }),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

async function readSteps({ url }: Served, pen: Pen): Promise<readonly string[]> {
  const response = await fetch(url + stepsPath(pen), { headers: { authorization: `Bearer ${pen.token}` } });
  expect(response.status).toBe(200);
  const { steps } = (await response.json()) as { readonly steps: readonly { readonly text: string }[] };
  return steps.map(({ text }) => text);
}

const signIn = ({ url }: Served): Promise<Response> =>
  fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email: CAST.mira.email, password: PASSWORD }).toString(),
  });

/** Writes long steps until the site refuses one; what it took until then. */
async function untilRefused(server: Served, pen: Pen, ledger: Ledger) {
  for (let count = 0; ; count += 1) {
    const text = `Step ${count} ${'x'.repeat(180)}`;
    const answer = await addStep(server, pen, text);
    if (answer.status !== 201) return answer;
    ledger.set(answer.body.id, { text, states: new Set(['agreed']) });
  }
}

test('says so in both doors, lets everybody read, and goes on once there is room', async ({ skip }) => {
  const world = await newWorld();
  worlds.push(world);
  const small = onSmallDisk(world);
  if (!small) return skip('mounting a small disk is not possible here');
  const server = await startServer(small.place);
  servers.push(server);
  const pen = small.pens[0] as Pen;
  const ledger: Ledger = new Map();
  const filler = join(small.place.data, '..', 'filler');
  fillUp(filler);

  const refused = await untilRefused(server, pen, ledger);
  expect(refused).toMatchObject({
    status: 507,
    type: 'application/problem+json',
    body: { code: 'store.full' },
  });
  expect(refused.body.title).toMatch(/full/i);
  const page = await signIn(server);
  expect(page.status).toBe(507);
  const text = await page.text();
  expect(text).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
  expect(text).toMatch(/full/i);
  expect((await readSteps(server, pen)).length).toBe(ledger.size);
  expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);

  rmSync(filler);
  const after = await addStep(server, pen, 'There is room again');
  expect(after.status).toBe(201);
  expect(await readSteps(server, pen)).toContain('There is room again');
  expect((await signIn(server)).status).toBe(303);
  expect(await wrongIn(small, ledger)).toEqual([]);
});
