// "Enough steps?": what counts toward a long-term goal, and when it is hungry.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enoughSteps, familyOf } from '../../src/domain/engagement/pledge.ts';
import { addDays } from '../../src/domain/kernel/time.ts';
import { anyDay, goalOf, holds } from './books.ts';

const TODAY = '2026-11-22';
const LONG = goalOf({ id: 'lead', horizon: 'long-term', years: 3, pledge: 4 });
const CHILD = goalOf({ id: 'speak up', parentId: 'lead' });
const OTHER = goalOf({ id: 'craft', horizon: 'long-term', years: 2, pledge: 4 });
const kept = (ago: number, goalId: string | null = 'lead', state: 'kept' | 'replaced' = 'kept') =>
  ({ goalId, state, markedOn: addDays(TODAY, -ago) }) as const;
const read = (steps: ReturnType<typeof kept>[], pledge: number | null = 4, age = 200) =>
  enoughSteps({ ...LONG, pledge }, [LONG, CHILD, OTHER], steps, addDays(TODAY, -age), TODAY);

describe('the steps that count', () => {
  it('are kept steps of the goal and its children, by the day they were kept', () => {
    const steps = [
      kept(0),
      kept(27, 'speak up'),
      kept(28),
      kept(83),
      kept(84),
      kept(3, 'craft'),
      kept(1, null),
    ];
    expect(read(steps)).toMatchObject({ lastFour: 2, lastTwelve: 4 });
  });

  it('leave out replaced steps and days to come', () => {
    expect(read([kept(2, 'lead', 'replaced'), kept(-1)])).toMatchObject({ lastFour: 0, lastTwelve: 0 });
  });

  it('reach down through every generation, once', () => {
    const goals = [LONG, CHILD, goalOf({ id: 'one meeting', parentId: 'speak up' }), OTHER];
    expect([...familyOf(goals, 'lead')].sort()).toEqual(['lead', 'one meeting', 'speak up']);
  });
});

describe('a long-term goal is hungry', () => {
  it('when none was kept in four weeks', () => {
    const steps = Array.from({ length: 12 }, () => kept(28));
    expect(read(steps)).toMatchObject({ hungry: true, reason: 'none in four weeks' });
    expect(read([...steps, kept(27)])).toMatchObject({ hungry: false, reason: null });
  });

  it('when under half the pledge was kept over twelve weeks', () => {
    expect(read([1, 30, 40, 50, 60].map((ago) => kept(ago)))).toMatchObject({
      reason: 'under half the pledge',
    });
    expect(read([1, 30, 40, 50, 60, 70].map((ago) => kept(ago)))).toMatchObject({ hungry: false });
  });

  it('not in its first four weeks, and by its own age until it is twelve weeks old', () => {
    expect(read([], 4, 27).hungry).toBe(false);
    expect(read([], 4, 28).hungry).toBe(true);
    expect(read([kept(1), kept(30), kept(40)], 4, 42).hungry).toBe(false);
    expect(read([kept(1), kept(30)], 4, 42).hungry).toBe(true);
  });

  it('without a pledge only when none was kept in four weeks, and never with a pledge of none', () => {
    expect(read([kept(1)], null).hungry).toBe(false);
    expect(read([], null).hungry).toBe(true);
    expect(read([], 0).hungry).toBe(false);
  });

  it('no more after another kept step, whatever the day', () => {
    const property = fc.property(
      anyDay(),
      fc.array(fc.nat(90)),
      fc.integer({ min: 0, max: 28 }),
      (today, agos, pledge) => {
        const steps = agos.map(
          (ago) => ({ goalId: 'lead', state: 'kept', markedOn: addDays(today, -ago) }) as const,
        );
        const goal = { ...LONG, pledge };
        const before = enoughSteps(goal, [goal], steps, addDays(today, -300), today);
        const more = [...steps, { goalId: 'lead', state: 'kept', markedOn: today } as const];
        const after = enoughSteps(goal, [goal], more, addDays(today, -300), today);
        expect(after.lastFour).toBe(before.lastFour + 1);
        expect(after.lastTwelve).toBe(before.lastTwelve + 1);
        expect(after.hungry && !before.hungry).toBe(false);
        expect(after.lastFour).toBeLessThanOrEqual(after.lastTwelve);
      },
    );
    holds(property);
  });
});
