// When something breaks: neither the page, nor the problem, nor the log repeats what somebody wrote.
import { expect, it } from 'vitest';
import { instanceOf } from '../../src/main/instance.ts';
import { newHouse } from '../world/house.ts';

const WORDS = 'Qvx9kestrel sang what nobody else should hear';

it('a fault says where in the code it was, and nothing of what was written', async () => {
  const house = await newHouse();
  const { id } = await house.engagement({ week: 3 });
  const token = await house.as('mira').token();
  const cookie = await house.as('mira').cookie();
  const logged: string[] = [];
  const fails = async (): Promise<never> => {
    throw new Error(WORDS, { cause: new Error(WORDS) });
  };
  const broken = await instanceOf({
    store: { ...house.store, write: fails, close: async () => {} },
    place: house.settings.place,
    now: house.clock.now,
    url: 'http://localhost:4400',
    hasMail: true,
    proxies: [],
    assets: { links: { style: '/look.css', script: '/client.js', fonts: [] }, files: new Map() },
    log: (line) => logged.push(line),
  });
  const at = 'http://localhost:4400';
  const json = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const form = {
    cookie,
    host: 'localhost:4400',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const answers = [
    await broken.site.request(`${at}/api/v1/engagements/${id}/steps`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ text: WORDS }),
    }),
    await broken.site.request(`${at}/engagements/${id}/steps`, {
      method: 'POST',
      headers: form,
      body: new URLSearchParams({ text: WORDS }).toString(),
    }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(500);
    const said = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
    expect(said).not.toMatch(/kestrel/i);
    expect(said).toMatch(/[0-9a-f]{8}/);
  }
  expect(logged).toHaveLength(2);
  expect(logged.join('\n')).not.toMatch(/kestrel/i);
  expect(logged.join('\n')).toContain('POST /engagements/:engagementId/steps');
  await broken.close();
});
