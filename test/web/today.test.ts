// Today and the pages of a step, as somebody reads and fills them, without script.
import { beforeAll, describe, expect, it } from 'vitest';
import { addOneStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

describe('Today', () => {
  let house: House;
  let lived: Lived;

  beforeAll(async () => {
    house = await newHouse();
    lived = await house.engagement({ week: 3 });
  });

  const add = (text: string) =>
    house
      .as('mira')
      .do(addOneStep, { engagementId: lived.id, goalId: lived.goalId, text, dueOn: '2026-11-24' });

  it('invites somebody who has nothing yet', async () => {
    const page = await house.as('jon').get('/today');
    expect(page.status).toBe(200);
    expect(page.read).toContain('What would you like to be different three months from now?');
    expect(page.read).toContain('Begin with the big picture');
  });

  it('shows the week, the line and the step in the client’s words', async () => {
    await add('Say no once');
    const page = await house.as('mira').get('/today');
    expect(page.read).toContain('Week 3 of 13');
    expect(page.read).toContain('Say no once');
    expect(page.read).toContain('Make it smaller');
    expect(page.text).toContain('class="tl-desk');
  });

  it('keeps a step by one button and says so', async () => {
    const { id } = await add('Draft the note');
    const kept = await house.as('mira').post(`/steps/${id}/marks`, { mark: 'kept', back: '/today' });
    expect([kept.status, kept.to]).toEqual([303, `/today?said=kept&step=${id}`]);
    expect((await house.as('mira').get(kept.to ?? '')).read).toContain('Kept. It is on the line.');
  });

  it('never leads away from here after a form', async () => {
    const { id } = await add('Draft another note');
    const kept = await house
      .as('mira')
      .post(`/steps/${id}/marks`, { mark: 'kept', back: 'https://example.org/' });
    expect(kept.to).toBe(`/today?said=kept&step=${id}`);
  });

  it('shows a refused move with what was typed, beside the field', async () => {
    const { id } = await add('Ask Jonas');
    const form = { move: 'later', dueOn: '2099-01-01', why: 'the freeze comes first' };
    const page = await house.as('mira').post(`/steps/${id}/moves`, form);
    expect(page.status).toBe(422);
    expect(page.text).toContain('the freeze comes first');
    expect(page.read).toContain('The last possible day is');
    expect(page.text).toContain('aria-invalid="true"');
  });

  it('tells both sides of a proposal', async () => {
    const form = {
      text: 'Write down what Priya needs',
      size: 'hour',
      kind: 'practical',
      dueOn: '2026-11-25',
      goalId: lived.goalId,
    };
    const made = await house.as('elena').post(`/engagements/${lived.id}/steps`, form);
    expect(made.status).toBe(303);
    const page = await house.as('mira').get('/today');
    expect(page.read).toContain('A step is proposed to you');
    expect(page.read).toContain('Write down what Priya needs');
  });
});

describe('a sprint that is not there yet', () => {
  it('has its place on Today, and calls for nobody: no one asked', async () => {
    const fresh = await newHouse();
    const { id } = await fresh.engagement({ state: 'agreed' });
    const before = await fresh.as('mira').get('/today');
    expect(before.text).toContain(`href="/engagements/${id}/sprints/new"`);
    const { sprintId } = await fresh.engagement({ client: 'tomas', state: 'planned' });
    const planned = await fresh.as('tomas').get('/today');
    expect(planned.text).toContain(`href="/sprints/${sprintId}/plan"`);
    const people = await fresh.as('elena').get('/people');
    for (const page of [before, planned, people]) expect(page.text).not.toContain('id="waiting"');
    expect(people.read).toContain('being planned');
    const { body } = await fresh.as('tomas').api('GET', '/waiting');
    expect(body).toEqual({ waiting: [] });
  });
});

describe('somebody new', () => {
  it('invites a coach or a client, and the form knows which', async () => {
    const house = await newHouse();
    const { text } = await house.as('jon').get('/today');
    for (const role of ['coach', 'client']) {
      const to = `/invitations?role=${role}`;
      expect(text).toContain(`href="${to}"`);
      const form = (await house.as('jon').get(to)).text;
      expect(form.match(/<input type="radio" name="role"[^>]*checked[^>]*>/g)).toEqual([
        expect.stringContaining(`value="${role}"`),
      ]);
    }
  });

  it('is asked for no client once there is an engagement', async () => {
    const house = await newHouse();
    await house.engagement({ state: 'exploring' });
    expect((await house.as('mira').get('/today')).text).not.toContain('role=client');
  });
});
