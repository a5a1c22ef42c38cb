// Momentum as it is answered: each needle with its state, its reason, its repair and the plain facts behind them.
import { z } from 'zod';
import { NEEDLE_STATES } from '../domain/engagement/needle.ts';

const state = z.enum(NEEDLE_STATES);

const needle = z.object({
  state,
  /** Why it is not steady; a code that words are made of. */
  reason: z.string().nullable(),
  /** The one thing that betters it the same day. */
  repair: z.string().nullable(),
  facts: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]).readonly(),
  ),
});

const overall = z.object({ state, from: z.enum(['rhythm', 'action', 'reflection']).nullable() });

/** What both sides may see. */
export const sharedMomentumView = z.object({
  sprintId: z.string(),
  on: z.string(),
  rhythm: needle,
  action: needle,
  overall,
});

/** What the client sees. */
export const momentumView = sharedMomentumView.extend({ reflection: needle });
