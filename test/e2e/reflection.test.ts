// Writing a reflection in a real browser: saved while it is written, and nothing lost, whatever happens to the connection,
// the tab, or the same page in another tab.
import type { Page, Route } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { readJournal, readReflection } from '../../src/app/journal-readings.ts';
import { catchOneMoment } from '../../src/app/moments.ts';
import { writeOneReflection } from '../../src/app/reflections.ts';
import { axeFindings, type OpenPage, type PageWishes, shot } from '../world/browser.ts';
import { type OnlineHouse, onlineHouse } from '../world/online.ts';

let house: OnlineHouse;
beforeAll(async () => {
  house = await onlineHouse();
});

const NEW = '/reflections/new';
const OWN = /\/reflections\/[\w-]{36}$/;
const state = (page: Page) => page.locator('[data-state]');
const words = (page: Page) => page.getByLabel('Your words');
const saved = (page: Page) => state(page).getByText('Saved', { exact: true }).waitFor();
const said = (page: Page) => page.locator('[data-notice]').getByText('Saved.').waitFor();
const unsaved = (page: Page) => state(page).getByText('Not saved yet').waitFor();
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';
const keptHere = (page: Page) => page.evaluate(() => Object.keys(localStorage));
/** Asked again until it is so: how fast a machine saves is its own affair. */
const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000 });
const textOf = async (reflectionId: string) =>
  (await house.as('mira').do(readReflection, { reflectionId })).said.text;

/** How many reflections begin like this. */
async function countOf(text: string): Promise<number> {
  const { entries } = await house.as('mira').do(readJournal, { part: 'reflections' });
  return entries.filter((entry) => JSON.stringify(entry).includes(text)).length;
}

async function editor(path = NEW, wishes: PageWishes = {}): Promise<OpenPage> {
  const open = await house.visit('mira', wishes);
  await open.page.goto(path);
  return open;
}

const isSave = (url: URL): boolean => /^\/reflections\/[\w-]{36}$/.test(url.pathname);
/** What becomes of each save; pages are let through. */
const onSaves = (page: Page, become: (route: Route) => Promise<void>) =>
  page.route(isSave, (route) => (route.request().method() === 'POST' ? become(route) : route.continue()));
const cut = (page: Page) => onSaves(page, (route) => route.abort('connectionrefused'));

test('what is written is saved by itself, and has its own address from then on', async () => {
  const { page, context, faults } = await editor();
  const listening = page.waitForResponse((answer) => answer.url().endsWith('/events'));
  await page.reload();
  await listening;
  await words(page).fill('The room was silent for four minutes.');
  await saved(page);
  await page.waitForURL(OWN);
  const id = idIn(page);
  expect(await textOf(id)).toBe('The room was silent for four minutes.');
  expect(await keptHere(page)).toEqual([]);
  // Something else changes, the page looks again: what is written here is no news to it.
  const looked = page.waitForResponse((answer) => answer.url().endsWith(`/reflections/${id}`));
  await house.as('mira').do(catchOneMoment, { kind: 'win', line: 'I let it be silent' });
  await looked;
  await page.getByRole('button', { name: 'Remove it' }).waitFor();
  expect(await page.locator('.meanwhile').count()).toBe(0);
  await words(page).press('End');
  await words(page).pressSequentially(' Nobody left.');
  await saved(page);
  await page.reload();
  expect(await words(page).inputValue()).toBe('The room was silent for four minutes. Nobody left.');
  expect(await countOf('The room was silent')).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'reflection-desk');
  expect(faults).toEqual([]);
  await context.close();
});

test('one save is on its way at a time, the newest waits, and nobody is refused for being too fast', async () => {
  const { page, context } = await editor();
  let flying = 0;
  let most = 0;
  const statuses: number[] = [];
  const held: (() => void)[] = [];
  await onSaves(page, async (route) => {
    flying += 1;
    most = Math.max(most, flying);
    await new Promise<void>((go) => held.push(go));
    const answer = await route.fetch({ maxRedirects: 0 });
    flying -= 1;
    statuses.push(answer.status());
    await route.fulfill({ response: answer });
  });
  await words(page).fill('First thought.');
  await eventually(() => held.length).toBe(1);
  await words(page).fill('First thought. Second thought.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await words(page).pressSequentially(' Third.');
  held.shift()?.();
  await eventually(() => held.length).toBe(1);
  held.shift()?.();
  await said(page);
  await eventually(() => textOf(idIn(page))).toBe('First thought. Second thought. Third.');
  expect([most, statuses]).toEqual([1, [200, 303]]);
  await context.close();
});

test('a save whose answer was lost is no quarrel with oneself', async () => {
  const { page, context } = await editor();
  const statuses: number[] = [];
  page.on('response', (answer) => isSave(new URL(answer.url())) && statuses.push(answer.status()));
  let isLost = true;
  await onSaves(page, async (route) => {
    if (!isLost) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await words(page).fill('It stands already.');
  await unsaved(page);
  expect(await countOf('It stands already.')).toBe(1);
  await words(page).fill('Now: it stands already, and more.');
  isLost = false;
  await saved(page);
  expect(await textOf(idIn(page))).toBe('Now: it stands already, and more.');
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
  await context.close();
});

test('without a connection it is kept here, and saved once there is one', async () => {
  const { page, context } = await editor();
  await words(page).fill('On the train.');
  await saved(page);
  await context.setOffline(true);
  await words(page).fill('On the train. In the tunnel.');
  await unsaved(page);
  expect(await keptHere(page)).toHaveLength(1);
  await context.setOffline(false);
  await saved(page);
  expect(await textOf(idIn(page))).toBe('On the train. In the tunnel.');
  expect(await keptHere(page)).toEqual([]);
  await context.close();
});

test('what could not be saved is there after a reload, and becomes one reflection', async () => {
  const { page, context } = await editor();
  await cut(page);
  await words(page).fill('Before the reload.');
  await unsaved(page);
  await page.reload();
  await state(page).getByText('This is what you wrote here before.').waitFor();
  expect(await words(page).inputValue()).toBe('Before the reload.');
  await page.unroute(isSave);
  await saved(page);
  await page.waitForURL(OWN);
  expect(await countOf('Before the reload.')).toBe(1);
  await context.close();
});

test('a tab that crashes takes nothing with it', async () => {
  const { page, context } = await editor();
  await cut(page);
  await words(page).fill('Before the crash.');
  await unsaved(page);
  const crashed = page.waitForEvent('crash');
  const cdp = await context.newCDPSession(page);
  void cdp.send('Page.crash').catch(() => {});
  await crashed;
  const next = await context.newPage();
  await next.goto(NEW);
  await next.waitForURL(OWN);
  expect(await words(next).inputValue()).toBe('Before the crash.');
  await eventually(() => countOf('Before the crash.')).toBe(1);
  await context.close();
});

async function twoTabs(text: string) {
  const { id } = await house.as('mira').do(writeOneReflection, { text });
  const { page: one, context } = await editor(`/reflections/${id}`);
  const other = await context.newPage();
  await other.goto(`/reflections/${id}`);
  return { id, one, other, context };
}

test('two tabs: both are shown, neither is lost, and they become one', async () => {
  const { id, one, other, context } = await twoTabs('As it began.');
  await cut(other);
  await words(other).fill('What the second tab wrote.');
  await unsaved(other);
  await one.bringToFront();
  await words(one).fill('What the first tab wrote.');
  await saved(one);
  await other.bringToFront();
  await other.unroute(isSave);
  await other.getByRole('button', { name: 'Show both' }).click();
  await other.getByText('What the first tab wrote.').waitFor();
  expect(await words(other).inputValue()).toBe('What the second tab wrote.');
  expect(await textOf(id)).toBe('What the first tab wrote.');
  expect(await axeFindings(other)).toEqual([]);
  await shot(other, 'reflection-both-desk');
  await other.setViewportSize({ width: 390, height: 800 });
  await shot(other, 'reflection-both-phone');
  await other.getByRole('button', { name: 'Keep both, one after the other' }).click();
  await said(other);
  expect(await textOf(id)).toBe('What the first tab wrote.\n\nWhat the second tab wrote.');
  expect(await keptHere(other)).toEqual([]);
  await context.close();
});

test('a text kept from before somebody else wrote does not overwrite them after a reload', async () => {
  const { id, one, other, context } = await twoTabs('Long ago.');
  await cut(other);
  await words(other).fill('Kept while away.');
  await unsaved(other);
  await house.as('mira').post(`/reflections/${id}`, {
    ...{ _method: 'put', subject: 'strategy', text: 'Written from the phone.' },
    rev: await one.locator('input[name=rev]').inputValue(),
  });
  await other.unroute(isSave);
  await other.reload();
  await other.getByRole('button', { name: 'Show both' }).click();
  await other.getByRole('button', { name: 'Keep mine as one of its own' }).click();
  await said(other);
  expect(await textOf(id)).toBe('Written from the phone.');
  expect(idIn(other)).not.toBe(id);
  expect(await textOf(idIn(other))).toBe('Kept while away.');
  await context.close();
});

test('leaving the page at once saves what was typed, by a link and for good', async () => {
  const { page, context } = await editor();
  await words(page).fill('Left by a link.');
  await page.getByRole('link', { name: 'Back to the journal' }).click();
  await page.waitForURL(/\/journal$/);
  await eventually(() => countOf('Left by a link.')).toBe(1);
  // The page that came after has heard that it is saved.
  await eventually(() => keptHere(page)).toEqual([]);
  await page.goto(NEW);
  expect(await words(page).inputValue()).toBe('');
  await words(page).fill('Left for good.');
  await page.goto('about:blank');
  await eventually(() => countOf('Left for good.')).toBe(1);
  await context.close();
});

test('signed out meanwhile, it says so and keeps the text', async () => {
  const { page, context } = await editor();
  await words(page).fill('Before the sign-in ended.');
  await saved(page);
  await context.clearCookies();
  await words(page).fill('After the sign-in ended.');
  await state(page).getByText('you are signed out here').waitFor();
  expect(await keptHere(page)).toHaveLength(1);
  const [name = '', value = ''] = (await house.as('mira').cookie()).split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  await saved(page);
  expect(await textOf(idIn(page))).toBe('After the sign-in ended.');
  await context.close();
});

/** As pasting does; typing a long text key by key would take minutes. */
const typeAtOnce = (page: Page, text: string) =>
  words(page).evaluate((area: HTMLTextAreaElement, pasted) => {
    area.value = pasted;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

test('longer than it can be, it says so at once, and on its page, with every word still there', async () => {
  const { page, context } = await editor();
  const long = `${'語'.repeat(59)}\n`.repeat(6000);
  await typeAtOnce(page, long);
  await state(page).getByText('it holds 1 MB').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.refusal').getByText('it holds 1 MB').waitFor();
  expect((await words(page).inputValue()) === long).toBe(true);
  await typeAtOnce(page, long.slice(0, 200_000));
  await saved(page);
  expect((await textOf(idIn(page))).length).toBe(200_000);
  await context.close();
});

test('without script: another question keeps what is typed, a stale form shows both', async () => {
  const { page, context } = await editor(NEW, { js: false, width: 390 });
  await words(page).fill('Typed without script.');
  await page.getByRole('button', { name: 'Give me a question' }).click();
  expect(await words(page).inputValue()).toBe('Typed without script.');
  await page.getByRole('button', { name: 'Another question' }).waitFor();
  await page.waitForURL(OWN);
  const id = idIn(page);
  const stale = await context.newPage();
  await stale.goto(page.url());
  await words(page).fill('Typed first.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page);
  await words(stale).fill('Typed second.');
  await stale.getByRole('button', { name: 'Save', exact: true }).click();
  await stale.getByText('Both are here').waitFor();
  await stale.getByRole('button', { name: 'Keep both, one after the other' }).click();
  expect(await words(stale).inputValue()).toBe('Typed first.\n\nTyped second.');
  expect(await textOf(id)).toBe('Typed first.\n\nTyped second.');
  await shot(page, 'reflection-phone');
  await context.close();
});

test('without script: on something else, what is typed comes along, and back', async () => {
  const { page, context } = await editor(NEW, { js: false, width: 390 });
  await words(page).fill('She asked me first.');
  await page.getByRole('button', { name: 'On something that happened' }).click();
  await page.waitForURL(OWN);
  expect(await page.getByLabel('What happened', { exact: true }).inputValue()).toBe('She asked me first.');
  await page.getByLabel('What I take from it').fill('I was glad.');
  await page.getByRole('button', { name: 'On a strategy' }).click();
  expect(await words(page).inputValue()).toBe('She asked me first.\n\nI was glad.');
  expect(await countOf('She asked me first.')).toBe(1);
  await context.close();
});

test('what was begun and kept here goes on as one reflection on something else', async () => {
  const { page, context } = await editor();
  await cut(page);
  await words(page).fill('Begun in the tunnel.');
  await unsaved(page);
  await page.reload();
  await page.unroute(isSave);
  await page.getByRole('button', { name: 'On something that happened' }).click();
  await page.getByLabel('What happened', { exact: true }).waitFor();
  expect(await page.getByLabel('What happened', { exact: true }).inputValue()).toBe('Begun in the tunnel.');
  await eventually(() => countOf('Begun in the tunnel.')).toBe(1);
  expect(await keptHere(page)).toEqual([]);
  await context.close();
});
