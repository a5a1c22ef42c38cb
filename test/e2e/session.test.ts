// A session in two real browsers: the client and the coach prepare it, hold it, and close it together.
import { type ServerType, serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, closeBrowser, openPage, shot } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';
import type { Name } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import { freePort } from '../world/port.ts';

let house: House;
let server: ServerType;
let url = '';
let sessionId = '';
let mira: Page;
let elena: Page;
const faults: (readonly string[])[] = [];

async function browserOf(name: Name, wishes: { width?: number; dark?: boolean; js?: boolean } = {}) {
  const opened = await openPage({ at: url, zone: house.person(name).zone, ...wishes });
  const [key = '', value = ''] = (await house.as(name).cookie()).split('=');
  await opened.context.addCookies([{ name: key, value, url }]);
  faults.push(opened.faults);
  return opened.page;
}

beforeAll(async () => {
  ensureBuilt();
  const port = await freePort();
  url = `http://localhost:${port}`;
  // Five minutes before the hour: four in the afternoon in Berlin, five in Tallinn.
  house = await newHouse({ at: '2026-11-26T14:55:00.000Z', url, built: true });
  const lived = await house.engagement();
  sessionId = lived.sessionIds[1] ?? '';
  server = serve({ fetch: house.site.fetch, port, hostname: '127.0.0.1' });
  mira = await browserOf('mira');
  elena = await browserOf('elena');
});

afterAll(async () => {
  await closeBrowser();
  server.close();
});

async function expectFine(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, name);
}

const here = (page: Page) => page.goto(`/sessions/${sessionId}`);

test('before the hour the client writes the agenda, and the coach suggests', async () => {
  await here(mira);
  await mira.getByLabel('A topic for this hour').fill('Why silence feels like failing');
  await mira.getByRole('button', { name: 'Put it on the agenda' }).click();
  await mira.getByText('Why silence feels like failing').first().waitFor();
  await expectFine(mira, 'session-before');
  await here(elena);
  await elena.getByText('Suggest a topic').click();
  await elena.getByLabel('A topic Mira Osei may take or leave').fill('The export promise');
  await elena.getByRole('button', { name: 'Suggest it' }).click();
  await elena.getByText('waits for Mira Osei').waitFor();
  await expectFine(elena, 'session-before-coach');
  // Nobody reloaded Mira's page: it looked again by itself.
  await mira.getByRole('button', { name: 'Take it The export promise' }).click();
  await mira.getByText('from Elena Kask').waitFor();
});

test('in the room both write, and each sees the other’s entry without losing what is begun', async () => {
  await elena.getByRole('button', { name: 'Start the session' }).click();
  await elena.getByText('Started by you.').waitFor();
  await mira.getByText('Started by Elena Kask.').waitFor();
  await mira.getByLabel('A note, for both to read').fill('The room looked at me after four minutes.');
  await mira.getByRole('button', { name: 'Add it' }).click();
  await elena.getByText('The room looked at me after four minutes.').waitFor();
  await mira.getByLabel('A note, for both to read').fill('I do not like');
  await elena.getByLabel('A note, for both to read').fill('So who decides that it needs permission?');
  await elena.getByRole('button', { name: 'Add it' }).click();
  await mira.getByText('So who decides that it needs permission?').waitFor();
  expect(await mira.getByLabel('A note, for both to read').inputValue()).toBe('I do not like');
  await mira.getByText('Only you see this').click();
  await mira.getByLabel('A note for yourself').fill('That question stung.');
  await mira.getByRole('button', { name: 'Keep it', exact: true }).click();
  await mira.locator('#own p').getByText('That question stung.').waitFor();
  expect(await elena.content()).not.toContain('stung');
  await expectFine(mira, 'session-room');
  await expectFine(elena, 'session-room-coach');
});

test('while a screen is shared nothing private is on the page', async () => {
  await mira.getByRole('button', { name: 'I am sharing my screen' }).click();
  await mira.getByText('Private things are hidden').waitFor();
  expect(await mira.content()).not.toContain('stung');
  await mira.getByRole('button', { name: 'I stopped sharing my screen' }).click();
  await mira.locator('#own').waitFor();
});

test('closing is refused kindly, with the forms for what is missing right there', async () => {
  await elena.getByRole('button', { name: 'Close the session' }).click();
  await elena.getByText('Two things are missing before it closes').waitFor();
  await expectFine(elena, 'session-refused');
  await elena.getByLabel('In one sentence: what do you conclude?').fill('Waiting is a way of deciding.');
  await elena.getByRole('button', { name: 'Add the conclusion' }).click();
  await elena.getByText('Waiting is a way of deciding.').first().waitFor();
  await elena.getByLabel('What exactly?').fill('Ask Priya to run Thursday’s prioritisation');
  await elena.getByRole('button', { name: 'Propose it' }).click();
  await elena.getByText('waits for Mira Osei’s yes').first().waitFor();
  await elena.getByRole('button', { name: 'Ask to close' }).click();
  await elena.getByText('The session closes with Mira Osei’s yes').first().waitFor();
});

test('the client’s yes closes it, and what came of the hour is read back by both', async () => {
  await mira.getByText('Elena Kask asks to close.').waitFor();
  await expectFine(mira, 'session-asked');
  await mira.getByRole('button', { name: 'Yes, I will' }).click();
  await mira.getByRole('heading', { name: 'What came of this hour' }).waitFor();
  await elena.getByRole('heading', { name: 'What came of this hour' }).waitFor();
  await expectFine(mira, 'session-after');
  await expectFine(elena, 'session-after-coach');
  const phone = await browserOf('mira', { width: 390, dark: true });
  await here(phone);
  await expectFine(phone, 'session-after-phone');
  expect(faults.flat()).toEqual([]);
});
