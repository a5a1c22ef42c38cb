// Somebody with several engagements: what waits in any of them stands on Today, each can be reached, and where one lands.
import { beforeAll, describe, expect, it } from 'vitest';
import { writeAgreement } from '../../src/app/agreements.ts';
import { bookOneSession } from '../../src/app/sessions.ts';
import { readToday } from '../../src/app/today.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

describe('several engagements', () => {
  let house: House;
  let first: Lived;
  let second: Lived;

  beforeAll(async () => {
    house = await newHouse();
    first = await house.engagement({ week: 3 });
    second = await house.engagement({ coach: 'ada', state: 'exploring' });
    const text = 'We try it for a month and say so when it does not fit.';
    await house.as('ada').do(writeAgreement, { engagementId: second.id, text });
  });

  it('Today begins with what waits in each of them, by name, and leads to the other', async () => {
    const page = await house.as('mira').get('/today');
    expect(page.read).toContain('The agreement waits for your signature Ada Lind');
    expect(page.text).toContain(`href="/engagements/${second.id}"`);
    expect(page.text.indexOf('id="waiting"')).toBeLessThan(page.text.indexOf('id="line"'));
    const { engagement, others } = await house.as('mira').do(readToday, {});
    expect([engagement?.id, others.map(({ id }) => id)]).toEqual([first.id, [second.id]]);
  });

  it('whoever has only one reads nothing of others', async () => {
    await house.engagement({ client: 'tomas', week: 3 });
    const page = await house.as('tomas').get('/today');
    expect(page.text).not.toContain('id="others"');
  });

  it('a client here and a coach there lands where the next session is', async () => {
    expect((await house.as('mira').get('/')).to).toBe('/today');
    expect((await house.as('elena').get('/')).to).toBe('/people');
    // Elena's own first session as a client lies on Thursday, the next one as Mira's coach a week later.
    await house.engagement({ client: 'elena', coach: 'jon', state: 'planned' });
    expect((await house.as('elena').get('/')).to).toBe('/today');
    const sooner = { engagementId: first.id, startsLocal: '2026-11-24T10:00' };
    await house.as('elena').do(bookOneSession, sooner);
    expect((await house.as('elena').get('/')).to).toBe('/people');
  });
});
