// The pages of sprints, by plain forms: the plan with its four parts, the sprint with what lies in it.
import { describe, expect, it } from 'vitest';
import { newHouse } from '../world/house.ts';

describe('the plan of a sprint', () => {
  it('begins from the page that says what a sprint is, and is made ready part by part', async () => {
    const house = await newHouse();
    const { id } = await house.engagement({ state: 'agreed' });
    const mira = house.as('mira');
    const start = await mira.get('/sprint');
    expect(start.read).toContain('Three months with a beginning and an end.');
    const startsOn = /name="startsOn"[^>]*value="([^"]+)"/.exec(start.text)?.[1] ?? '';
    const wrong = await mira.post(`/engagements/${id}/sprints`, { startsOn, weeks: 3 });
    expect(wrong).toMatchObject({ status: 422 });
    expect(wrong.text).toContain('value="3"');
    const planned = await mira.post(`/engagements/${id}/sprints`, { startsOn, weeks: 13 });
    const path = planned.to?.replace(/\?.*/, '') ?? '';
    const page = await mira.get(path);
    for (const part of ['Goals missing', 'Time missing', 'Expectations missing', 'Agreement ready']) {
      expect(page.read).toContain(part);
    }
    expect((await mira.get('/sprint')).to).toBe(path);
    const sprint = path.replace('/plan', '');
    const half = { _method: 'put', ownAnswers: 'I find my own.', frustration: 'It will pass.' };
    const refused = await mira.post(`${sprint}/expectations`, half);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('I find my own.');
    expect(refused.read).toContain('Please answer this in your own words.');
    const kept = await mira.post(`${sprint}/expectations`, { ...half, between: 'One a week.' });
    expect(kept.to).toBe(`${path}?said=expect`);
    const block = { _method: 'put', weekday: 2, time: '08:00', minutes: 60 };
    expect((await mira.post(`${sprint}/block`, block)).to).toBe(`${path}?said=block`);
    const theirs = await house.as('elena').get(path);
    expect(theirs.read).toContain('One a week.');
    expect(theirs.read).toContain('The weekly hour is set. It is private.');
    expect(theirs.read).not.toContain('08:00');
    expect((await house.as('jon').get(path)).status).toBe(404);
  });
});

describe('the page of a sprint', () => {
  it('shows the line, the weeks and what stands beside them', async () => {
    const house = await newHouse();
    const { sprintId } = await house.engagement({ week: 7 });
    const page = await house.as('mira').get('/sprint');
    expect(page.read).toContain('Week 7 of 13');
    expect(page.read).toContain('The middle of the sprint: a good moment to look back.');
    expect(page.read).toContain('Speak up before the decision is made');
    expect(page.read).toContain('Reflection slipping');
    const theirs = await house.as('elena').get(`/sprints/${sprintId}`);
    expect(theirs.status).toBe(200);
    expect(theirs.read).not.toContain('Reflection slipping');
    expect((await house.as('tomas').get(`/sprints/${sprintId}`)).status).toBe(404);
  });

  it('invites whoever has none yet', async () => {
    const house = await newHouse();
    expect((await house.as('jon').get('/sprint')).read).toContain('Invite your coach');
  });
});
