// The page of a review, by plain forms: read back, scored, shared, decided.
import { expect, it } from 'vitest';
import { newHouse } from '../world/house.ts';

it('is read back, scored, answered, shared, and decided', async () => {
  const house = await newHouse();
  const { id, goalId, book } = await house.engagement({ week: 7 });
  const reviewId = (await book()).reviews[0]?.id;
  const path = `/reviews/${reviewId}`;
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const page = await mira.get(path);
  for (const part of [
    'Mid-sprint review',
    'Your goals',
    'Read back',
    'How the work together goes',
    'Go on',
  ]) {
    expect(page.read).toContain(part);
  }
  const empty = await mira.post(`${path}/scores/${goalId}`, { _method: 'put' });
  expect(empty.status).toBe(422);
  expect(empty.read).toContain('Please say in a few words what is different.');
  const scored = await mira.post(`${path}/scores/${goalId}`, {
    _method: 'put',
    difference: 'I spoke first.',
  });
  expect(scored.to).toBe(`${path}?said=scored`);
  await elena.post(`${path}/answer`, { _method: 'put', text: 'I talk too much.' });
  expect((await mira.get(path)).read).not.toContain('I talk too much.');
  await elena.post(`${path}/answer/sharing`);
  expect((await mira.get(path)).read).toContain('I talk too much.');
  expect((await elena.get(path)).read).toContain('Mira Osei decides how it goes on.');
  const days = await mira.post(`${path}/decision`, { decision: 'pause', startsOn: '2026-11-22' });
  expect(days.read).toContain('To pause, name the first day back.');
  expect((await mira.post(`${path}/decision`, { decision: 'finish' })).to).toBe(`${path}?said=decided`);
  expect((await mira.get(path)).read).toContain('The decision: finish.');
  expect((await mira.get(`/engagements/${id}`)).read).toContain(
    'You finished the work on Sunday 22 November.',
  );
});
