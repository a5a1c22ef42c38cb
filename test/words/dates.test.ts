// Days and hours as people read them.
import { expect, test } from 'vitest';
import { datesIn } from '../../src/words/dates.ts';

const d = datesIn('en-GB');
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

test('a day is read with its weekday', () => {
  expect(d.day('2026-12-03')).toBe('Thu 3 Dec');
  expect(d.dayLong('2026-12-03')).toBe('Thursday 3 December');
  expect(d.dayYear('2026-12-03')).toBe('Thu, 3 Dec 2026');
  expect(d.weekday('2026-11-24')).toBe('Tuesday');
});

test('an hour is read where the reader is, across a clock change', () => {
  expect(d.moment('2026-12-03T15:00:00.000Z', 'Europe/Berlin')).toBe('Thu 3 Dec, 16:00');
  expect(d.moment('2026-12-03T15:00:00.000Z', 'Pacific/Auckland')).toBe('Fri 4 Dec, 04:00');
  expect(d.time('2026-03-29T00:59:00.000Z', 'Europe/Berlin')).toBe('01:59');
  expect(d.time('2026-03-29T01:00:00.000Z', 'Europe/Berlin')).toBe('03:00');
  expect(d.time('2026-03-29T22:00:00.000Z', 'Europe/Berlin')).toBe('00:00');
});

test('a span names the second day only where it is another', () => {
  expect(d.span('2026-12-03T15:00:00.000Z', '2026-12-03T16:00:00.000Z', 'Europe/Berlin')).toBe(
    'Thu 3 Dec, 16:00 – 17:00',
  );
  expect(d.span('2026-12-03T22:30:00.000Z', '2026-12-03T23:30:00.000Z', 'Europe/Berlin')).toBe(
    'Thu 3 Dec, 23:30 – Fri 4 Dec, 00:30',
  );
});

test('a wall clock is read as it stands', () => {
  expect(d.wall('2026-12-03T16:00')).toBe('Thu 3 Dec, 16:00');
});

test('days are counted in words, weeks from two on', () => {
  expect(d.relative('2026-12-03', '2026-12-03')).toBe('today');
  expect(d.relative('2026-12-04', '2026-12-03')).toBe('tomorrow');
  expect(d.relative('2026-11-30', '2026-12-03')).toBe('3 days ago');
  expect(d.relative('2026-12-17', '2026-12-03')).toBe('in 2 weeks');
  expect(d.soon('2026-12-08', '2026-12-03')).toBe('Tuesday');
  expect(d.soon('2026-12-10', '2026-12-03')).toBe('Thu 10 Dec');
});

test('ranges, lists, lengths and counts', () => {
  expect(plain(d.days('2026-11-03', '2026-11-06'))).toBe('3 – 6 Nov');
  expect(d.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(d.length(90)).toBe('1 hour, 30 minutes');
  expect(d.length(25)).toBe('25 minutes');
  expect(d.plural(1, { one: 'step', other: 'steps' })).toBe('step');
  expect(d.plural(0, { one: 'step', other: 'steps' })).toBe('steps');
  expect(d.ordinal(22, { one: 'st', two: 'nd', few: 'rd', other: 'th' })).toBe('nd');
  expect(plain(datesIn('de').day('2026-12-03'))).toBe('Do., 3. Dez.');
});

test('formatters are made once per locale', () => {
  expect(datesIn('en-GB')).toBe(d);
});
