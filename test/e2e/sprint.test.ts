// A sprint planned to ready by both in two real browsers; then the pages of a sprint looked at in every light.
import { type ServerType, serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOneGoal } from '../../src/app/goals.ts';
import { chooseFocus } from '../../src/app/sprints.ts';
import { axeFindings, closeBrowser, openPage, shot } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';
import type { Name } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';
import { freePort } from '../world/port.ts';

let house: House;
let server: ServerType;
let url = '';
let running: Lived;
let agreed: Lived;
const faults: (readonly string[])[] = [];

type Wishes = { width?: number; dark?: boolean; js?: boolean };

async function browserOf(name: Name, wishes: Wishes = {}): Promise<Page> {
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
  house = await newHouse({ url, built: true });
  running = await house.engagement({ week: 7 });
  agreed = await house.engagement({ client: 'tomas', state: 'exploring' });
  server = serve({ fetch: house.site.fetch, port, hostname: '127.0.0.1' });
});

afterAll(async () => {
  await closeBrowser();
  server.close();
});

async function expectFine(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(wide).toBeLessThanOrEqual(0);
  await shot(page, name);
}

describe('a sprint is made ready by both', () => {
  let tomas: Page;
  let elena: Page;

  beforeAll(async () => {
    tomas = await browserOf('tomas');
    elena = await browserOf('elena', { js: false });
  });

  test('they sign, the coach without script', async () => {
    const path = `/engagements/${agreed.id}/agreement`;
    await elena.goto(path);
    await elena.getByRole('button', { name: 'Put it forward' }).click();
    await elena.getByLabel('Your name').fill('Elena Kask');
    await elena.getByRole('button', { name: 'Sign the agreement' }).click();
    await elena.getByText('You have signed. It waits for Tomás Reyes.').waitFor();
    await tomas.goto(path);
    await expectFine(tomas, 'agreement-to-sign');
    await tomas.getByLabel('Your name').fill('Tomás Reyes');
    await tomas.getByRole('button', { name: 'Sign the agreement' }).click();
    await tomas.getByText('Both have signed. This is what holds.').waitFor();
  });

  test('the client plans, and makes the parts that are the client’s', async () => {
    await tomas.goto('/sprint');
    await tomas.getByLabel('Weeks').fill('4');
    await expectFine(tomas, 'sprint-prospect');
    await tomas.getByRole('button', { name: 'Plan it' }).click();
    await tomas.getByText('Planned. Four things make it ready.').first().waitFor();
    await expectFine(tomas, 'sprint-plan-missing');
    await tomas.getByLabel('My coach will not hand out answers.').fill('I look for mine.');
    await tomas.getByLabel('Some sessions will frustrate me.').fill('That will pass.');
    await tomas.getByLabel('Steps happen in between.').fill('One a week.');
    await tomas.getByRole('button', { name: 'This is how I see it' }).click();
    await tomas.getByText('These words stand on the page of the sprint').first().waitFor();
    await tomas.getByLabel('Minutes').fill('45');
    await tomas.getByRole('button', { name: 'Keep this hour free' }).click();
    await tomas.getByText('That hour is kept free for you.').first().waitFor();
  });

  test('the coach sees what is missing and whose it is', async () => {
    await elena.goto('/people');
    await elena.goto(tomas.url());
    await elena.getByText('The weekly hour is set. It is private.').waitFor();
    expect(await elena.getByText('I look for mine.').count()).toBe(1);
    expect(await elena.getByText('This is for Tomás Reyes to do.').count()).toBe(1);
  });

  test('the coach books the hours, the client chooses the focus, and it is ready', async () => {
    await house.as('tomas').do(makeOneGoal, { title: 'Leave work at work', meaning: 'I come home tired.' });
    await elena.getByRole('link', { name: 'Book sessions' }).click();
    await elena.getByRole('button', { name: 'Show me the dates' }).click();
    await elena.getByRole('button', { name: 'Book' }).first().click();
    await tomas.goto('/sprint');
    await tomas.getByLabel('Leave work at work').check();
    await tomas.getByRole('button', { name: 'Choose the focus' }).click();
    await tomas.getByText('Everything is there. It begins by itself on Monday').waitFor();
    await expectFine(tomas, 'sprint-plan-ready');
  });
});

const PAGES: readonly (readonly [string, Name, () => string])[] = [
  ['sprint', 'mira', () => '/sprint'],
  ['sprint-coach', 'elena', () => `/sprints/${running.sprintId}`],
  ['sprint-plan', 'mira', () => `/sprints/${running.sprintId}/plan`],
  ['engagement', 'mira', () => `/engagements/${running.id}`],
  ['engagement-coach', 'elena', () => `/engagements/${running.id}`],
  ['timeline', 'elena', () => `/engagements/${running.id}/timeline`],
  ['agreement', 'mira', () => `/engagements/${running.id}/agreement`],
  ['agreement-coach', 'elena', () => `/engagements/${agreed.id}/agreement`],
  ['review', 'mira', () => `/reviews/${running.sprintId}-mid`],
  ['review-coach', 'elena', () => `/reviews/${running.sprintId}-mid`],
  ['people', 'elena', () => '/people'],
];

describe.each([
  ['desk', {}],
  ['phone-dark', { width: 390, dark: true }],
] as const)('every page of a sprint at the %s', (name, wishes) => {
  test.each(PAGES)('%s', async (page, who, path) => {
    await house.as('mira').do(chooseFocus, { sprintId: running.sprintId, goalIds: [running.goalId] });
    const opened = await browserOf(who, wishes);
    await opened.goto(path());
    await expectFine(opened, `${page}-${name}`);
    await opened.context().close();
  });
});

test('no page had a fault of its own', () => {
  expect(faults.flat()).toEqual([]);
});
