// Hours left open that are settled as what they were: missed, or broken off; and a pause that lasts longer than it was set.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { SprintChapter } from './sprint-scene.ts';

const { sessions, sprints, today } = wordsFor('en');
const { ended, open, said } = sessions;
const { pauses } = sprints;

export const settling: SprintChapter = {
  'an hour to which nobody came was left open, and is said to be missed': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-11-13 17:01');
    await tomas.open('/today');
    await tomas.follow(today.waiting['left open']);
    await tomas.reads(open.title);
    await tomas.submit('#missed-form', { absent: 'both' });
    await tomas.reads(said.missed, ended.missed.both, ended.saidByMe);
    await tomas.look('ends-left-open-missed');
    await elena.open('/people');
    await elena.doesNotRead(today.waiting['left open']);
    await elena.reads(today.waiting['session offer']);
    await elena.open(the('session 4'));
    await elena.reads(ended.missed.both, ended.saidBy('Tomás Reyes'));
    await elena.submit('#wave-offer');
    await elena.reads(said.waved);
  },

  'a pause begins, and its end is moved while it runs': async ({ tomas, elena, the, itIs }) => {
    itIs('2026-11-14 10:00');
    await tomas.open('/sprint');
    await tomas.submit('#pause-form', { startsOn: '2026-11-16', endsOn: '2026-11-23' });
    await tomas.reads(pauses.set('Mon 16 Nov', 'Mon 23 Nov'));
    await elena.open(the('session 5'));
    await elena.reads('Thu 26 Nov, 21:00 – 22:00');
    itIs('2026-11-20 10:00');
    await tomas.open('/sprint');
    await tomas.reads(pauses.running('Monday 23 November'), /to Sun, 27 Dec 2026/);
    await tomas.submit('form[id^=change-]', { endsOn: '2026-11-30' });
    await tomas.reads(pauses.running('Monday 30 November'), /to Sun, 3 Jan 2027/);
    await tomas.look('ends-pause-longer');
    await tomas.open('/today');
    await tomas.reads(today.momentum.paused('Monday 30 November'), today.waiting['session offer']);
    await elena.open(the('session 5'));
    await elena.reads(ended.cancelled.pause);
  },

  'on its day it is over by itself': async ({ tomas, itIs }) => {
    itIs('2026-11-30 00:01');
    await tomas.open('/sprint');
    await tomas.reads(pauses.ended('Mon 16 Nov', 'Mon 30 Nov'));
    await tomas.open('/today');
    await tomas.doesNotRead(today.momentum.paused('Monday 30 November'));
    await tomas.reads(today.momentum.rhythm);
  },

  'an hour that began and was left open is said to have broken off': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-12-10 16:02');
    await elena.open(the('session 6'));
    await elena.submit('#start');
    await elena.reads(sessions.start.me);
    itIs('2026-12-11 17:01');
    await elena.open('/people');
    await elena.follow(today.waiting['left open']);
    await elena.reads(open.title);
    await elena.submit('#cut-form', { endedLocal: '2026-12-10T21:20' });
    await elena.reads(said.cut, ended.cut('21:20'));
    await elena.look('ends-left-open-cut');
    await tomas.open(the('session 6'));
    await tomas.reads(ended.cut('16:20'), ended.saidBy('Elena Kask'));
    await tomas.open('/sprint');
    expect(await tomas.page.locator('#line').textContent()).toMatch(
      /Session 2, cut short.*Session 4, missed/,
    );
  },
};
