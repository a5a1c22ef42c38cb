// One client, two coaches: two sprints ready for the same Monday. One begins; the other waits until that one ends.
import { describe, expect, it } from 'vitest';
import { settleDue } from '../../src/app/settling.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { accept } from '../../src/domain/kernel/outcome.ts';
import { type House, newHouse } from '../world/house.ts';

const MONDAY = '2026-11-23T06:00:00.000Z';
const touch = () => accept({ events: [] });

async function twoPlans(house: House) {
  const first = await house.engagement({ coach: 'elena', state: 'planned' });
  const second = await house.engagement({ coach: 'jon', state: 'planned' });
  const states = async () => [(await first.book()).engagement.state, (await second.book()).engagement.state];
  return { first, second, states };
}

describe.each(['sqlite', 'postgres'] as const)('two plans of one client on %s', (engine) => {
  it('do not begin at once, though both are touched in the same instant by two processes', async () => {
    const house = await newHouse({ engine });
    const other = await newHouse({ beside: house });
    const { first, second, states } = await twoPlans(house);
    expect(await states()).toEqual(['agreed', 'agreed']);
    house.clock.set(MONDAY);
    await Promise.all([
      house.act(first.id, 'elena', touch),
      other.act(second.id, 'jon', touch),
      house.act(first.id, 'mira', touch),
      other.act(second.id, 'mira', touch),
    ]);
    expect((await states()).toSorted()).toEqual(['active', 'agreed']);
  });

  it('do not begin at once by the sweeps of two processes either', async () => {
    const house = await newHouse({ engine });
    const other = await newHouse({ beside: house });
    const { states } = await twoPlans(house);
    house.clock.set(MONDAY);
    await Promise.all([settleDue(house.ports, 10), settleDue(other.ports, 10)]);
    expect((await states()).toSorted()).toEqual(['active', 'agreed']);
  });

  it('follow each other: when the one that runs ends, the other begins by itself', async () => {
    const house = await newHouse({ engine });
    const { first, second, states } = await twoPlans(house);
    house.clock.set(MONDAY);
    await house.act(first.id, 'mira', touch);
    await house.act(second.id, 'mira', touch);
    await settleDue(house.ports, 10);
    expect(await states()).toEqual(['active', 'agreed']);
    house.clock.set('2026-11-24T06:00:00.000Z');
    await house.act(first.id, 'elena', ({ book, at, by }) => endEngagement(book, { by }, at));
    await settleDue(house.ports, 10);
    expect(await states()).toEqual(['ended', 'active']);
  });
});
