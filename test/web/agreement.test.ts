// The page of the agreement, by plain forms: put forward, signed, and refused with what was typed.
import { expect, it } from 'vitest';
import { newHouse } from '../world/house.ts';

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const actionOf = (html: string): string => /action="([^"]*signatures[^"]*)"/.exec(html)?.[1] ?? '';

it('goes from the text that ships to both names under it', async () => {
  const house = await newHouse();
  const { id } = await house.engagement({ state: 'exploring' });
  const path = `/engagements/${id}/agreement`;
  const mira = house.as('mira');
  const elena = house.as('elena');
  expect((await mira.get(path)).read).toContain('Elena Kask has not put the agreement forward yet.');
  expect((await elena.get(path)).read).toContain('Not therapy, and where to turn in a crisis');

  const terms = { text: 'We meet. ## not a heading', noticeHours: 24, afterEndDays: 30, retentionMonths: 12 };
  const wrong = await elena.post(`/engagements/${id}/agreement-texts`, { ...terms, noticeHours: 500 });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="500"');
  const written = await elena.post(`/engagements/${id}/agreement-texts`, terms);
  expect(written.to).toBe(`${path}?said=written`);

  const page = await mira.get(path);
  expect(page.read).toContain('It waits for both signatures.');
  const nameless = await mira.post(actionOf(page.text), { hash: field(page.text, 'hash'), name: ' ' });
  expect(nameless.status).toBe(422);
  expect(nameless.read).toContain('Please write your name; it is your signature.');
  const signed = await mira.post(actionOf(page.text), { hash: field(page.text, 'hash'), name: 'Mira Osei' });
  expect(signed.to).toBe(`${path}?said=signed`);
  expect((await mira.get(path)).read).toContain('You have signed. It waits for Elena Kask.');

  await elena.post(`/engagements/${id}/agreement-texts`, { ...terms, text: 'We meet often.' });
  const stale = await elena.post(actionOf(page.text), { hash: field(page.text, 'hash'), name: 'Elena Kask' });
  expect(stale.status).toBe(422);
  expect(stale.read).toContain('A newer text was put forward meanwhile.');
  expect((await house.as('jon').get(path)).status).toBe(404);
});
