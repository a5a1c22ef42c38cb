// What a page says once something was done: that it holds, or that it waits, as it really is.
import { beforeAll, describe, expect, it } from 'vitest';
import { beginAlone } from '../../src/app/engagement-lists.ts';
import { addOneStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

describe('what was done is said as it is', () => {
  let house: House;
  let mira: Lived;

  beforeAll(async () => {
    house = await newHouse();
    mira = await house.engagement({ week: 3 });
  });

  const form = (text: string) => ({ text, goalId: mira.goalId, dueOn: '2026-11-24', back: home() });
  const home = () => `/engagements/${mira.id}`;

  it('a step is agreed by its client, and proposed by the coach', async () => {
    const added = await house.as('mira').post(`${home()}/steps`, { ...form('Say no once'), back: '/today' });
    expect(added.to).toContain('/today?said=added');
    const proposed = await house.as('elena').post(`${home()}/steps`, form('Ask Priya'));
    expect(proposed.to).toContain(`${home()}?said=proposed`);
    const page = await house.as('elena').get(proposed.to ?? '');
    expect(page.read).toContain('Proposed. It waits for a yes.');
    expect(page.read).not.toContain('It stands on Today');
  });

  it('help of somebody else holds at once, the coach’s is asked for', async () => {
    const step = { engagementId: mira.id, goalId: mira.goalId, dueOn: '2026-11-25' };
    const { id } = await house.as('mira').do(addOneStep, { ...step, text: 'Draft it' });
    const help = { move: 'with help', helpWith: 'ten minutes' };
    const held = await house.as('mira').post(`/steps/${id}/moves`, { ...help, helpFrom: 'Jonas' });
    expect(held.to).toContain('said=moved');
    const next = /steps\/([^?]+)/.exec(held.to ?? '')?.[1];
    const asked = await house.as('mira').post(`/steps/${next}/moves`, { ...help, helpFromCoach: 'true' });
    expect(asked.to).toContain('said=asked');
  });

  it('a client alone asks nobody, and no page says so', async () => {
    const jon = house.as('jon');
    const { id: engagementId } = await jon.do(beginAlone, {});
    const { id } = await jon.do(addOneStep, { engagementId, text: 'Write two lines', dueOn: '2026-11-24' });
    const page = await jon.get(`/steps/${id}`);
    expect(page.read).toContain('It holds at once.');
    expect(page.read).not.toContain('waits for the other’s yes');
    const moved = await jon.post(`/steps/${id}/moves`, { move: 'later', dueOn: '2026-11-26' });
    expect(moved.to).toContain('said=moved');
    expect((await jon.get(moved.to ?? '')).read).not.toContain('until there is an answer');
  });

  it('a pause is proposed by a coach who is a client elsewhere', async () => {
    await house.engagement({ client: 'elena', coach: 'ada', state: 'exploring' });
    const days = { startsOn: '2026-11-30', endsOn: '2026-12-07', back: home() };
    const proposed = await house.as('elena').post(`${home()}/pauses`, days);
    expect(proposed.to).toBe(`${home()}?said=pause-proposed`);
  });
});
