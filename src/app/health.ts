// Whether this instance is well: the database can be read, and something can be saved in it.
import { attempts } from '../store/people.table.ts';
import { refusalIn } from './faults.ts';
import type { Ports } from './ports.ts';

/** What is well, and the code of what is not. */
export interface Health {
  readonly ok: boolean;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly trouble?: string;
}

/** Asked more often than this, in ms, the last answer holds: a question from anybody must not become work. */
const HOLDS = 5_000;

async function troubleIn(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return refusalIn(error)?.refusal ?? 'server.unexpected';
  }
}

async function look(ports: Ports): Promise<Health> {
  const { store } = ports;
  const unread = await troubleIn(
    store.read(({ db }) => db.selectFrom('instances').select('id').limit(1).execute()),
  );
  if (unread !== null) return { ok: false, reads: false, writes: false, trouble: unread };
  // A row that is over at once: only a commit shows whether the disk still takes one.
  const row = { id: 'health', points: 0, until: ports.now() };
  const unsaved = await troubleIn(store.write({ person: 'health' }, (rows) => rows.put(attempts, [row])));
  return unsaved === null
    ? { ok: true, reads: true, writes: true }
    : { ok: false, reads: true, writes: false, trouble: unsaved };
}

/** Looks after the instance's health, at most once in five seconds. */
export function healthOf(ports: Ports): () => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > HOLDS) last = { at, health: look(ports) };
    return last.health;
  };
}
