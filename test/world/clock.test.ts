// The tests' own clock: it stands still, and moves by exact lengths.
import { expect, it } from 'vitest';
import { clockAt } from './clock.ts';

it('stands still until it is moved', () => {
  const clock = clockAt('2026-11-22T14:54:00+01:00');
  expect([clock.now(), clock.now()]).toEqual(['2026-11-22T13:54:00.000Z', '2026-11-22T13:54:00.000Z']);
  clock.pass({ weeks: 1, days: 2, hours: 3, minutes: 4, milliseconds: 5 });
  expect(clock.now()).toBe('2026-12-01T16:58:00.005Z');
  clock.set('2011-12-30T00:00:00Z');
  expect(clock.now()).toBe('2011-12-30T00:00:00.000Z');
});
