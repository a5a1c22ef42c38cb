// Faults of the database as refusals: expected, said clearly, and never shown as something broken.
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { type FaultKind, StartRefusal, StoreFault } from '../store/faults.ts';

/** The kind of fault of the database that an error is; null: it is none. */
export function storeFaultIn(error: unknown): FaultKind | null {
  return error instanceof StoreFault ? error.kind : null;
}

/** The refusal an error stands for: `store.full`, `store.unreadable`, `store.busy`, `store.unreachable`; null: none. */
export function refusalIn(error: unknown): Refusal | null {
  const kind = storeFaultIn(error);
  return kind && refuse(`store.${kind}`);
}

/** The line of a reason not to start at all; null: the error is something else. */
export function startRefusalIn(error: unknown): string | null {
  return error instanceof StartRefusal ? error.message : null;
}

/** Where in our code something unexpected happened. Its message stays out: it may hold what somebody wrote. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const frames = lines.filter((line) => line.startsWith('    at ')).map((line) => line.trim());
  return [name, ...frames.slice(0, 6)].join(' ');
}
