// A step in between: smaller, later and only once, different, the coach's answers and a silence; kept, not kept, thought through.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Chapter } from './scene.ts';
import { STEP } from './session.ts';

const { steps, today } = wordsFor('en');
const SMALLER = 'Keep my list in the drawer for the first ten minutes';
const INSTEAD = 'Let Jonas open the refinement';
const COUNTER = 'Let Jonas open and close the refinement, with you in the room';

export const negotiating: Chapter = {
  'smaller holds at once; the old wording stays beside it': async ({ nora, the, made, itIs }) => {
    itIs('2026-10-17 09:00');
    await nora.open(the('step'));
    await nora.look('step');
    await nora.submit('form#smaller-form', { text: SMALLER, size: 'quarter' });
    await nora.reads(SMALLER, STEP, steps.said.moved);
    made.set('smaller', new URL(nora.page.url()).pathname);
    await nora.look('step-smaller');
  },

  'later waits for the coach, and stands after 72 hours of silence': async ({ nora, elena, the, itIs }) => {
    itIs('2026-10-18 09:00');
    await nora.open(the('smaller'));
    await nora.submit('form#later-form', { dueOn: '2026-10-26', why: 'The round was moved.' });
    await nora.reads(steps.said.asked);
    await elena.open('/people');
    await elena.reads(today.waiting['step move']);
    await elena.look('people-waiting');
    itIs('2026-10-21 09:01');
    await nora.open('/today');
    await nora.reads(SMALLER, 'due Monday');
  },

  'a second later is refused, and the page says why': async ({ nora, made }) => {
    const now = nora.page.locator('.card-now a[href^="/steps/"]').first();
    made.set('later', ((await now.getAttribute('href')) ?? '').replace(/[?#].*/, ''));
    await nora.open(made.get('later') ?? '');
    await nora.page.locator('details#later summary').click();
    await nora.reads(steps.page.laterUsed);
    expect(await nora.page.locator('form#later-form').count()).toBe(0);
    await nora.look('step-later-used');
  },

  'different waits; the coach answers with another, which the client takes': async ({
    nora,
    elena,
    the,
    itIs,
  }) => {
    itIs('2026-10-22 08:00');
    await nora.open(the('later'));
    await nora.submit('form#different-form', { text: INSTEAD, size: 'hour', dueOn: '2026-10-26' });
    const asked = new URL(nora.page.url()).pathname;
    await elena.open(asked);
    await elena.look('step-answer-coach');
    await elena.open(`${asked}?do=different`);
    await elena.submit('form#different-form', { text: COUNTER, size: 'hour', dueOn: '2026-10-26' });
    await nora.open('/today');
    await nora.reads(today.waiting['step move']);
    await nora.page.getByRole('link', { name: today.waiting['step move'] }).click();
    await nora.page.waitForURL('**/steps/**');
    await nora.reads(COUNTER);
    await nora.look('step-counter');
    await nora.submit('form[id^=answer-]');
    await nora.open('/today');
    await nora.reads(COUNTER);
    await nora.doesNotRead(INSTEAD);
  },

  'kept on Today, and the line knows it': async ({ nora, itIs }) => {
    itIs('2026-10-24 18:00');
    await nora.open('/today');
    await nora.submit('form[id^=kept-]');
    await nora.reads(steps.said.kept, '1 of 1 steps kept');
    await nora.look('today-kept');
  },

  'not kept asks kindly what got in the way, and asks for the next one': async ({ nora, the, itIs }) => {
    await nora.open(`/engagements/${the('engagement')}/steps/new?back=/today`);
    await nora.look('step-new');
    await nora.submit('form#step', { text: 'Ask Dana for the notes', size: 'quarter', dueOn: '2026-10-25' });
    await nora.reads(steps.said.added);
    itIs('2026-10-26 08:00');
    await nora.open('/today');
    await nora.page.getByRole('link', { name: /^Something else/ }).click();
    await nora.page.waitForURL('**/steps/**');
    await nora.submit('form#not-kept-form', { inTheWay: 'The release. Then the week after it.' });
    await nora.reads(steps.said['not-kept']);
    await nora.open('/today');
    await nora.reads(today.asked.title);
    await nora.look('today-asked');
  },
};
