// Every page of the site, found by its routes, opened by everybody.
import type { Bones } from './canaries.ts';
import { namesIn } from './inputs.ts';
import { ID_TABLES } from './items.ts';
import { mayRead, type Reader } from './readers.ts';
import { type Ground, leaksIn, makingFor, placesFor } from './walk.ts';
import { readerOf, type Walker } from './walkers.ts';

/** What somebody opens: an address, and the item it is about. */
export interface Opening {
  readonly route: string;
  readonly path: string;
  readonly table: string | null;
  readonly item: Bones | null;
  readonly input: object;
}

/** Streams never end, and are tried on their own; what is built is everybody's. */
const APART = new Set(['/events', '/healthz', '/api/openapi.json']);

/** Every GET route of the site, but for the API's. */
export function routesOf({ rehearsal }: Ground): string[] {
  const found = rehearsal.site.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
  const pages = found.map(({ path }) => path).filter((path) => !path.startsWith('/api/') && !APART.has(path));
  return [...new Set(pages)];
}

function pathOf(route: string, values: Readonly<Record<string, string>>): string {
  return route.replace(/:(\w+)(\{[^}]*\})?\??/g, (_all, name) => encodeURIComponent(values[name] ?? ''));
}

const SECRETS = new Set(['secret', 'link']);
/** What stands in an address and is no id: one of a few words, the same for everybody. */
const WORDS: Readonly<Record<string, string>> = { provider: 'google' };

/** The openings of one route by one walker: one for each kind of item its address may name. */
export function openingsOf(ground: Ground, route: string, walker: Walker): Opening[] {
  const names = namesIn(route).filter((name) => WORDS[name] === undefined);
  const first = names[0];
  const unknown = names.find((name) => !ID_TABLES[name] && !SECRETS.has(name));
  if (unknown) throw new Error(`${route}: nobody knows what ${unknown} is: say so in test/access/items.ts.`);
  const { secret } = makingFor(ground, walker);
  const input = names.some((name) => SECRETS.has(name)) ? { secret } : {};
  const table = first === undefined ? null : (ID_TABLES[first] ?? null);
  return placesFor(ground, names, walker).map(({ item, inPath }) => {
    return { route, path: pathOf(route, { ...WORDS, ...inPath }), table, item, input };
  });
}

/** Whether this reader stands to the item in no way at all: for them the page is not there. */
function isStranger(ground: Ground, { table, item }: Opening, reader: Reader): boolean {
  if (table === null || item === null || reader.personId === null) return false;
  const { land } = ground;
  const own = item['ownerId'] ?? item['personId'] ?? item['inviterId'];
  if (own !== undefined) return own !== reader.personId && !mayRead(land, table, item, reader);
  const place = table === 'engagements' ? item['id'] : item['engagementId'];
  const there = land.engagements.find(({ id }) => id === place);
  return there !== undefined && there.clientId !== reader.personId && there.coachId !== reader.personId;
}

function wrongPage(ground: Ground, opening: Opening, reader: Reader, response: Response): string | null {
  const { status } = response;
  if (status >= 500) return `answered ${status}`;
  const to = response.headers.get('location') ?? '';
  const isTurnedAway = status === 302 || status === 303;
  if (isTurnedAway && !to.startsWith('/')) return `leads away to ${to}`;
  if (isStranger(ground, opening, reader) && status !== 404) return `answered ${status} to a stranger`;
  const caching = response.headers.get('cache-control') ?? '';
  return caching.includes('no-store') ? null : `may be kept (${caching})`;
}

/** Opens one page as somebody; says all that is wrong with it. */
export async function opened(ground: Ground, opening: Opening, walker: Walker): Promise<string[]> {
  const { hood, rehearsal } = ground;
  const reader = readerOf(hood, walker);
  const cookie = reader.personId === null ? '' : await hood.cookieOf(reader.personId);
  const headers = { host: 'localhost:4400', ...(cookie ? { cookie } : {}) };
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const logged = rehearsal.logged.length;
  const response = await rehearsal.site.request(`http://localhost:4400${opening.path}`, { headers }, env);
  const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  const found = [
    wrongPage(ground, opening, reader, response),
    ...rehearsal.logged.slice(logged),
    ...leaksIn(ground, reader, text, opening.input),
  ];
  const state = opening.item ? ` on ${String(opening.item['state'] ?? opening.item['kind'] ?? 'it')}` : '';
  return found
    .filter((one) => one !== null)
    .map((one) => `${opening.route} by ${walker.name}${state}: ${one}`);
}
