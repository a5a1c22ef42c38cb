// The learned weights as a file of literals, signal by signal.
import { CASES, firstCaseOf, type SignalName } from '../../src/domain/attention/sheet.ts';
import { SIGNALS } from '../../src/domain/attention/signal.table.ts';

/** Signals of a quantity: more of it never counts for less. */
const RISING: readonly string[] = ['near', 'direct', 'self', 'subject'];

/**
 * Public lists show no private mail, no invitation and hardly a newsletter, so these cases cannot be learned from them:
 * said by hand, in logits. Mail to the person alone counts a little more than mail to the person first of all; mail by no
 * list as much as mail by a list; what was sent in bulk or by a machine clearly less. Nor have their people steps: who is named
 * in a step counts as much as an address to the person first of all, twice that where the person waits for them.
 */
const SAID: Readonly<Partial<Record<SignalName, Readonly<Record<number, number>>>>> = {
  address: { 8: -0.5, 9: 0.6 },
  recipients: { 6: 0.1 },
  kind: { 0: 0.04, 3: -0.9, 5: 0.2 },
  deadline: { 0: 0, 1: 0.1, 2: 0.3 },
  step: { 0: 0, 1: 0.5, 2: 1.2, 3: 0.5, 4: 1.5 },
};

/** The nearest weights that never fall (pool adjacent violators, all alike). */
function risen(weights: readonly number[]): readonly number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const weight of weights) {
    let pool = { sum: weight, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}

/** The weights as they ship: rising where they must, rounded to three digits. */
export function shippable(weights: Float64Array): Float64Array {
  const result = new Float64Array(CASES);
  for (const { name, cases } of SIGNALS) {
    const first = firstCaseOf(name);
    const plain = [...weights.subarray(first, first + cases)];
    const own = RISING.includes(name) ? risen(plain) : plain;
    const said = SAID[name] ?? {};
    const whole = own.map((weight, at) => said[at] ?? Number(weight.toFixed(3)));
    result.set(whole, first);
  }
  return result;
}

/** The text of shipped.table.ts. */
export function shippedTable(weights: Float64Array, bias: number): string {
  const lines = SIGNALS.map(({ name, cases }) => {
    const first = firstCaseOf(name);
    return `  ${name}: [${[...weights.subarray(first, first + cases)].join(', ')}],`;
  });
  return `// The weights that ship, in logits, for each case of each signal: learned by bench/attention/train.ts.

/** Where every score begins. */
export const SHIPPED_BIAS = ${Number(bias.toFixed(3))};

/** The weights by signal, in the order of its cases; a signal without weights counts nothing. */
export const SHIPPED_WEIGHTS: Readonly<Record<string, readonly number[]>> = {
${lines.join('\n')}
};
`;
}
