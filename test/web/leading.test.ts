// Today puts one thing first, whatever the momentum, whether a step is asked for, and whatever waits beside it.
import { describe, expect, it } from 'vitest';
import { writeBigPicture } from '../../src/app/big-pictures.ts';
import { endOneEngagement } from '../../src/app/engagements.ts';
import { writeOneReflection } from '../../src/app/reflections.ts';
import { addOneStep } from '../../src/app/steps.ts';
import { readToday } from '../../src/app/today.ts';
import { wordsFor } from '../../src/words/words.ts';
import { type House, newHouse } from '../world/house.ts';

const mainOf = (text: string): string => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** What stands out on Mira's Today, and in which state that is. */
async function seen(house: House) {
  const mira = house.as('mira');
  const { engagement } = await mira.do(readToday, {});
  const main = mainOf((await mira.get('/today')).text);
  return {
    buttons: count(main, /button-primary/g),
    cards: count(main, /card-now/g),
    state: [
      engagement?.momentum?.overall.state ?? 'none',
      engagement?.isAsked ? 'asked' : 'free',
      engagement?.waiting.length ? 'waiting' : 'quiet',
    ].join(', '),
  };
}

/** A sprint that nobody works on, three days after three days, with or without a step within its date. */
async function idle(has: { step: boolean; proposal: boolean }) {
  const house = await newHouse();
  const { id, goalId } = await house.engagement({ week: 3, weeks: 10 });
  await house.as('mira').do(writeBigPicture, { whyCareer: 'To build calm tools', number: 0 });
  const found = [];
  for (let days = 0; days < 33; days += 3) {
    const dueOn = house.clock.now().slice(0, 10);
    if (has.step)
      await house.as('mira').do(addOneStep, { engagementId: id, goalId, text: 'Ask once', dueOn });
    if (has.proposal)
      await house.as('elena').do(addOneStep, { engagementId: id, goalId, text: 'Ask twice', dueOn });
    await house.as('mira').do(writeOneReflection, { text: 'Two lines.' });
    found.push(await seen(house));
    house.clock.pass({ days: 3 });
  }
  return found;
}

describe('on Today', () => {
  it('one button and one card stand out in every state that a sprint comes to', async () => {
    const all = [];
    for (const step of [true, false])
      for (const proposal of [true, false]) all.push(...(await idle({ step, proposal })));
    expect(all.filter(({ buttons, cards }) => buttons !== 1 || cards !== 1)).toEqual([]);
    const states = new Set(all.map(({ state }) => state));
    for (const momentum of ['steady', 'slipping', 'stalled'])
      for (const asked of ['asked', 'free']) expect(states).toContain(`${momentum}, ${asked}, waiting`);
    expect(states).toContain('steady, free, quiet');
  });

  it('one button stands out before the first sprint, and none after the end', async () => {
    for (const state of ['exploring', 'agreed', 'planned'] as const) {
      const house = await newHouse();
      await house.engagement({ state });
      expect((await seen(house)).buttons, state).toBe(1);
      await house.as('mira').do(writeBigPicture, { whyCareer: 'To build calm tools', number: 0 });
      expect((await seen(house)).buttons, `${state}, with a big picture`).toBe(1);
    }
    const house = await newHouse();
    const { id } = await house.engagement({ state: 'planned' });
    await house.as('mira').do(writeBigPicture, { whyCareer: 'To build calm tools', number: 0 });
    await house.as('mira').do(endOneEngagement, { engagementId: id });
    expect(await seen(house)).toMatchObject({ buttons: 0, cards: 0 });
    expect((await house.as('mira').get('/today')).text).not.toContain('/steps/new');
  });
});

it('a pace above the pledge is told beside it, not as a part of it', () => {
  const { pace } = wordsFor('en').today.enough;
  expect([pace(5, 3), pace(3, 3), pace(0, 3), pace(2, 0), pace(0, 0), pace(4, null)]).toEqual([
    '5 in four weeks; 3 pledged',
    '3 of 3 in four weeks',
    '0 of 3 in four weeks',
    '2 in four weeks; none pledged',
    '0 of 0 in four weeks',
    '4 in four weeks',
  ]);
});
