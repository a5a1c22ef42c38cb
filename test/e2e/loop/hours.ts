// Hours that went otherwise: one missed, one moved with the other's yes across a clock change, one broken off.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { addressOf, type SprintChapter } from './sprint-scene.ts';

const { booking, sessions, sprints, timeline, today } = wordsFor('en');
const { ended, moves, offer, said } = sessions;

export const hours: SprintChapter = {
  'before fifteen minutes have gone by nobody can call it missed': async ({ tomas, elena, the, itIs }) => {
    itIs('2026-10-15 16:14');
    await tomas.open(the('session 2'));
    await tomas.reads(sessions.start.notYet, '22:00 in Tallinn');
    expect(await tomas.page.locator('#missed').count()).toBe(0);
    await elena.open(the('session 2'));
    await elena.reads('22:00 – 23:00', '16:00 in Santiago');
    expect(await elena.page.locator('#missed').count()).toBe(0);
  },

  'the client says that the coach was not there; a new date is offered to both': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-10-15 16:20');
    await tomas.open(the('session 2'));
    await tomas.submit('#missed-form', { absent: 'coach' });
    await tomas.reads(
      said.missed,
      ended.missed.coach('Elena Kask'),
      offer.lead('Thu 22 Oct, 16:00 (22:00 in Tallinn)'),
    );
    await tomas.look('sprint-missed');
    await tomas.open('/today');
    await tomas.reads(today.waiting['session offer']);
    await elena.open('/people');
    await elena.reads(today.waiting['session offer']);
    await elena.open(the('session 2'));
    await elena.reads(ended.saidBy('Tomás Reyes'), offer.lead('Thu 22 Oct, 22:00 (16:00 in Santiago)'));
    await elena.doesNotRead(ended.correct);
    await elena.look('sprint-missed-coach');
  },

  'who said so can put it right, and the other cannot; the coach books the new date': async (scene) => {
    const { tomas, elena, the, made } = scene;
    await tomas.open(the('session 2'));
    await tomas.submit('#missed-by', { absent: 'both' });
    await tomas.reads(said.corrected, ended.missed.both);
    await elena.open(the('session 2'));
    await elena.reads(ended.missed.both);
    await elena.submit('#take-offer');
    await elena.reads(said.booked);
    made.set('replacement', addressOf(elena));
    await tomas.open('/today');
    await tomas.reads(today.next('Thu 22 Oct, 16:00'));
    await tomas.doesNotRead(today.waiting['session offer']);
  },

  'inside the notice the client asks for another hour, and sees both clocks': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-10-22 09:00');
    await tomas.open(`${the('replacement')}/move`);
    await tomas.reads(booking.move.ask('Elena Kask'));
    await tomas.look('sprint-move');
    await tomas.submit('#move', { toLocal: '2026-10-23T19:00', why: 'The release slips into that hour.' });
    await tomas.reads(
      said.asked,
      moves.askedMove('Elena Kask', 'Fri 23 Oct, 19:00 (Sat 24 Oct, 01:00 in Tallinn)'),
    );
    await elena.open('/people');
    await elena.reads(today.waiting['session move']);
    await elena.follow(today.waiting['session move']);
    await elena.reads(moves.asksMove('Tomás Reyes', 'Sat 24 Oct, 01:00 (Fri 23 Oct, 19:00 in Santiago)'));
    await elena.reads('The release slips into that hour.');
    await elena.look('sprint-move-asked');
    await elena.submit('#answer-move', {}, moves.decline);
    await elena.reads(said.answered, 'Thu 22 Oct, 22:00');
    await tomas.open(the('replacement'));
    await tomas.doesNotRead(moves.waiting);
    await tomas.reads('Thu 22 Oct, 16:00');
  },

  'another one is taken: across the clock change it is an hour earlier for the coach': async (scene) => {
    const { tomas, elena, the } = scene;
    await tomas.open(`${the('replacement')}/move`);
    await tomas.submit('#move', { toLocal: '2026-10-27T16:00' });
    await tomas.reads(moves.askedMove('Elena Kask', 'Tue 27 Oct, 16:00 (21:00 in Tallinn)'));
    await elena.open(the('replacement'));
    await elena.reads(moves.asksMove('Tomás Reyes', 'Tue 27 Oct, 21:00 (16:00 in Santiago)'));
    await elena.submit('#answer-move', {}, moves.accept);
    await elena.reads(said.answered, 'Tue 27 Oct, 21:00 – 22:00');
    await tomas.open(the('replacement'));
    await tomas.page.locator('#moves summary').click();
    await tomas.reads(
      moves.wouldMove('Tomás Reyes', 'Thu 22 Oct, 16:00', 'Fri 23 Oct, 19:00'),
      moves.answered.declined,
    );
    await tomas.reads(moves.moved('Tomás Reyes', 'Thu 22 Oct, 16:00', 'Tue 27 Oct, 16:00'));
    await tomas.look('sprint-moved');
    await tomas.open(`${the('engagement')}/timeline`);
    await tomas.reads(timeline.say('SessionMoveProposed', 'Tomás Reyes', {}) ?? '');
    await tomas.doesNotRead(timeline.say('SessionMoveWithdrawn', 'Elena Kask', {}) ?? '');
    await tomas.open('/today');
    await tomas.reads(today.next('Tue 27 Oct, 16:00'));
  },

  'outside the notice the coach moves one alone; the client reads it and is asked nothing': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-10-26 09:00');
    await elena.open(`${the('session 3')}/move`);
    await elena.reads(booking.move.alone('Wed 28 Oct, 21:00'));
    await elena.submit('#move', { toLocal: '2026-11-05T16:00' });
    await elena.reads(said.moved, 'Thu 5 Nov, 21:00 – 22:00');
    await tomas.open('/today');
    await tomas.doesNotRead(today.waiting['session move']);
    await tomas.open(the('session 3'));
    await tomas.reads('Thu 5 Nov, 16:00');
    await tomas.page.locator('#moves summary').click();
    await tomas.reads(moves.moved('Elena Kask', 'Thu 29 Oct, 16:00', 'Thu 5 Nov, 16:00'));
  },

  'one breaks off: it does not count, and a new date is offered within seven days': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-10-27 16:00');
    await elena.open(the('replacement'));
    await elena.submit('#start');
    await elena.reads(sessions.start.me);
    itIs('2026-10-27 16:20');
    await tomas.open(the('replacement'));
    await tomas.reads(sessions.start.on('Elena Kask'));
    await tomas.submit('#cut-form');
    await tomas.reads(said.cut, ended.cut('16:20'), offer.lead('Tue 3 Nov, 16:00 (21:00 in Tallinn)'));
    await tomas.look('sprint-cut');
    await elena.open(the('replacement'));
    await elena.reads(ended.cut('21:20'), ended.saidBy('Tomás Reyes'));
    await elena.submit('#wave-offer');
    await elena.reads(said.waved);
    await tomas.open('/today');
    await tomas.reads(today.counts(1, 2, 2), today.next('Thu 5 Nov, 16:00'));
    await tomas.doesNotRead(today.waiting['session offer']);
    await tomas.open('/sprint');
    await tomas.reads(/Session 3, cut short/, sprints.regular.title, sprints.regular.act);
    expect(await tomas.page.getByText(/Session 2, missed/).count()).toBeGreaterThan(0);
    await tomas.look('sprint-after-cut');
  },
};
