// Goals in a real browser: from an itch to levels, a coach's wording taken, steps re-homed, the end; looked at and checked.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pledgeToGoal } from '../../src/app/goal-measures.ts';
import { placeOneGoal } from '../../src/app/goal-placing.ts';
import { arrangeOneGoal, makeOneGoal } from '../../src/app/goals.ts';
import { axeFindings, closeBrowser, shot } from '../world/browser.ts';
import { type OnlineHouse, onlineHouse } from '../world/online.ts';

let house: OnlineHouse;
let mira: Page;
let elena: Page;
let goalId = '';
let engagementId = '';
const faults: (readonly string[])[] = [];

async function open(who: 'mira' | 'elena', wishes = {}): Promise<Page> {
  const opened = await house.visit(who, wishes);
  faults.push(opened.faults);
  return opened.page;
}

beforeAll(async () => {
  house = await onlineHouse();
  ({ id: engagementId, goalId } = await house.engagement({ week: 7 }));
  const owner = house.as('mira');
  const lead = {
    title: 'Lead a product group that does not need me in every room',
    horizon: 'long-term',
    years: 3,
  };
  const meaning = 'I want my evenings back, and to see others grow into what I hold on to.';
  const { id: parentId } = await owner.do(makeOneGoal, { ...lead, meaning, area: 'leadership' });
  await owner.do(pledgeToGoal, { goalId: parentId, pledge: 2 });
  await owner.do(arrangeOneGoal, { goalId, parentId, area: 'influence' });
  const strategy = { title: 'Move toward strategy', horizon: 'long-term', years: 2, area: 'strategy' };
  const { id: hungry } = await owner.do(makeOneGoal, strategy);
  await owner.do(pledgeToGoal, { goalId: hungry, pledge: 1 });
  await owner.do(makeOneGoal, { title: 'The Monday call drains me' });
  await owner.do(placeOneGoal, { goalId: parentId, engagementId });
  house.clock.pass({ days: 30 });
  mira = await open('mira');
  elena = await open('elena', { dark: true });
});

afterAll(closeBrowser);

async function fine(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page), name).toEqual([]);
  await shot(page, name);
}

test('the list says what feeds each long-term goal and which goes hungry', async () => {
  await mira.goto('/goals');
  await mira.getByText('It has gone hungry').first().waitFor();
  await fine(mira, 'goals-desk');
  const phone = await open('mira', { width: 390, height: 844, dark: true });
  await phone.goto('/goals');
  await fine(phone, 'goals-phone');
});

async function fineOnPhone(address: string, name: string): Promise<void> {
  const phone = await open('mira', { width: 390, height: 844 });
  await phone.goto(address);
  await fine(phone, name);
}

test('a goal is put down in one sentence and becomes clear with its story kept', async () => {
  await mira.goto('/goals/new');
  await fine(mira, 'goal-new');
  await mira.getByLabel('What bothers you, or what do you want?').fill('I answer before anybody else can');
  await mira.getByRole('button', { name: 'Put it down' }).click();
  await mira.getByText('It is put down. Only you read it.').first().waitFor();
  await mira.getByRole('button', { name: 'Place it with Elena Kask' }).click();
  await mira.getByText('Placed. Your coach reads it now').first().waitFor();
  const address = new URL(mira.url()).pathname;
  await elena.goto(address);
  await elena.getByLabel('How would you put it?').fill('Let the room think first');
  await elena
    .getByLabel('What did you hear that makes you suggest it?')
    .fill('You said silence feels like failing.');
  await elena.getByRole('button', { name: 'Suggest it' }).click();
  await elena.getByText('Waits for Mira Osei').waitFor();
  await fine(elena, 'goal-coach-dark');
  await mira.goto(address);
  await mira.getByRole('heading', { name: 'Elena Kask suggests other words' }).waitFor();
  await fine(mira, 'goal-suggested');
  await mira.getByRole('button', { name: 'Take it', exact: true }).click();
  await mira.getByText('suggested by Elena Kask').waitFor();
  await mira.getByRole('link', { name: 'How would you notice that it is better?' }).click();
  await mira.getByLabel('How I would notice').fill('The first answer in the planning round is not mine');
  await mira.getByLabel('Why this matters to me').fill('I would rather be needed less');
  await fine(mira, 'goal-reword');
  await mira.getByRole('button', { name: 'Let these words stand' }).click();
  await mira.getByRole('link', { name: 'Describe five levels' }).click();
  const levels = ['Never first', 'Once in four', 'Every second time', 'Mostly me', 'Always me'];
  const names = ['Much more than I expect', 'More', 'What I expect', 'Less', 'Much less'];
  for (const [index, name] of names.entries())
    await mira.getByRole('textbox', { name, exact: true }).fill(levels[index] ?? '');
  await mira.getByRole('radio', { name: 'Less', exact: true }).check();
  await fine(mira, 'goal-levels');
  await mira.getByRole('button', { name: 'Let these words stand' }).click();
  await mira.getByRole('heading', { name: 'Where I stand' }).waitFor();
  await fine(mira, 'goal-desk');
  await fineOnPhone(address, 'goal-phone');
});

test('words written in two places: the current ones stand beside what was typed', async () => {
  const other = await open('mira');
  for (const page of [mira, other]) await page.goto(`/goals/${goalId}/reword?to=direction`);
  await mira.getByLabel('Which way do you want to go?').fill('Speak before it is decided');
  await mira.getByRole('button', { name: 'Let these words stand' }).click();
  await mira.getByRole('heading', { level: 1, name: 'Speak before it is decided' }).waitFor();
  await other.getByLabel('Which way do you want to go?').fill('Say the risk aloud');
  await other.getByRole('button', { name: 'Let these words stand' }).click();
  await other.locator('#stands', { hasText: 'Speak before it is decided' }).waitFor();
  expect(await other.getByLabel('Which way do you want to go?').inputValue()).toBe('Say the risk aloud');
  await fine(other, 'goal-meanwhile');
  await other.getByRole('button', { name: 'Let these words stand' }).click();
  await other.getByRole('heading', { level: 1, name: 'Say the risk aloud' }).waitFor();
});

test('it ends once its steps are placed, without script too', async () => {
  const plain = await open('mira', { js: false, width: 390, height: 844 });
  await plain.goto(`/engagements/${engagementId}/steps/new?goal=${goalId}&back=/goals/${goalId}`);
  await plain.getByLabel('What exactly?').fill('Tell Jonas before the round');
  await plain.getByRole('button', { name: 'Agree this step' }).click();
  await plain.getByRole('link', { name: 'End this goal' }).click();
  await plain.getByText('No step is left behind').waitFor();
  await shot(plain, 'goal-end-steps-phone');
  for (;;) {
    const homes = plain.getByRole('button', { name: /Give it there/ });
    if ((await homes.count()) === 0) break;
    await homes.first().click();
  }
  await plain.getByLabel('Reached').check();
  await plain.getByLabel('In one sentence').fill('They ask me before they decide.');
  await plain.getByRole('button', { name: 'End it' }).click();
  await plain.getByText('Today it can still be opened again.').waitFor();
  await mira.goto(`/goals/${goalId}`);
  await fine(mira, 'goal-ended');
  await mira.getByRole('button', { name: 'Open it again' }).click();
  await mira.getByText('It is open again.').first().waitFor();
});

test('no page broke its policy or its script', () => {
  expect(faults.flat()).toEqual([]);
});
