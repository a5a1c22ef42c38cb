// Steps as deeds: the client's word, the coach's proposal, the moves, and what each side sees.
import { beforeEach, describe, expect, it } from 'vitest';
import { markStep, moveStep } from '../../src/app/step-moves.ts';
import { addOneStep, answerOneStep, listSteps, readStep, withdrawOneStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

const TEXT = 'Ask Priya to run the meeting';

describe('steps', () => {
  let house: House;
  let lived: Lived;

  beforeEach(async () => {
    house = await newHouse();
    lived = await house.engagement({ week: 3 });
  });

  const add = (who: 'mira' | 'elena', more: object = {}) =>
    house.as(who).do(addOneStep, { engagementId: lived.id, goalId: lived.goalId, text: TEXT, ...more });
  const seen = async (who: 'mira' | 'elena', stepId: string) =>
    (await house.as(who).do(readStep, { stepId })).step;

  it('is agreed by the client’s own word, and the coach sees it', async () => {
    const { id } = await add('mira', { ifSituation: 'the room turns to me', thenAction: 'ask back' });
    const step = await seen('elena', id);
    expect(step).toMatchObject({ state: 'agreed', text: TEXT, by: 'client', thenAction: 'ask back' });
    expect(step.goal?.id).toBe(lived.goalId);
  });

  it('waits for the client’s yes when the coach proposes it', async () => {
    const { id } = await add('elena');
    expect((await seen('mira', id)).state).toBe('proposed');
    expect(await house.as('elena').refused(answerOneStep, { stepId: id, answer: 'accept' })).toMatchObject({
      refusal: 'step.not_yours',
    });
    await house.as('mira').do(answerOneStep, { stepId: id, answer: 'accept' });
    expect((await seen('mira', id)).state).toBe('agreed');
  });

  it('is made smaller by the client at once, with the old wording beside it', async () => {
    const { id } = await add('mira');
    const input = { stepId: id, move: 'smaller', text: 'Ask Priya', size: 'quarter' };
    const moved = await house.as('mira').do(moveStep, input);
    const { step, chain } = await house.as('mira').do(readStep, { stepId: moved.id });
    expect(step).toMatchObject({ state: 'agreed', text: 'Ask Priya', size: 'quarter', previousId: id });
    expect(chain.map(({ text, state }) => [text, state])).toEqual([
      [TEXT, 'replaced'],
      ['Ask Priya', 'agreed'],
    ]);
  });

  it('goes later once, and says why not twice', async () => {
    const { id } = await add('mira', { dueOn: '2026-11-24' });
    const first = await house.as('mira').do(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-26' });
    expect(
      await house.as('mira').refused(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-27' }),
    ).toMatchObject({
      refusal: 'step.move_waiting',
    });
    await house.as('elena').do(answerOneStep, { stepId: first.id, answer: 'accept' });
    const again = { stepId: first.id, move: 'later', dueOn: '2026-11-28' };
    expect(await house.as('mira').refused(moveStep, again)).toMatchObject({ refusal: 'step.later_used' });
  });

  it('keeps its words when it goes later', async () => {
    const { id } = await add('mira', { dueOn: '2026-11-24' });
    const later = await house
      .as('mira')
      .do(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-26', why: 'ill' });
    expect(await seen('elena', later.id)).toMatchObject({ text: TEXT, why: 'ill', state: 'proposed' });
    expect((await seen('mira', id)).waitingId).toBe(later.id);
  });

  it('stands after 72 hours without an answer', async () => {
    const { id } = await add('mira', { dueOn: '2026-11-24' });
    const later = await house.as('mira').do(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-26' });
    house.clock.pass({ hours: 72 });
    expect((await seen('mira', later.id)).state).toBe('agreed');
    expect((await seen('mira', id)).state).toBe('replaced');
  });

  it('is not dropped without a replacement', async () => {
    const { id } = await add('mira');
    expect(await house.as('mira').refused(moveStep, { stepId: id, move: 'different' })).toMatchObject({
      refusal: 'step.needs_replacement',
    });
  });

  it('is answered by the coach with something different', async () => {
    const { id } = await add('mira', { dueOn: '2026-11-24' });
    const later = await house.as('mira').do(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-26' });
    const counter = {
      stepId: id,
      answers: later.id,
      move: 'different',
      text: 'Half of it',
      size: 'quarter',
      dueOn: '2026-11-24',
    };
    const { id: countered } = await house.as('elena').do(moveStep, counter);
    expect((await seen('mira', later.id)).state).toBe('declined');
    expect(await seen('mira', countered)).toMatchObject({
      state: 'proposed',
      text: 'Half of it',
      by: 'coach',
    });
  });

  it('is marked by the client alone, and what got in the way is kept', async () => {
    const { id } = await add('mira');
    const mark = { stepId: id, mark: 'not kept', inTheWay: 'the freeze' };
    expect(await house.as('elena').refused(markStep, mark)).toMatchObject({ refusal: 'step.not_yours' });
    await house.as('mira').do(markStep, mark);
    expect(await seen('elena', id)).toMatchObject({ state: 'not kept', inTheWay: 'the freeze' });
    await house.as('mira').do(markStep, { stepId: id, mark: 'kept' });
    expect((await seen('mira', id)).state).toBe('kept');
  });

  it('is taken back only by whoever proposed it', async () => {
    const { id } = await add('elena');
    expect(await house.as('mira').refused(withdrawOneStep, { stepId: id })).toMatchObject({
      refusal: 'step.not_yours',
    });
    await house.as('elena').do(withdrawOneStep, { stepId: id });
    expect((await seen('mira', id)).state).toBe('withdrawn');
  });

  it('does not exist for anybody else', async () => {
    const { id } = await add('mira');
    for (const who of ['jon', 'tomas', 'ada'] as const) {
      expect(await house.as(who).refused(readStep, { stepId: id })).toMatchObject({
        refusal: 'step.not_found',
      });
      expect(await house.as(who).refused(listSteps, { engagementId: lived.id })).toMatchObject({
        refusal: 'step.not_found',
      });
    }
  });
});
