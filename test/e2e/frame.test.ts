// The frame around every page: ways by role, and the pages for what is not there or went wrong; for eyes and for axe.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoreFault } from '../../src/store/faults.ts';
import { axeFindings, closeBrowser, shot } from '../world/browser.ts';
import { type OnlineHouse, onlineHouse } from '../world/online.ts';

afterAll(closeBrowser);

let house: OnlineHouse;

beforeAll(async () => {
  house = await onlineHouse();
  house.site.get('/test/full', () => {
    throw new StoreFault('full');
  });
  house.site.get('/test/broken', () => {
    throw new TypeError('broken');
  });
  await house.engagement();
});

const ways = async (who: 'mira' | 'elena' | 'jon') => {
  const { page } = await house.visit(who, { width: 1280 });
  await page.goto('/nothing');
  const links = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').all();
  const shown: string[] = [];
  for (const link of links) if (await link.isVisible()) shown.push(await link.innerText());
  return shown;
};

it('leads each person where they belong, and only to pages that are there', async () => {
  const client = await ways('mira');
  expect(client[0]).toBe('Today');
  expect(client).not.toContain('People');
  expect((await ways('elena')).slice(0, 2)).toEqual(['People', 'Invitations']);
  expect(await ways('jon')).toEqual(['Begin', ...client]);
  for (const who of ['mira', 'elena'] as const) {
    const { page } = await house.visit(who);
    await page.goto('/nothing');
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const address of addresses) {
      const { status, to } = await house.as(who).get(address);
      expect([200, 302], `${who} ${address} ${to}`).toContain(status);
    }
  }
});

it.each([
  ['nothing', 404],
  ['test/full', 507],
  ['test/broken', 500],
] as const)('says calmly what is at /%s', async (path, status) => {
  for (const dark of [false, true]) {
    const { page } = await house.visit('mira', { width: dark ? 390 : 1280, dark });
    const response = await page.goto(`/${path}`);
    expect(response?.status()).toBe(status);
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, `frame-${path.replace('/', '-')}-${dark ? 'dark' : 'light'}`);
  }
});

it('says that a page is on its way where one may say so', async () => {
  const { page } = await house.visit('mira');
  await page.goto('/today');
  let release = () => {};
  const held = new Promise<void>((go) => {
    release = go;
  });
  await page.route('**/goals', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Goals' }).click();
  await page.locator('body[aria-busy=true]').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  release();
  await page.waitForURL('**/goals');
  await page.locator('html:not([data-visiting]) > body:not([aria-busy])').waitFor();
});
