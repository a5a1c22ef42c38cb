// How readings of sources end, what then stands in their rows, and when they are read next.
import { type Instant, plus } from '../../domain/kernel/time.ts';
import type { SourceWords, sources } from '../../store/attention.table.ts';
import type { ChangeOf } from '../../store/table.ts';
import { touchPerson } from '../happenings.ts';
import type { Ports } from '../ports.ts';
import { type Claim, keepHeld } from './source-claims.ts';
import { NO_WORDS, type SourceRow } from './source-reading.ts';

/** Minutes between two readings of a mailbox. */
const POLL = 5;
/** Minutes before a source is tried again after one, two, three … failures in a row. */
const PAUSES = [1, 2, 5, 15, 60] as const;
const LONGEST_PAUSE = 60;

/**
 * How a reading ended. `read`: to its end, with a fault where something was passed over. `later`: it is tried again.
 * `never`: the person has to mend something first. `elsewhere`: another process has what is needed. `stopped`: asked to.
 */
export type Ending =
  | {
      readonly how: 'read';
      readonly fault: string | null;
      readonly words: (words: SourceWords) => SourceWords;
    }
  | { readonly how: 'later' | 'never'; readonly fault: string }
  | { readonly how: 'elsewhere' | 'stopped' };

type Change = ChangeOf<typeof sources>;

function afterReading(source: SourceRow, { fault, words }: Ending & { how: 'read' }, at: Instant): Change {
  const pause = fault === null ? POLL : LONGEST_PAUSE;
  return {
    state: fault === null ? 'well' : 'troubled',
    fault,
    readAt: at,
    dueAt: source.kind === 'files' ? null : plus(at, { minutes: pause }),
    failures: 0,
    done: 0,
    total: null,
    words: words(source.words ?? NO_WORDS),
  };
}

function afterwards(source: SourceRow, ending: Ending, at: Instant): Change {
  if (ending.how === 'read') return afterReading(source, ending, at);
  if (ending.how === 'later' || ending.how === 'never') {
    const minutes = PAUSES[source.failures] ?? LONGEST_PAUSE;
    const dueAt = ending.how === 'never' ? null : plus(at, { minutes });
    return { state: 'troubled', fault: ending.fault, failures: source.failures + 1, dueAt };
  }
  const state = source.readAt === null ? 'waiting' : 'well';
  return { state, dueAt: ending.how === 'stopped' ? at : plus(at, { minutes: 1 }) };
}

/** Writes down how a reading ended, and tells the person's open pages where that is news; nothing if the source was lost. */
export async function endReading(ports: Ports, claim: Claim, ending: Ending): Promise<boolean> {
  const at = ports.now();
  const isKept = await ports.store.write(
    { person: claim.ownerId },
    (rows) => keepHeld(rows, claim, at, (source) => afterwards(source, ending, at)),
    (kept) => kept,
  );
  const { fault, readAt } = claim.source;
  const isUsual = ending.how === 'stopped' || (ending.how === 'read' && readAt !== null);
  const isNews = !isUsual || (ending.how === 'read' && ending.fault !== fault);
  if (isKept && isNews) ports.announce(touchPerson(claim.ownerId, { kind: 'sweep', name: 'sources' }));
  return isKept;
}
