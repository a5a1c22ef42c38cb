// An hour on both clocks while it is chosen, in a real browser: live with script, by a button without, and on the move page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, closeBrowser, shot } from '../world/browser.ts';
import type { Lived } from '../world/lived.ts';
import { type OnlineHouse, onlineHouse } from '../world/online.ts';

let house: OnlineHouse;
let lived: Lived;

beforeAll(async () => {
  house = await onlineHouse();
  lived = await house.engagement();
});

afterAll(closeBrowser);

const saying = (moment: string) => `For both of you: ${moment}.`;

describe('an hour that is chosen', () => {
  it('is said on both clocks as it is typed, and as another clock is chosen', async () => {
    const { page } = await house.visit('mira');
    await page.goto(`${house.url}/engagements/${lived.id}/sessions/new`);
    const output = page.locator('both-clocks output');
    await page.getByLabel('Day and time').fill('2026-12-08T23:30');
    await output.getByText(saying('Tue 8 Dec, 23:30 (Wed 9 Dec, 00:30 in Tallinn)')).waitFor();
    await page.getByLabel('Elena Kask’s, in Tallinn').check();
    await output.getByText(saying('Tue 8 Dec, 22:30 (23:30 in Tallinn)')).waitFor();
    expect(await page.getByRole('button', { name: 'Show it on both clocks' }).isVisible()).toBe(false);
    await page.getByLabel('Day and time').fill('');
    await expect.poll(() => output.textContent()).toBe('');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Day and time').fill('2026-12-08T16:00');
    await output.getByText(saying('Tue 8 Dec, 15:00 (16:00 in Tallinn)')).waitFor();
    await shot(page, 'session-both-clocks');
  });

  it('says nothing rather than something old when the server cannot be asked', async () => {
    const { page, context } = await house.visit('mira');
    await page.goto(`${house.url}/engagements/${lived.id}/sessions/new`);
    const output = page.locator('both-clocks output');
    await output.getByText('For both of you').waitFor();
    await context.setOffline(true);
    await page.getByLabel('Day and time').fill('2026-12-08T23:30');
    await expect.poll(() => output.textContent()).toBe('');
  });

  it('without script is said by a button that books nothing', async () => {
    const { page } = await house.visit('elena', { js: false });
    await page.goto(`${house.url}/sessions/${lived.sessionIds[2]}/move`);
    await page.getByLabel('The new day and time').fill('2026-12-08T09:15');
    await page.getByRole('button', { name: 'Show it on both clocks' }).click();
    await page.getByText(saying('Tue 8 Dec, 10:15 (09:15 in Berlin)')).waitFor();
    expect(await page.getByLabel('The new day and time').inputValue()).toBe('2026-12-08T09:15');
    expect((await lived.book()).sessionMoves).toEqual([]);
  });
});
