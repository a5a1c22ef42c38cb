// Signs to open pages, walked: whatever is done by whomever, only those hear of it who may read it, and never a word of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import type { Thing } from '../../src/domain/engagement/access.ts';
import { Stream } from '../world/streams.ts';
import { namesIn } from './inputs.ts';
import { ID_TABLES } from './items.ts';
import type { Neighbour } from './neighbourhood.ts';
import { mayRead, saysTable, thingOf } from './readers.ts';
import { type Ground, groundOn, type Stride, stridesOf } from './walk.ts';
import { actorOf, readerOf, WALKERS, type Walker } from './walkers.ts';

const DOERS = WALKERS.filter(
  ({ who, via, place }) => via === 'page' && who !== null && !(place === 'now' && who === 'farah'),
);
/** What only now comes to be read by somebody, by deed: they hear of that, though they could not read it before. */
const GIVES: Readonly<Record<string, Thing>> = {
  'goal.place': 'goal',
  'moment.share': 'moment',
  'reflection.share': 'reflection',
  'big_picture.share': 'big picture',
  'check.share': 'closing check',
  'review.share': 'review answer',
  'moment.bring': 'agenda topic',
  'attention.into_step': 'step',
  'attention.into_topic': 'agenda topic',
  'attention.week_into_topic': 'agenda topic',
  // What is done again is a step of now, whenever the first one was.
  'step.again': 'step',
  // A page that shows it has to let it go.
  'big_picture.take_back': 'big picture',
  // Without a word about privacy it is a note for both.
  'note.add': 'session note',
};

const LISTENERS = ['mira', 'elena', 'farah', 'pavel', 'tomas', 'olga', 'jon', 'ada'] as const;
type Streams = Readonly<Record<(typeof LISTENERS)[number], Stream>>;

async function streamsOf({ hood }: Ground): Promise<Streams> {
  const opened = LISTENERS.map(async (name) => {
    const { id: personId } = hood.people[name];
    return [name, await Stream.by(hood.house, { personId, cookie: await hood.cookieOf(personId) })] as const;
  });
  return Object.fromEntries(await Promise.all(opened)) as unknown as Streams;
}

const as = (who: Neighbour): Walker => ({ name: who, who, place: 'now', via: 'page' });

/** Whether the table lets this listener read such a thing in an engagement, if it were theirs to see at all. */
function readsThere(
  ground: Ground,
  thing: Thing,
  engagementId: unknown,
  listener: Neighbour,
  facts = {},
): boolean {
  const reader = readerOf(ground.hood, as(listener));
  return saysTable(ground.land, { thing, verb: 'read' }, '', { engagementId }, reader, facts) === 'yes';
}

/** Whether the table lets this listener read what was done, or what it was done to. */
function mayHear(ground: Ground, { deed, item, walker }: Stride, listener: Neighbour): boolean {
  const { land, hood } = ground;
  const some = { placed: true, shared: true };
  const given = GIVES[deed.name];
  const { id: doer } = hood.people[walker.who ?? 'jon'];
  const mine = Object.values(hood.places).filter(({ clientId, coachId }) =>
    [clientId, coachId].includes(doer),
  );
  if (given) return mine.some(({ id }) => readsThere(ground, given, id, listener, some));
  const table = ID_TABLES[namesIn(deed.path)[0] ?? ''];
  if (item === null || table === undefined)
    return readsThere(ground, deed.thing, hood.places[walker.place].id, listener);
  const isItself = table !== 'engagements' && table !== 'sessions' && table !== 'sprints';
  if (isItself && mayRead(land, table, item, readerOf(hood, as(listener)))) return true;
  if (isItself && thingOf(table, item) === deed.thing) return false;
  const place = table === 'engagements' ? item['id'] : item['engagementId'];
  return readsThere(ground, deed.thing, place, listener, some);
}

/** A wording lapses with the placing of its goal; that one still waits is the furniture's doing alone. */
function isPossible({ land }: Ground, { deed, item }: Stride): boolean {
  if (!deed.name.startsWith('wording.') || item?.['goalId'] === undefined) return true;
  return land.goals.some(({ id, placedIn }) => id === item['goalId'] && placedIn === item['engagementId']);
}

/** Who heard of a stride, though they may not; and what was said beside "look again". */
async function wronglyHeard(ground: Ground, streams: Streams, stride: Stride): Promise<string[]> {
  const { hood, rehearsal } = ground;
  const before = rehearsal.announced.length;
  const outcome = await perform(stride.deed, stride.input, actorOf(hood, stride.walker), rehearsal.ports);
  if (!outcome.ok) return [];
  for (const sign of rehearsal.announced.slice(before)) await hood.house.live.tell(sign);
  const wrong: string[] = [];
  for (const name of LISTENERS) {
    const heard = await streams[name].heard();
    if (heard.some((data) => data !== 'data: {}')) wrong.push(`${name} is told ${heard.join()}`);
    if (heard.length > 0 && name !== stride.walker.who && !mayHear(ground, stride, name))
      wrong.push(`${name} hears of it`);
  }
  const state = String(stride.item?.['state'] ?? stride.item?.['kind'] ?? '');
  return wrong.map((one) => `${stride.deed.name} by ${stride.walker.name} ${state}: ${one}`);
}

// Over PostgreSQL a wire that broke tells everybody to look again; that signs cross it with the same silence: test/web.
describe('what everybody hears', () => {
  let ground: Ground;
  let streams: Streams;
  beforeAll(async () => {
    ground = await groundOn('sqlite');
    streams = await streamsOf(ground);
  });

  it.each(
    deeds
      .filter(({ reads, guard }) => !reads && guard === undefined)
      .map((deed) => [deed.name, deed] as const),
  )('%s is heard of by nobody who may not read it', async (_name, deed: AnyDeed) => {
    const wrong: string[] = [];
    for (const stride of stridesOf(ground, deed, DOERS).filter((one) => isPossible(ground, one)))
      wrong.push(...(await wronglyHeard(ground, streams, stride)));
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
  });

  it('a private note is heard of by its author alone', async () => {
    const deed = deeds.find(({ name }) => name === 'note.add') as AnyDeed;
    for (const stride of stridesOf(ground, deed, DOERS)) {
      const { walker } = stride;
      const input = { ...stride.input, isPrivate: true };
      const before = ground.rehearsal.announced.length;
      await perform(deed, input, actorOf(ground.hood, walker), ground.rehearsal.ports);
      for (const sign of ground.rehearsal.announced.slice(before)) await ground.hood.house.live.tell(sign);
      for (const name of LISTENERS)
        expect(
          (await streams[name].heard()).length === 0 || name === walker.who,
          `${name}, ${walker.name}`,
        ).toBe(true);
    }
  });

  it('every stream still goes on, and heard what its own person did', async () => {
    const { hood } = ground;
    const own = (name: Neighbour) =>
      ({ engagementId: null, personId: hood.people[name].id, actorId: null, audience: 'author' }) as const;
    for (const name of LISTENERS) {
      await hood.house.live.tell({ ...own(name), kinds: ['MomentCaught'] });
      expect(await streams[name].heard()).toEqual(['data: {}']);
    }
  });
});

it('somebody who is not signed in is let into no stream, nor is one whose sign-in is over', async () => {
  const { hood } = await groundOn('sqlite');
  const host = new URL(hood.house.ports.url).host;
  for (const cookie of ['', 'throughline=', `throughline=${'A'.repeat(43)}`, 'throughline-halfway=x']) {
    const answer = await hood.house.site.request(
      'http://localhost:4400/events',
      { headers: { host, cookie } },
      {},
    );
    expect([answer.status, answer.body]).toEqual([204, null]);
  }
});
