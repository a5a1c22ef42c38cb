// Chance out of the run's seed: what failed once fails again by FC_SEED, and FUZZ_SECONDS says how long to try.
import { createHash } from 'node:crypto';

/** How long one door is tried, in ms; a minute for all by FUZZ_SECONDS=20. */
export const TRYING = Number(process.env['FUZZ_SECONDS'] ?? 6) * 1000;

/** What draws. */
export interface Chance {
  /** A whole number from 0 to one less than this. */
  readonly below: (count: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True in so many of a hundred cases. */
  readonly in100: (cases: number) => boolean;
}

/** The chance of this name in this run. */
export function chanceOf(name: string): Chance {
  const seed = createHash('sha256')
    .update(`${process.env['FC_SEED'] ?? '1'} ${name}`)
    .digest();
  let state = seed.readUInt32LE(0);
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, count);
  };
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    in100: (cases) => below(100) < cases,
  };
}
