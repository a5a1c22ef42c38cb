// The page of an engagement for both sides: about us, the client's page, and what is left after the end.
import { describe, expect, it } from 'vitest';
import { newHouse } from '../world/house.ts';

describe('the page of an engagement', () => {
  it('is "about us" for the client and the client’s page for the coach', async () => {
    const house = await newHouse();
    const { id } = await house.engagement({ week: 5 });
    const mine = await house.as('mira').get(`/engagements/${id}`);
    expect(mine.read).toContain('You and Elena Kask');
    expect(mine.read).toContain('What your coach sees');
    expect(mine.read).toContain('Reflection slipping');
    const theirs = await house.as('elena').get(`/engagements/${id}`);
    expect(theirs.read).toContain('Mira Osei');
    expect(theirs.read).toContain('Read the brief');
    expect(theirs.read).toContain('Speak up before the decision is made');
    expect(theirs.read).not.toContain('Reflection slipping');
    expect((await house.as('tomas').get(`/engagements/${id}`)).status).toBe(404);
    const all = await house.as('elena').get(`/engagements/${id}/timeline`);
    expect(all.read).toContain('Both have signed the agreement');
  });

  it('pauses, and comes back', async () => {
    const house = await newHouse();
    const { id, book } = await house.engagement({ week: 5 });
    const mira = house.as('mira');
    const back = `/engagements/${id}`;
    const wrong = await mira.post(`${back}/pauses`, { startsOn: '2026-11-22', endsOn: '2027-03-22', back });
    expect(wrong.status).toBe(422);
    expect(wrong.read).toContain('A pause lasts 1 to 56 days.');
    const paused = await mira.post(`${back}/pauses`, { startsOn: '2026-11-22', endsOn: '2026-12-07', back });
    expect(paused.to).toBe(`${back}?said=paused`);
    expect((await mira.get(back)).read).toContain('Paused. It goes on Monday 7 December.');
    const pause = (await book()).pauses[0]?.id;
    expect((await mira.post(`/pauses/${pause}/end`, { back })).to).toBe(`${back}?said=back`);
    expect((await book()).engagement.state).toBe('active');
    const proposed = await house
      .as('elena')
      .post(`${back}/pauses`, { startsOn: '2026-12-07', endsOn: '2026-12-14', back });
    expect(proposed.to).toBe(`${back}?said=pause-proposed`);
    expect((await mira.get(back)).read).toContain('Elena Kask proposes a pause');
  });

  it('is finished by its client, running or paused, without a review; a coach is not offered it', async () => {
    const house = await newHouse();
    const { id, book } = await house.engagement({ week: 5 });
    const [mira, elena] = [house.as('mira'), house.as('elena')];
    const back = `/engagements/${id}`;
    expect((await elena.get(back)).text).not.toContain('id="finish"');
    expect((await elena.post(`${back}/finish`)).status).toBe(403);
    await mira.post(`${back}/pauses`, { startsOn: '2026-11-22', endsOn: '2026-12-07', back });
    expect((await mira.get(back)).text).toContain('id="finish"');
    const done = await mira.post(`${back}/finish`);
    expect(done.to).toBe(`${back}?said=finished`);
    expect((await mira.get(back)).read).toContain('You finished the work on Sunday 22 November.');
    const { engagement, pauses } = await book();
    expect([engagement.state, pauses.map(({ state }) => state)]).toEqual(['completed', ['ended']]);
    expect((await mira.get(back)).text).not.toContain('id="finish"');
  });

  it('ends with what is left to whom', async () => {
    const house = await newHouse();
    const { id } = await house.engagement({ week: 5 });
    const back = `/engagements/${id}`;
    const ended = await house.as('elena').post(`${back}/end`, { reason: 'I stop coaching.' });
    expect(ended.to).toBe(`${back}?said=ended`);
    const mine = await house.as('mira').get(back);
    expect(mine.read).toContain('Elena Kask ended the work on Sunday 22 November.');
    expect(mine.read).not.toContain('I stop coaching.');
    const theirs = await house.as('elena').get(back);
    expect(theirs.read).toContain('I stop coaching.');
    await house.as('elena').post(`${back}/ending-reason/sharing`);
    expect((await house.as('mira').get(back)).read).toContain('I stop coaching.');
    house.clock.set('2026-12-24T13:54:00.000Z');
    expect((await house.as('elena').get(back)).read).toContain('What stays for you');
  });
});
