// What every request passes: headers, sizes, origins, one page for whatever is not there, calm words for what goes wrong.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { StoreFault } from '../../src/store/faults.ts';
import { wordsFor } from '../../src/words/words.ts';
import { newHouse } from '../world/house.ts';

const { faults, refusals } = wordsFor('en');
const CANARY = 'a sentence that somebody wrote';

describe('every answer', () => {
  it('carries the headers that keep it safe', async () => {
    const house = await newHouse();
    for (const path of [
      '/sign-in',
      '/nothing',
      '/healthz',
      '/api/v1/nothing',
      '/api/openapi.json',
      '/robots.txt',
    ]) {
      const { headers } = await house.as('nobody').request(path);
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('asks for TLS where that is the public address, and keeps its cookie to this host', async () => {
    const house = await newHouse({ url: 'https://coaching.example.org' });
    const { headers } = await house.as('mira').get('/settings');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(await house.as('mira').cookie()).toMatch(/^__Host-throughline=/);
  });

  it('that is for one person is kept by nobody', async () => {
    const house = await newHouse();
    const { status, headers } = await house.as('mira').get('/settings');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  });
});

describe('a page', () => {
  const squeezed = async (headers: Record<string, string>) => {
    const house = await newHouse();
    const answer = await house.as('mira').request('/settings', { headers });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  it('leaves compressed as the browser takes it, and says the same', async () => {
    const { bytes: plain } = await squeezed({});
    const { answer, bytes } = await squeezed({ 'accept-encoding': 'gzip, deflate, br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(bytes.length).toBeLessThan(plain.length / 3);
    expect(brotliDecompressSync(bytes).toString()).toContain('Mira Osei');
    const zipped = await squeezed({ 'accept-encoding': 'gzip, br;q=0' });
    expect(gunzipSync(zipped.bytes).toString()).toContain('Mira Osei');
  });

  it('is not compressed for another site, which could learn from its length', async () => {
    const { answer } = await squeezed({ 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' });
    expect(answer.headers.get('content-encoding')).toBeNull();
  });

  it('that is an event stream is passed on as it comes', async () => {
    const house = await newHouse();
    const { headers, body } = await house
      .as('mira')
      .request('/events', { headers: { 'accept-encoding': 'br' } });
    expect(headers.get('content-encoding')).toBeNull();
    await body?.cancel();
  });
});

describe('what is not there', () => {
  it('is one and the same page, whatever it would have been', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const { id } = await house.engagement({ client: 'tomas', state: 'agreed' });
    const pages = await Promise.all(
      [
        '/nothing',
        `/engagements/${id}/agreement`,
        '/engagements/nothing/agreement',
        '/%00',
        '/settings/%',
      ].map((path) => mira.get(path)),
    );
    for (const { status, read } of pages) {
      expect(status).toBe(404);
      expect(read).toContain(faults.notFound.title);
    }
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  });

  it('is a problem in the API', async () => {
    const house = await newHouse();
    const { status, headers, body } = await house.as('mira').api('GET', '/nothing');
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(body).toMatchObject({ status: 404, code: 'address.not_found' });
  });
});

describe('a form', () => {
  it('from another site does nothing', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const form = { name: 'Eve', zone: 'UTC', theme: 'dark' };
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      const { status, read } = await mira.post('/settings', form, headers);
      expect([status, read]).toEqual([
        403,
        expect.stringContaining(refusals.say('request.from_elsewhere', {})),
      ]);
    }
    expect((await mira.get('/settings')).read).toContain('Mira Osei');
  });

  it('larger than 2 MB is refused before anything is done, in pages and in the API', async () => {
    const house = await newHouse();
    const note = 'x'.repeat(2 * 1024 * 1024);
    const page = await house.as('mira').post('/settings', { note });
    expect([page.status, page.read]).toEqual([413, expect.stringContaining('2 MB')]);
    const api = await house.as('mira').api('POST', '/goals', { note });
    expect([api.status, api.body]).toMatchObject([413, { code: 'input.too_large' }]);
  });

  it('can mean PUT, PATCH or DELETE, and nothing else', async () => {
    const house = await newHouse();
    const { site } = house;
    for (const method of ['get', 'put', 'patch', 'delete', 'post'] as const)
      site[method]('/test/things', async (c) => c.text(`${method} ${(await c.req.parseBody())['words']}`));
    const said = async (_method: string) =>
      (await house.as('mira').post('/test/things', { _method, words: 'ä & b' })).text;
    expect(await said('put')).toBe('put ä & b');
    expect(await said('DELETE')).toBe('delete ä & b');
    expect(await said('get')).toBe('post ä & b');
    expect(await said('trace')).toBe('post ä & b');
  });
});

describe('what goes wrong', () => {
  it('unexpectedly, is a calm page with a number, and a line in the log without what anybody wrote', async () => {
    const house = await newHouse();
    house.site.get('/test/things/:thingId', () => {
      throw new TypeError(`cannot read ${CANARY}\n    at ${CANARY}`);
    });
    const { status, read, text } = await house
      .as('mira')
      .get(`/test/things/${encodeURIComponent(CANARY)}?q=${CANARY}`);
    expect([status, read]).toEqual([500, expect.stringContaining(faults.unexpected.title)]);
    expect(text).not.toContain(CANARY);
    const number = /the number (\w{8})/.exec(read)?.[1];
    expect(house.logged).toEqual([
      expect.stringMatching(
        new RegExp(`^fault ${number} GET /test/things/:thingId: TypeError at .*site.test.ts`),
      ),
    ]);
    expect(house.logged.join()).not.toContain(CANARY);
  });

  it('in the API, is a problem with the same number', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    await mira.token();
    await house.store.close();
    const { status, headers, body } = await mira.api('GET', '/account');
    expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(body).toMatchObject({ code: 'server.unexpected', reference: expect.stringMatching(/^\w{8}$/) });
    expect(house.logged).toEqual([expect.stringContaining(`fault ${body['reference']} GET /api/v1/account`)]);
  });

  it('with the disk or the database, is said as what it is, and is no fault of ours', async () => {
    const house = await newHouse();
    for (const kind of ['full', 'unreadable', 'busy', 'unreachable'] as const) {
      house.site.get(`/test/${kind}`, () => {
        throw new StoreFault(kind);
      });
    }
    const mira = house.as('mira');
    const full = await mira.get('/test/full');
    expect([full.status, full.read]).toEqual([507, expect.stringContaining(faults.full.reading)]);
    for (const kind of ['unreadable', 'busy', 'unreachable']) {
      const { status, read } = await mira.get(`/test/${kind}`);
      expect([status, read]).toEqual([503, expect.stringContaining(refusals.say(`store.${kind}`, {}))]);
    }
    expect(house.logged).toEqual([]);
  });
});

describe('/healthz', () => {
  it('says that all is well', async () => {
    const house = await newHouse();
    const response = await house.as('nobody').request('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { ok: true, reads: true, writes: true }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('says when the database is gone', async () => {
    const house = await newHouse();
    await house.store.close();
    const response = await house.as('nobody').request('/healthz');
    expect([response.status, await response.json()]).toMatchObject([503, { ok: false, reads: false }]);
  });
});

describe('the first page', () => {
  it('is where each person needs to be', async () => {
    const house = await newHouse();
    await house.engagement({ state: 'agreed' });
    expect((await house.as('nobody').get('/')).to).toBe('/sign-in');
    const leads = async (who: 'mira' | 'elena') => (await house.as(who).get('/')).to;
    expect(await leads('mira')).toMatch(/^\/(today|settings)$/);
    expect(await leads('elena')).toMatch(/^\/(people|settings)$/);
  });

  it('asks to sign in, and comes back to what was wanted', async () => {
    const house = await newHouse();
    expect((await house.as('nobody').get('/settings')).to).toBe('/sign-in?to=%2Fsettings');
  });
});

describe('a form that arrives broken', () => {
  it('is refused calmly, and nothing is done', async () => {
    const house = await newHouse();
    for (const [type, body] of [
      ['multipart/form-data', 'theme=dark'],
      ['multipart/form-data; boundary=x', '--x\r\nhalf a part'],
    ] as const) {
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      const answer = await house.as('mira').request('/settings/profile', { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(refusals.say('input.not_a_form', {}));
    }
    expect(house.logged).toEqual([]);
  });
});

describe('an address with control characters in it', () => {
  it('is not there, also where a form would lead on to it', async () => {
    const house = await newHouse();
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    for (const path of ['/sessions/%00/screen', '/sessions/a%0d%0aset-cookie:x/screen', '/steps/%7f']) {
      expect((await house.as('mira').request(path, { method: 'POST', headers, body: '' })).status).toBe(404);
      expect((await house.as('mira').request(path)).status).toBe(404);
    }
    expect(house.logged).toEqual([]);
  });
});
