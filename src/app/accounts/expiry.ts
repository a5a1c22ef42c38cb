// What is over is forgotten: sign-ins past their end, one-time secrets, counters of attempts. A sweep calls it.
import { plus } from '../../domain/kernel/time.ts';
import type { Ports } from '../ports.ts';
import { IDLE_DAYS } from './sign-ins.ts';

/** Used or expired secrets are kept a day longer, so that their link says "used" rather than nothing. */
const KEPT_HOURS = 24;

/** Removes what expired; how many rows there were. */
export async function clearExpired(ports: Ports): Promise<number> {
  const at = ports.now();
  const idle = plus(at, { days: -IDLE_DAYS });
  const past = plus(at, { hours: -KEPT_HOURS });
  return ports.store.write({ person: 'expiry' }, async ({ db }) => {
    const removed = [
      await db.deleteFrom('signIns').where('endsAt', '<=', at).executeTakeFirst(),
      await db.deleteFrom('signIns').where('seenAt', '<=', idle).executeTakeFirst(),
      await db.deleteFrom('proofs').where('endsAt', '<=', past).executeTakeFirst(),
      await db.deleteFrom('attempts').where('until', '<=', at).executeTakeFirst(),
    ];
    return removed.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
  });
}
