// Every screen in every dress: light and dark, desk and phone, twice as large, by keyboard, on paper, in forced colours.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, closeBrowser, type OpenPage } from '../world/browser.ts';
import { look } from './screens/in-page.ts';
import { pathOf } from './screens/paths.ts';
import { openPlace, type Place } from './screens/place.ts';
import { apart, type Screen, screens } from './screens/screens.table.ts';
import { walk } from './screens/walking.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A4 without its margins, at 96 dots to the inch. */
const SHEET = { width: 718, height: 1046 };
/** A desk at twice the size leaves half the width. */
const HALF = { width: 640, height: 400 };

let place: Place;
const browsers = new Map<string, Promise<OpenPage>>();

beforeAll(async () => {
  place = await openPlace();
});

afterAll(closeBrowser);

/** The browser of one person, the same for all screens. */
function browserOf(who: string): Promise<OpenPage> {
  const known = browsers.get(who) ?? place.visit(who);
  browsers.set(who, known);
  return known;
}

async function head(page: Page): Promise<string[]> {
  const [titled, headings] = await Promise.all([page.title(), page.locator('h1').count()]);
  return [...(titled ? [] : ['no title']), ...(headings === 1 ? [] : [`${headings} first headings`])];
}

async function axe(page: Page, ...without: readonly string[]): Promise<string[]> {
  const found = await axeFindings(page, without);
  return found.map(({ rule, where }) => `${rule}: ${where.join(', ')}`);
}

// Contrast is what axe takes longest for: it looks at it once, and the other dresses are reckoned here, for every text at 4.5.
/** At a desk: in the light with everything folded and unfolded, by keyboard, in the dark. */
async function atADesk(page: Page): Promise<string[]> {
  const folded = await look(page, 'crowding()');
  await look(page, 'unfold()');
  const light = await axe(page);
  const still = await look(page, 'moving()');
  const walked = await walk(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...folded, ...light, ...still, ...walked, ...(await look(page, "faint('Canvas')"))];
}

/** On a phone: dark, then light. */
async function onAPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE);
  const dark = [
    ...(await axe(page, 'color-contrast')),
    ...(await look(page, "faint('Canvas')")),
    ...(await look(page, 'tiny()')),
  ];
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark, ...(await look(page, "faint('Canvas')")), ...(await look(page, 'crowding()'))];
}

/** The whole page twice as large, and then only its text. */
async function twiceAsLarge(page: Page): Promise<string[]> {
  await page.setViewportSize(HALF);
  const zoomed = await look(page, 'crowding()');
  await page.setViewportSize(DESK);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  return [...zoomed, ...(await look(page, 'crowding()'))];
}

/** On paper, and where the system chooses the colours: the words are there and can be told from what lies behind them. */
async function elsewhere(page: Page): Promise<string[]> {
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await page.setViewportSize(SHEET);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const paper = [...(await look(page, "faint('white')")), ...(await look(page, 'crowding()'))];
  const [titled, ways] = await Promise.all([
    page.locator('h1').isVisible(),
    page.getByRole('navigation').first().isVisible(),
  ]);
  if (!titled || ways) paper.push('what is printed is not the page alone');
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const forced = await look(page, "faint('Canvas')");
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  return [...paper.map((one) => `paper: ${one}`), ...forced.map((one) => `forced: ${one}`)];
}

async function wrongWith(screen: Screen): Promise<readonly string[]> {
  const { page, faults } = await browserOf(screen.who);
  const before = faults.length;
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(pathOf(screen, place));
  await page.evaluate(() => document.fonts.ready);
  const say = (dress: string, found: readonly string[]) => found.map((one) => `${dress}: ${one}`);
  return [
    ...say('head', await head(page)),
    ...say('desk', await atADesk(page)),
    ...say('phone', await onAPhone(page)),
    ...say('large', await twiceAsLarge(page)),
    ...(screen.printed ? await elsewhere(page) : []),
    ...say('script', faults.slice(before)),
  ];
}

describe('the table of screens', () => {
  it('has a row for every page, and only for pages', async () => {
    const routes = place.house.site.routes.filter(
      ({ method, path }) => method === 'GET' && !path.includes('*'),
    );
    const pages = new Set(routes.map(({ path }) => path).filter((path) => !path.startsWith('/api/')));
    expect(new Set([...screens.map(({ route }) => route), ...Object.keys(apart)])).toEqual(pages);
    for (const [path, kind] of Object.entries(apart).filter(([path]) => !path.includes(':'))) {
      if (kind === 'a stream') continue;
      const { headers, to } = await place.house.as('mira').get(path);
      if (kind === 'leads on') expect(to, path).not.toBeNull();
      else expect(headers.get('content-type'), path).not.toContain('text/html');
    }
  });
});

describe('every screen', () => {
  it.each(screens.map((screen) => [screen.name, screen] as const))('%s', async (_name, screen) => {
    expect(await wrongWith(screen)).toEqual([]);
  });
});

async function isClosedBy(page: Page, open: () => Promise<void>, what: string): Promise<void> {
  await open();
  await page.locator(what).waitFor();
  await page.keyboard.press('Escape');
  await page.locator(what).waitFor({ state: 'hidden' });
}

describe('what opens over a page', () => {
  it('closes on Escape, and the focus is where it was', async () => {
    const { page } = await browserOf('ida');
    await page.setViewportSize(DESK);
    await page.goto('/today');
    const menu = page.locator('.menu > summary');
    await isClosedBy(page, () => menu.press('Enter'), '.menu .sheet');
    expect(await menu.evaluate((each) => each === document.activeElement)).toBe(true);
    await isClosedBy(page, () => page.keyboard.press('?'), '#shortcuts');
    await isClosedBy(page, () => page.keyboard.press('m'), '#moment');
    await page.setViewportSize(PHONE);
    const more = page.locator('.nav-more summary');
    await isClosedBy(page, () => more.press('Enter'), '.nav-more .sheet');
    expect(await more.evaluate((each) => each === document.activeElement)).toBe(true);
  });
});
