// In the hour: a break-off put right, a marker in one tap, what is private off a shared screen, and words that say where they came about.
import { beforeEach, describe, expect, it } from 'vitest';
import { readGoal } from '../../src/app/goal-stories.ts';
import { addNote } from '../../src/app/notes.ts';
import { callOneReview, readReview } from '../../src/app/reviews.ts';
import { cutOneShort, startOneSession } from '../../src/app/session-hours.ts';
import { readSession } from '../../src/app/session-readings.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
let sessionId: string;
const path = () => `/sessions/${sessionId}`;

beforeEach(async () => {
  house = await newHouse();
  lived = await house.engagement({ week: 3 });
  sessionId = lived.sessionIds[2] ?? '';
  house.clock.set('2026-12-03T15:05:00.000Z');
  await house.as('elena').do(startOneSession, { sessionId });
});

describe('a session said to have broken off', () => {
  const state = async () => (await house.as('mira').do(readSession, { sessionId })).session;

  it('is put right by whoever said it, and can be cut or closed again', async () => {
    await house.as('mira').do(cutOneShort, { sessionId });
    expect(await state()).toMatchObject({ state: 'cut short', offeredLocal: expect.any(String) });
    expect((await house.as('elena').get(path())).text).not.toContain('id="not-cut"');
    expect((await house.as('mira').get(path())).text).toContain('id="not-cut"');
    const other = await house.as('elena').api('DELETE', `${path()}/cut`);
    expect([other.status, other.body['code']]).toEqual([403, 'session.not_yours']);
    const back = await house.as('mira').post(`${path()}/cut`, { _method: 'delete' });
    expect(back.to).toBe(`${path()}?said=corrected`);
    expect(await state()).toMatchObject({ state: 'in progress', offeredLocal: null, endedAt: null });
    expect((await house.as('mira').api('DELETE', `${path()}/cut`)).body['code']).toBe('session.not_cut');
  });

  it('keeps its real minutes among the hours', async () => {
    house.clock.set('2026-12-03T15:25:00.000Z');
    await house.as('mira').do(cutOneShort, { sessionId });
    const page = await house.as('elena').get(`/engagements/${lived.id}`);
    expect(page.read).toContain('20 minutes cut short');
  });
});

describe('the room', () => {
  it('marks a moment in one tap: the marker lies in no fold', async () => {
    const page = await house.as('mira').get(path());
    const marker = page.text.indexOf('id="marker"');
    expect(marker).toBeGreaterThan(0);
    expect(marker).toBeLessThan(page.text.indexOf('id="own"'));
    expect((await house.as('elena').get(path())).text).not.toContain('id="marker"');
  });

  it('hides what is private on a shared screen, in the brief as well', async () => {
    const elena = house.as('elena');
    await elena.do(addNote, { sessionId, text: 'Ask about Jonas', isPrivate: true });
    const cookie = `${await elena.cookie()}; screen=shared`;
    for (const page of [path(), `${path()}/brief`]) {
      expect((await elena.get(page)).read).toContain('Ask about Jonas');
      expect((await elena.get(page, { cookie })).read).not.toContain('Ask about Jonas');
    }
    expect(
      (await house.as('mira').get(path(), { cookie: `${await house.as('mira').cookie()}; screen=shared` }))
        .text,
    ).not.toContain('id="marker"');
  });

  it('is named by words and decisions that came about in it', async () => {
    const mira = house.as('mira');
    const form = await mira.get(`/goals/${lived.goalId}/reword?to=direction`);
    expect(form.text).toContain(`name="sessionId" value="${sessionId}"`);
    const words = {
      clarity: 'direction',
      title: 'Say it early',
      meaning: 'It matters',
      version: 1,
      sessionId,
    };
    await mira.post(`/goals/${lived.goalId}/versions`, words);
    const told = await mira.do(readGoal, { goalId: lived.goalId });
    expect(told.story.at(-1)).toMatchObject({ title: 'Say it early', session: { id: sessionId } });
    expect((await mira.get(`/goals/${lived.goalId}`)).read).toContain('in the session of');
    const suggests = await house.as('elena').get(`/goals/${lived.goalId}`);
    expect(suggests.text).toContain(`name="sessionId" value="${sessionId}"`);
    const { id: reviewId } = await mira.do(callOneReview, { engagementId: lived.id });
    expect((await mira.get(`/reviews/${reviewId}`)).text).toContain(`name="sessionId" value="${sessionId}"`);
    await mira.post(`/reviews/${reviewId}/decision`, { decision: 'go on', sessionId });
    expect((await mira.do(readReview, { reviewId })).review.sessionId).toBe(sessionId);
  });
});

it('a break-off stands once the next session has closed', async () => {
  await house.as('mira').do(cutOneShort, { sessionId });
  house.clock.pass({ hours: 1 });
  await house.act(lived.id, 'mira', ({ book, at, newId }) => {
    const closed = book.sessions.find(({ state }) => state === 'closed');
    const again = closed && { ...closed, id: newId(), settledAt: at };
    return { ok: true, value: { sessions: again ? [again] : [], events: [] } };
  });
  const late = await house.as('mira').api('DELETE', `${path()}/cut`);
  expect(late.body['code']).toBe('session.correction_closed');
});
