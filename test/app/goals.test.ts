// Goals as deeds: from an itch to levels, with every version kept; placed, suggested on, measured and ended.
import { describe, expect, it } from 'vitest';
import { endOneGoal, reopenOneGoal } from '../../src/app/goal-endings.ts';
import { listGoals, listPlacedGoals } from '../../src/app/goal-lists.ts';
import { pledgeToGoal, setGoalLevel, setGoalWeight } from '../../src/app/goal-measures.ts';
import { placeOneGoal, withdrawOneGoal } from '../../src/app/goal-placing.ts';
import { readGoal } from '../../src/app/goal-stories.ts';
import { arrangeOneGoal, makeOneGoal, rewordOneGoal } from '../../src/app/goals.ts';
import { addOneStep, rehomeOneStep } from '../../src/app/steps.ts';
import { answerOneWording, suggestOneWording, withdrawOneWording } from '../../src/app/wordings.ts';
import type { Guest } from '../world/guest.ts';
import { type House, newHouse } from '../world/house.ts';

const LEVELS = {
  muchLess: 'I leave',
  less: 'I stay silent',
  expected: 'I ask once',
  more: 'I lead',
  muchMore: 'They lead',
};

async function withItch(house: House, over: object = {}) {
  const mira = house.as('mira');
  const { id } = await mira.do(makeOneGoal, { title: 'The Monday call drains me', ...over });
  return { mira, goalId: id };
}

/** From the coach's wording to an outcome and five levels. */
async function crystallise(mira: Guest, goalId: string, wordingId: string) {
  await mira.do(answerOneWording, {
    wordingId,
    answer: 'take',
    title: 'Decide with the team',
    clarity: 'direction',
  });
  const version = {
    title: 'Decide with the team',
    clarity: 'outcome',
    outcome: 'They decide without me',
    version: 2,
  };
  await mira.do(rewordOneGoal, { goalId, meaning: 'I want my evenings', ...version });
  await mira.do(rewordOneGoal, {
    goalId,
    ...version,
    clarity: 'levels',
    levels: LEVELS,
    level: -1,
    version: 3,
  });
}

describe.each(['sqlite', 'postgres'] as const)('goals on %s', (engine) => {
  it('becomes clear step by step, and its story says how', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    const { mira, goalId } = await withItch(house);
    await mira.do(placeOneGoal, { goalId });
    const elena = house.as('elena');
    const { id: wordingId } = await elena.do(suggestOneWording, {
      goalId,
      title: 'Decide with them',
      why: 'You said so',
    });
    await crystallise(mira, goalId, wordingId);
    const told = await mira.do(readGoal, { goalId });
    expect(told.goal).toMatchObject({
      version: 4,
      clarity: 'levels',
      level: -1,
      levelAtFirst: -1,
      placedIn: engagementId,
    });
    expect(told.story.map(({ clarity, suggestedBy }) => [clarity, suggestedBy])).toEqual([
      ['itch', null],
      ['direction', 'Elena Kask'],
      ['outcome', null],
      ['levels', null],
    ]);
    expect((await elena.do(readGoal, { goalId })).story).toHaveLength(4);
    expect(told.wordings).toMatchObject([{ state: 'taken', by: 'Elena Kask', why: 'You said so' }]);
  });

  it('shows current words beside what was typed instead of losing either', async () => {
    const house = await newHouse({ engine });
    const { mira, goalId } = await withItch(house);
    const first = { goalId, title: 'In one tab', version: 1 };
    await mira.do(rewordOneGoal, first);
    const no = await mira.refused(rewordOneGoal, { ...first, title: 'In the other' });
    expect(no).toMatchObject({ refusal: 'goal.changed_meanwhile', detail: { version: 2 } });
    expect((await mira.do(readGoal, { goalId })).goal.title).toBe('In one tab');
  });

  it('is gone for the coach at once when taken out, with what was suggested', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    const { mira, goalId } = await withItch(house);
    const elena = house.as('elena');
    expect((await elena.refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
    expect((await elena.refused(suggestOneWording, { goalId, title: 'x' })).refusal).toBe(
      'wording.not_found',
    );
    await mira.do(placeOneGoal, { goalId });
    const { id: wordingId } = await elena.do(suggestOneWording, { goalId, title: 'x' });
    expect((await elena.do(listPlacedGoals, { engagementId })).goals).toHaveLength(1);
    await mira.do(withdrawOneGoal, { goalId });
    expect((await elena.refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
    expect((await elena.do(listPlacedGoals, { engagementId })).goals).toEqual([]);
    expect((await mira.refused(answerOneWording, { wordingId, answer: 'take' })).refusal).toBe(
      'wording.settled',
    );
    const events = await house.store.read(({ db }) =>
      db
        .selectFrom('events')
        .select(['kind', 'engagementId', 'audience'])
        .where('about', '=', goalId)
        .execute(),
    );
    expect(events).toEqual([
      { kind: 'GoalMade', engagementId: null, audience: 'client' },
      { kind: 'GoalPlaced', engagementId, audience: 'parties' },
      { kind: 'GoalWithdrawn', engagementId, audience: 'client' },
    ]);
  });

  it('lies with one coach at a time, and nobody else places or reads it', async () => {
    const house = await newHouse({ engine });
    const one = await house.engagement({ state: 'exploring' });
    const other = await house.engagement({ state: 'exploring', coach: 'ada' });
    const { mira, goalId } = await withItch(house);
    expect((await mira.refused(placeOneGoal, { goalId })).refusal).toBe('sharing.which');
    await mira.do(placeOneGoal, { goalId, engagementId: one.id });
    const { id: wordingId } = await house.as('elena').do(suggestOneWording, { goalId, title: 'x' });
    await mira.do(placeOneGoal, { goalId, engagementId: other.id });
    expect((await house.as('elena').refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
    expect((await house.as('ada').do(readGoal, { goalId })).wordings).toEqual([]);
    expect((await mira.refused(answerOneWording, { wordingId, answer: 'leave' })).refusal).toBe(
      'wording.settled',
    );
    for (const stranger of ['jon', 'tomas'] as const) {
      expect((await house.as(stranger).refused(readGoal, { goalId })).refusal).toBe('goal.not_found');
      expect(
        (await house.as(stranger).refused(rewordOneGoal, { goalId, title: 'x', version: 1 })).refusal,
      ).toBe('goal.not_found');
    }
  });

  it('ends only with its open steps placed, in every engagement, and may be opened again that day', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    const { mira, goalId } = await withItch(house);
    const { id: otherId } = await mira.do(makeOneGoal, { title: 'Sleep' });
    const { id: stepId } = await mira.do(addOneStep, { engagementId, text: 'Ask Jonas', goalId });
    await mira.do(placeOneGoal, { goalId });
    const end = { goalId, how: 'reached', sentence: 'They decide now' };
    expect(await mira.refused(endOneGoal, end)).toMatchObject({
      refusal: 'goal.open_steps',
      detail: { steps: [stepId] },
    });
    await mira.do(rehomeOneStep, { stepId, goalId: otherId });
    const { id: proposed } = await house
      .as('elena')
      .do(addOneStep, { engagementId, text: 'Ask again', goalId });
    expect((await mira.refused(endOneGoal, { ...end, sentence: ' ' })).refusal).toBe('goal.needs_sentence');
    await mira.do(endOneGoal, end);
    const told = await mira.do(readGoal, { goalId });
    expect(told.goal).toMatchObject({ state: 'reached', ending: 'They decide now', endedOn: '2026-11-22' });
    const step = await house.store.read(({ db }) =>
      db.selectFrom('steps').select('state').where('id', '=', proposed).executeTakeFirst(),
    );
    expect(step).toEqual({ state: 'lapsed' });
    await mira.do(reopenOneGoal, { goalId });
    expect((await mira.do(readGoal, { goalId })).goal).toMatchObject({ state: 'open', ending: null });
    await mira.do(endOneGoal, end);
    house.clock.pass({ hours: 12 });
    expect((await mira.refused(reopenOneGoal, { goalId })).refusal).toBe('goal.ended_earlier');
  });
});

describe('what a goal is measured by', () => {
  it('has a level, a weight, a pledge and a place among the others', async () => {
    const house = await newHouse();
    const { mira, goalId } = await withItch(house);
    const long = { title: 'Lead a team', horizon: 'long-term', years: 3 };
    const { id: parentId } = await mira.do(makeOneGoal, long);
    expect((await mira.refused(setGoalLevel, { goalId, level: 1 })).refusal).toBe('goal.no_levels');
    expect((await mira.refused(pledgeToGoal, { goalId, pledge: 2 })).refusal).toBe('goal.not_long_term');
    await mira.do(pledgeToGoal, { goalId: parentId, pledge: 2 });
    await mira.do(setGoalWeight, { goalId, weight: 3 });
    await mira.do(arrangeOneGoal, { goalId, parentId, area: 'own', ownArea: 'Meetings' });
    const { goals } = await mira.do(listGoals, {});
    // Made in one instant, they have no order of their own.
    expect(goals.toSorted((a, b) => (a.title > b.title ? -1 : 1))).toMatchObject([
      {
        title: 'The Monday call drains me',
        weight: 3,
        ownArea: 'Meetings',
        parent: { title: 'Lead a team' },
        enough: null,
      },
      { title: 'Lead a team', pledge: 2, enough: { lastFour: 0, lastTwelve: 0, pledge: 2, hungry: false } },
    ]);
    house.clock.pass({ days: 29 });
    const later = await mira.do(listGoals, {});
    const lead = later.goals.find(({ title }) => title === 'Lead a team');
    expect(lead?.enough).toMatchObject({ hungry: true, reason: 'none in four weeks' });
  });

  it('counts for the coach only what the coach reads', async () => {
    const house = await newHouse();
    const { id: engagementId, goalId } = await house.engagement({ week: 7 });
    const mira = house.as('mira');
    const { id: parentId } = await mira.do(makeOneGoal, { title: 'Lead', horizon: 'long-term', years: 2 });
    await mira.do(arrangeOneGoal, { goalId, parentId });
    await mira.do(placeOneGoal, { goalId: parentId, engagementId });
    const elena = house.as('elena');
    const seen = (await elena.do(listPlacedGoals, { engagementId })).goals;
    const kept =
      (await mira.do(listGoals, {})).goals.find(({ id }) => id === parentId)?.enough?.lastFour ?? 0;
    expect(kept).toBeGreaterThan(0);
    expect(seen.find(({ id }) => id === parentId)?.enough?.lastFour).toBe(kept);
    await mira.do(withdrawOneGoal, { goalId });
    const [left] = (await elena.do(listPlacedGoals, { engagementId })).goals;
    expect(left).toMatchObject({ id: parentId, enough: { lastFour: 0 } });
    expect((await elena.do(listPlacedGoals, { engagementId })).goals).toHaveLength(1);
  });

  it('lets a coach take back a suggestion that nobody answered', async () => {
    const house = await newHouse();
    const { goalId } = await house.engagement({ week: 3 });
    const elena = house.as('elena');
    const { id: wordingId } = await elena.do(suggestOneWording, { goalId, title: 'Say it early' });
    expect((await house.as('mira').refused(withdrawOneWording, { wordingId })).refusal).toBe(
      'wording.not_yours',
    );
    await elena.do(withdrawOneWording, { wordingId });
    expect((await elena.refused(withdrawOneWording, { wordingId })).refusal).toBe('wording.settled');
  });
});
