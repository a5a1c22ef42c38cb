// Chance that is the same every time: everything here is reproducible to the digit.

/** Numbers from 0 to 1 in a fixed order, and an order of things made with them. */
export interface Chance {
  readonly next: () => number;
  readonly shuffle: (things: number[]) => void;
}

/** Chance from a seed (a linear congruential generator, Numerical Recipes' constants). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const shuffle = (things: number[]): void => {
    for (let at = things.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [things[at], things[other]] = [things[other] ?? 0, things[at] ?? 0];
    }
  };
  return { next, shuffle };
}
