// An hour that nobody closed: what both see once its end has passed, and the way out by closing it late.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { SprintChapter } from './sprint-scene.ts';

const { people, refusals, room, sessions, shell, steps, today } = wordsFor('en');
const { open, said, when } = sessions;

/** The next step of the hour that was closed late. */
export const LATE_STEP = 'Tell Ana what I see before the review, in two sentences';

/** The same count of days for both, on the same day. */
const LONG_SINCE = today.momentum.reasons['momentum.long_since_held']?.({ d: 36 }) ?? '';

export const leftOpen: SprintChapter = {
  'the hour goes by, and for a day it is still on': async ({ tomas, elena, the, itIs }) => {
    itIs('2026-11-05 15:30');
    await tomas.open(the('session 3'));
    await tomas.submit('#topic', { text: 'The week the release took' });
    await tomas.reads('The week the release took');
    itIs('2026-11-05 16:01');
    await elena.open(the('session 3'));
    await elena.submit('#start');
    await elena.reads(sessions.start.me);
    await elena.submit('#note', { text: 'The release was the whole week.' });
    await elena.reads('The release was the whole week.');
    itIs('2026-11-06 16:59');
    await tomas.open('/today');
    await tomas.reads(today.on);
    await tomas.doesNotRead(today.waiting['left open']);
    await elena.open('/people');
    await elena.doesNotRead(today.waiting['left open']);
  },

  'a day after its end it was left open, and says so to both': async ({ tomas, elena, itIs }) => {
    itIs('2026-11-06 17:00');
    await tomas.open('/today');
    await tomas.reads(today.waiting['left open'], today.next('Thu 12 Nov, 16:00'));
    await tomas.reads(LONG_SINCE);
    await tomas.look('sprint-left-open-today');
    await elena.open('/people');
    await elena.reads(LONG_SINCE);
    await elena.reads(today.waiting['left open'], people.leftOpen('Thu 5 Nov'));
    await elena.look('sprint-left-open-people');
    await elena.follow(today.waiting['left open']);
    await elena.reads(open.title, open.close);
    await elena.look('sprint-left-open-coach');
    await elena.page.goBack();
    await tomas.open('/today');
    await tomas.follow(today.waiting['left open']);
    await tomas.reads(open.title, 'The release was the whole week.');
    expect(await tomas.page.locator('#cut-form, #missed-form').count()).toBe(2);
    expect(await tomas.page.locator('a[href$="/move"]').count()).toBe(0);
  },

  'closed late it asks for the real end, and an end in the future is refused': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-11-07 10:00');
    await tomas.open(the('session 3'));
    const end = tomas.page.locator('#close [name=endedLocal]');
    expect(await end.inputValue()).toBe('2026-11-05T17:00');
    await tomas.submit('form[id^=touch-]');
    await tomas.reads(room.agenda.touched);
    await tomas.submit('#conclusion', { text: 'I wait until it is safe, and then it is late.' });
    await tomas.reads('I wait until it is safe, and then it is late.');
    await tomas.submit('#step', { text: LATE_STEP, size: 'quarter', dueOn: '2026-11-11' });
    await tomas.reads(room.close.ready);
    await tomas.submit('#close', { endedLocal: '2026-11-07T12:00' });
    await tomas.reads(refusals.say('session.real_end', {}));
    await tomas.look('sprint-close-late');
    await tomas.submit('#close', { endedLocal: '2026-11-05T16:50' });
    await tomas.reads(said.closed, when.held, 'Thu 5 Nov, 16:01 – 16:50');
    await tomas.look('sprint-closed-late');
    await elena.open('/people');
    await elena.doesNotRead(today.waiting['left open']);
    await elena.open(the('session 3'));
    await elena.reads('Thu 5 Nov, 21:01 – 21:50', LATE_STEP);
    await elena.doesNotRead(sessions.check.title);
    await elena.open(the('engagement'));
    await elena.reads('2 sessions held, 1 hour, 49 minutes.');
  },

  'the line knows which were held; a kept step brings the last needle back': async (scene) => {
    const { tomas, elena, itIs } = scene;
    await tomas.open('/today');
    await tomas.reads(LATE_STEP, today.counts(2, 2, 2));
    await elena.open('/people');
    await elena.reads(shell.needle.slipping);
    itIs('2026-11-08 18:00');
    await tomas.open('/today');
    await tomas.submit('form[id^=kept-]');
    await tomas.reads(steps.said.kept, today.counts(2, 3, 3));
    await elena.open('/people');
    await elena.reads(shell.needle.steady, people.steadyWhy(2));
    await elena.doesNotRead(today.momentum.reflection, shell.needle.slipping);
  },
};
