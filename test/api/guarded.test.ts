// What the API does not offer: account matters, since there signing in would hand out secrets without any page's limits.
import { describe, expect, it } from 'vitest';
import { deeds } from '../../src/app/deeds.ts';
import { PASSWORD } from '../world/cast.ts';
import type { ApiAnswer, Guest } from '../world/guest.ts';
import { newHouse } from '../world/house.ts';

const guarded = deeds.filter(({ guard }) => guard !== undefined);

/** Knocks at a deed's path with an id in every place of it. */
function knock(guest: Guest, path: string): Promise<ApiAnswer> {
  const [method = 'GET', place = '/'] = path.split(' ');
  const body = { email: 'mira@example.org', password: PASSWORD };
  return guest.api(method, place.replace(/:\w+/g, 'x'.repeat(43)), method === 'GET' ? undefined : body);
}

describe('the API', () => {
  it('knows that there are guarded deeds', () => {
    expect(guarded.map(({ name }) => name)).toContain('account.sign_in');
    expect(guarded.length).toBeGreaterThan(30);
  });

  it('has no endpoint for a guarded deed, with a token or without', async () => {
    const house = await newHouse();
    for (const who of ['nobody', 'mira'] as const) {
      for (const { name, path } of guarded) {
        const { status, body } = await knock(house.as(who), path);
        // Another deed at the same path with another method is no leak; a 2xx or a refusal of this deed would be.
        expect([status, body['code']], `${name} as ${who}`).toEqual([404, 'address.not_found']);
      }
    }
  });

  it('does not describe them either', async () => {
    const house = await newHouse();
    const { body } = await house
      .as('nobody')
      .request('/api/openapi.json')
      .then(async (answer) => ({
        body: await answer.json(),
      }));
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    const open = deeds.filter(({ guard }) => guard === undefined);
    expect(described.toSorted()).toEqual(open.map(({ path }) => path.replace(/:(\w+)/g, '{$1}')).toSorted());
  });
});
