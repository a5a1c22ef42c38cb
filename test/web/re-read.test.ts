// The big picture is re-read on purpose: at every sprint's start and in its reviews, by its owner alone.
import { expect, it } from 'vitest';
import { writeBigPicture } from '../../src/app/big-pictures.ts';
import { callOneReview } from '../../src/app/reviews.ts';
import { newHouse } from '../world/house.ts';

const WHY = 'So that small teams build what people need';

it('stands on the plan of a sprint and in a review, for the client and not for the coach', async () => {
  const house = await newHouse();
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const { sprintId, id, goalId } = await house.engagement({ state: 'planned' });
  const plan = `/sprints/${sprintId}/plan`;
  expect((await mira.get(plan)).read).toContain('Your big picture is not written yet.');
  await mira.do(writeBigPicture, { whyCareer: WHY, number: 0 });
  const mine = await mira.get(plan);
  expect(mine.read).toContain(WHY);
  expect(mine.text.indexOf('id="picture"')).toBeLessThan(mine.text.indexOf('id="goals"'));
  expect(mine.text).toContain(`/goals/${goalId}`);
  expect((await elena.get(plan)).read).not.toContain(WHY);
  house.clock.set('2026-11-24T10:00:00.000Z');
  const { id: reviewId } = await mira.do(callOneReview, { engagementId: id });
  expect((await mira.get(`/reviews/${reviewId}`)).read).toContain(WHY);
  expect((await elena.get(`/reviews/${reviewId}`)).read).not.toContain(WHY);
});
