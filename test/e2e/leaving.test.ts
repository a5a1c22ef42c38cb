// What is left behind after signing out, in Chromium and in Firefox: nothing private by the back button, in caches, in storage.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { catchOneMoment } from '../../src/app/moments.ts';
import { closeBrowser, hasFirefox } from '../world/browser.ts';
import { type OnlineHouse, onlineHouse } from '../world/online.ts';

const SECRET = 'Nobody is to read that I am afraid of Monday';
const WRITTEN = 'Half a thought about Jonas';

afterAll(closeBrowser);

/** Everything that scripts of this page could still find. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((each) => JSON.stringify({ ...each }));
    const names = 'caches' in window ? await caches.keys() : [];
    const bases = (await indexedDB.databases?.()) ?? [];
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    return `${stores.join(' ')} ${names.join(' ')} ${bases.map(({ name }) => name).join(' ')} ${workers.length}`;
  });
}

const PRIVATE = [SECRET, WRITTEN, 'Mira Osei', 'mira@example.org'];

async function holdsNothing(page: Page, where: string): Promise<void> {
  const text = `${await page.content()} ${await kept(page)}`;
  for (const word of PRIVATE) expect(text, where).not.toContain(word);
}

/** Reads and half writes what is private, on two pages and in two tabs. */
async function liveALittle(page: Page, other: Page): Promise<void> {
  await other.goto('/journal');
  await other.getByText(SECRET).waitFor();
  await page.goto('/journal');
  await page.getByText(SECRET).waitFor();
  await page.goto('/reflections/new');
  await page.getByLabel('Your words').fill(WRITTEN);
  await page.goto('/settings');
  await page.getByText('mira@example.org').first().waitFor();
}

async function signOut(page: Page): Promise<void> {
  // A click while the page is still arriving would be lost with the page before it.
  await page.waitForLoadState('load');
  await page.locator('.menu > summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?said=signed-out');
}

async function furnished(): Promise<OnlineHouse> {
  const house = await onlineHouse();
  await house.engagement({ week: 5 });
  await house.as('mira').do(catchOneMoment, { kind: 'doubt', line: SECRET });
  return house;
}

async function leave(browser: 'chromium' | 'firefox'): Promise<void> {
  const house = await furnished();
  const { page, context } = await house.visit('mira', { browser });
  // Firefox under load takes its time, and nothing here is about time.
  context.setDefaultTimeout(60_000);
  context.setDefaultNavigationTimeout(60_000);
  const other = await context.newPage();
  await liveALittle(page, other);
  await signOut(page);
  await holdsNothing(page, 'after signing out');
  expect(await kept(page), 'storage').toBe('{} {}   0');
  expect(await context.cookies()).toEqual([]);
  for (const step of ['once', 'twice', 'three times']) {
    await page.goBack();
    await page.waitForURL('**/sign-in?to=**');
    await holdsNothing(page, `back ${step}`);
  }
  await page.goto('/journal');
  expect(page.url()).toContain('/sign-in?to=%2Fjournal');
  await other.getByText(SECRET).waitFor({ state: 'hidden' });
  await other.reload();
  await holdsNothing(other, 'the other tab');
  await context.close();
}

describe('signing out leaves nothing private', () => {
  it('in Chromium', () => leave('chromium'));
  it.runIf(hasFirefox())('in Firefox', () => leave('firefox'));
});
