// Faults of the database as refusals: expected, said clearly, and never shown as something broken.
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { StoreFault } from '../store/faults.ts';

/** The refusal an error stands for: `store.full`, `store.unreadable`, `store.busy`, `store.unreachable`; null: none. */
export function refusalIn(error: unknown): Refusal | null {
  return error instanceof StoreFault ? refuse(`store.${error.kind}`) : null;
}
