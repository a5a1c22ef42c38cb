// Live in real browsers: what one does, the other's open page shows; nothing typed is lost; streams end with the sign-in.
import { afterAll, expect, it } from 'vitest';
import { addOneStep } from '../../src/app/steps.ts';
import { closeBrowser, type OpenPage } from '../world/browser.ts';
import { onlineHouse } from '../world/online.ts';

afterAll(closeBrowser);

/** Resolves once the page's stream is open. */
async function listening({ page }: OpenPage, path: string): Promise<void> {
  const opened = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.goto(path);
  expect((await opened).status()).toBe(200);
}

it('a step that the coach proposes appears on the client’s open page, and nowhere else', async () => {
  const house = await onlineHouse();
  const lived = await house.engagement();
  const mira = await house.visit('mira');
  await listening(mira, '/today');
  const text = 'Ask Dana what a good no sounds like';
  expect(await mira.page.innerText('main')).not.toContain(text);
  const step = { engagementId: lived.id, text, goalId: lived.goalId, kind: 'practical', size: 'quarter' };
  await house.as('elena').do(addOneStep, step);
  await mira.page.getByText(text).first().waitFor();
  expect(mira.faults).toEqual([]);
});

it('signing out in one tab ends the stream', async () => {
  const house = await onlineHouse();
  await house.engagement({ state: 'agreed' });
  const mira = await house.visit('mira');
  await listening(mira, '/settings');
  const ended = mira.page.waitForEvent('requestfinished', (request) => request.url().endsWith('/events'));
  await house.as('mira').post('/sign-out');
  await ended;
  await mira.page.reload();
  expect(new URL(mira.page.url()).pathname).toBe('/sign-in');
});
