// The review in the middle of the sprint, held in a session: read back, scored, answered each alone, decided by the client.
import { expect } from 'vitest';
import { writeBigPicture } from '../../../src/app/big-pictures.ts';
import { placeOneGoal } from '../../../src/app/goal-placing.ts';
import { makeOneGoal } from '../../../src/app/goals.ts';
import { catchOneMoment } from '../../../src/app/moments.ts';
import { shareMoment } from '../../../src/app/sharings.ts';
import { attainmentChange } from '../../../src/domain/engagement/attainment.ts';
import { wordsFor } from '../../../src/words/words.ts';
import type { Walker } from '../../world/walker.ts';
import { addressOf, type SprintChapter, type SprintScene } from './sprint-scene.ts';

const { reviews, room, sessions, today } = wordsFor('en');
const { attainment, decide, goals, moments, said, work } = reviews;

/** The goals with levels: two that the coach reads, and one that stays out. */
export const GOALS = {
  early: 'Say no before it is a promise',
  others: 'Let others decide while I am in the room',
  own: 'Sleep before I answer',
} as const;
export type GoalName = keyof typeof GOALS;

const WIN = 'Ana asked what I think, and waited';
const FRICTION = 'Elena did not believe that I had no time';
const HERS = 'We prepare well. I would like more silence between us.';
const HIS = 'I say what I think Elena wants to hear, on some days.';

/** Goals, a big picture and what was caught, made by their deeds: how that goes by the pages is lived elsewhere. */
async function furnish({ house, made }: SprintScene): Promise<void> {
  const tomas = house.as('tomas');
  const picture = { whyCareer: 'To build what nurses trust.', whyProduct: 'So that nobody types it twice.' };
  await tomas.do(writeBigPicture, { ...picture, number: 0 });
  const described = {
    muchLess: 'never',
    less: 'seldom',
    expected: 'often',
    more: 'mostly',
    muchMore: 'always',
  };
  for (const [name, title] of Object.entries(GOALS)) {
    const words = { title, meaning: 'It wears me out.', outcome: 'I would be calmer.' };
    const goal = { ...words, clarity: 'levels', levels: described, level: -1 };
    const { id: goalId } = await tomas.do(makeOneGoal, goal);
    made.set(name, goalId);
    if (name !== 'own') await tomas.do(placeOneGoal, { goalId });
  }
  const { id: momentId } = await tomas.do(catchOneMoment, { kind: 'win', line: WIN });
  await tomas.do(shareMoment, { momentId });
  made.set('win', momentId);
  const caught = { kind: 'friction', line: FRICTION, friction: 'challenge' };
  made.set('friction', (await tomas.do(catchOneMoment, caught)).id);
}

interface Scored {
  readonly level: -2 | -1 | 0 | 1 | 2;
  readonly weight: number;
}

/** What a page says of these scores, each of which began at −1: the domain's own figures, in whole points. */
export function saysTogether(scores: readonly Scored[]): readonly [string, string] {
  const found = attainmentChange(scores.map((score) => ({ ...score, levelAtFirst: -1 as const })));
  if (!found) throw new Error('These scores give no figure.');
  const [now, first] = [Math.round(found.now), Math.round(found.first)];
  return [attainment.change(now - first), attainment.explained(now, first)];
}

/** Scores a goal with levels on the page of a review. */
export async function score(walker: Walker, goalId: string, { level, weight }: Scored): Promise<void> {
  await walker.submit(`#score-${goalId}`, { level: String(level), weight: String(weight) });
  await walker.reads(said.scored);
}

export const lookingBack: SprintChapter = {
  'it waits for both, and in the hour it is at hand': async (scene) => {
    const { tomas, elena, the, itIs, made } = scene;
    itIs('2026-11-11 20:00');
    await furnish(scene);
    await tomas.open(the('session 4'));
    await tomas.submit('#topic', { text: 'What these six weeks were' });
    await tomas.reads('What these six weeks were');
    await tomas.open('/today');
    await tomas.reads(today.waiting.review);
    await elena.open('/people');
    await elena.reads(today.waiting.review);
    itIs('2026-11-12 16:00');
    await elena.open(the('session 4'));
    await elena.submit('#start');
    await elena.reads(sessions.regular.here);
    await elena.look('sprint-session-review');
    await tomas.open(the('session 4'));
    await tomas.follow(sessions.regular.standing);
    await tomas.reads(reviews.kinds.mid);
    made.set('mid review', addressOf(tomas));
  },

  'the client reads everything of their own back; the coach what is placed and shared': async (scene) => {
    const { tomas, elena, the } = scene;
    await tomas.open(the('mid review'));
    await tomas.reads('To build what nurses trust.', ...Object.values(GOALS), WIN, FRICTION);
    await tomas.look('sprint-review');
    await elena.open(the('mid review'));
    await elena.reads(GOALS.early, GOALS.others, moments.shared.win, decide.waits('Tomás Reyes'));
    await elena.doesNotRead('To build what nurses trust.', GOALS.own, WIN, FRICTION, moments.shared.friction);
    expect(await elena.page.locator('form[id^=score-], #decide').count()).toBe(0);
    await elena.look('sprint-review-coach');
  },

  'goals are scored, and the figure is the one that the rules give': async (scene) => {
    const { tomas, elena, lived, the } = scene;
    await tomas.open(the('mid review'));
    await score(tomas, the('early'), { level: 1, weight: 3 });
    await score(tomas, the('others'), { level: -1, weight: 1 });
    const figures = saysTogether([
      { level: 1, weight: 3 },
      { level: -1, weight: 1 },
    ]);
    expect(figures[1]).toContain('56 now');
    await tomas.reads(...figures, goals.scored('−1', '+1'), goals.scored('−1', '−1'));
    await tomas.submit(`#score-${lived.goalId}`, { difference: 'I said it twice, both times too softly.' });
    await tomas.reads(said.scored, 'I said it twice, both times too softly.', ...figures);
    await tomas.look('sprint-review-scored');
    await elena.open(the('mid review'));
    await elena.reads(...figures, 'I said it twice, both times too softly.');
  },

  'each says alone how it goes; the other reads it only while it is shared': async ({
    tomas,
    elena,
    the,
  }) => {
    await elena.open(the('mid review'));
    await elena.submit('#answer', { text: HERS });
    await elena.reads(said.answered, work.isPrivate);
    await tomas.open(the('mid review'));
    await tomas.reads(work.otherNothing('Elena Kask'));
    await tomas.doesNotRead(HERS);
    await elena.submit('#answer-sharing');
    await elena.reads(said.shared);
    await tomas.open(the('mid review'));
    await tomas.reads(work.other('Elena Kask'), HERS);
    await tomas.submit('#answer', { text: HIS });
    await tomas.reads(said.answered);
    await elena.open(the('mid review'));
    await elena.doesNotRead(HIS);
    await tomas.submit('#answer-sharing');
    await tomas.reads(said.shared);
    await elena.open(the('mid review'));
    await elena.reads(HIS);
    await tomas.submit('#answer-sharing');
    await tomas.reads(said['taken-back']);
    await elena.open(the('mid review'));
    await elena.reads(work.otherNothing('Tomás Reyes'));
    await elena.doesNotRead(HIS);
  },

  'the client decides to go on, and the hour closes with a next step': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    await tomas.open(the('mid review'));
    await tomas.submit('#decide', { decision: 'go on' });
    await tomas.reads(said.decided, decide.was['go on']);
    await tomas.look('sprint-review-decided');
    await elena.open(the('mid review'));
    await elena.reads(decide.was['go on']);
    await elena.open('/people');
    await elena.doesNotRead(today.waiting.review);
    itIs('2026-11-12 16:55');
    await tomas.open(the('session 4'));
    await tomas.doesNotRead(sessions.regular.here);
    await tomas.submit('#conclusion', { text: 'I am asked more often than I notice.' });
    await tomas.reads('I am asked more often than I notice.');
    const step = { text: 'Write down each time somebody asks', size: 'quarter', dueOn: '2026-11-18' };
    await tomas.submit('#step', step);
    await tomas.reads(room.close.ready);
    await tomas.submit('#close');
    await tomas.reads(sessions.said.closed);
  },

  'from the next day on it is read, not written': async ({ tomas, the, itIs }) => {
    itIs('2026-11-13 09:00');
    await tomas.open(the('mid review'));
    await tomas.reads(reviews.over('done', 'Thu 12 Nov, 16:00'), decide.was['go on'], HERS, HIS);
    expect(await tomas.page.locator('form[id^=score-], #decide, #answer').count()).toBe(0);
    await tomas.open('/today');
    await tomas.doesNotRead(today.waiting.review);
  },
};
