// Goal attainment: the check values of Kiresuk and Sherman's formula, its bounds, and its change from the beginning.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainment, attainmentChange } from '../../src/domain/engagement/attainment.ts';
import type { Level } from '../../src/domain/engagement/goal.ts';
import { holds } from './books.ts';

const LEVELS: readonly Level[] = [-2, -1, 0, 1, 2];
const at = (...pairs: readonly (readonly [weight: number, level: Level])[]) =>
  pairs.map(([weight, level]) => ({ weight, level }));
const anyWeight = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1, 2, 3, 5e-324, 1e-200, 1e200, Number.MAX_VALUE),
  fc.double({ min: 0, max: 1000, noNaN: true }),
);
const anyScores = fc.array(fc.record({ level: fc.constantFrom(...LEVELS), weight: anyWeight }), {
  maxLength: 40,
});

describe('attainment', () => {
  it.each([
    ['one as expected', at([1, 0]), 50],
    ['one better', at([1, 1]), 60],
    ['one much better', at([1, 2]), 70],
    ['three better', at([1, 1], [1, 1], [1, 1]), 63.69],
    ['three less', at([1, -1], [1, -1], [1, -1]), 36.31],
    ['a heavy one better, a light one less', at([3, 1], [1, -1]), 55.82],
    ['three weights', at([2, 2], [1, 0], [3, -1]), 52.2],
    ['four alike', at([1, 0], [1, 1], [1, -1], [1, 2]), 57.25],
  ] as const)('reads %s as the published figure', (_, scores, expected) => {
    expect(attainment(scores)).toBeCloseTo(expected, 2);
  });

  it('has no score when nothing is scored or nothing weighs anything', () => {
    expect(attainment([])).toBeNull();
    expect(attainment(at([0, 2], [0, -1]))).toBeNull();
    expect(attainment(at([Number.NaN, 2], [Number.POSITIVE_INFINITY, 1], [-1, 1]))).toBeNull();
  });

  it('is never NaN, and never further from 50 than 20 / √0.3', () => {
    const furthest = 20 / Math.sqrt(0.3) + 1e-9;
    const property = fc.property(anyScores, (scores) => {
      const figure = attainment(scores);
      if (scores.every(({ weight }) => weight === 0)) return figure === null;
      return figure !== null && Number.isFinite(figure) && Math.abs(figure - 50) <= furthest;
    });
    holds(property, 500);
  });

  it('does not care for the order of goals nor the unit of weights, and a goal without weight changes nothing', () => {
    const property = fc.property(
      anyScores.map((scores) => scores.map((score) => ({ ...score, weight: Math.min(score.weight, 1000) }))),
      fc.constantFrom(...LEVELS),
      (scores, level) => {
        const figure = attainment(scores) ?? -1;
        const doubled = scores.map((score) => ({ ...score, weight: score.weight * 2 }));
        for (const alike of [[...scores].reverse(), doubled, [...scores, { level, weight: 0 }]]) {
          expect(attainment(alike) ?? -1).toBeCloseTo(figure, 6);
        }
      },
    );
    holds(property);
  });

  it('never falls when one goal does better', () => {
    const property = fc.property(anyScores, fc.nat(), (scores, pick) => {
      const index = scores.length === 0 ? -1 : pick % scores.length;
      const better = scores.map((score, place) =>
        place === index && score.level < 2 ? { ...score, level: (score.level + 1) as Level } : score,
      );
      return (attainment(better) ?? 0) >= (attainment(scores) ?? 0) - 1e-9;
    });
    holds(property);
  });
});

describe('its change from where it began', () => {
  it('is reckoned over the same goals and weights', () => {
    const journeys = [
      { level: 1, levelAtFirst: -1, weight: 1 },
      { level: 1, levelAtFirst: -1, weight: 1 },
      { level: 1, levelAtFirst: -1, weight: 1 },
    ] as const;
    const { now, first, change } = attainmentChange(journeys) ?? { now: 0, first: 0, change: 0 };
    expect([now, first, change].map((figure) => figure.toFixed(2))).toEqual(['63.69', '36.31', '27.39']);
  });

  it('is not there without a score', () => {
    expect(attainmentChange([])).toBeNull();
    expect(attainmentChange([{ level: 2, levelAtFirst: 0, weight: 0 }])).toBeNull();
  });
});
