// The API: described as it is, problems with stable codes, inputs checked at the door with the field named.
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deeds } from '../../src/app/deeds.ts';
import { type House, newHouse } from '../world/house.ts';

type Json = Readonly<Record<string, unknown>>;

let house: House;
let description: Json;

beforeAll(async () => {
  house = await newHouse();
  description = await (await house.as('nobody').request('/api/openapi.json')).json();
});

const listed = deeds.filter(({ guard }) => guard === undefined);

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Json;
}

function operations(): [address: string, method: string, operation: Operation][] {
  const paths = description['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  return Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      address,
      method,
      operation,
    ]),
  );
}

function everyRef(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : everyRef(inner),
  );
}

const atRef = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((found, name) => (found as Json | undefined)?.[name], description);

describe('the description', () => {
  it('is OpenAPI 3.1, and holds every deed that a token may do', () => {
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'Throughline' } });
    const described = operations().map(([address, method]) => `${method.toUpperCase()} ${address}`);
    const placed = listed.map(({ path }) => path.replace(' ', ' /api/v1').replace(/:(\w+)/g, '{$1}'));
    expect(described.sort()).toEqual(placed.sort());
  });

  it('names each operation once, says what it does, and what it answers', () => {
    const ids = operations().map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [address, , { summary, responses }] of operations()) {
      expect(summary, address).toMatch(/^\p{Lu}.*\.$/u);
      expect(Object.keys(responses)).toContain('default');
    }
  });

  it('declares what stands in each address', () => {
    for (const [address, , { parameters }] of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.every(({ required }) => required)).toBe(true);
      const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).sort()).toEqual(named.sort());
    }
  });

  it('refers to nothing that is not there', () => {
    const refs = [...new Set(everyRef(description))];
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !ref.startsWith('#/') || atRef(ref) === undefined)).toEqual([]);
  });
});

/** A place of the API with an id for everything in its path. */
const placeOf = (path: string): [method: string, place: string] => {
  const [method = '', place = ''] = path.split(' ');
  return [method, place.replace(/:\w+/g, 'nothing')];
};

describe('a request', () => {
  it('without a token, or with a wrong one, is asked who it is', async () => {
    const { status, headers, body } = await house.as('nobody').api('GET', '/account');
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(body).toMatchObject({ code: 'account.sign_in', type: 'urn:throughline:problem:account.sign_in' });
    const wrong = { headers: { authorization: 'Bearer tl_0000000000000000000000' } };
    expect((await house.as('nobody').request('/api/v1/account', wrong)).status).toBe(401);
  });

  it('by a page’s cookie is nobody’s: no other site can ride along', async () => {
    const { status } = await house.as('mira').request('/api/v1/account');
    expect(status).toBe(401);
  });

  it('whose body is no JSON, or no object, is told so', async () => {
    const authorization = `Bearer ${await house.as('mira').token()}`;
    const [method, place] = placeOf(
      listed.find(({ reads, path }) => !reads && path.startsWith('POST'))?.path ?? '',
    );
    for (const [body, code] of [
      ['{', 'input.not_json'],
      ['[1]', 'input.not_an_object'],
      ['null', 'input.not_an_object'],
    ] as const) {
      const init = { method, body, headers: { authorization, 'content-type': 'application/json' } };
      const response = await house.as('nobody').request(`/api/v1${place}`, init);
      expect([response.status, await response.json()]).toMatchObject([400, { code }]);
    }
  });

  it('with NUL or half a character in it names the field, whichever deed it is for', async () => {
    const mira = house.as('mira');
    for (const { path, reads, name } of listed) {
      const [method, place] = placeOf(path);
      if (reads || method === 'DELETE') continue;
      for (const bad of ['a\u0000b', '\ud800']) {
        const { status, body } = await mira.api(method, place, { words: { text: bad }, title: bad });
        expect([status, body['code'], body['fields']], name).toEqual([
          422,
          'input.invalid',
          expect.arrayContaining(['title', 'words.text']),
        ]);
      }
    }
  });

  it('with NUL in its address is refused like any other', async () => {
    for (const { path } of listed.filter(({ path: one }) => one.startsWith('GET') && one.includes(':'))) {
      const place = path.replace('GET ', '').replace(/:\w+/g, '%00');
      const { status } = await house.as('mira').api('GET', place);
      expect(status, path).toBe(422);
    }
  });

  it('nested beyond all reason is refused, not followed', async () => {
    const [method, place] = placeOf('POST /goals');
    const authorization = `Bearer ${await house.as('mira').token()}`;
    const body = `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const init = { method, body, headers: { authorization, 'content-type': 'application/json' } };
    expect((await house.as('nobody').request(`/api/v1${place}`, init)).status).toBeLessThan(500);
  });
});

it('answers what its description says', async () => {
  const { body } = await house.as('mira').api('GET', '/account');
  const deed = deeds.find(({ name }) => name === 'account.show');
  expect(z.safeParse(deed?.output ?? z.never(), body).success).toBe(true);
});
