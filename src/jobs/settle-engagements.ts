// The sweep that settles engagements whose time has come, and reads their momentum anew.
import type { Ports } from '../app/ports.ts';
import { settleDue } from '../app/settling.ts';

/** At most so many in one go, so that stopping never waits long. */
export const MOST_SETTLED = 200;

/** Settles what is due; how many engagements it was. */
export function settleEngagements(ports: Ports): Promise<number> {
  return settleDue(ports, MOST_SETTLED);
}
