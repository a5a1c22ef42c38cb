// A coach who comes later reads the goals that are placed, with their story, and nothing that was done before.
import { expect, it } from 'vitest';
import { invite } from '../../src/app/accounts/invitations.ts';
import { takeInvitation } from '../../src/app/accounts/taking.ts';
import { beginAlone } from '../../src/app/engagement-lists.ts';
import { listPlacedGoals } from '../../src/app/goal-lists.ts';
import { placeOneGoal, withdrawOneGoal } from '../../src/app/goal-placing.ts';
import { readGoal } from '../../src/app/goal-stories.ts';
import { makeOneGoal, rewordOneGoal } from '../../src/app/goals.ts';
import { searchWords } from '../../src/app/searches.ts';
import { markStep } from '../../src/app/step-moves.ts';
import { addOneStep, listSteps, readStep } from '../../src/app/steps.ts';
import { readTimeline } from '../../src/app/timelines.ts';
import { suggestOneWording } from '../../src/app/wordings.ts';
import { newHouse } from '../world/house.ts';
import { Stream } from '../world/streams.ts';

async function laterCoach(engine: 'sqlite' | 'postgres') {
  const house = await newHouse({ engine });
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const { id: engagementId } = await mira.do(beginAlone, {});
  const wish = { title: 'Zebra early', horizon: 'sprint', area: 'influence', clarity: 'itch' };
  const { id: goalId } = await mira.do(makeOneGoal, wish);
  const clearer = { title: 'Zebra before it is decided', clarity: 'direction', meaning: 'It weighs' };
  await mira.do(rewordOneGoal, { goalId, ...clearer, version: 1 });
  const step = { engagementId, goalId, text: 'Zebra alone', kind: 'practical', size: 'quarter' };
  const { id: earlier } = await mira.do(addOneStep, step);
  await mira.do(markStep, { stepId: earlier, mark: 'kept', on: '2026-11-22' });
  house.clock.pass({ days: 2 });
  const { link } = await mira.do(invite, { role: 'coach' });
  await elena.do(takeInvitation, { secret: link.split('/').at(-1) });
  house.clock.pass({ hours: 1 });
  return { house, mira, elena, engagementId, goalId, earlier, step };
}

it.each(['sqlite', 'postgres'] as const)('an older goal is read once it is placed, on %s', async (engine) => {
  const { house, mira, elena, engagementId, goalId, earlier, step } = await laterCoach(engine);
  const found = async () => (await elena.do(searchWords, { q: 'zebra' })).results.map(({ kind }) => kind);
  const proposed = { ...step, text: 'Say it on Thursday' };
  expect((await elena.refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
  expect((await elena.refused(addOneStep, proposed)).refusal).toBe('goal.not_found');
  expect(await found()).toEqual([]);

  const page = await Stream.of(house, 'elena');
  await mira.do(placeOneGoal, { goalId });
  expect(await page.heard()).toEqual(['data: {}']);
  const { goal, story, steps } = await elena.do(readGoal, { goalId });
  expect(story.map(({ title }) => title)).toEqual(['Zebra early', 'Zebra before it is decided']);
  // What was done for it before stays the client's: not drawn, not counted, not found.
  expect(steps).toEqual([]);
  expect(JSON.stringify(goal)).not.toContain(earlier);
  expect((await elena.do(listSteps, { engagementId })).steps).toEqual([]);
  expect((await elena.refused(readStep, { stepId: earlier })).refusal).toBe('step.not_found');
  expect(await found()).toEqual(['goal']);
  const { happenings } = await elena.do(readTimeline, { engagementId });
  expect(happenings.map(({ kind }) => kind).toSorted()).toEqual(['CoachJoined', 'GoalPlaced']);

  await elena.do(suggestOneWording, { goalId, title: 'Say it in the first minute' });
  await elena.do(addOneStep, proposed);
  await mira.do(withdrawOneGoal, { goalId });
  expect((await elena.refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
  expect((await elena.do(listPlacedGoals, { engagementId })).goals).toEqual([]);
  expect((await elena.refused(addOneStep, proposed)).refusal).toBe('goal.not_found');
});
