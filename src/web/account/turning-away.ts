// Who may not go on yet: to the door, or to prove again who they are, and back from there.
import type { Context } from 'hono';
import type { Refusal } from '../../domain/kernel/outcome.ts';
import { type VisitEnv, waySignIn } from '../visit.ts';

/** Where a refusal that only signing in or proving mends leads; undefined for every other. */
export function wayOn(c: Context<VisitEnv>, { refusal }: Refusal): string | undefined {
  const { ports } = c.get('visit');
  if (refusal === 'account.sign_in') return waySignIn(c, ports, 'sign-in');
  return refusal === 'account.prove_again' ? waySignIn(c, ports, 'prove') : undefined;
}
