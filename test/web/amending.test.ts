// A typo or a wrong day in a step: put right by its client on the day it was added, before anything came of it, and no way around moves.
import { beforeEach, describe, expect, it } from 'vitest';
import { addOneConclusion } from '../../src/app/conclusions.ts';
import { closeOneSession, startOneSession } from '../../src/app/session-hours.ts';
import { confirmOneStep, moveStep } from '../../src/app/step-moves.ts';
import { amendOneStep } from '../../src/app/step-plans.ts';
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

async function added(more: object = {}): Promise<string> {
  const step = {
    engagementId: lived.id,
    goalId: lived.goalId,
    text: 'Say no onec',
    dueOn: '2026-11-24',
    ...more,
  };
  return (await mira().do(addOneStep, step)).id;
}

const code = async (stepId: string, more: object = {}) =>
  (await mira().refused(amendOneStep, { stepId, text: 'Say no once', ...more })).refusal;

describe('a step just added', () => {
  it('has its words and its day put right on its page; a later is not used up by it', async () => {
    const id = await added();
    expect((await mira().get(`/steps/${id}`)).text).toContain('id="amend-form"');
    const form = { _method: 'patch', text: 'Say no once', size: 'quarter', dueOn: '2026-11-26' };
    expect((await mira().post(`/steps/${id}`, form)).to).toContain('said=corrected');
    const { step, chain } = await mira().do(readStep, { stepId: id });
    expect(step).toMatchObject({
      text: 'Say no once',
      size: 'quarter',
      dueOn: '2026-11-26',
      laterUsed: false,
    });
    expect(chain).toHaveLength(1);
  });

  it('takes no date that a new step would not take', async () => {
    const id = await added();
    expect(await code(id, { dueOn: '2026-12-14' })).toBe('step.beyond_limit');
    expect(await code(id, { dueOn: '2026-11-21' })).toBe('step.before_today');
    await mira().do(amendOneStep, { stepId: id, text: 'Say no once', dueOn: '2026-12-13' });
  });

  it('is nobody else’s to put right', async () => {
    const id = await added();
    const refused = await house.as('elena').refused(amendOneStep, { stepId: id, text: 'Mine' });
    expect(refused.refusal).toBe('step.not_yours');
    expect((await house.as('elena').get(`/steps/${id}`)).text).not.toContain('id="amend-form"');
  });
});

describe('it goes by its moves', () => {
  it('from the next day on', async () => {
    const id = await added();
    house.clock.set('2026-11-22T23:01:00.000Z');
    expect(await code(id)).toBe('step.not_amendable');
    expect((await mira().get(`/steps/${id}`)).text).not.toContain('id="amend-form"');
  });

  it('once it was moved, or a move of it waits', async () => {
    const moved = await added();
    const { id } = await mira().do(moveStep, {
      stepId: moved,
      move: 'smaller',
      size: 'quarter',
      text: 'Less',
    });
    expect(await code(id)).toBe('step.not_amendable');
    const asked = await added();
    await mira().do(moveStep, { stepId: asked, move: 'later', dueOn: '2026-11-26' });
    expect(await code(asked)).toBe('step.not_amendable');
  });

  it('once it was confirmed in a session, or a session was closed with it', async () => {
    const sessionId = lived.sessionIds[2] ?? '';
    house.clock.set('2026-12-03T15:00:00.000Z');
    await house.as('elena').do(startOneSession, { sessionId });
    const confirmed = await added({ dueOn: '2026-12-08' });
    await mira().do(confirmOneStep, { sessionId, stepId: confirmed });
    expect(await code(confirmed)).toBe('step.not_amendable');
    const here = await added({ dueOn: '2026-12-08', sessionId });
    await mira().do(amendOneStep, { stepId: here, text: 'Say no once', dueOn: '2026-12-09' });
    await mira().do(addOneConclusion, { sessionId, text: 'Early is kinder.' });
    await mira().do(closeOneSession, { sessionId });
    expect(await code(here, { dueOn: '2026-12-20' })).toBe('step.not_amendable');
  });
});
