// Pages and forms under hostile input: every route there is, with every method, as client and as coach.
import { expect, it } from 'vitest';
import { deeds } from '../../src/app/deeds.ts';
import { drawnObject, shapeOf } from './drawing.ts';
import { BODIES, TEXTS, TYPES } from './hostile.ts';
import { freshCookie, inAddress, sent, type Trial, type Trier, type Try, trialOf, tryOut } from './trying.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

const FORM = 'application/x-www-form-urlencoded';

function routesOf({ hood }: Trial): Route[] {
  const pages = hood.house.site.routes.filter(({ path, method }) => {
    return method !== 'ALL' && !path.includes('*') && !path.startsWith('/api/') && path !== '/events';
  });
  return pages.map(({ method, path }) => ({ method, path }));
}

const bare = (path: string): string => path.replace(/:\w+(\{[^}]*\})?/g, ':');
const byPlace = Map.groupBy(deeds, ({ path }) => bare(path.split(' ')[1] ?? ''));
const everyField = [...new Set(deeds.flatMap((deed) => Object.keys(shapeOf(deed).properties ?? {})))];

/** What a form at this address could carry: its deed's fields where the deed is told by the address, else any. */
function fieldsFor({ chance, drawing }: Trial, path: string): [string, unknown][] {
  const deed = chance.pick(byPlace.get(bare(path)) ?? deeds);
  const fields = Object.entries(drawnObject(shapeOf(deed), drawing, 12));
  const more = chance.in100(30) ? [[chance.pick(everyField), chance.pick(TEXTS)] as [string, unknown]] : [];
  return [
    ...fields,
    ...more,
    ['back', chance.pick(['/today', '//evil.example', 'javascript:x', '/steps/x'])],
  ];
}

function parts(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one) => parts(name, one));
  if (typeof value !== 'object' || value === null) return [[name, String(value ?? '').toWellFormed()]];
  return Object.entries(value)
    .flatMap(([inner, one]) => parts(`${name}.${inner}`, one))
    .slice(0, 20);
}

function formOf(trial: Trial, { method, path }: Route): string {
  const { chance } = trial;
  const form = new URLSearchParams(fieldsFor(trial, path).flatMap(([name, value]) => parts(name, value)));
  if (method !== 'POST') form.append('_method', method);
  if (chance.in100(10)) form.append('_method', chance.pick(['DELETE', 'TRACE', 'GET', '__proto__', '']));
  if (chance.in100(15))
    form.append(chance.pick(['__proto__.x', 'text', 'constructor.prototype.y', 'text.text.text.a']), 'x');
  return chance.in100(4) ? `${form}&%zz=%ff%00&=&&a[b]=c&text=%ED%A0%80` : form.toString();
}

function placeOf({ chance, drawing }: Trial, path: string): string {
  const place = path.replace(/:(\w+)(\{[^}]*\})?\??/g, (_all, name) => inAddress(drawing.idFor(name)) || 'x');
  if (chance.in100(2))
    return `${place}${chance.pick(['/', '//', '/..', '/%00', '/%ff', '/%E0%A4%A', ';a=b', '.json'])}`;
  return place;
}

const QUERIES = [
  'to',
  'said',
  'q',
  'on',
  'week',
  'from',
  'until',
  'page',
  'before',
  'kind',
  'engagementId',
  'edit',
];

function queryOf({ chance, drawing }: Trial): string {
  if (chance.in100(50)) return '';
  const pairs = [...QUERIES, ...everyField].filter(() => chance.in100(6));
  const said = pairs.map((name) => {
    const value = chance.in100(30) && /Id$/.test(name) ? drawing.idFor(name) : chance.pick(TEXTS);
    return `${name}${chance.in100(10) ? '[]' : ''}=${inAddress(value)}`;
  });
  return `?${[...said, ...(chance.in100(5) ? ['%zz=%ff', '=', '__proto__=x'] : [])].join('&').slice(0, 8_000)}`;
}

function bodyFor(trial: Trial, route: Route): { type: string; body: string | Uint8Array<ArrayBuffer> } {
  const { chance } = trial;
  if (chance.in100(4)) return { type: chance.pick(TYPES), body: chance.pick(BODIES)() };
  const type = chance.in100(4) ? chance.pick(TYPES) : FORM;
  return { type, body: formOf(trial, route) };
}

async function drawnTry(trial: Trial, routes: readonly Route[], who: Trier, cookie: string): Promise<Try> {
  const { chance } = trial;
  const route = chance.pick(routes);
  const path = `${placeOf(trial, route.path)}${queryOf(trial)}`;
  const headers: Record<string, string> = { host: 'localhost:4400', 'sec-fetch-site': 'same-origin' };
  if (chance.in100(97)) headers['cookie'] = cookie;
  if (chance.in100(10)) headers['accept'] = 'text/vnd.turbo-stream.html';
  if (chance.in100(5))
    headers['referer'] = chance.pick(['http://localhost:4400/x', 'nonsense', 'http://evil.example/']);
  const says = `${route.method} ${path.slice(0, 400)} as ${who}`;
  if (route.method === 'GET') return { says, path, init: { headers } };
  const { type, body } = bodyFor(trial, route);
  headers['content-type'] = type;
  const method = type === FORM ? 'POST' : route.method;
  return { says: `${says} ${String(body).slice(0, 500)}`, path, init: { method, headers, body } };
}

it('no page and no form breaks', async () => {
  const trial = await trialOf('pages');
  const routes = routesOf(trial);
  const held = new Map<Trier, string>();
  const wrong = await tryOut(trial, async () => {
    const who = trial.chance.pick(['mira', 'elena'] as const);
    const cookie = held.get(who) ?? (await freshCookie(trial, who));
    held.set(who, cookie);
    const response = await sent(trial, await drawnTry(trial, routes, who, cookie));
    const to = response?.headers.get('location') ?? '/';
    if (to.startsWith('/sign-in')) held.delete(who);
    if (!/^\/(?![/\\])/.test(to)) trial.wrong.push(`led away to ${to}`);
    await response?.text();
  });
  if (wrong.length > 0) expect.fail(`\n${wrong.join('\n\n')}\n`);
  const tried = [...trial.counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`fuzz of the pages: ${tried} requests, ${JSON.stringify(Object.fromEntries(trial.counts))}`);
  expect(tried).toBeGreaterThan(100);
  expect(trial.counts.get('200') ?? 0).toBeGreaterThan(10);
});
