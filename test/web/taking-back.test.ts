// A wrong tap on the pages: the way back stands in the notice after it and where the thing is, while nothing came of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { addOneConclusion } from '../../src/app/conclusions.ts';
import { endOneGoal } from '../../src/app/goal-endings.ts';
import { makeOneGoal } from '../../src/app/goals.ts';
import { answerReview, shareAnswer } from '../../src/app/review-answers.ts';
import { callOneReview, readReview } from '../../src/app/reviews.ts';
import { closeOneSession, startOneSession } from '../../src/app/session-hours.ts';
import { answerOneGap, proposeOneGap } from '../../src/app/sprint-gaps.ts';
import { confirmOneStep, markStep, unconfirmOneStep } from '../../src/app/step-moves.ts';
import { repeatStep } from '../../src/app/step-plans.ts';
import { addOneStep, readStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;

beforeEach(async () => {
  house = await newHouse();
  lived = await house.engagement({ week: 3 });
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const step = () => ({ engagementId: lived.id, goalId: lived.goalId, text: 'Ask Priya', dueOn: '2026-11-25' });
const proposed = async () => (await elena().do(addOneStep, step())).id;
const state = async (stepId: string) => (await mira().do(readStep, { stepId })).step.state;
const answered = (id: string, answer: string, back = '/today') =>
  mira().post(`/steps/${id}/answer`, { answer, back });

describe('a yes or no to a step', () => {
  it('is taken back in the notice after it; the proposal waits again', async () => {
    const id = await proposed();
    const after = await answered(id, 'accept');
    expect(after.to).toBe(`/today?said=answered&step=${id}`);
    const page = await mira().get(after.to ?? '');
    expect(page.text).toContain('id="just-answered"');
    expect(page.text).toContain(`action="/steps/${id}/answer"`);
    const undone = await mira().post(`/steps/${id}/answer`, { _method: 'delete', back: '/today' });
    expect(undone.to).toBe('/today?said=unanswered');
    expect((await mira().get(undone.to ?? '')).read).toContain('It waits for your answer again.');
    expect(await state(id)).toBe('proposed');
  });

  it('is taken back on the page of the step, and told in its engagement', async () => {
    const id = await proposed();
    await answered(id, 'decline');
    expect((await mira().get(`/steps/${id}`)).read).toContain('Take my no back');
    expect((await elena().get(`/steps/${id}`)).read).not.toContain('Take my');
    await mira().post(`/steps/${id}/answer`, { _method: 'delete' });
    expect(await state(id)).toBe('proposed');
    expect((await elena().get(`/engagements/${lived.id}/timeline`)).read).toContain(
      'took back the answer to a step',
    );
    expect((await elena().api('DELETE', `/steps/${id}/answer`)).body['code']).toBe('step.not_answered');
  });

  it('offers no way back where there is none: kept since, or another place named in the address', async () => {
    const id = await proposed();
    await answered(id, 'accept');
    await mira().do(markStep, { stepId: id, mark: 'kept' });
    expect((await mira().get(`/steps/${id}`)).read).not.toContain('Take my yes back');
    const late = await mira().post(`/steps/${id}/answer`, { _method: 'delete' });
    expect([late.status, late.read]).toEqual([422, expect.stringContaining('no answer here')]);
    for (const place of ['../settings', 'x/../../settings', '"><b>', '']) {
      const page = await mira().get(`/today?said=answered&step=${encodeURIComponent(place)}`);
      expect(page.text).not.toContain('just-answered');
    }
  });
});

describe('in the room', () => {
  let sessionId: string;
  const room = () => `/sessions/${sessionId}`;

  beforeEach(async () => {
    sessionId = lived.sessionIds[2] ?? '';
    house.clock.set('2026-12-03T15:05:00.000Z');
    await elena().do(startOneSession, { sessionId });
  });

  it('a yes said there is taken back there', async () => {
    const { id } = await elena().do(addOneStep, { ...step(), dueOn: '2026-12-08', sessionId });
    await mira().post(`${room()}/steps/${id}/answer`, { answer: 'accept' });
    expect((await mira().get(room())).read).toContain('Take my yes back');
    const undone = await mira().post(`${room()}/steps/${id}/answer`, { _method: 'delete' });
    expect(undone.to).toBe(`${room()}#closing`);
    expect(await state(id)).toBe('proposed');
    await mira().post(`${room()}/steps/${id}/answer`, { answer: 'decline' });
    expect((await mira().get(room())).read).toContain('Take my no back');
  });

  it('a confirmation is taken back before closing, by the client alone', async () => {
    const { id } = await mira().do(addOneStep, { ...step(), dueOn: '2026-12-08' });
    await mira().do(confirmOneStep, { sessionId, stepId: id });
    expect((await mira().get(room())).text).toContain(`id="unconfirm-${id}"`);
    expect((await elena().get(room())).text).not.toContain(`id="unconfirm-${id}"`);
    const undone = await mira().post(`${room()}/steps/${id}/confirmation`, { _method: 'delete' });
    expect(undone.to).toBe(`${room()}#closing`);
    const page = await mira().get(room());
    expect(page.text).toContain(`id="confirm-${id}"`);
    await mira().do(addOneConclusion, { sessionId, text: 'Early is kinder.' });
    expect((await mira().refused(closeOneSession, { sessionId })).refusal).toBe('session.no_next_step');
    await mira().do(confirmOneStep, { sessionId, stepId: id });
    await mira().do(closeOneSession, { sessionId });
    const late = await mira().refused(unconfirmOneStep, { sessionId, stepId: id });
    expect(late.refusal).toBe('session.not_open');
  });
});

describe('the call for a review', () => {
  const called = async () => (await elena().do(callOneReview, { engagementId: lived.id })).id;
  const mayTakeBack = async (reviewId: string) => (await elena().do(readReview, { reviewId })).mayTakeBack;

  it('is taken back on its page by whoever called', async () => {
    const id = await called();
    expect((await mira().get(`/reviews/${id}`)).text).not.toContain('id="uncall"');
    expect((await elena().get(`/reviews/${id}`)).text).toContain('id="uncall"');
    const undone = await elena().post(`/reviews/${id}`, { _method: 'delete' });
    expect(undone.to).toBe(`/reviews/${id}?said=uncalled`);
    expect((await mira().get(`/reviews/${id}`)).read).toContain('This review is over: taken back');
    expect((await mira().get('/today')).text).not.toContain(`/reviews/${id}`);
    await called();
  });

  it('stands once an answer was shared; one kept private is not told of by a no', async () => {
    const id = await called();
    await mira().do(answerReview, { reviewId: id, text: 'More quiet, please.' });
    expect(await mayTakeBack(id)).toBe(true);
    await mira().do(shareAnswer, { reviewId: id });
    expect(await mayTakeBack(id)).toBe(false);
    const late = await elena().post(`/reviews/${id}`, { _method: 'delete' });
    expect([late.status, late.read]).toEqual([422, expect.stringContaining('Something has been answered')]);
  });

  it('stands once whoever called has written in it', async () => {
    const id = await called();
    await elena().do(answerReview, { reviewId: id, text: 'It goes well.' });
    expect(await mayTakeBack(id)).toBe(false);
  });
});

it('an answer to a longer stretch is taken back where the stretch stands', async () => {
  const fromSessionId = lived.sessionIds[3] ?? '';
  const gap = { sprintId: lived.sprintId, fromSessionId, days: 20, name: 'Winter break' };
  const { id } = await elena().do(proposeOneGap, gap);
  for (const [answer, label] of [
    ['accept', 'Take my yes back'],
    ['decline', 'Take my no back'],
  ] as const) {
    await mira().do(answerOneGap, { gapId: id, answer });
    for (const page of [`/sprints/${lived.sprintId}`, `/sprints/${lived.sprintId}/plan`])
      expect((await mira().get(page)).read, page).toContain(label);
    expect((await elena().get(`/sprints/${lived.sprintId}`)).read).not.toContain(label);
    const back = `/sprints/${lived.sprintId}`;
    const undone = await mira().post(`/gaps/${id}/answer`, { _method: 'delete', back });
    expect(undone.to).toBe(`${back}?said=unanswered`);
    expect((await mira().get(undone.to ?? '')).read).toContain('proposes to accept 20 days');
  }
});

describe('again next week, where the goal has ended', () => {
  it('asks for another goal; where none is open it serves the big picture at once', async () => {
    const { id } = await mira().do(addOneStep, step());
    await mira().do(markStep, { stepId: id, mark: 'kept' });
    for (const one of (await lived.book()).steps.filter((each) => each.state === 'agreed'))
      await mira().do(markStep, { stepId: one.id, mark: 'not kept' });
    await mira().do(endOneGoal, { goalId: lived.goalId, how: 'reached', sentence: 'Said it.' });
    const wish = { title: 'Write less', horizon: 'sprint', area: 'craft' } as const;
    const { id: goalId } = await mira().do(makeOneGoal, wish);
    const page = await mira().get(`/steps/${id}`);
    expect(page.text).toContain('id="again-form"');
    expect(page.read).toContain('The goal it served has ended.');
    const refused = await mira().post(`/steps/${id}/next`, {});
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('id="again-form"')]);
    const again = await mira().post(`/steps/${id}/next`, { goalId, back: '/today' });
    expect(again.to).toBe('/today?said=added');
    const next = (await lived.book()).steps.find((one) => one.state === 'agreed');
    expect(next).toMatchObject({ goalId });
    await mira().do(markStep, { stepId: next?.id ?? '', mark: 'kept' });
    await mira().do(endOneGoal, { goalId, how: 'let go', sentence: 'Enough.' });
    expect((await mira().get(`/steps/${id}`)).text).not.toContain('again-form');
    const { id: last } = await mira().do(repeatStep, { stepId: id });
    expect((await mira().do(readStep, { stepId: last })).step.goal).toBeNull();
  });
});
