// What lasts of a mind from one reading to the next, and a mind taken up again from it.
import { grow, takeAims } from './interest.ts';
import type { Mind } from './mind.ts';
import type { Profile } from './profile.ts';
import { callBy } from './remembering.ts';
import { type OwnWeights, PACE, type ShippedWeights } from './weights.ts';

/** What is remembered, and what waits for an answer. The person's own weights are kept apart: they serve several memories. */
export type KeptMind = Pick<Mind, 'memory' | 'waiting'>;

/** What is to be kept of a mind, without what can be made from it again. */
export function keptOf({ memory, waiting }: Mind): KeptMind {
  const { interest } = memory;
  return { waiting, memory: { ...memory, interest: { ...interest, postings: new Map() } } };
}

/**
 * The mind again, for a profile that may have changed: what an unchanged aim has gathered stays. It ranks bit for bit as
 * the one that was kept. The memory is the kept one itself and changes with the mind.
 */
export function mindFrom(kept: KeptMind, profile: Profile, shipped: ShippedWeights, own: OwnWeights): Mind {
  const { memory, waiting } = kept;
  for (const name of profile.names) callBy(memory, name);
  takeAims(memory.interest, profile.aims);
  grow(memory.interest, memory.vocabulary);
  return { profile, shipped, pace: PACE, memory, own, waiting };
}
