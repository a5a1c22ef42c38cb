// Sprints as deeds: planned, made ready part by part by both, read as far as each side may.
import { describe, expect, it } from 'vitest';
import { readAgreement, signAgreement, writeAgreement } from '../../src/app/agreements.ts';
import { readOwnSprint, readProspect } from '../../src/app/own-sprint.ts';
import { answerOneGap, proposeOneGap, withdrawOneGap } from '../../src/app/sprint-gaps.ts';
import {
  answerSprintExpectations,
  changeSprint,
  chooseFocus,
  planOneSprint,
  readSprint,
  type SprintReading,
  setSprintBlock,
} from '../../src/app/sprints.ts';
import { bookSessions } from '../../src/domain/engagement/booking.ts';
import { makeGoal } from '../../src/domain/engagement/crystallising.ts';
import { shelfOf } from '../../src/domain/engagement/goal-shelf.ts';
import { addDays } from '../../src/domain/kernel/time.ts';
import { type House, newHouse } from '../world/house.ts';

const ANSWERS = {
  ownAnswers: 'I find my own.',
  frustration: 'That will pass.',
  between: 'One small thing a week.',
};

/** Mira names a goal, as vague as may be. */
async function goal(house: House, engagementId: string, title: string, hasMeaning = true): Promise<string> {
  const wish = { clarity: 'itch', hasMeaning, levelsDescribed: 0, horizon: 'sprint' } as const;
  const rest = { years: null, parentId: null, area: 'influence' } as const;
  const made = await house.act(
    engagementId,
    'mira',
    ({ book, at, newId }) => {
      const ids = { goalId: newId(), versionId: newId() };
      return makeGoal(shelfOf(book), { ...wish, ...rest, ...ids, by: book.engagement.clientId }, at);
    },
    ({ goals, goalVersions }) => ({
      goals: { [goals?.[0]?.id ?? '']: { words: { title } } },
      goalVersions: { [goalVersions?.[0]?.id ?? '']: { words: { title } } },
    }),
  );
  return made.goals?.[0]?.id ?? '';
}

async function book(house: House, engagementId: string, days: readonly string[]): Promise<void> {
  await house.act(engagementId, 'elena', ({ book: now, at, newId }) => {
    const hours = days.map((day) => ({ id: newId(), startsLocal: `${day}T16:00` }));
    return bookSessions(now, { by: 'client', hours }, at);
  });
}

const repairs = ({ readiness }: SprintReading) =>
  readiness &&
  [readiness.goals, readiness.time, readiness.expectations, readiness.agreement].map((one) => one.repair);

async function plan(house: House, weeks = 6) {
  const { id: engagementId, book: stored } = await house.engagement({ state: 'agreed' });
  const { firstMonday } = await house.as('elena').do(readProspect, { engagementId });
  const input = { engagementId, startsOn: firstMonday, weeks };
  const { id: sprintId } = await house.as('elena').do(planOneSprint, input);
  const read = (who: 'mira' | 'elena' = 'mira'): Promise<SprintReading> =>
    house.as(who).do(readSprint, { sprintId });
  return { engagementId, sprintId, startsOn: firstMonday, read, stored };
}

describe.each(['sqlite', 'postgres'] as const)('a plan on %s', (engine) => {
  it('names what is missing, and begins by itself once both have made it ready', async () => {
    const house = await newHouse({ engine });
    const { engagementId, sprintId, startsOn, read, stored } = await plan(house);
    const mira = house.as('mira');
    expect(repairs(await read())).toEqual([
      'sprint.choose_focus',
      'sprint.book_sessions',
      'sprint.answer_expectations',
      null,
    ]);
    const goalId = await goal(house, engagementId, 'Speak up early');
    expect(await mira.do(chooseFocus, { sprintId, goalIds: [goalId] })).toEqual({ warns: false });
    await book(house, engagementId, [addDays(startsOn, 3), addDays(startsOn, 17)]);
    expect((await read()).plan?.longGaps).toMatchObject([{ days: 24, acceptable: false }]);
    await book(house, engagementId, [addDays(startsOn, 31)]);
    expect((await read()).readiness?.time.repair).toBe('sprint.set_block');
    await mira.do(setSprintBlock, { sprintId, weekday: 3, time: '08:30', minutes: 45 });
    await mira.do(answerSprintExpectations, { sprintId, ...ANSWERS });
    const ready = await read('elena');
    expect(ready).toMatchObject({
      readiness: { ready: true },
      sprint: { state: 'planned', hasBlock: true, block: null },
    });
    expect(ready.sprint.expectations).toEqual(Object.values(ANSWERS));
    house.clock.set(`${startsOn}T08:00:00.000Z`);
    expect((await read()).sprint).toMatchObject({ state: 'active', week: 1 });
    await mira.do(setSprintBlock, { sprintId, weekday: 4, time: '08:30', minutes: 45 });
    expect((await stored()).engagement.state).toBe('active');
  });
});

describe('in a plan', () => {
  it('a gap is accepted by name, by the other side', async () => {
    const house = await newHouse();
    const { engagementId, sprintId, startsOn, read } = await plan(house);
    const [mira, elena] = [house.as('mira'), house.as('elena')];
    await book(house, engagementId, [addDays(startsOn, 3), addDays(startsOn, 22), addDays(startsOn, 36)]);
    const [gap] = (await read()).plan?.longGaps ?? [];
    expect(gap).toMatchObject({ days: 19, acceptable: true, waitingId: null });
    const input = { sprintId, fromSessionId: gap?.fromSessionId, days: 19, name: 'Holiday in Accra' };
    const { id: gapId } = await mira.do(proposeOneGap, input);
    expect((await mira.refused(answerOneGap, { gapId, answer: 'accept' })).refusal).toBe('sprint.own_gap');
    expect((await read('elena')).gaps).toMatchObject([
      { name: 'Holiday in Accra', state: 'waiting', days: 19 },
    ]);
    await elena.do(answerOneGap, { gapId, answer: 'accept' });
    expect((await read()).plan?.longGaps).toEqual([]);
    const wide = { sprintId, days: 22, name: 'Longer' };
    expect((await mira.refused(proposeOneGap, wide)).refusal).toBe('sprint.gap_days');
    const { id: second } = await mira.do(proposeOneGap, { ...wide, days: 18 });
    await mira.do(withdrawOneGap, { gapId: second });
  });

  it('a goal needs its meaning first, and a fourth is warned of', async () => {
    const house = await newHouse();
    const { engagementId, sprintId, read } = await plan(house);
    const mira = house.as('mira');
    const bare = await goal(house, engagementId, 'Something', false);
    expect((await mira.refused(chooseFocus, { sprintId, goalIds: [bare] })).refusal).toBe('goal.no_meaning');
    const goalIds = [];
    for (const title of ['One', 'Two', 'Three', 'Four']) goalIds.push(await goal(house, engagementId, title));
    expect(await mira.do(chooseFocus, { sprintId, goalIds })).toEqual({ warns: true });
    expect((await read()).sprint.focus.map(({ title }) => title)).toEqual(['One', 'Two', 'Three', 'Four']);
    const theirs = await read('elena');
    expect(theirs.sprint.focus).toEqual([]);
    expect(theirs.plan?.goals).toBeNull();
    expect(JSON.stringify(theirs)).not.toContain('Three');
  });

  it('what is the client’s is not the coach’s to do', async () => {
    const house = await newHouse();
    const { sprintId } = await plan(house);
    const elena = house.as('elena');
    const block = { sprintId, weekday: 3, time: '09:00', minutes: 60 };
    expect((await elena.refused(setSprintBlock, block)).refusal).toBe('sprint.client_only');
    expect((await elena.refused(chooseFocus, { sprintId, goalIds: [] })).refusal).toBe('sprint.client_only');
    expect((await elena.refused(answerSprintExpectations, { sprintId, ...ANSWERS })).refusal).toBe(
      'sprint.not_yours',
    );
    expect((await house.as('jon').refused(readSprint, { sprintId })).refusal).toBe('sprint.not_found');
  });

  it('Monday and length can change until it begins', async () => {
    const house = await newHouse();
    const { engagementId, sprintId, startsOn, read } = await plan(house);
    const elena = house.as('elena');
    const again = { engagementId, startsOn };
    expect((await elena.refused(planOneSprint, again)).refusal).toBe('sprint.already_planned');
    const tuesday = { sprintId, startsOn: addDays(startsOn, 1) };
    expect((await elena.refused(changeSprint, tuesday)).refusal).toBe('sprint.not_monday');
    await elena.do(changeSprint, { sprintId, startsOn: addDays(startsOn, 7), weeks: 8 });
    expect((await read()).sprint).toMatchObject({ startsOn: addDays(startsOn, 7), weeks: 8 });
    expect(await house.as('mira').do(readOwnSprint, {})).toMatchObject({ sprintId, state: 'planned' });
  });

  it('a changed agreement has to be signed again', async () => {
    const house = await newHouse();
    const { engagementId, read } = await plan(house);
    const elena = house.as('elena');
    await elena.do(writeAgreement, { engagementId, text: 'A new text.' });
    expect((await read()).readiness?.agreement).toMatchObject({ repair: 'agreement.sign' });
    const { newest } = await elena.do(readAgreement, { engagementId });
    const signing = { textId: newest?.id, hash: newest?.hash };
    for (const who of ['mira', 'elena'] as const)
      await house.as(who).do(signAgreement, { ...signing, name: house.person(who).name });
    expect((await read()).readiness?.agreement.ok).toBe(true);
  });
});

it('a sprint that runs shows its weeks, sessions and needles to both, the reflection needle to the client alone', async () => {
  const house = await newHouse();
  const { sprintId } = await house.engagement({ week: 7 });
  const mine: SprintReading = await house.as('mira').do(readSprint, { sprintId });
  expect(mine.sprint).toMatchObject({ state: 'active', week: 7, weeks: 13 });
  expect(mine.weeks).toHaveLength(13);
  expect(mine.weeks[6]).toMatchObject({ number: 7, when: 'now' });
  expect(mine.sessions.map(({ reads }) => reads)).toEqual([
    'held',
    'held',
    'held',
    'held',
    'booked',
    'booked',
    'booked',
  ]);
  expect(mine.momentum).toHaveProperty('reflection');
  expect(mine.reviews).toMatchObject([{ kind: 'mid', state: 'standing' }]);
  const theirs: SprintReading = await house.as('elena').do(readSprint, { sprintId });
  expect(theirs.momentum).not.toHaveProperty('reflection');
  expect(theirs.sprint.focus).toHaveLength(1);
});
