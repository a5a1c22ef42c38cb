// A pause: proposed by the coach and declined, set by the client, lived through by both, and ended sooner than it was set.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { addressOf, type SprintChapter } from './sprint-scene.ts';

const { engagements, people, refusals, sessions, shell, sprints, timeline, today } = wordsFor('en');
const { pauses, said } = sprints;
const STEP = 'Write down each time somebody asks';

export const pausing: SprintChapter = {
  'the coach can only propose one; the client says no, and nothing has changed': async (scene) => {
    const { tomas, elena, the } = scene;
    await elena.open(the('engagement'));
    await elena.reads(engagements.coachStates.active);
    await elena.submit('#pause-form', { startsOn: '2026-11-16', endsOn: '2026-11-23' });
    await elena.reads(said['pause-proposed'], pauses.yours('Mon 16 Nov', 'Mon 23 Nov'));
    await tomas.open('/today');
    await tomas.follow(today.waiting.pause);
    await tomas.reads(pauses.proposed('Elena Kask', 'Mon 16 Nov', 'Mon 23 Nov'));
    await tomas.look('sprint-pause-proposed');
    await tomas.submit('form[id^=pause-]:has([name=answer])', {}, pauses.decline);
    await tomas.reads(said.answered);
    await tomas.doesNotRead(pauses.accept);
    await elena.open(the('engagement'));
    await elena.doesNotRead(pauses.yours('Mon 16 Nov', 'Mon 23 Nov'));
    await elena.reads(timeline.say('PauseDeclined', 'Tomás Reyes', {}) ?? '');
    await elena.open(the('session 5'));
    await elena.reads('Thu 26 Nov, 21:00 – 22:00');
  },

  'the client sets one without a reason: its session falls away, and another date is offered': async (
    scene,
  ) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-11-14 11:00');
    await tomas.open('/sprint');
    await tomas.submit('#pause-form', { startsOn: '2026-11-16', endsOn: '2026-11-30' });
    await tomas.reads(said.paused, pauses.set('Mon 16 Nov', 'Mon 30 Nov'));
    await tomas.reads(sprints.sessions.offered('Thu 3 Dec, 16:00'));
    await tomas.look('sprint-pause-set');
    await tomas.open('/today');
    await tomas.reads(today.waiting['session offer'], `due Wednesday`);
    await elena.open('/people');
    await elena.reads(today.waiting['session offer']);
    await elena.open(the('session 5'));
    await elena.reads(sessions.ended.cancelled.pause, 'Thu 3 Dec, 21:00 (16:00 in Santiago) is free.');
    await elena.open(the('engagement'));
    await elena.reads(pauses.set('Mon 16 Nov', 'Mon 30 Nov'));
    expect(await elena.page.locator('#pauses form[id^=back-], #pauses form[id^=change-]').count()).toBe(0);
  },

  'while it runs nothing presses: dates have moved along, momentum rests for both': async (scene) => {
    const { tomas, elena, itIs } = scene;
    itIs('2026-11-16 09:00');
    await tomas.open('/today');
    await tomas.reads(today.momentum.paused('Monday 30 November'), STEP, 'due Wed 2 Dec');
    await tomas.doesNotRead(today.momentum.rhythm, today.momentum.action, today.asked.title);
    await tomas.look('sprint-paused-today');
    await tomas.open('/sprint');
    await tomas.reads(pauses.running('Monday 30 November'), sprints.rest.paused('Monday 30 November'));
    await tomas.reads(/to Sun, 3 Jan 2027/);
    expect(await tomas.page.locator('#line').textContent()).toMatch(/Mid-sprint review, done, Wed 4 Nov/);
    await tomas.look('sprint-paused');
    await elena.open('/people');
    await elena.reads(people.paused('Mon 30 Nov'));
    await elena.doesNotRead(...Object.values(shell.needle));
    await elena.look('sprint-paused-people');
  },

  'no session is booked into it': async ({ elena, the }) => {
    await elena.open(`${the('engagement')}/sessions/new`);
    await elena.submit('#session', { startsLocal: '2026-11-19T16:00' });
    await elena.reads(refusals.say('session.in_pause', { from: '2026-11-16', until: '2026-11-30' }));
  },

  'back sooner, the days are corrected to those really paused': async (scene) => {
    const { tomas, elena, the, itIs, made } = scene;
    itIs('2026-11-20 08:00');
    await tomas.open('/sprint');
    await tomas.submit('form[id^=end-]');
    await tomas.reads(said.back, pauses.ended('Mon 16 Nov', 'Fri 20 Nov'), /to Sun, 27 Dec 2026/);
    await tomas.reads(sprints.sessions.offered('Thu 26 Nov, 16:00'));
    await tomas.look('sprint-pause-ended');
    await tomas.open('/today');
    await tomas.reads(STEP, 'due Sunday', today.momentum.rhythm);
    await elena.open('/people');
    await elena.doesNotRead(people.paused('Mon 30 Nov'));
    await elena.reads(shell.needle.stalled);
    await elena.follow(today.waiting['session offer']);
    await elena.submit('#take-offer');
    await elena.reads(sessions.said.booked, 'Thu 26 Nov, 21:00 – 22:00');
    made.set('session back', addressOf(elena));
    await tomas.open('/today');
    await tomas.reads(today.next('Thu 26 Nov, 16:00'));
    await tomas.doesNotRead(today.waiting['session offer']);
    await tomas.open(`${the('engagement')}/timeline`);
    await tomas.reads(timeline.say('PauseBegan', '', {}) ?? '', timeline.say('PauseEnded', '', {}) ?? '');
  },
};
