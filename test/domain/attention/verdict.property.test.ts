// A day's verdicts: never more than the budget, the best first, one place in ten for what may have been missed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judged, thresholdsFrom } from '../../../src/domain/attention/verdict.ts';

const day = fc
  .array(fc.double({ min: -9, max: 5, noNaN: true }), { maxLength: 200 })
  .map((scores) => scores.map((score, at) => ({ id: `<${at}@x.example>`, score })));

test('at most the budget is proposed, and nothing that scores more is left out but for the drawn place', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), fc.string(), (messages, budget, salt) => {
      const thresholds = thresholdsFrom(
        messages.map(({ score }) => score),
        1,
        budget,
      );
      const result = judged(messages, thresholds, budget, salt);
      const shown = result.filter(({ verdict }) => verdict === 'attend');
      expect(shown.length).toBeLessThanOrEqual(budget);
      const drawn = shown.filter(({ mayHaveMissed }) => mayHaveMissed);
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(budget / 10));
      const least = Math.min(
        ...shown.filter(({ mayHaveMissed }) => !mayHaveMissed).map(({ score }) => score),
      );
      const better = result.filter(({ score, verdict }) => verdict !== 'attend' && score > least);
      expect(better).toStrictEqual([]);
      expect(judged(messages, thresholds, budget, salt)).toStrictEqual(result);
    }),
    { numRuns: 500 },
  );
});

test('over ten days of a budget of seven, about seven places are drawn', () => {
  const messages = Array.from({ length: 60 }, (_, at) => ({ id: `<${at}@x.example>`, score: -at / 20 }));
  const days = Array.from({ length: 100 }, (_, at) => `2026-02-${at}`);
  const drawn = days.flatMap((salt) =>
    judged(messages, { attend: -1, letGo: -2 }, 7, salt).filter(({ mayHaveMissed }) => mayHaveMissed),
  );
  expect(drawn.length).toBeGreaterThan(50);
  expect(drawn.length).toBeLessThan(90);
  expect(drawn.every(({ score }) => score >= -2)).toBe(true);
});
