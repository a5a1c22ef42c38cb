// Where somebody begins who is in no engagement yet: on a page with the ways there are, until one of them is taken.
import { describe, expect, it } from 'vitest';
import { makeOneGoal } from '../../src/app/goals.ts';
import { newHouse } from '../world/house.ts';

const WAYS = ['I want to be coached', 'I coach', 'I look after it for others'];
const navOf = (text: string): string[] =>
  [...(/<nav class="nav"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '').matchAll(/data-word="([^"]*)"/g)].map(
    ([, word]) => word ?? '',
  );

describe('who is in no engagement', () => {
  it('begins on a page that says so, the owner with a place to look after, others without', async () => {
    const house = await newHouse();
    for (const [who, ways] of [
      ['ada', WAYS],
      ['jon', WAYS.slice(0, 2)],
    ] as const) {
      const guest = house.as(who);
      expect((await guest.get('/')).to).toBe('/begin');
      const { read, text } = await guest.get('/begin');
      expect(WAYS.filter((way) => read.includes(way))).toEqual(ways);
      expect(navOf(text)[0]).toBe('Begin');
    }
  });

  it('sees who was invited and has not come, and lands with their people once somebody has', async () => {
    const house = await newHouse();
    const ada = house.as('ada');
    const page = await ada.post('/invitations', { role: 'client', email: 'jon@example.org' });
    expect((await ada.get('/begin')).read).toContain('jon@example.org as your client · until');
    const [link = ''] = /\/invitations\/[\w-]{20,}/.exec(page.text) ?? [];
    await house.as('jon').post(link, {});
    expect((await ada.get('/begin')).read).not.toContain('jon@example.org');
    expect((await ada.get('/')).to).toBe('/people');
    expect(navOf((await ada.get('/people')).text)).toEqual(expect.arrayContaining(['People', 'Invitations']));
    expect((await house.as('jon').get('/')).to).toBe('/today');
  });

  it('lands on Today once a goal is named', async () => {
    const house = await newHouse();
    await house.as('ada').do(makeOneGoal, { title: 'Say less', area: 'communication' });
    expect((await house.as('ada').get('/')).to).toBe('/today');
  });

  it('invites whom the button spoke of', async () => {
    const house = await newHouse();
    const { text } = await house.as('ada').get('/invitations?role=person');
    expect(text).toMatch(/value="person"[^>]*checked|checked[^>]*value="person"/);
  });
});
