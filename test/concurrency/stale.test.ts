// A form that was opened before somebody wrote: it comes back with how it stands now and with all that was typed.
import { expect, it } from 'vitest';
import { readBigPicture, writeBigPicture } from '../../src/app/big-pictures.ts';
import { readGoal } from '../../src/app/goal-stories.ts';
import { makeOneGoal, rewordOneGoal } from '../../src/app/goals.ts';
import { newHouse } from '../world/house.ts';

const engines = ['sqlite', 'postgres'] as const;

it.each(engines)('a goal reworded on two devices, on %s', async (engine) => {
  const house = await newHouse({ engine });
  const other = await newHouse({ engine, beside: house });
  const mira = house.as('mira');
  const wish = { title: 'Say it early', horizon: 'sprint', area: 'influence', clarity: 'itch' };
  const { id: goalId } = await mira.do(makeOneGoal, wish);
  await other.as('mira').do(rewordOneGoal, { goalId, title: 'Say it before it is decided', version: 1 });
  const typed = {
    title: 'Say it in the first minute',
    clarity: 'direction',
    meaning: 'It weighs on me',
    version: 1,
  };
  const answer = await mira.post(`/goals/${goalId}/versions`, typed);
  expect(answer.status).toBe(409);
  for (const words of ['Say it before it is decided', typed.title, typed.meaning])
    expect(answer.text).toContain(words);
  expect(await mira.do(readGoal, { goalId })).toMatchObject({ goal: { version: 2 } });
  const api = await mira.api('POST', `/goals/${goalId}/versions`, typed);
  expect(api).toMatchObject({ status: 409, body: { code: 'goal.changed_meanwhile', version: 2 } });
});

it.each(engines)(
  'of many who reword at once one is first, and nobody is overwritten, on %s',
  async (engine) => {
    const house = await newHouse({ engine });
    const other = await newHouse({ engine, beside: house });
    const wish = { title: 'Say it early', horizon: 'sprint', area: 'influence', clarity: 'itch' };
    const { id: goalId } = await house.as('mira').do(makeOneGoal, wish);
    const doors = [house, other, house, other, house, other];
    const answers = await Promise.all(
      doors.map((door, index) =>
        door.as('mira').api('POST', `/goals/${goalId}/versions`, { title: `Words ${index}`, version: 1 }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  },
);

it.each(engines)('a big picture written on two devices, on %s', async (engine) => {
  const house = await newHouse({ engine });
  const mira = house.as('mira');
  await mira.do(writeBigPicture, { whyCareer: 'Because it matters', number: 0 });
  const typed = { whyCareer: 'Because I am good at it', whyProduct: 'It helps people', number: 0 };
  const answer = await mira.post('/big-picture', typed);
  expect(answer.status).toBe(409);
  for (const words of ['Because it matters', typed.whyCareer, typed.whyProduct])
    expect(answer.text).toContain(words);
  const read = await mira.do(readBigPicture, {});
  expect(JSON.stringify(read)).not.toContain(typed.whyProduct);
});
