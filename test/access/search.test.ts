// Search, asked for every secret there is by everybody: it finds what its reader may read, and by nothing else hints at more.
import { expect, it } from 'vitest';
import { perform } from '../../src/app/deed.ts';
import { searchWords } from '../../src/app/searches.ts';
import { takeBackMoment, takeBackReflection } from '../../src/app/sharings.ts';
import { type Canary, canariesIn } from './canaries.ts';
import { landOf, mayRead, type Reader } from './readers.ts';
import { type Ground, groundOn, leaksIn } from './walk.ts';
import { actorOf, readerOf, WALKERS, type Walker } from './walkers.ts';
import { WORDS } from './words.table.ts';

const SEEKERS = WALKERS.filter(
  ({ who, via }, index) =>
    via === 'page' && who !== null && WALKERS.findIndex((walker) => walker.who === who) === index,
);

/** What lies in tables that no search looks into cannot be found; the rest is asked for piece by piece. */
const FOUND = new Set(
  Object.keys(WORDS).filter((table) => !['signIns', 'passkeys', 'tokens'].includes(table)),
);

const oneOfEach = (canaries: readonly Canary[]): Canary[] =>
  [...Map.groupBy(canaries, ({ table, field }) => `${table}.${field}`).values()].flatMap((alike) =>
    alike.slice(0, 1),
  );

async function sought({ hood }: Ground, walker: Walker, q: string, limit = 100) {
  const found = await perform(searchWords, { q, limit }, actorOf(hood, walker), hood.house.ports);
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}

/** What one seeker gets for these canaries, one by one. */
async function wrongHits(ground: Ground, canaries: readonly Canary[], walker: Walker): Promise<string[]> {
  const wrong: string[] = [];
  for (const { sign, table, field } of canaries) {
    const { results, hasMore } = await sought(ground, walker, sign);
    if (results.length > 0 || hasMore) wrong.push(`${walker.name} finds ${table}.${field}`);
  }
  return wrong;
}

/** The page that answers a query, without the query itself. */
async function pageFor({ hood }: Ground, { personId }: Reader, q: string): Promise<string> {
  const headers = { host: 'localhost:4400', cookie: await hood.cookieOf(personId ?? '') };
  const answer = await hood.house.site.request(`http://localhost:4400/search?q=${q}`, { headers }, {});
  return `${answer.status} ${await answer.text()}`.replaceAll(q, 'QUERY');
}

it.each(['sqlite', 'postgres'] as const)('finds for each what they may read, on %s', async (engine) => {
  const ground = await groundOn(engine);
  const seekers =
    engine === 'sqlite' ? SEEKERS : SEEKERS.filter(({ who }) => who === 'elena' || who === 'farah');
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  for (const walker of seekers) {
    const reader = readerOf(ground.hood, walker);
    const all = [...ground.hood.canaries.values()].filter(({ table }) => FOUND.has(table));
    const hidden = all.filter(({ table, row }) => !mayRead(ground.land, table, row, reader));
    const canaries = engine === 'sqlite' ? hidden : oneOfEach(hidden);
    wrong.push(...(await wrongHits(ground, canaries, walker)));
    const found = await sought(ground, walker, 'zq');
    counts.set(String(walker.who), found.results.length);
    wrong.push(...leaksIn(ground, reader, JSON.stringify(found)).map((one) => `${walker.name} ${one}`));
    // What is not there for them answers as what is nowhere: the same page, word for word.
    const { sign = '' } = hidden.find(({ table }) => table === 'reflections') ?? {};
    if (sign) expect(await pageFor(ground, reader, sign)).toBe(await pageFor(ground, reader, 'zqqqqqqx'));
  }
  expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
  expect(counts.get('elena')).toBeGreaterThan(0);
  if (engine === 'sqlite') expect(counts.get('mira')).toBeGreaterThan(50);
});

it('finds nothing any more that was taken back, though it was found a moment before', async () => {
  const ground = await groundOn('sqlite');
  const { hood, land } = ground;
  const coach = SEEKERS.find(({ name }) => name === 'coach') as Walker;
  const client = SEEKERS.find(({ name }) => name === 'client') as Walker;
  const here = land.sharings.filter(
    ({ engagementId, takenBackAt, kind }) =>
      engagementId === hood.places.now.id &&
      takenBackAt === null &&
      (kind === 'moment' || kind === 'reflection'),
  );
  expect(here).toHaveLength(2);
  for (const { kind, itemId } of here) {
    const signs = [...hood.canaries.values()]
      .filter(({ row }) => row['id'] === itemId)
      .map(({ sign }) => sign);
    const found = async () => {
      const hits = await Promise.all(signs.map((sign) => sought(ground, coach, sign)));
      return hits.flatMap(({ results }) => results).length;
    };
    expect(await found()).toBe(signs.length);
    const [deed, input] =
      kind === 'moment'
        ? [takeBackMoment, { momentId: itemId, engagementId: hood.places.now.id }]
        : [takeBackReflection, { reflectionId: itemId, engagementId: hood.places.now.id }];
    expect(
      (await perform(deed as typeof takeBackMoment, input, actorOf(hood, client), hood.house.ports)).ok,
    ).toBe(true);
    expect(await found()).toBe(0);
  }
  const later = { ...ground, land: await landOf(hood.house.store) };
  const all = JSON.stringify(await sought(later, coach, 'zq'));
  expect(canariesIn(all, hood.canaries).length).toBeGreaterThan(0);
  expect(leaksIn(later, readerOf(hood, coach), all)).toEqual([]);
});
