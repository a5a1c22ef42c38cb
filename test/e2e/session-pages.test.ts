// The other pages of sessions in a real browser: booking, moving, the list, the brief; on a phone, in the dark, without script.
import { type ServerType, serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, closeBrowser, openPage, type PageWishes, shot } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';
import type { Name } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';
import { freePort } from '../world/port.ts';

let house: House;
let server: ServerType;
let url = '';
let lived: Lived;
let far: Lived;

beforeAll(async () => {
  ensureBuilt();
  const port = await freePort();
  url = `http://localhost:${port}`;
  house = await newHouse({ at: '2026-11-26T08:00:00.000Z', url, built: true });
  lived = await house.engagement();
  far = await house.engagement({ client: 'tomas', state: 'agreed' });
  server = serve({ fetch: house.site.fetch, port, hostname: '127.0.0.1' });
  const next = lived.sessionIds[1] ?? '';
  await house.as('mira').post(`/sessions/${next}/topics`, { text: 'Why silence feels like failing' });
  await house.as('mira').post(`/sessions/${next}/moves`, { kind: 'move', toLocal: '2026-11-27T16:00' });
});

afterAll(async () => {
  await closeBrowser();
  server.close();
});

async function browserOf(name: Name, wishes: PageWishes = {}): Promise<Page> {
  const { page, context } = await openPage({ at: url, zone: house.person(name).zone, ...wishes });
  const [key = '', value = ''] = (await house.as(name).cookie()).split('=');
  await context.addCookies([{ name: key, value, url }]);
  return page;
}

const pages: readonly (readonly [string, Name, () => string])[] = [
  ['sessions', 'mira', () => `/engagements/${lived.id}/sessions`],
  ['session-new', 'mira', () => `/engagements/${lived.id}/sessions/new`],
  [
    'session-several',
    'tomas',
    () =>
      `/engagements/${far.id}/sessions/several?show=yes&startsLocal=2027-03-11T10:00&until=2027-04-22&minutes=45`,
  ],
  ['session-move', 'mira', () => `/sessions/${lived.sessionIds[2]}/move`],
  ['session-waiting', 'elena', () => `/sessions/${lived.sessionIds[1]}`],
  ['session-brief', 'elena', () => `/sessions/${lived.sessionIds[1]}/brief`],
];

describe('every page of sessions', () => {
  it.each(pages)('%s reads well at a desk and on a phone, in light and dark', async (name, who, path) => {
    for (const [kind, wishes] of [
      ['desk', { width: 1280 }],
      ['phone', { width: 390, dark: true }],
    ] as const) {
      const page = await browserOf(who, wishes);
      await page.goto(path());
      expect(await axeFindings(page)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await shot(page, `${name}-${kind}`);
      await page.close();
    }
  });
});

describe('without script', () => {
  it('a session is prepared, started, held and closed by forms alone', async () => {
    house.clock.set('2026-11-26T14:58:00.000Z');
    const page = await browserOf('mira', { js: false, width: 390 });
    await page.goto(`/sessions/${lived.sessionIds[1]}`);
    await page.getByRole('button', { name: 'Start the session' }).click();
    await page.getByLabel('A note, for both to read').fill('Nobody died.');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('button', { name: 'Close the session' }).click();
    await page.getByText('Two things are missing before it closes').waitFor();
    await page.getByLabel('In one sentence: what do you conclude?').fill('Waiting is a way of deciding.');
    await page.getByRole('button', { name: 'Add the conclusion' }).click();
    await page.getByText('Agree a next step', { exact: true }).click();
    await page.getByLabel('What exactly?').fill('Ask Priya to run Thursday’s prioritisation');
    await page.getByRole('button', { name: 'Agree it' }).click();
    house.clock.set('2026-11-26T15:55:00.000Z');
    await page.getByRole('button', { name: 'Close the session' }).click();
    await page.getByRole('heading', { name: 'What came of this hour' }).waitFor();
    await shot(page, 'session-after-bare');
  });
});

describe('by keyboard', () => {
  it('a topic is added without a mouse, and the place where one is stays in sight', async () => {
    const page = await browserOf('mira');
    await page.goto(`/sessions/${lived.sessionIds[2]}`);
    await page.locator('#add-topic summary').focus();
    if (!(await page.getByLabel('A topic for this hour').isVisible())) await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What I avoid');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('What I avoid').first().waitFor();
  });
});
