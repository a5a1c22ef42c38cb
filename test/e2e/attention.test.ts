// Attention in a browser: the few by keys and by hand, the fold, the ways into the engagement; and what the coach sees of it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../world/browser.ts';
import { openPlace, type Place } from './screens/place.ts';

let place: Place;

beforeAll(async () => {
  place = await openPlace();
});

afterAll(closeBrowser);

async function opened(path = '/attention', js = true): Promise<{ page: Page; faults: readonly string[] }> {
  const { page, faults } = await place.visit('mira', { js });
  await page.goto(path);
  return { page, faults };
}

const letters = (page: Page) => page.locator('#few .letter');
const subjects = (page: Page) => page.locator('#few > .letters .letter-subject').allInnerTexts();

/** The subject of the message that has the focus; empty where none has. */
const standingAt = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.closest('.letter')?.querySelector('.letter-subject')?.textContent?.trim() ?? '',
  );

const said = (page: Page, words: string) => page.locator('.notice-stays', { hasText: words }).waitFor();

describe('by keys', () => {
  it('leads from message to message, says a word, goes on at the next, and takes the word back', async () => {
    const { page, faults } = await opened();
    const before = await subjects(page);
    expect(before).toHaveLength(7);
    await page.keyboard.press('y');
    expect(await standingAt(page)).toBe(before[0]);
    expect(await subjects(page)).toEqual(before);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await standingAt(page)).toBe(before[1]);
    await page.keyboard.press('y');
    await said(page, 'Noted: this mattered.');
    const after = before.filter((_subject, at) => at !== 1);
    await expect.poll(() => subjects(page)).toEqual(after);
    await expect.poll(() => standingAt(page)).toBe(before[2]);
    await page.keyboard.press('u');
    await said(page, 'Taken back');
    await expect.poll(() => subjects(page)).toEqual(before);
    expect(faults).toEqual([]);
  });

  it('says that it did not matter, and stays where the page stands', async () => {
    const { page } = await opened();
    const last = (await subjects(page)).length - 1;
    await letters(page).nth(last).focus();
    await page.keyboard.press('n');
    await said(page, 'Noted: this did not matter.');
    await page.getByRole('heading', { name: 'Six of 137 deserve you' }).waitFor();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: 'Seven of 137 deserve you' }).waitFor();
  });

  it('opens the goals of the message one stands at, folds them on Escape, and takes one', async () => {
    const { page } = await opened();
    await page.keyboard.press('j');
    const first = await standingAt(page);
    await page.keyboard.press('g');
    const goals = letters(page).first().locator('form[id^="goal-"] button');
    await goals.first().waitFor();
    await page.keyboard.press('Escape');
    await goals.first().waitFor({ state: 'hidden' });
    expect(await standingAt(page)).toBe(first);
    await page.keyboard.press('g');
    const goal = await goals.first().innerText();
    await page.keyboard.press('Enter');
    await said(page, 'it serves that goal');
    expect(await page.locator('.tag', { hasText: `serves ${goal}` }).count()).toBeGreaterThan(0);
    await page.keyboard.press('u');
    await said(page, 'Taken back');
  });

  it('is listed among the shortcuts, never acts while one types, nor where single keys are off', async () => {
    const { page } = await opened('/attention/rest');
    await page.keyboard.press('?');
    await page.locator('#shortcuts', { hasText: 'This message mattered' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('jyn');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jyn');
    await page.goto('/settings');
    await page.locator('input[type=checkbox][name=shortcuts]').uncheck();
    await page.locator('#profile-form button').first().click();
    await page.locator('[data-notice]').waitFor();
    await page.goto('/attention');
    await page.keyboard.press('j');
    expect(await standingAt(page)).toBe('');
    await page.goto('/settings');
    await page.locator('input[type=checkbox][name=shortcuts]').check();
    await page.locator('#profile-form button').first().click();
    await page.locator('[data-notice]').waitFor();
  });
});

describe('by hand', () => {
  it('finds in the fold what a search begins with, and brings it back from there', async () => {
    const { page } = await opened();
    await page.getByRole('link', { name: '130 can wait or go' }).click();
    await page.getByRole('heading', { name: 'Can wait or go', level: 1 }).waitFor();
    await page.getByRole('searchbox').fill('ruth four');
    await page.keyboard.press('Enter');
    const found = page.locator('.letter', { hasText: 'From ward 7: your four minutes' });
    await found.waitFor();
    await found.getByRole('button', { name: /This mattered/ }).click();
    await said(page, 'Noted: this mattered.');
    await page.goto('/attention');
    await page.getByRole('heading', { name: 'Eight of 137 deserve you' }).waitFor();
    await page.goto('/attention/rest');
  });

  it('says a word from Today with one tap, without script too', async () => {
    const { page } = await opened('/today', false);
    const card = page.locator('#attention');
    const subject = await card.locator('.letter-subject').first().innerText();
    await card
      .getByRole('button', { name: /This did not/ })
      .first()
      .click();
    await said(page, 'Noted: this did not matter.');
    expect(new URL(page.url()).pathname).toBe('/today');
    expect(await card.locator('.letter-subject').first().innerText()).not.toBe(subject);
    await page.getByRole('button', { name: 'Undo' }).click();
    await said(page, 'Taken back');
    expect(await card.locator('.letter-subject').first().innerText()).toBe(subject);
  });

  it('shows the same message where it lies, and its subject to look for', async () => {
    const { page } = await opened();
    const letter = letters(page).first();
    await letter.getByText('More', { exact: true }).click();
    const link = letter.getByRole('link', { name: /Open in Thunderbird/ });
    expect(await link.getAttribute('href')).toMatch(/^mid:\d+\.\w+@calmtools\.example$/);
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    await letter.getByRole('button', { name: 'Copy the subject' }).waitFor();
  });
});

describe('into the engagement', () => {
  const coach = (path: string) => place.house.as('elena').get(path);
  const engagement = () => `/engagements/${place.of('mira').engagement}`;
  const turn = async (name: string): Promise<{ page: Page; subject: string }> => {
    const { page } = await opened();
    const letter = letters(page).first();
    const subject = await letter.locator('.letter-subject').innerText();
    await letter.getByText('More', { exact: true }).click();
    await letter.getByRole('link', { name }).click();
    return { page, subject };
  };

  it('makes a step of a message in words of one’s own; the coach reads those and nothing of the message', async () => {
    const { page, subject } = await turn('Turn it into a step');
    await page.getByText('Elena Kask reads it, and nothing of the message.').waitFor();
    expect(await page.getByLabel('What exactly?').inputValue()).toBe(subject);
    await page.getByLabel('What exactly?').fill('Bring three questions to the round');
    await page.getByRole('button', { name: 'Agree this step' }).click();
    await said(page, 'It is a step now.');
    const seen = (await coach(engagement())).read;
    expect(seen).toContain('Bring three questions to the round');
    expect(seen).not.toContain(subject);
  });

  it('makes a topic of a message, and one of the week', async () => {
    const { page, subject } = await turn('Put it on an agenda');
    await page.getByText('Elena Kask reads what you write here').waitFor();
    await page.getByLabel('The topic').fill('What I could say in that round');
    await page.getByRole('button', { name: 'Put it on the agenda' }).click();
    await said(page, 'It is on the agenda.');
    await page.locator('#week').getByRole('link', { name: 'Put it on the agenda' }).click();
    await page.getByRole('heading', { name: 'The week onto the agenda' }).waitFor();
    expect(await page.getByLabel('The topic').inputValue()).toContain('What had my attention this week');
    await page.getByLabel('The topic').fill('Where my week went');
    await page.getByRole('button', { name: 'Put it on the agenda' }).click();
    await said(page, 'The week is on the agenda.');
    const brief = (await coach(`/sessions/${place.of('mira').sessions[3]}`)).read;
    expect(brief).toContain('What I could say in that round');
    expect(brief).toContain('Where my week went');
    expect(brief).not.toContain(subject);
  });

  it('shows the coach nothing else: no message, no source, no word of what was learned', async () => {
    const [messageId] = place.of('mira').messages;
    const { source } = place.of('mira');
    expect((await coach('/attention')).read).toContain('Connect a mailbox');
    for (const path of [`/attention/messages/${messageId}/step`, `/attention/sources/${source}`]) {
      expect((await coach(path)).status, path).toBe(404);
    }
    for (const path of [
      '/attention/rest',
      '/attention/learned',
      '/attention/sources',
      engagement(),
      '/people',
    ]) {
      const { read } = await coach(path);
      expect(read, path).not.toMatch(/calmtools\.example|Portfolio round|Work mail/);
    }
  });
});
