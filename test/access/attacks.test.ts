// Ways round the doors that browsers and proxies know: other methods, other spellings of an address, caches, overrides.
import { beforeAll, describe, expect, it } from 'vitest';
import { listReadings } from '../../src/app/readings.ts';
import { writeOneReflection } from '../../src/app/reflections.ts';
import { shareReflection } from '../../src/app/sharings.ts';
import { type House, newHouse } from '../world/house.ts';

const SECRET = 'Nobody hears this';
let house: House;
let at = '';
let engagementId = '';
let reflectionId = '';

beforeAll(async () => {
  house = await newHouse();
  engagementId = (await house.engagement({ week: 5 })).id;
  const { id } = await house.as('mira').do(writeOneReflection, { text: SECRET });
  reflectionId = id;
  at = `/reflections/${id}`;
});

const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const still = async () => (await house.as('mira').get(at)).read.includes(SECRET);

describe('an address spelled otherwise', () => {
  const spellings = (path: string): string[] => [
    `${path}/`,
    `/${path}`,
    `${path}//`,
    `${path}/.`,
    `${path}/x/..`,
    `${path}%2F`,
    `${path}%252F`,
    `${path}%00`,
    `${path}%20`,
    `${path};x=1`,
    path.replace('reflections', 'Reflections'),
    path.replace('reflections', '%72eflections'),
    path.replace('reflections', 'journal/..%2freflections'),
    `/api/v1/..%2f..${path}`,
    `${path}?x=${encodeURIComponent(path)}`,
    `${path}#${path}`,
  ];

  it.each(['elena', 'jon', 'ada', 'nobody'] as const)('leads %s nowhere', async (who) => {
    for (const path of spellings(at)) {
      const { status, text, headers } = await house.as(who).get(path);
      expect([303, 404], `${path}: ${status}`).toContain(status);
      expect(text).not.toContain(SECRET);
      expect(headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
    }
  });
});

describe('another method', () => {
  it('tells nobody more than opening does', async () => {
    for (const method of ['HEAD', 'OPTIONS', 'PATCH', 'DELETE', 'PUT', 'PROPFIND', 'QUERY']) {
      const answer = await house.as('jon').request(at, { method, headers: own });
      expect([method, answer.status]).toEqual([method, 404]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(await answer.text()).not.toContain(SECRET);
    }
    const head = await house.as('mira').request(at, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await still()).toBe(true);
  });

  it('is meant only by the field of a form of ours', async () => {
    const mira = house.as('mira');
    await mira.get(`${at}?_method=delete`);
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      await mira.post(at, { text: '' }, { [name]: 'DELETE' });
    await mira.post(`${at}?_method=delete`, { text: '' });
    await mira.request(at, {
      method: 'POST',
      headers: { ...own, 'content-type': 'text/plain' },
      body: '_method=delete',
    });
    const form = new FormData();
    form.set('_method', 'delete');
    await mira.request(at, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: form });
    expect(await still()).toBe(true);
  });

  it('from another site changes nothing, whatever it says of itself', async () => {
    const mira = house.as('mira');
    const body = '_method=delete';
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:4400' },
      { 'sec-fetch-site': 'SAME-ORIGIN, cross-site' },
      { origin: 'null' },
      { origin: 'http://localhost:4400.example.net' },
      { origin: 'http://localhost:44001' },
      { referer: 'http://localhost:4400/journal' },
      {},
    ];
    for (const headers of elsewhere) {
      const answer = await mira.request(at, { method: 'POST', headers: { ...type, ...headers }, body });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    expect(await still()).toBe(true);
  });
});

describe('a cache', () => {
  it('is given nothing to keep or to compare by', async () => {
    const paths = [
      '/today',
      '/journal',
      at,
      '/search?q=hears',
      '/readings',
      '/settings',
      `/engagements/${engagementId}`,
    ];
    for (const path of paths) {
      const page = await house.as('mira').get(path);
      expect([path, page.headers.get('cache-control')]).toEqual([path, 'no-store']);
      for (const name of ['etag', 'last-modified', 'expires', 'age'])
        expect([path, name, page.headers.get(name)]).toEqual([path, name, null]);
      const again = await house
        .as('mira')
        .get(path, { 'if-none-match': '*', 'if-modified-since': 'Sun, 22 Nov 2037 13:54:00 GMT' });
      expect(again.status).toBe(page.status);
    }
  });

  it('and a range get no part of a page', async () => {
    const answer = await house.as('mira').get(at, { range: 'bytes=0-10' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([200, null]);
  });
});

it('asking for the head of what is shared, or looking ahead, is no reading of it', async () => {
  const { mira, elena } = { mira: house.as('mira'), elena: house.as('elena') };
  const { id } = await mira.do(writeOneReflection, { text: 'For Elena' });
  await mira.do(shareReflection, { reflectionId: id, engagementId });
  const path = `/engagements/${engagementId}/shared`;
  const [, item = ''] = /href="([^"]*\/shared\/[^"]+)"/.exec((await elena.get(path)).text) ?? [];
  expect(item).not.toBe('');
  await elena.request(item, { method: 'HEAD' });
  await elena.get(item, { 'sec-purpose': 'prefetch' });
  await elena.get(item, { 'x-sec-purpose': 'prefetch' });
  expect(JSON.stringify(await mira.do(listReadings, {}))).not.toContain(id);
  await elena.get(item);
  expect(JSON.stringify(await mira.do(listReadings, {}))).toContain(id);
});

it('a form that names the same field twice, or an id that its address has, is understood in one way only', async () => {
  const elena = house.as('elena');
  const { id: hers, rev } = await elena.do(writeOneReflection, { text: 'Elena’s own' });
  const body = {
    _method: 'put',
    reflectionId: [hers, reflectionId],
    ownerId: 'x',
    id: reflectionId,
    subject: 'strategy',
  };
  await elena.post(`/reflections/${hers}`, { ...body, text: 'Elena’s newer', rev });
  await elena.post(at, { ...body, reflectionId: hers, text: 'Elena’s newer', rev: '' });
  await elena.api('PUT', `/reflections/${hers}`, { reflectionId, text: 'By program', rev: '' });
  expect(await still()).toBe(true);
  expect((await elena.get(`/reflections/${hers}`)).read).toContain('Elena’s newer');
});
