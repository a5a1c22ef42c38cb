// A sprint planned until it is ready, and begun by time alone.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Chapter } from './scene.ts';

const { sprints, booking } = wordsFor('en');

export const planning: Chapter = {
  'the sessions are shown with the weeks in which the other hour shifts, then booked': async ({
    nora,
    the,
    itIs,
    made,
  }) => {
    itIs('2026-09-28 08:00');
    const engagement = `/engagements/${the('engagement')}`;
    await nora.open(`${engagement}/sprints/new`);
    await nora.look('sprint-new');
    await nora.submit('main form', { startsOn: '2026-10-05', weeks: '6' });
    made.set('plan', nora.page.url());
    made.set('sprint', /sprints\/([^/]+)\/plan/.exec(nora.page.url())?.[1] ?? '');
    await nora.look('plan-empty');
    await nora.open(`${engagement}/sessions/several`);
    await nora.submit('form#wish', { startsLocal: '2026-10-15T10:00', everyDays: '14' });
    await nora.reads(booking.row.shownLead, booking.row.clocks);
    await nora.look('booking-series');
    await nora.submit('form:has([name=startsLocals])');
    await nora.open(the('plan'));
    await nora.reads('3 sessions booked');
  },

  'each part that is missing is mended where it stands': async ({ nora, elena, the }) => {
    await nora.open(the('plan'));
    await nora.submit('form#block', { weekday: '3', time: '08:30', minutes: '60' });
    await nora.submit('form#expect', {
      ownAnswers: 'Good. I have answers enough.',
      frustration: 'I would rather be annoyed than flattered.',
      between: 'Wednesday mornings, before the mail.',
    });
    await nora.submit('form#focus', { goalIds: [the('goal')] });
    await nora.reads(/Everything is there. It begins by itself on Monday/);
    await nora.look('plan-ready');
    await elena.open(the('plan'));
    await elena.look('plan-coach');
    await elena.doesNotRead('08:30');
  },

  'it begins by itself on its first day': async ({ nora, elena, itIs }) => {
    itIs('2026-10-05 08:00');
    await nora.open('/today');
    await nora.reads(sprints.week(1, 6));
    await nora.look('today-first-day');
    await elena.open('/people');
    await elena.reads('Nora Vik');
    await elena.look('people');
    expect(elena.page.url()).toContain('/people');
  },
};
