// Two hours in a row that broke off: a review is offered and called for, asked to be skipped, done instead, and at last skipped by both.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { addressOf, type SprintChapter, type SprintScene } from './sprint-scene.ts';

const { reviews, sessions, today } = wordsFor('en');
const { said, skip } = reviews;
const WHY = 'Both times the line was down. There is nothing to look back on.';

/** The client brings a topic; it begins, and breaks off a quarter of an hour later. */
async function breaksOff({ tomas, elena, the, itIs }: SprintScene, session: string, day: string) {
  itIs(`${day} 15:30`);
  await tomas.open(the(session));
  await tomas.submit('#topic', { text: 'Whom I ask first' });
  await tomas.reads('Whom I ask first');
  itIs(`${day} 16:00`);
  await elena.open(the(session));
  await elena.submit('#start');
  await elena.reads(sessions.start.me);
  itIs(`${day} 16:15`);
  await tomas.open(the(session));
  await tomas.submit('#cut-form');
  await tomas.reads(sessions.said.cut, sessions.ended.cut('16:15'));
}

export const breakingOff: SprintChapter = {
  'after the first nothing is asked; after the second a review is offered to both': async (scene) => {
    const { tomas, elena, the } = scene;
    await breaksOff(scene, 'session 2', '2026-10-15');
    await tomas.doesNotRead(sessions.regular.cut);
    await breaksOff(scene, 'session 3', '2026-10-29');
    await tomas.reads(sessions.regular.cut, sessions.regular.review);
    await tomas.look('ends-cut-twice');
    await elena.open(the('session 3'));
    await elena.reads(sessions.regular.cut, sessions.regular.review);
  },

  'the coach calls for it, and it waits for both': async ({ tomas, elena, the, made }) => {
    await elena.open(the('session 3'));
    await elena.submit('#call-review');
    await elena.reads(reviews.kinds.called, reviews.lede.called);
    made.set('called review', addressOf(elena));
    await elena.look('ends-review-called');
    await elena.open('/people');
    await elena.reads(today.waiting.review);
    await tomas.open('/today');
    await tomas.follow(today.waiting.review);
    await tomas.reads(reviews.kinds.called);
    expect(addressOf(tomas)).toBe(the('called review'));
    await tomas.open(the('session 3'));
    expect(await tomas.page.locator('#call-review').count()).toBe(0);
  },

  'asked to skip it, the client says no, and it stands': async ({ tomas, elena, the }) => {
    await elena.open(the('called review'));
    await elena.submit('#skip-form', { sentence: WHY });
    await elena.reads(said.asked, skip.yours, WHY);
    await tomas.open('/today');
    await tomas.follow(today.waiting['review skip']);
    await tomas.reads(skip.asked('Elena Kask'), WHY);
    await tomas.look('ends-skip-asked');
    await tomas.submit('#skip-no');
    await tomas.reads(said.dropped);
    await tomas.doesNotRead(WHY);
    await elena.open('/people');
    await elena.reads(today.waiting.review);
  },

  'asked by the client, the coach says yes: it is over for both, with its sentence': async (scene) => {
    const { tomas, elena, the } = scene;
    await tomas.open(the('called review'));
    await tomas.submit('#skip-form', { sentence: WHY });
    await tomas.reads(said.asked);
    await elena.open('/people');
    await elena.follow(today.waiting['review skip']);
    await elena.submit('#skip-yes');
    await elena.reads(said.skipped, skip.skipped, WHY);
    await elena.look('ends-skipped');
    await tomas.open(the('called review'));
    await tomas.reads(skip.skipped, WHY);
    expect(await tomas.page.locator('#decide, #skip-form, #answer').count()).toBe(0);
    await tomas.open('/today');
    await tomas.doesNotRead(today.waiting.review, today.waiting['review skip']);
  },
};
