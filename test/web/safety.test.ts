// What keeps pages safe from other sites, asked through requests.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { isPrefetch, ownWritesOnly, PROGRESS_BAR_STYLE, safetyHeaders } from '../../src/web/safety.ts';

function site(url: string | null) {
  const address = { url: url === null ? null : new URL(url) };
  const app = new Hono();
  app.use(safetyHeaders(address));
  app.use(ownWritesOnly(address, (c) => c.text('elsewhere', 403)));
  app.all('/page', async (c) => c.text(`${(await c.req.text()).length}${isPrefetch(c) ? ' ahead' : ''}`));
  app.get('/kept', (c) => c.text('kept', 200, { 'cache-control': 'public, max-age=60' }));
  return app;
}

const post = (headers: Record<string, string>, body = 'a=1') => ({ method: 'POST', body, headers });

describe('headers', () => {
  test('every answer carries them, also one that nothing matched', async () => {
    for (const path of ['/page', '/nowhere']) {
      const { headers } = await site(null).request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('what says how it is cached keeps its word', async () => {
    expect((await site(null).request('/kept')).headers.get('cache-control')).toBe('public, max-age=60');
  });

  test('strict transport is promised only where the address is https', async () => {
    const of = async (url: string | null) =>
      (await site(url).request('/page')).headers.get('strict-transport-security');
    expect(await of('https://coach.example')).toContain('max-age=31536000');
    expect(await of('http://localhost:4400')).toBeNull();
    expect(await of(null)).toBeNull();
  });

  test('the style of the progress bar is the one that Turbo inserts', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('@hotwired/turbo'), 'utf8');
    const template = /static get defaultCSS\(\) \{\s*return unindent`([\s\S]*?)`/.exec(source)?.[1] ?? '';
    const duration = Number(/static animationDuration = (\d+)/.exec(source)?.[1]);
    const filled = template
      .replaceAll(/\$\{ProgressBar\.animationDuration\}/g, String(duration))
      .replaceAll(/\$\{ProgressBar\.animationDuration \/ 2\}/g, String(duration / 2));
    const lines = filled.replace(/^\n/, '').split('\n');
    const indent = /^\s+/.exec(lines[0] ?? '')?.[0].length ?? 0;
    const style = lines.map((line) => line.slice(indent)).join('\n');
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PROGRESS_BAR_STYLE).toBe(`'sha256-${hash}'`);
  });
});

describe('where a write may come from', () => {
  const status = async (url: string | null, headers: Record<string, string>) =>
    (await site(url).request('http://localhost/page', post({ cookie: 's=1', ...headers }))).status;

  test('the browser says it is ours', async () => {
    expect(await status(null, { 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status('https://coach.example', { 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  test('the browser says it is not, whatever the origin claims', async () => {
    for (const from of ['cross-site', 'same-site']) {
      expect(await status(null, { 'sec-fetch-site': from, origin: 'http://localhost' })).toBe(403);
    }
  });

  test('an older browser is known by its origin', async () => {
    expect(await status(null, { origin: 'http://localhost', host: 'localhost' })).toBe(200);
    expect(await status(null, { origin: 'http://evil.example', host: 'localhost' })).toBe(403);
    expect(await status(null, { origin: 'null', host: 'localhost' })).toBe(403);
  });

  test('behind a proxy the configured address counts, not the host that the proxy asks for', async () => {
    const url = 'https://coach.example';
    expect(await status(url, { origin: 'https://coach.example', host: '10.0.0.2:4400' })).toBe(200);
    expect(await status(url, { origin: 'http://10.0.0.2:4400', host: '10.0.0.2:4400' })).toBe(403);
    expect(await status(url, { origin: 'https://coach.example.evil.example' })).toBe(403);
  });

  test('with neither header a cookie is not believed, a program without one passes', async () => {
    expect(await status(null, {})).toBe(403);
    expect((await site(null).request('/page', post({}))).status).toBe(200);
  });

  test('reading is free, and deleting is writing', async () => {
    expect((await site(null).request('/page', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      200,
    );
    const away = { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await site(null).request('/page', away)).status).toBe(403);
  });
});

test('looking ahead is recognised, whoever says it', async () => {
  for (const name of ['sec-purpose', 'x-sec-purpose']) {
    const answer = await site(null).request('/page', { headers: { [name]: 'prefetch' } });
    expect(await answer.text()).toBe('0 ahead');
  }
});
