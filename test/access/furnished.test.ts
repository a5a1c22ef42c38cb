// The furnished house itself: every sealed column of every table holds words that can be told apart.
import { expect, it } from 'vitest';
import { bareTables } from './canaries.ts';
import { newNeighbourhood } from './neighbourhood.ts';

it.each(['sqlite', 'postgres'] as const)('has canaries in every sealed column on %s', async (engine) => {
  const { canaries } = await newNeighbourhood(engine);
  const hint = 'these tables hold no row: put one into test/access/furniture.ts';
  expect(bareTables(canaries), hint).toEqual([]);
  expect(canaries.size).toBeGreaterThan(500);
});
