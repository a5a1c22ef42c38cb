// Messages are kept for a while, then they go; those that the person spoke of stay a year. What was learned from them stays.
import { plus } from '../../domain/kernel/time.ts';
import { removeMessagesBefore } from '../../store/attentions.ts';
import type { Ports } from '../ports.ts';
import { KEPT_DAYS, SPOKEN_DAYS } from './days.ts';

/** Removes messages whose time is over; how many there were. */
export async function forgetOldMessages(ports: Ports): Promise<number> {
  const at = ports.now();
  return ports.store.write({ person: 'old messages' }, (rows) =>
    removeMessagesBefore(rows, plus(at, { days: -KEPT_DAYS }), plus(at, { days: -SPOKEN_DAYS })),
  );
}
