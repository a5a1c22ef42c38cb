// When something breaks: neither the page, nor the problem, nor the log repeats what somebody wrote.
import { expect, it } from 'vitest';
import { type Instance, instanceOf } from '../../src/main/instance.ts';
import { type House, newHouse } from '../world/house.ts';

const WORDS = 'Qvx9kestrel sang what nobody else should hear';

/** An instance over this house's database that fails at every write, with somebody's words in the error. */
async function brokenBeside(house: House, logged: string[]): Promise<Instance> {
  const fails = async (): Promise<never> => {
    throw new Error(WORDS, { cause: new Error(WORDS) });
  };
  return instanceOf({
    store: { ...house.store, write: fails, close: async () => {} },
    place: house.settings.place,
    now: house.clock.now,
    url: 'http://localhost:4400',
    hasMail: true,
    proxies: [],
    assets: { links: { style: '/look.css', script: '/client.js', fonts: [] }, files: new Map() },
    log: (line) => logged.push(line),
  });
}

it('a fault says where in the code it was, and nothing of what was written', async () => {
  const house = await newHouse();
  const { id } = await house.engagement({ week: 3 });
  const token = await house.as('mira').token();
  const cookie = await house.as('mira').cookie();
  const logged: string[] = [];
  const broken = await brokenBeside(house, logged);
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
