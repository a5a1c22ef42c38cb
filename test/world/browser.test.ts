// The tests' own browsers: pages are what was wished for, axe sees what is wrong, faults are told.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { axeFindings, hasFirefox, launched, openPage, shot } from './browser.ts';
import { findChromium, WAYS } from './browser-programs.ts';

it('opens a page of the wished size, colours, place and language', async () => {
  const { page } = await openPage({
    width: 390,
    height: 844,
    dark: true,
    zone: 'Asia/Tokyo',
    locale: 'de-DE',
  });
  const seen = await page.evaluate(() => ({
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: navigator.language,
  }));
  expect(seen).toEqual({ width: 390, dark: true, zone: 'Asia/Tokyo', language: 'de-DE' });
});

it('runs no script where none is wished for', async () => {
  const { page } = await openPage({ js: false });
  await page.setContent(
    '<body><noscript>plain</noscript><script>document.body.append("scripted")</script></body>',
  );
  expect(await page.innerText('body')).toBe('plain');
});

it('tells what axe finds', async () => {
  const { page } = await openPage();
  await page.setContent('<img src="data:,">');
  expect((await axeFindings(page)).map(({ rule }) => rule)).toContain('image-alt');
});

it('tells what the page’s Content-Security-Policy refused', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'none'");
    response.setHeader('Content-Type', 'text/html');
    response.end(
      '<!doctype html><html lang="en"><title>t</title><script>window.bad = true</script><main><h1>Hello</h1></main>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { page, faults } = await openPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(faults.join()).toMatch(/Content.Security.Policy/);
  expect(await axeFindings(page)).toEqual([]);
  server.close();
});

it('takes a picture where somebody looks at it', async () => {
  const { page } = await openPage();
  vi.stubEnv('PICTURES', '1');
  await page.setContent('<h1>Hello</h1>');
  expect(existsSync(await shot(page, 'world'))).toBe(true);
  vi.unstubAllEnvs();
});

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'finds a Chromium in the packages',
  async () => {
    const browser = await launched(findChromium([WAYS.fromPackages]));
    const page = await browser.newPage();
    await page.setContent('<p>Hello</p>');
    expect(await page.innerText('p')).toBe('Hello');
    expect((await page.locator('p').boundingBox())?.height).toBeGreaterThan(10);
    await browser.close();
  },
);

it.runIf(hasFirefox())('opens Firefox as well', async () => {
  const { page } = await openPage({ browser: 'firefox', width: 390 });
  await page.setContent('<h1>Hello</h1>');
  expect(await page.evaluate(() => innerWidth)).toBe(390);
});

it('says in one line what to install where there is no Chromium', () => {
  expect(() => findChromium([])).toThrow(
    /^No Chromium for the tests: run `npm install` again.*`chromium`\.$/,
  );
});
