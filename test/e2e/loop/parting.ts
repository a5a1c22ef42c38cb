// The end: finished by the client in a review, and what the coach may still read for thirty days and afterwards.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Walker } from '../../world/walker.ts';
import { GOALS } from './looking-back.ts';
import { WRITTEN } from './next-sprint.ts';
import { addressOf, type SprintChapter, type SprintScene } from './sprint-scene.ts';

const { engagements, faults, people, reviews, room, search, sessions, sprints, timeline, today } =
  wordsFor('en');
const { over, hours } = engagements;

/** What the coach could read to the last day, and no longer after the thirty. */
const inside = ({ lived, the }: Pick<SprintScene, 'lived' | 'the'>): readonly string[] => [
  the('sprint'),
  the('sprint 2'),
  the('step'),
  the('mid review'),
  the('end review'),
  `/goals/${the('early')}`,
  `/goals/${the('others')}`,
  `/goals/${lived.goalId}`,
  `${the('engagement')}/goals`,
  `${the('engagement')}/shared`,
  `${the('engagement')}/shared/${the('win')}`,
  `${the('session back')}/brief`,
];

/** What was never the coach's. */
const never = ({ the }: Pick<SprintScene, 'the'>): readonly string[] => [
  `/goals/${the('own')}`,
  `/moments/${the('friction')}`,
  `${the('engagement')}/shared/${the('friction')}`,
];

/** What stays: dates, hours, the agreement. */
const staying = ({ the }: Pick<SprintScene, 'the'>): readonly string[] => [
  the('engagement'),
  `${the('engagement')}/agreement`,
  `${the('engagement')}/timeline`,
  `${the('engagement')}/sessions`,
  the('session back'),
];

async function statusesOf({ page }: Walker, paths: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const path of paths) found[path] = (await page.goto(path))?.status() ?? 0;
  return found;
}

const all = (paths: readonly string[], status: number): Record<string, number> =>
  Object.fromEntries(paths.map((path) => [path, status]));

async function finds(walker: Walker, q: string, ...texts: readonly string[]): Promise<void> {
  await walker.open(`/search?q=${encodeURIComponent(q)}`);
  await walker.reads(...texts);
}

/** Whatever acts on a page but on what is one's own: private notes, one's own answer, one's own screen. */
const NOT_ONES_OWN =
  'main form:not([id^=note-]):not(#own-note):not(#screen):not(#answer-sharing), main a.button-primary';

export const parting: SprintChapter = {
  'the client finishes in a review, and both are told what stays readable': async (scene) => {
    const { tomas, elena, the, itIs, made } = scene;
    itIs('2027-01-18 10:00');
    await tomas.open('/today');
    await tomas.follow(today.waiting.review);
    await tomas.reads(reviews.kinds.mid);
    made.set('last review', addressOf(tomas));
    await tomas.submit('#decide', { decision: 'finish' });
    await tomas.reads(reviews.decide.was.finish);
    await tomas.look('sprint-finished-review');
    await tomas.follow(reviews.decide.finished);
    await tomas.reads(over.completed('You', 'Monday 18 January'));
    await tomas.reads(`${over.client.until('Elena Kask', 'Wed 17 Feb, 10:00')} ${over.client.keeps}`);
    await tomas.look('sprint-over');
    await elena.open('/people');
    await elena.reads(people.past, people.until('Mon 18 Jan'), people.emptyNow);
    await elena.doesNotRead(today.waiting.title, people.everyone.concat(' Tomás'));
    await elena.look('sprint-over-people');
    await elena.follow('Tomás Reyes');
    await elena.reads(over.completed('Tomás Reyes', 'Monday 18 January'));
    await elena.reads(over.coach.until('Wed 17 Feb, 15:00'), WRITTEN.step);
    await elena.look('sprint-over-coach');
    await elena.open(`${the('engagement')}/sessions`);
    await elena.reads(sessions.reads.cancelled, sessions.reads['left open']);
  },

  'for thirty days the coach reads what they could read, and changes nothing': async (scene) => {
    const { elena, itIs } = scene;
    itIs('2027-02-17 09:59');
    await elena.open('/people');
    const open = [...inside(scene), ...staying(scene)];
    expect(await statusesOf(elena, open)).toEqual(all(open, 200));
    expect(await statusesOf(elena, never(scene))).toEqual(all(never(scene), 404));
    for (const path of open) {
      await elena.open(path);
      expect(await elena.page.locator(NOT_ONES_OWN).count(), path).toBe(0);
    }
    await finds(elena, 'beginning', WRITTEN.conclusion);
    await finds(elena, 'sleep', search.none('sleep'));
    await finds(elena, 'mentor', WRITTEN.hers);
  },

  'then all that is left is dates, hours, the agreement and their own notes': async (scene) => {
    const { elena, the, itIs } = scene;
    itIs('2027-02-17 10:00');
    await elena.open('/people');
    await elena.reads(people.past, 'Tomás Reyes');
    const gone = [...inside(scene), ...never(scene), the('last review')];
    expect(await statusesOf(elena, gone)).toEqual(all(gone, 404));
    await elena.reads(faults.notFound.title);
    expect(await statusesOf(elena, staying(scene))).toEqual(all(staying(scene), 200));
    await elena.open(the('engagement'));
    await elena.reads(over.coach.past, hours.held(4, '3 hours, 34 minutes'));
    await elena.doesNotRead(
      WRITTEN.step,
      ...Object.values(GOALS),
      sprints.title(1),
      engagements.shared.title,
    );
    await elena.look('sprint-past-coach');
    await elena.follow(/^Thu 26 Nov/);
    await elena.page.getByText(room.own.title).click();
    await elena.reads(WRITTEN.hers, 'Thu 26 Nov, 21:00 – 22:00');
    await elena.doesNotRead(
      WRITTEN.conclusion,
      WRITTEN.shared,
      WRITTEN.step,
      sessions.after.none,
      sessions.when.brief,
    );
    await elena.look('sprint-past-coach-session');
  },

  'nothing of the rest is found, listed or told': async (scene) => {
    const { elena, the } = scene;
    for (const word of ['beginning', 'noes', 'promise', 'monday', 'silence'])
      await finds(elena, word, search.none(word));
    await finds(elena, 'mentor', WRITTEN.hers);
    await elena.open(`${the('engagement')}/timeline`);
    const told = await elena.page.locator('main').innerText();
    for (const kind of [
      'StepKept',
      'GoalPlaced',
      'ReviewDecided',
      'PauseSet',
      'SessionCutShort',
      'ItemShared',
    ])
      expect(told, kind).not.toContain(timeline.say(kind, 'Tomás Reyes', { decision: 'go on' }));
    await elena.reads(timeline.say('EngagementCompleted', 'Tomás Reyes', {}) ?? '');
    await elena.look('sprint-past-coach-timeline');
  },

  'the client still has everything': async (scene) => {
    const { tomas, the } = scene;
    await tomas.open('/today');
    await tomas.reads(WRITTEN.step);
    const theirs = inside(scene).filter((path) => !path.endsWith('/brief') && !path.endsWith('/goals'));
    const own = [...staying(scene), `/goals/${the('own')}`, `/moments/${the('friction')}`];
    const kept = [...theirs.filter((path) => !path.includes('/shared')), ...own];
    expect(await statusesOf(tomas, kept)).toEqual(all(kept, 200));
    await finds(tomas, 'beginning', WRITTEN.conclusion);
    await tomas.open(the('end review'));
    await tomas.reads(WRITTEN.answer, ...Object.values(GOALS));
    await tomas.open(the('engagement'));
    await tomas.reads(over.client.past('Elena Kask'));
    await tomas.open(the('step'));
    await tomas.submit('#kept-form, form[id^=kept]');
    await tomas.reads(/kept/);
  },
};
