// Sharing taken back: gone for the coach at once and everywhere, on open pages too; what became the client’s topic stays.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { placesWith, reachOf } from './reach.ts';
import { DOUBT, FRICTION, inPeople, secrets, TOPIC, WIN } from './week-moments.ts';
import type { Weeks, WeeksChapter } from './week-scene.ts';

const { moments, sharing, shared, search, timeline, faults } = wordsFor('en');

/** Whatever speaks of the friction: its words, its address, its mark on the line, what is told of it. */
const tracesOf = (weeks: Weeks): readonly string[] => [
  ...secrets(),
  weeks.the('friction'),
  'Friction, ',
  moments.kinds.friction,
  ...['ItemShared', 'ItemTakenBack', 'FrictionAcknowledged', 'FrictionTalkedThrough'].flatMap(
    (kind) => timeline.say(kind, 'Mira Osei', {}) ?? [],
  ),
];

const itsPage = (weeks: Weeks): string => `${inPeople(weeks)[1]}/shared/${weeks.the('friction')}`;

/** Everything the API tells the coach of this engagement, as text. */
async function apiTold({ house, lived, the }: Weeks): Promise<string> {
  const elena = house.as('elena');
  const at = `/engagements/${lived.id}`;
  const paths = [
    at,
    `${at}/shared`,
    `${at}/timeline`,
    `${at}/steps`,
    `${at}/momentum`,
    '/roster',
    '/waiting',
  ];
  const own = ['/search?q=heat', '/journal', '/readings', '/export', `/shared/${the('friction')}`];
  const answers = await Promise.all([...paths, ...own].map((path) => elena.api('GET', path)));
  return JSON.stringify(answers.map(({ body }) => body));
}

export const takenBack: WeeksChapter = {
  'while it is shared the coach comes to it by every way there is': async (weeks) => {
    const { elena } = weeks;
    const reach = await reachOf(elena, [...inPeople(weeks), '/search?q=heat']);
    const [, engagement = ''] = inPeople(weeks);
    expect(placesWith(reach, FRICTION)).toEqual(
      expect.arrayContaining([itsPage(weeks), `${engagement}/shared`, '/search?q=heat']),
    );
    expect(placesWith(reach, 'Friction, ')).toContain(engagement);
    expect(placesWith(reach, WIN, DOUBT)).toEqual([]);
    expect(reach.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
    expect(await apiTold(weeks)).toContain(FRICTION);
  },

  'before it is taken back its owner is told that and when it was read; then an open page empties by itself':
    async (weeks) => {
      const { mira, elena, the, itIs } = weeks;
      itIs('2026-12-04 09:00');
      await elena.open('/search?q=heat');
      await elena.page.locator('#found a').first().click();
      await elena.reads(FRICTION, shared.friction.talked);
      await mira.open(`/moments/${the('friction')}`);
      await mira.reads(sharing.read('Wed 2 Dec'), sharing.takeBackLead);
      await mira.submit('form[id^=back-]');
      await mira.reads(moments.said.back, sharing.private);
      await mira.look('week-taken-back');
      await elena.reads(faults.notFound.title);
      await elena.doesNotRead(...secrets());
      await elena.look('week-gone-coach');
    },

  'it is gone from every page, from search, from the API and from the way back': async (weeks) => {
    const { elena } = weeks;
    await elena.page.goBack();
    await elena.reads(search.none('heat'));
    const before = [itsPage(weeks), `${inPeople(weeks)[1]}/shared`, `${inPeople(weeks)[1]}/timeline`];
    const reach = await reachOf(elena, [...inPeople(weeks), ...before, '/search?q=heat']);
    expect(
      placesWith(
        reach.filter(({ path }) => path !== itsPage(weeks)),
        ...tracesOf(weeks),
      ),
    ).toEqual([]);
    expect(reach.filter(({ status }) => status !== 200).map(({ path, status }) => [path, status])).toEqual([
      [itsPage(weeks), 404],
    ]);
    const told = await apiTold(weeks);
    for (const trace of [...secrets(), weeks.the('friction'), 'ItemTakenBack', 'Friction']) {
      expect(told).not.toContain(trace);
    }
    await elena.open(`${inPeople(weeks)[1]}/shared`);
    await elena.reads(shared.none('Mira Osei'));
    await elena.look('week-shared-nothing');
  },

  'the topic made from it stays, and its owner still has all of it': async (weeks) => {
    const { mira, elena, lived, the } = weeks;
    await elena.open(`/sessions/${lived.sessionIds[2]}`);
    await elena.reads(TOPIC);
    await mira.open(`/moments/${the('friction')}`);
    await mira.reads(...secrets(), sharing.private);
    await mira.open('/search?q=heat');
    await mira.reads(FRICTION, moments.kinds.friction);
    await mira.look('week-search');
  },
};
