// The end of the sprint: its review, a goal that ends, and the next sprint planned from it until it begins by itself.
import { expect } from 'vitest';
import { addOneConclusion } from '../../../src/app/conclusions.ts';
import { addNote } from '../../../src/app/notes.ts';
import { closeOneSession, startOneSession } from '../../../src/app/session-hours.ts';
import { addOneStep } from '../../../src/app/steps.ts';
import { wordsFor } from '../../../src/words/words.ts';
import { GOALS, type GoalName, saysTogether, score } from './looking-back.ts';
import { addressOf, type SprintChapter, type SprintScene } from './sprint-scene.ts';

const { engagements, goals, people, reviews, sprints, today } = wordsFor('en');
const { decide, said, work } = reviews;

/** What was written in the last hour that was held. */
export const WRITTEN = {
  conclusion: 'A no at the beginning is the kinder one.',
  hers: 'Ask about the mentor next time.',
  shared: 'Three noes this week, and none of them hurt.',
  step: 'Say no to one thing on Monday',
  reached: 'I am asked first now, and I answer the next day.',
  answer: 'I would like to be asked harder questions.',
} as const;

const UP: Parameters<typeof saysTogether>[0][number] = { level: 1, weight: 1 };

/** The hour of 26 November, held by its deeds: how that goes by the pages is lived elsewhere. */
async function hold({ house, the, itIs, made }: SprintScene): Promise<void> {
  const sessionId = the('session back').replace('/sessions/', '');
  itIs('2026-11-26 16:00');
  const [tomas, elena] = [house.as('tomas'), house.as('elena')];
  await elena.do(startOneSession, { sessionId });
  await elena.do(addNote, { sessionId, text: WRITTEN.hers, isPrivate: true });
  await tomas.do(addNote, { sessionId, text: WRITTEN.shared });
  await tomas.do(addOneConclusion, { sessionId, text: WRITTEN.conclusion });
  const step = { text: WRITTEN.step, kind: 'practical', size: 'hour', goalId: the('early') };
  const engagementId = the('engagement').replace('/engagements/', '');
  const { id } = await tomas.do(addOneStep, { ...step, engagementId, sessionId, dueOn: '2026-12-09' });
  made.set('step', `/steps/${id}`);
  itIs('2026-11-26 16:50');
  await elena.do(closeOneSession, { sessionId });
}

export const nextSprint: SprintChapter = {
  'on its last day the sprint goes in review, and both see the one thing to do': async (scene) => {
    const { tomas, elena, the, itIs, made } = scene;
    await hold(scene);
    itIs('2026-12-27 09:00');
    await tomas.open('/today');
    await tomas.reads(today.inReview(1), today.waiting.review);
    await tomas.look('sprint-in-review-today');
    await tomas.open(the('sprint'));
    await tomas.reads(sprints.inReview(1), reviews.stands.end, sprints.rest.inReview);
    await tomas.look('sprint-in-review');
    await elena.open('/people');
    await elena.reads(today.waiting.review);
    await elena.follow(today.waiting.review);
    await elena.reads(reviews.kinds.end, decide.waits('Tomás Reyes'));
    made.set('end review', addressOf(elena));
  },

  'three goals one level up are the figure of the rules; the coach reads that of two': async (scene) => {
    const { tomas, elena, the } = scene;
    await tomas.open(the('end review'));
    for (const name of Object.keys(GOALS) as GoalName[]) await score(tomas, the(name), UP);
    const all = saysTogether([UP, UP, UP]);
    expect(all[1]).toContain('64 now');
    await tomas.reads(...all);
    await tomas.look('sprint-end-review');
    await elena.open(the('end review'));
    const hers = saysTogether([UP, UP]);
    expect(hers).not.toEqual(all);
    await elena.reads(...hers);
    await elena.doesNotRead(GOALS.own, all[1]);
  },

  'what the client shares of the answer the coach reads, and it stays after the decision': async (scene) => {
    const { tomas, elena, the } = scene;
    await tomas.open(the('end review'));
    await tomas.submit('#answer', { text: WRITTEN.answer });
    await tomas.reads(said.answered);
    await tomas.submit('#answer-sharing');
    await tomas.reads(said.shared);
    await tomas.submit('#decide', { decision: 'go on' });
    await tomas.reads(said.decided, decide.next);
    await elena.open(the('end review'));
    await elena.reads(work.other('Tomás Reyes'), WRITTEN.answer, decide.was['go on']);
    await elena.open('/people');
    await elena.reads(people.states.active);
    await elena.doesNotRead(today.waiting.review);
    await tomas.open(the('sprint'));
    await tomas.reads(sprints.finished(1));
  },

  'a goal ends as reached, once its open step has another home': async ({ tomas, elena, the }) => {
    await tomas.open(`/goals/${the('early')}/end`);
    await tomas.reads(goals.ending.firstLead, WRITTEN.step);
    await tomas.look('sprint-goal-end-steps');
    await tomas.submit('form[id^=home-]', { goalId: the('others') });
    await tomas.reads(goals.ending.how);
    await tomas.look('sprint-goal-end');
    await tomas.submit('#ending', { how: 'reached', sentence: WRITTEN.reached });
    await tomas.reads(WRITTEN.reached);
    await elena.open(`/goals/${the('early')}`);
    await elena.reads(WRITTEN.reached, GOALS.early);
    await elena.open(the('engagement'));
    await elena.reads(engagements.coachStates.between, WRITTEN.step);
  },

  'the next sprint is planned from the review, and is ready part by part': async (scene) => {
    const { tomas, elena, the, made } = scene;
    await tomas.open(the('end review'));
    await tomas.follow(decide.next);
    await tomas.submit('main form', { startsOn: '2027-01-04', weeks: '4' });
    await tomas.reads(sprints.plan.title(2));
    made.set('plan', addressOf(tomas));
    made.set('sprint 2', addressOf(tomas).replace('/plan', ''));
    await tomas.look('sprint-next-plan');
    await tomas.open(`${the('engagement')}/sessions/several`);
    await tomas.submit('form#wish', { startsLocal: '2027-01-07T16:00', everyDays: '14' });
    await tomas.submit('form:has([name=startsLocals])');
    await elena.open(the('plan'));
    await elena.reads('2 sessions booked');
    await tomas.open(the('plan'));
    await tomas.submit('form#block', { weekday: '2', time: '08:00', minutes: '60' });
    await tomas.reads(sprints.said.block);
    const answers = { ownAnswers: 'I know.', frustration: 'I want that.', between: 'Tuesdays.' };
    await tomas.submit('form#expect', answers);
    await tomas.reads(sprints.said.expect);
    await tomas.submit('form#focus', { goalIds: [the('others')] });
    await tomas.reads(sprints.plan.ready('Monday 4 January'));
    await elena.open('/people');
    await elena.reads(people.planning);
  },

  'it begins by itself, and the first one stays to be read': async ({ tomas, elena, the, itIs }) => {
    itIs('2027-01-04 08:00');
    await tomas.open('/today');
    await tomas.reads(today.weekOf(1, 4), today.next('Thu 7 Jan, 16:00'));
    await elena.open('/people');
    await elena.reads(people.week(1, 4), 'Thu 7 Jan, 21:00');
    await elena.open(the('sprint'));
    await elena.reads(sprints.finished(1));
  },
};
