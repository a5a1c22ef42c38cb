// Goals with levels, scored at a review: the figures of the formula, each reader's over the goals they read; on its page too.
import { describe, expect, it } from 'vitest';
import { setGoalWeight } from '../../src/app/goal-measures.ts';
import { placeOneGoal, withdrawOneGoal } from '../../src/app/goal-placing.ts';
import { readGoal } from '../../src/app/goal-stories.ts';
import { makeOneGoal } from '../../src/app/goals.ts';
import { readReview, scoreOneGoal } from '../../src/app/reviews.ts';
import { newHouse } from '../world/house.ts';

const levels = { muchLess: 'never', less: 'once', expected: 'weekly', more: 'daily', muchMore: 'always' };
const clear = { clarity: 'levels', meaning: 'It matters', outcome: 'They ask me first', levels };

/** A review in the middle of a sprint with three goals that have levels: two placed, one kept out. */
async function withLevels(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const house = await newHouse({ engine });
  const { id: engagementId, goalId: plain, book } = await house.engagement({ week: 7 });
  const reviewId = (await book()).reviews.at(-1)?.id ?? '';
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const made = async (title: string, level: number, isPlaced: boolean): Promise<string> => {
    const { id: goalId } = await mira.do(makeOneGoal, { ...clear, title, level });
    if (isPlaced) await mira.do(placeOneGoal, { goalId, engagementId });
    return goalId;
  };
  const early = await made('Say it early', -1, true);
  const calm = await made('Stay calm', 0, true);
  const own = await made('Leave on time', 0, false);
  const read = (who: 'mira' | 'elena') => house.as(who).do(readReview, { reviewId });
  return { house, mira, elena, reviewId, plain, early, calm, own, read };
}

describe.each(['sqlite', 'postgres'] as const)('attainment on %s', (engine) => {
  it('is of all goals for the client, and for the coach of those that are placed', async () => {
    const { mira, elena, reviewId, plain, early, calm, own, read } = await withLevels(engine);
    expect((await read('mira')).attainment).toBeNull();
    await mira.do(scoreOneGoal, { reviewId, goalId: plain, difference: 'I notice it.' });
    expect((await read('mira')).attainment).toBeNull();
    for (const goalId of [early, calm, own]) await mira.do(scoreOneGoal, { reviewId, goalId, level: 1 });
    // Three at +1: 63.69; at the beginning one at −1 and two at 0: 45.44.
    expect((await read('mira')).attainment).toEqual({ now: 64, first: 45, change: 19 });
    // Two at +1: 62.40; at the beginning one at −1 and one at 0: 43.80.
    expect((await read('elena')).attainment).toEqual({ now: 62, first: 44, change: 18 });
    expect(JSON.stringify(await read('elena'))).not.toMatch(new RegExp(`${own}|Leave on time`));
    await mira.do(withdrawOneGoal, { goalId: calm });
    expect((await read('elena')).attainment).toEqual({ now: 60, first: 40, change: 20 });
    expect((await elena.refused(scoreOneGoal, { reviewId, goalId: early, level: 2 })).refusal).toBe(
      'review.not_yours',
    );
    expect((await mira.do(readGoal, { goalId: early })).goal).toMatchObject({ level: 1 });
  });

  it('heeds weights; the newer score holds, and with no weight at all there is no figure', async () => {
    const { mira, reviewId, early, calm, read } = await withLevels(engine);
    const score = (goalId: string, level: number, weight: number) =>
      mira.do(scoreOneGoal, { reviewId, goalId, level, weight });
    await score(early, 2, 1);
    await score(early, 1, 3);
    await score(calm, -1, 1);
    // (w, x) = (3, +1), (1, −1): 55.82, the check value.
    expect((await read('mira')).attainment).toMatchObject({ now: 56 });
    for (const goalId of [early, calm]) await score(goalId, 1, 0);
    expect((await read('mira')).attainment).toBeNull();
  });
});

it('refuses no level, a level there is not, and a weight out of bounds', async () => {
  const { mira, reviewId, early } = await withLevels();
  const goalId = early;
  const refused = async (more: object) =>
    (await mira.refused(scoreOneGoal, { reviewId, goalId, ...more })).refusal;
  expect(await refused({})).toBe('goal.level');
  expect(await refused({ difference: 'Words alone' })).toBe('goal.level');
  expect(await refused({ level: 3 })).toBe('input.invalid');
  expect(await refused({ level: 0.5 })).toBe('input.invalid');
  for (const weight of [-1, 101]) expect(await refused({ level: 0, weight })).toBe('goal.weight');
  expect((await mira.refused(setGoalWeight, { goalId, weight: 101 })).refusal).toBe('goal.weight');
});

it('is scored on the page of the review, with every level in the person’s own words', async () => {
  const { house, mira, elena, reviewId, early, calm } = await withLevels();
  const path = `/reviews/${reviewId}`;
  const put = { _method: 'put', difference: '' };
  const page = await mira.get(path);
  for (const words of ['Where are you now?', ...Object.values(levels), 'How much does it weigh?'])
    expect(page.read).toContain(words);
  const wrong = await mira.post(`${path}/scores/${early}`, { ...put, weight: '1000', level: '1' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/value="1000"/);
  expect(wrong.text).toMatch(/<input[^>]*value="1"[^>]*checked/);
  const none = await mira.post(`${path}/scores/${early}`, put);
  expect([none.status, none.read]).toEqual([422, expect.stringContaining('Choose one of the five levels.')]);
  const scored = await mira.post(`${path}/scores/${early}`, { ...put, level: '1', weight: '1' });
  expect(scored.to).toBe(`${path}?said=scored`);
  await mira.post(`${path}/scores/${calm}`, { ...put, level: '1', weight: '1' });
  const after = await mira.get(path);
  for (const words of ['Up by 18 from where it began.', '62 now, 44 at the beginning; 50 means as expected.'])
    expect(after.read).toContain(words);
  expect((await elena.get(path)).read).toContain('Up by 18 from where it began.');
  expect((await elena.get(path)).text).not.toContain('name="level"');
  expect((await house.as('tomas').get(path)).status).toBe(404);
});
