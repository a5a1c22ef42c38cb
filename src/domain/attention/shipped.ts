// The model that ships with the product, ready to be used.
import { CASES, firstCaseOf } from './sheet.ts';
import { SHIPPED_BIAS, SHIPPED_WEIGHTS } from './shipped.table.ts';
import { SIGNALS } from './signal.table.ts';
import type { ShippedWeights } from './weights.ts';

function casesOf(): Float64Array {
  const cases = new Float64Array(CASES);
  for (const { name } of SIGNALS) cases.set(SHIPPED_WEIGHTS[name] ?? [], firstCaseOf(name));
  return cases;
}

/** The weights everybody begins with. */
export const SHIPPED: ShippedWeights = { bias: SHIPPED_BIAS, cases: casesOf() };
