// One client, two coaches: two sprints ready for the same Monday. One begins; the other waits until that one ends.
import { describe, expect, it } from 'vitest';
import { endOneEngagement, readEngagement } from '../../src/app/engagements.ts';
import { startPause } from '../../src/app/pauses.ts';
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

  it('the other has begun in the very instant the first ends, before any sweep', async () => {
    const house = await newHouse({ engine });
    const { first, second } = await twoPlans(house);
    const [mira, jon] = [house.as('mira'), house.as('jon')];
    house.clock.set(MONDAY);
    await house.act(first.id, 'mira', touch);
    const stateOf = async (engagementId: string) => (await jon.do(readEngagement, { engagementId })).state;
    expect(await stateOf(second.id)).toBe('agreed');
    const pausing = { engagementId: second.id, startsOn: '2026-11-24', endsOn: '2026-11-26' };
    expect((await mira.refused(startPause, pausing)).refusal).toBe('pause.not_active');
    house.clock.set('2026-11-24T06:00:00.000Z');
    await mira.do(endOneEngagement, { engagementId: first.id });
    expect(await stateOf(second.id)).toBe('active');
    await mira.do(startPause, pausing);
    expect((await second.book()).engagement.state).toBe('paused');
  });

  it('of two that wait only one begins when the first ends, whoever looks first', async () => {
    const house = await newHouse({ engine });
    const other = await newHouse({ beside: house });
    const { first, second } = await twoPlans(house);
    const third = await house.engagement({ coach: 'ada', state: 'planned' });
    house.clock.set(MONDAY);
    await house.act(first.id, 'mira', touch);
    house.clock.set('2026-11-24T06:00:00.000Z');
    await house.as('elena').do(endOneEngagement, { engagementId: first.id });
    await Promise.all([
      house.act(second.id, 'jon', touch),
      other.act(third.id, 'ada', touch),
      settleDue(house.ports, 10),
      settleDue(other.ports, 10),
    ]);
    const states = [(await second.book()).engagement.state, (await third.book()).engagement.state];
    expect(states.toSorted()).toEqual(['active', 'agreed']);
  });
});
