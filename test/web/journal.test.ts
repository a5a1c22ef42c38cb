// The big picture, moments and the journal, as somebody writes them without script.
import { beforeAll, describe, expect, it } from 'vitest';
import { addOneStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

describe('what is one’s own', () => {
  let house: House;
  let lived: Lived;

  beforeAll(async () => {
    house = await newHouse();
    lived = await house.engagement({ week: 3 });
  });

  it('keeps the big picture in versions, and a stale form beside what stands', async () => {
    const mira = house.as('mira');
    const first = { whyCareer: 'To build calm tools', whyProduct: 'For nurses', number: 0 };
    expect((await mira.post('/big-picture', first)).to).toBe('/big-picture?said=kept');
    const stale = await mira.post('/big-picture', { ...first, whyCareer: 'Typed in another tab' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Typed in another tab');
    expect(stale.text).toContain('To build calm tools');
  });

  it('catches a moment in one line, explores a friction, shares it and takes it back', async () => {
    const mira = house.as('mira');
    const caught = await mira.post('/moments', { kind: 'friction', line: 'That question stung' });
    const path = caught.to?.split('?')[0] ?? '';
    expect((await mira.get(path)).read).toContain('That question stung');
    const explored = await mira.post(`${path}/exploration`, {
      _method: 'put',
      move: 1,
      text: 'Elena asked who decides',
    });
    expect(explored.status).toBe(303);
    expect((await mira.get(path)).read).toContain('Elena asked who decides');
    expect((await mira.post(`${path}/sharing`, { engagementId: lived.id })).status).toBe(303);
    expect((await mira.get(path)).read).toContain('Shared with Elena Kask');
    expect((await house.as('elena').get(path)).status).toBeGreaterThanOrEqual(403);
    await mira.post(`${path}/sharing`, { _method: 'delete', engagementId: lived.id });
    expect((await mira.get(path)).read).toContain('Only you');
  });

  it('asks for the line that is missing, with the kind still chosen', async () => {
    const page = await house.as('mira').post('/moments', { kind: 'doubt', line: '' });
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/value="doubt"[^>]*checked/);
  });

  it('keeps a reflective step by writing', async () => {
    const mira = house.as('mira');
    const step = {
      engagementId: lived.id,
      goalId: lived.goalId,
      text: 'What does silence cost?',
      kind: 'reflective',
    };
    const { id } = await mira.do(addOneStep, step);
    const editor = await mira.get(`/reflections/new?step=${id}`);
    expect(editor.read).toContain('What does silence cost?');
    const action = /action="(\/reflections\/[\w-]+)"/.exec(editor.text)?.[1] ?? '';
    const draft = { _method: 'put', subject: 'strategy', text: 'An hour', stepId: id, rev: '' };
    const { rev } = JSON.parse((await mira.post(action, draft, { 'x-draft': '1' })).text) as { rev: string };
    expect((await mira.get(`/steps/${id}`)).read).not.toContain('· kept');
    const saved = await mira.post(action, {
      _method: 'put',
      subject: 'strategy',
      text: 'An hour a week',
      rev,
      stepId: id,
    });
    expect(saved.status).toBe(303);
    expect((await mira.get(`/steps/${id}`)).read).toContain('kept');
  });
});
