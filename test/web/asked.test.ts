// Being asked for the next step: on Today and in the engagement, for the client as a question, for the coach as a fact.
import { expect, it } from 'vitest';
import { markStep } from '../../src/app/step-moves.ts';
import { addOneStep } from '../../src/app/steps.ts';
import { newHouse } from '../world/house.ts';

it('the client is asked on Today and in the engagement while no open step is within its date', async () => {
  const house = await newHouse();
  const { id, goalId, book } = await house.engagement({ week: 3 });
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const here = `/engagements/${id}`;
  expect((await mira.get(here)).read).not.toContain('What is the next step?');
  for (const step of (await book()).steps.filter(({ state }) => state === 'agreed'))
    await mira.do(markStep, { stepId: step.id, mark: 'not kept' });
  expect((await mira.get('/today')).read).toContain('What is the next step?');
  const mine = await mira.get(here);
  expect(mine.read).toContain('What is the next step?');
  expect(mine.text).toContain(`href="${here}/steps/new?back=${here}"`);
  const theirs = await elena.get(here);
  expect(theirs.read).toContain('Mira Osei is being asked for the next step.');
  expect(theirs.read).not.toContain('What is the next step?');
  for (const text of ['Say no once', 'Ask Jonas', 'Draft the note'])
    await mira.do(addOneStep, { engagementId: id, goalId, text, dueOn: '2026-11-25' });
  for (const page of [await mira.get(here), await elena.get(here)]) {
    expect(page.read).toContain('More than two are open.');
    expect(page.read).not.toContain('being asked');
  }
});

it('Today has one primary action, with two open steps as with a step past its date', async () => {
  const house = await newHouse();
  const { id, goalId } = await house.engagement({ week: 3 });
  const mira = house.as('mira');
  const inMain = async () => /<main[\s\S]*<\/main>/.exec((await mira.get('/today')).text)?.[0] ?? '';
  const primaries = async () => (await inMain()).match(/button-primary/g)?.length;
  for (const text of ['Say no once', 'Ask Jonas'])
    await mira.do(addOneStep, { engagementId: id, goalId, text, dueOn: '2026-11-25' });
  expect(await primaries()).toBe(1);
  house.clock.set('2026-12-03T07:00:00.000Z');
  const page = await mira.get('/today');
  expect(page.read).toContain('What is the next step?');
  expect(await primaries()).toBe(1);
  expect(page.text.match(/card-now/g)).toHaveLength(1);
});
