// What the pages people open most ask of the database: the same at any size, and nothing that reads a whole table.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { meetNow } from '../../bench/seed/living.ts';
import { type House, newHouse } from '../world/house.ts';
import { joinedBy } from './crowd.ts';
import { fetchedRowByRow, type Statement, scansIn, statementsOf } from './statements.ts';

const SMALL = 10;
const LARGE = 200;
/** Beside Mira and Tomás: thirty together. */
const OTHER_CLIENTS = 28;
/** In ms: engagements are lived through four times. */
const PATIENCE = 180_000;

/** What a book has hundreds of: kept together in an index each, with all that the rules look at. */
const IN_BOOKS = [
  ...['sessions', 'sessionMoves', 'topics', 'conclusions', 'confirmations', 'inquiries'],
  ...['chains', 'steps', 'marks', 'reviews', 'reviewAnswers', 'scores'],
];

type Asked = Readonly<Record<string, readonly Statement[]>>;

async function opened(house: House, who: 'mira' | 'elena', path: string): Promise<readonly Statement[]> {
  const open = async () => expect((await house.as(who).get(path)).status).toBe(200);
  // The first time keys are fetched and the visit is written down.
  await open();
  return statementsOf(open);
}

/** A coach with thirty clients, one of them in a session that can be closed, among so many other engagements. */
async function askedAmong(engine: 'sqlite' | 'postgres', others: number): Promise<[House, Asked]> {
  const house = await newHouse({ engine });
  const { id, sprintId } = await house.engagement({ client: 'mira', week: 7 });
  const meeting = await house.engagement({ client: 'tomas', week: 6 });
  await meetNow(house, meeting, house.clock.now());
  const rosterOfTwo = await opened(house, 'elena', '/people');
  await joinedBy(house, { engagementId: id, number: 1, copies: OTHER_CLIENTS, sameCoach: true });
  await joinedBy(house, { engagementId: id, number: 2, copies: others, sameCoach: false });
  const asked = {
    Today: await opened(house, 'mira', '/today'),
    Sprint: await opened(house, 'mira', `/sprints/${sprintId}`),
    'Roster of 30': await opened(house, 'elena', '/people'),
    'Closing a session': await statementsOf(async () => {
      const { sessions } = await meeting.book();
      const session = sessions.find(({ state }) => state === 'in progress');
      expect((await house.as('elena').post(`/sessions/${session?.id}/closing`)).status).toBe(303);
    }),
  };
  // Books are read eight at a time, each time by as many questions as one book takes.
  expect(asked['Roster of 30'].length).toBeLessThan(4 * rosterOfTwo.length);
  return [house, asked];
}

const textsOf = (asked: Asked): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(asked).map(([name, all]) => [name, all.map(({ sql }) => sql)]));

afterEach(() => void vi.restoreAllMocks());

describe.each(['sqlite', 'postgres'] as const)('what pages ask of %s', (engine) => {
  it('is the same among many as among few, and each finds its rows by an index', {
    timeout: PATIENCE,
  }, async () => {
    const [, few] = await askedAmong(engine, SMALL);
    const [house, many] = await askedAmong(engine, LARGE);
    expect(textsOf(many)).toEqual(textsOf(few));
    for (const [name, statements] of Object.entries(many)) {
      expect(statements.length, name).toBeGreaterThan(10);
      expect([name, await scansIn(house, statements)]).toEqual([name, []]);
      expect([name, fetchedRowByRow(house, statements, IN_BOOKS)]).toEqual([name, []]);
    }
  });
});
