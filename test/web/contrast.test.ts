// The colours as they are written in the style sheet, and the contrast that WCAG 2.2 AA asks of them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sheet = readFileSync(new URL('../../src/web/look/tokens.css', import.meta.url), 'utf8');
type Scheme = 'light' | 'dark';

function colour(name: string, scheme: Scheme): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  const value = found?.[scheme === 'light' ? 1 : 2];
  if (!value) throw new Error(`no colour --${name}`);
  return value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'card', 'wash'];
const TEXTS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...GROUNDS, 'spark-wash']],
  ['soft', [...GROUNDS]],
  ['line', GROUNDS],
  ['line-deep', GROUNDS],
  ['spark-text', [...GROUNDS, 'spark-wash']],
  ['on-line', ['line', 'line-deep']],
  ['paper', ['ink']],
];
const MARKS: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['card', 'paper', 'wash']],
  ['spark', ['card', 'wash']],
  ['line', ['card']],
  ['line-faint', ['card', 'wash']],
];

const pairs = (list: typeof TEXTS) =>
  list.flatMap(([name, grounds]) =>
    grounds.flatMap((ground) =>
      (['light', 'dark'] as const).map((scheme) => [name, ground, scheme] as const),
    ),
  );

test.each(pairs(TEXTS))('text in %s on %s is readable (%s)', (name, ground, scheme) => {
  expect(contrast(colour(name, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
});

test.each(pairs(MARKS))('marks in %s are seen on %s (%s)', (name, ground, scheme) => {
  expect(contrast(colour(name, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
});

test('the formula gives the known values', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
