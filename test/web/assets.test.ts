// The browser's files as they are answered: compressed, kept for ever where hashed, and within their budget.
import { join } from 'node:path';
import { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Assets, readAssets, serveAssets } from '../../src/web/assets.ts';
import { ensureBuilt } from '../world/built.ts';

let assets: Assets;
const app = new Hono();

beforeAll(() => {
  ensureBuilt();
  assets = readAssets(join(import.meta.dirname, '../../dist/client'));
  app.use(serveAssets(assets));
});

const size = (path: string) => assets.files.get(path)?.br?.byteLength ?? Number.POSITIVE_INFINITY;

describe('what a first visit loads', () => {
  test('script stays under 35 kB, script and style under 45 kB, compressed', () => {
    expect(size(assets.links.script)).toBeLessThan(35_000);
    expect(size(assets.links.script) + size(assets.links.style)).toBeLessThan(45_000);
  });

  test('fonts for Latin stay under 110 kB together', () => {
    const latin = [...assets.files].filter(([path]) => path.endsWith('.woff2') && !path.includes('-ext-'));
    expect(latin.length).toBe(3);
    expect(latin.reduce((sum, [, file]) => sum + file.plain.byteLength, 0)).toBeLessThan(110_000);
    expect(assets.links.fonts.length).toBe(2);
  });
});

describe('an answer', () => {
  test('is the compressed twin where the browser takes it', async () => {
    const brotli = await app.request(assets.links.script, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotli.headers.get('vary')).toBe('accept-encoding');
    const gzip = await app.request(assets.links.script, { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    const plain = await app.request(assets.links.script);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('is kept for ever under a hashed name, and by its ETag elsewhere', async () => {
    expect((await app.request(assets.links.style)).headers.get('cache-control')).toContain('immutable');
    const icon = await app.request('/icon.svg');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600');
    const headers = { 'if-none-match': icon.headers.get('etag') ?? '' };
    const again = await app.request('/icon.svg', { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('is for reading only, and only of files that are there', async () => {
    expect((await app.request(assets.links.script, { method: 'POST' })).status).toBe(404);
    expect((await app.request('/assets/../server/main.js')).status).toBe(404);
    expect((await app.request('/manifest.json')).status).toBe(404);
    const head = await app.request('/icon.svg', { method: 'HEAD' });
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
    expect(await head.text()).toBe('');
  });
});
