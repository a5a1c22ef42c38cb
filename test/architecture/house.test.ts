// The house as it stands keeps every rule. A rule that is broken says where, and why it is a rule.
import { describe, expect, it } from 'vitest';
import { partOf } from './edges.ts';
import { readHouse } from './house.ts';
import { RULES } from './rules.ts';

const house = readHouse();

// A check that sees nothing finds nothing: so what there is must have been seen.
describe('what is checked', () => {
  it('is every part that must exist, with its syntax', () => {
    const parts = new Set(house.map(({ path }) => partOf(path)));
    for (const part of ['domain/kernel', 'domain/engagement', 'store', 'app']) expect(parts).toContain(part);
    expect(house.filter(({ program }) => program.body.length > 0).length).toBeGreaterThan(50);
  });

  it('has its imports resolved to files that were seen', () => {
    const paths = new Set(house.map(({ path }) => path));
    const edges = house
      .flatMap(({ path, imports }) => imports.map((edge) => ({ ...edge, path })))
      .filter(({ isOurs, to }) => isOurs && /^(src|test)\/.*\.tsx?$/.test(to));
    expect(edges.length).toBeGreaterThan(100);
    expect(edges.filter(({ to }) => !paths.has(to)).map(({ path, to }) => `${path} → ${to}`)).toEqual([]);
  });
});

describe('the house', () => {
  it.each(RULES)('$name', ({ find, reason }) => {
    const places = find(house).map(({ path, line, says }) => `${path}:${line} ${says}`);
    expect(places, `${reason}\n${places.join('\n')}\n`).toEqual([]);
  });
});
