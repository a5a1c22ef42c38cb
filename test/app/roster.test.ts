// The roster: everybody a coach works with by what the coach may read, momentum as kept while it holds, past people apart.
import { describe, expect, it } from 'vitest';
import { endOneEngagement } from '../../src/app/engagements.ts';
import { type RosterView, readRoster } from '../../src/app/roster.ts';
import { withdrawGoal } from '../../src/domain/engagement/placing.ts';
import { type House, newHouse } from '../world/house.ts';

const read = (house: House): Promise<RosterView> => house.as('elena').do(readRoster, {});

describe.each(['sqlite', 'postgres'] as const)('the roster on %s', (engine) => {
  it('has one row each, by name, with the goal only while it is placed', async () => {
    const house = await newHouse({ engine });
    const { id, goalId } = await house.engagement({ week: 7 });
    await house.engagement({ client: 'tomas', state: 'agreed' });
    const roster = await read(house);
    expect(roster.people).toMatchObject([
      { name: 'Mira Osei', goal: 'Speak up before the decision is made', sprint: { week: 7, weeks: 13 } },
      { name: 'Tomás Reyes', goal: null, sprint: null, momentum: null },
    ]);
    expect(roster.people[0]?.line?.knots).toHaveLength(7);
    expect(roster.people[0]?.line).toMatchObject({ reflections: [], sparks: [], bends: [] });
    await house.act(id, 'mira', ({ book }) => withdrawGoal(book, { by: 'client', goalId }));
    expect((await read(house)).people[0]?.goal).toBeNull();
  });

  it('says momentum as it is now, also when what is kept no longer holds', async () => {
    const house = await newHouse({ engine });
    await house.engagement({ week: 7 });
    expect((await read(house)).people[0]?.momentum?.overall.state).toBe('steady');
    house.clock.set('2026-12-13T09:00:00.000Z');
    const [mira] = (await read(house)).people;
    expect(mira?.momentum?.overall.state).not.toBe('steady');
    expect(mira?.leftOpen?.startsAt).toBe('2026-12-03T15:00:00.000Z');
  });

  it('counts the days of a reason anew every day, though the reason stays', async () => {
    const house = await newHouse({ engine });
    await house.engagement({ week: 5, held: false });
    const days = async () => (await read(house)).people[0]?.momentum?.rhythm.facts['d'];
    const first = await days();
    house.clock.pass({ days: 1 });
    expect(await days()).toBe(Number(first) + 1);
  });

  it('keeps those apart whose work has ended', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ week: 3 });
    await house.as('elena').do(endOneEngagement, { engagementId });
    expect(await read(house)).toMatchObject({ people: [], waiting: [], past: [{ name: 'Mira Osei' }] });
  });
});
