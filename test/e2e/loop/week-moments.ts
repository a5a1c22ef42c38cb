// Moments: a win, a doubt and a friction, caught, explored, shared, acknowledged, brought to the session, talked through.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { placesWith, reachOf } from './reach.ts';
import type { Weeks, WeeksChapter } from './week-scene.ts';

const { moments, search, sharing, shared, today, journal, room, taking, timeline } = wordsFor('en');

export const WIN = 'Priya asked for the risk list before I sent it';
export const DOUBT = 'Perhaps the round is better off without me';
export const FRICTION = 'Who decides that this needs permission, Elena asked';
export const EXPLORED = [
  'The question came when I was about to change the subject.',
  'Heat in the face, and a wish to leave the call.',
  'It protects the picture of me as the careful one.',
  'That I have been waiting for a yes which nobody owes me.',
];
export const TOPIC = 'Permission, and who gives it';
/** The step agreed in the session, due a week later. */
export const STEP = 'Say the risk in the first five minutes, unasked';
const CONCLUSION = 'Nobody withholds the permission I wait for.';

export const secrets = (): readonly string[] => [FRICTION, ...EXPLORED];
export const inPeople = ({ lived }: Weeks): readonly string[] => ['/people', `/engagements/${lived.id}`];
const session = ({ lived }: Weeks): string => `/sessions/${lived.sessionIds[2]}`;

export const keeping: WeeksChapter = {
  'a win is caught by one key, a doubt on its page, and both are nobody else’s': async (weeks) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-12-02 12:00');
    await mira.open('/today');
    await mira.page.keyboard.press('m');
    await mira.submit('form#moment-form', { kind: 'win', line: WIN });
    await mira.reads(moments.said.caught, sharing.private);
    await mira.look('week-win');
    await mira.open('/moments/new');
    await mira.look('week-moment-new');
    await mira.submit('form#new-moment', { kind: 'doubt', line: DOUBT });
    await mira.reads(DOUBT, moments.said.caught);
    const own = await reachOf(mira, ['/today', '/journal']);
    expect(placesWith(own, WIN)).toContain('/journal');
    expect(placesWith(own, 'Win, ')).toContain('/today');
    const theirs = await reachOf(elena, inPeople(weeks));
    expect(placesWith(theirs, WIN, DOUBT, 'Win, ')).toEqual([]);
  },

  'a friction is named for what it is, and explored in four short moves': async (weeks) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-12-02 18:00');
    await mira.open('/journal');
    await mira.page.getByRole('link', { name: journal.catch, exact: true }).click();
    await mira.submit('dialog form#moment-form', { kind: 'friction', line: FRICTION });
    weeks.made.set('friction', mira.here());
    await mira.submit('form#change-form', { friction: 'question' });
    for (const [index, text] of EXPLORED.entries()) {
      await mira.reads(moments.explore.moves[index] ?? '');
      if (index === 2) await mira.look('week-exploring');
      await mira.submit(`form#move-${index + 1}`, { text });
      await mira.reads(text);
    }
    await mira.open('/journal');
    await mira.reads(FRICTION, journal.exploredOf(4));
    await mira.look('week-journal');
    expect(placesWith(await reachOf(elena, inPeople(weeks)), ...secrets())).toEqual([]);
  },

  'shared, it waits for the coach; its words are read only where it is opened': async (weeks) => {
    const { mira, elena, the, itIs } = weeks;
    itIs('2026-12-02 19:00');
    await mira.open(`/moments/${the('friction')}`);
    await mira.submit('form[id^=share-]');
    await mira.reads(sharing.with('Elena Kask'), sharing.unread, moments.acknowledgement.waits);
    await mira.look('week-friction-shared');
    await elena.open('/people');
    await elena.reads(today.waiting.friction);
    await elena.doesNotRead(...secrets());
    await elena.look('week-people-friction');
    await elena.open(`${inPeople(weeks)[1]}/shared`);
    await elena.reads(shared.unopened, shared.waits);
    await elena.doesNotRead(...secrets());
    await elena.look('week-shared');
    await elena.open('/search?q=heat');
    await elena.reads(search.none('heat'));
    await mira.open(`/moments/${the('friction')}`);
    await mira.reads(sharing.unread);
  },

  'the coach opens it, which its owner sees, and acknowledges it': async (weeks) => {
    const { mira, elena, the, itIs } = weeks;
    itIs('2026-12-02 20:00');
    await elena.open('/people');
    await elena.page.getByRole('link', { name: today.waiting.friction }).click();
    await elena.reads(...secrets(), moments.frictions.question, shared.noted('Mira Osei'));
    await elena.look('week-friction-coach');
    await mira.open(`/moments/${the('friction')}`);
    await mira.reads(sharing.read('Wed 2 Dec'), moments.acknowledgement.waits);
    await elena.open(elena.page.url());
    await elena.submit('form#acknowledge');
    await elena.reads(shared.said.acknowledged, shared.friction.heard);
    await elena.open('/people');
    await elena.doesNotRead(today.waiting.friction);
    await mira.open(`/moments/${the('friction')}`);
    await mira.reads(moments.acknowledgement.done('Wed 2 Dec'));
    await mira.open('/settings/readings');
    await mira.reads(taking.readings.title, FRICTION);
    await mira.look('week-readings');
  },

  'it comes to the next agenda in other words, and is talked about': async (weeks) => {
    const { mira, elena, the, itIs } = weeks;
    itIs('2026-12-03 09:00');
    await mira.open(`/moments/${the('friction')}`);
    await mira.submit('form#bring-form', { text: TOPIC });
    await mira.reads(moments.said.brought);
    await elena.open(`${session(weeks)}/brief`);
    await elena.reads(TOPIC, moments.kinds.friction);
    await elena.doesNotRead(WIN, DOUBT);
    await elena.look('week-brief');
    itIs('2026-12-03 16:00');
    await elena.open(session(weeks));
    await elena.submit('form#start');
    itIs('2026-12-03 16:50');
    await mira.open(session(weeks));
    await mira.submit('form[id^=touch-]');
    await mira.submit('form#conclusion', { text: CONCLUSION });
    await mira.submit('form#step', { text: STEP, size: 'quarter', dueOn: '2026-12-10' });
    await mira.reads(room.close.ready);
    await mira.submit('form#close');
    await mira.look('week-session-after');
  },

  'talked through: the coach says so, and both read it': async (weeks) => {
    const { mira, elena, the, itIs } = weeks;
    itIs('2026-12-03 18:00');
    await elena.open(`${inPeople(weeks)[1]}/shared/${the('friction')}`);
    await elena.reads(shared.friction.talkLead);
    await elena.submit('form#talk');
    await elena.reads(shared.said.talked, shared.friction.talked);
    await elena.look('week-talked-coach');
    await mira.open(`/moments/${the('friction')}`);
    await mira.reads(moments.talk.done('Thu 3 Dec'));
    await mira.look('week-talked');
    await elena.open(`${inPeople(weeks)[1]}/timeline`);
    await elena.reads(timeline.say('FrictionTalkedThrough', '', {}) ?? '');
    await elena.look('week-timeline-coach');
  },
};
