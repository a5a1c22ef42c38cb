// What the client wants: the big picture, and a goal that grows from an itch to levels, with a coach's words taken.
import { wordsFor } from '../../../src/words/words.ts';
import type { Chapter } from './scene.ts';

const { bigPicture, goals } = wordsFor('en');
const ITCH = 'I answer before anybody else can';
const THEIRS = 'Decide with the team, not for it';
const MEANING = 'When I answer first, they stop thinking.';

export const wanting: Chapter = {
  'a big picture in two lines, and a long-term goal with a pledge': async ({ nora, itIs }) => {
    itIs('2026-09-16 20:00');
    await nora.open('/big-picture');
    await nora.look('big-picture-empty');
    await nora.submit('form#big-picture', {
      whyCareer: 'To build tools people feel calmer using.',
      whyProduct: 'So that a nurse goes home on time.',
    });
    await nora.reads(bigPicture.said);
    await nora.open('/goals');
    await nora.look('goals-empty');
    await nora.open('/goals/new');
    await nora.submit('form#goal', { title: 'Move toward strategy', horizon: 'long-term', years: '3' });
    await nora.submit('form#pledge', { pledge: '1' });
    await nora.reads(goals.page.onlyYou);
    await nora.open('/big-picture');
    await nora.reads('Move toward strategy');
    await nora.look('big-picture');
  },

  'a goal begins as an itch, finds its meaning, and becomes a direction': async ({
    nora,
    elena,
    made,
    itIs,
  }) => {
    await nora.open('/goals/new');
    await nora.look('goal-new');
    await nora.submit('form#goal', { title: ITCH });
    made.set('goal', nora.here());
    await elena.open(`/goals/${nora.here()}`);
    await elena.doesNotRead(ITCH);
    itIs('2026-09-18 20:00');
    await nora.open(`/goals/${made.get('goal')}/reword?to=direction`);
    await nora.look('goal-reword');
    await nora.submit('form#reword', { title: 'Hold back, so that they decide more', meaning: MEANING });
    await nora.submit('form[id^=place-]');
    await nora.reads(goals.page.reader('Elena Kask'));
  },

  'the coach suggests other words, and the client takes them': async ({ nora, elena, the, itIs }) => {
    const goal = `/goals/${the('goal')}`;
    itIs('2026-09-19 11:00');
    await elena.open(goal);
    await elena.look('goal-coach');
    await elena.submit('form[action$="/wordings"]', { title: THEIRS, why: 'You said “with them”.' });
    await elena.reads(goals.wording.waits('Nora Vik'));
    itIs('2026-09-19 20:00');
    await nora.open('/goals');
    await nora.open(goal);
    await nora.reads(goals.wording.from('Elena Kask'));
    await nora.look('goal-suggested');
    await nora.submit('form[id^=take-]');
    await nora.reads(THEIRS, goals.page.suggestedBy('Elena Kask'), ITCH);
  },

  'it becomes an outcome and then five levels, and keeps its story': async ({ nora, the, itIs }) => {
    const goal = `/goals/${the('goal')}`;
    itIs('2026-09-21 20:00');
    await nora.open(`${goal}/reword?to=outcome`);
    await nora.submit('form#reword', { outcome: 'Somebody proposes before I have said what I think.' });
    await nora.open(`${goal}/reword?to=levels`);
    await nora.look('goal-levels');
    await nora.submit('form#reword', {
      'levels.muchLess': 'I decide alone and tell them.',
      'levels.less': 'They bring options, I pick one.',
      'levels.expected': 'In two of three rounds somebody proposes first.',
      'levels.more': 'They decide, and I hear the reasons.',
      'levels.muchMore': 'They decide while I am away.',
      level: '-1',
    });
    await nora.reads('They decide while I am away.', ITCH);
    await nora.look('goal');
    await nora.open('/goals');
    await nora.look('goals');
  },
};
