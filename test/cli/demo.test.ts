// The demo: on whatever day it is started, its figures are those that the rules and the pages know.
import { beforeAll, describe, expect, it } from 'vitest';
import { readRoster } from '../../src/app/roster.ts';
import { readToday } from '../../src/app/today.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { missingToClose } from '../../src/domain/engagement/closing.ts';
import { isLeftOpen, nextBooked } from '../../src/domain/engagement/hour.ts';
import { momentum } from '../../src/domain/engagement/momentum.ts';
import { activeSprint } from '../../src/domain/engagement/planning.ts';
import { isOpen } from '../../src/domain/engagement/step.ts';
import { weekNumber } from '../../src/domain/engagement/week.ts';
import { type DemoHouse, demoHouse } from '../world/demo-house.ts';

// Every day of a week, at hours when another zone has another day; clock changes within the sprint; both year ends.
const TODAYS: readonly (readonly [string, string])[] = [
  ['2026-11-23T11:00:00Z', 'Europe/Berlin'],
  ['2026-11-03T07:59:30Z', 'America/Los_Angeles'],
  ['2026-04-01T12:10:00Z', 'Pacific/Apia'],
  ['2026-12-31T22:30:00Z', 'Asia/Kathmandu'],
  ['2027-01-01T23:50:00Z', 'Europe/Dublin'],
  ['2028-03-04T09:00:00Z', 'Australia/Lord_Howe'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin'],
];

const countOf = (text: string, pattern: RegExp): readonly number[] =>
  (pattern.exec(text) ?? []).slice(1).map(Number);

function weekOf(book: Book, today: string) {
  const sprint = activeSprint(book);
  return sprint ? [weekNumber(sprint, today), sprint.weeks] : undefined;
}

describe.each(TODAYS)('started at %s in %s', (at, zone) => {
  let told: DemoHouse;
  beforeAll(async () => {
    told = await demoHouse(at, zone);
  });

  it('has the coach open what is shared before acknowledging it', async () => {
    const readings = (await told.as('mira').get('/settings/readings')).read;
    expect(readings).toContain('Elena Kask');
    expect(readings).toContain('permission');
  });

  it('finds Mira in week 7 of 13, three sessions held, steady, one long-term goal hungry', async () => {
    const { as, book, today } = told;
    const mira = await book('mira');
    expect(weekOf(mira, today)).toEqual([7, 13]);
    const held = mira.sessions.filter(({ state }) => state === 'closed');
    const counted = mira.steps.filter(({ state }) => state === 'kept' || state === 'not kept');
    const kept = counted.filter(({ state }) => state === 'kept');
    expect([held.length, kept.length, counted.length]).toEqual([3, 8, 9]);
    const needles = momentum(mira, told.at)?.client;
    expect(needles?.overall.state).toBe('steady');
    const { enough } = await as('mira').do(readToday, {});
    expect(enough.map(({ title, hungry }) => [title, hungry])).toEqual([
      ['A team that decides without me in the room', false],
      ['Move toward strategy', true],
    ]);
    const page = (await as('mira').get('/today')).read;
    expect(countOf(page, /Week (\d+) of (\d+)/)).toEqual([7, 13]);
    expect(countOf(page, /(\d+) sessions held · (\d+) of (\d+) steps kept/)).toEqual([3, 8, 9]);
    expect(page).toContain('Ask Priya to run the prioritisation');
    expect(page).toContain('What would they learn if you stayed quiet for a month?');
    expect(page).toContain('Nothing kept for “Move toward strategy” in four weeks.');
  });

  it('has steps kept, renegotiated and not kept, each by the rules', async () => {
    const { book } = told;
    const { steps, marks } = await book('mira');
    const moves = new Set(steps.map(({ move }) => move).filter((move) => move !== null));
    expect([...moves].sort()).toEqual(['different', 'later', 'smaller', 'with help']);
    expect(steps.filter(isOpen)).toHaveLength(2);
    expect(marks.length).toBeGreaterThanOrEqual(9);
  });

  it('gives the coach one of each', async () => {
    const { book, at: now } = told;
    const states = new Map<string, string | undefined>();
    for (const client of ['hanna', 'jon', 'tomas', 'aiko', 'samira', 'noah', 'mira']) {
      const theirs = await book(client);
      const { state } = theirs.engagement;
      states.set(client, state === 'active' ? momentum(theirs, now)?.coach.overall.state : state);
    }
    expect(Object.fromEntries(states)).toEqual({
      hanna: 'steady',
      jon: 'stalled',
      tomas: 'slipping',
      aiko: 'steady',
      samira: 'paused',
      noah: 'exploring',
      mira: 'steady',
    });
    const jon = await book('jon');
    expect(jon.sessions.filter((session) => isLeftOpen(session, now))).toHaveLength(1);
    const mira = await book('mira');
    expect(missingToClose(mira, nextBooked(mira, now)?.id ?? '', now).codes).toContain(
      'session.no_conclusion',
    );
  });

  it('shows to each what waits for them', async () => {
    const { as } = told;
    const { engagement } = await as('mira').do(readToday, {});
    const kinds = engagement?.waiting.map(({ kind }) => kind) ?? [];
    expect([...kinds].sort()).toEqual(['review', 'topic', 'wording']);
    const roster = await as('elena').do(readRoster, {});
    const waits = roster.waiting.map(({ kind }) => kind);
    expect(waits).toEqual(expect.arrayContaining(['friction', 'left open', 'step move', 'session offer']));
    const hours = roster.people.flatMap(({ next }) => next?.startsAt ?? []);
    expect(hours).toHaveLength(6);
    expect(hours.filter((startsAt) => startsAt <= told.at)).toEqual([]);
  });
});
