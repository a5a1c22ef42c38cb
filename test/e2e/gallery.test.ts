// Every component in a real browser: nothing for axe to find, nothing against the policy, nothing wider than the screen.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAssets, serveAssets } from '../../src/web/assets.ts';
import { safetyHeaders } from '../../src/web/safety.ts';
import { gallery } from '../web/gallery/gallery.tsx';
import { axeFindings, openPage, shot } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';

const PAGES = ['today', 'session', 'people', 'forms', 'lines', 'ask'];
let server: ServerType;
let at = '';

beforeAll(async () => {
  ensureBuilt();
  const assets = readAssets(join(import.meta.dirname, '../../dist/client'));
  const app = new Hono();
  app.use(safetyHeaders({ url: null }));
  app.use(serveAssets(assets));
  app.route('/', gallery(assets.links));
  at = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(`http://127.0.0.1:${info.port}`),
    );
  });
});

afterAll(() => {
  server.close();
});

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function unfolded(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '');
  });
}

describe.each(PAGES)('the page %s', (name) => {
  test('on a desk: nothing for axe or the policy, and it fits every width and text twice as large', async () => {
    const { page, faults, context } = await openPage({ at, width: 1280 });
    await page.goto(`/gallery?page=${name}`);
    await shot(page, `gallery-${name}-desk`);
    await unfolded(page);
    expect(await axeFindings(page)).toEqual([]);
    for (const width of [1024, 800, 640, 320]) {
      await page.setViewportSize({ width, height: 640 });
      expect([width, await page.evaluate(overflow)]).toEqual([width, 0]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await page.evaluate(overflow)).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on a phone, dark: nothing for axe or the policy', async () => {
    const { page, faults, context } = await openPage({ at, width: 390, dark: true });
    await page.goto(`/gallery?page=${name}`);
    await shot(page, `gallery-${name}-phone`);
    await unfolded(page);
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('without script', () => {
  test('the menu opens, and a moment has its page', async () => {
    const { page, context } = await openPage({ at, width: 390, js: false });
    await page.goto('/gallery');
    await page.getByText('More', { exact: true }).click();
    expect(await page.getByRole('link', { name: 'Goals' }).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Moment', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Catch a moment');
    await context.close();
  });
});

describe('with script', () => {
  test('keys open what they stand for, and rest while somebody types', async () => {
    const { page, context, faults } = await openPage({ at });
    await page.goto('/gallery');
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Shortcuts' });
    await list.waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Catch a moment' });
    await dialog.waitFor();
    await page.keyboard.type('?m/');
    expect(await dialog.getByLabel('In one line').inputValue()).toBe('?m/');
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the menu closes on Escape and gives the focus back', async () => {
    const { page, context } = await openPage({ at });
    await page.goto('/gallery');
    const menu = page.locator('details.menu');
    await menu.locator('summary').click();
    await page.getByRole('link', { name: 'Settings' }).focus();
    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('open')).toBeNull();
    expect(await menu.locator('summary').evaluate((each) => each === document.activeElement)).toBe(true);
    await context.close();
  });

  test('every mark of the line is reached by keyboard, and can be skipped', async () => {
    const { page, context } = await openPage({ at });
    await page.goto('/gallery');
    await page.getByRole('link', { name: 'Skip the drawing' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'Session 1',
    );
    await page.getByRole('link', { name: 'Skip the drawing' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('throughline-end');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('I kept it');
    await context.close();
  });
});
