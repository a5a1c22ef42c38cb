// Sources whose time has come: claimed by one reader, held while it reads, given back with what came of it.
import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { type SourceWords, sources } from '../../store/attention.table.ts';
import { findOne } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { ChangeOf } from '../../store/table.ts';
import type { Ports } from '../ports.ts';
import { NO_WORDS, type SourceRow } from './source-reading.ts';

/** A claim holds so long, in minutes, unless it is renewed; whoever died meanwhile loses it. */
const LEASE_MINUTES = 3;
/** How often it is renewed, in ms: also while a server takes its time. */
const RENEWED = 45_000;
/** Whoever got no further for so long, in ms, is not reading any more. */
const STUCK = 10 * 60_000;
/** A source that this reader may read now. */
export interface Claim {
  readonly id: Id;
  readonly ownerId: Id;
  /** As it stood when it was claimed. */
  readonly source: SourceRow & { readonly words: SourceWords };
  /** Ends with the server, and once the source belongs to nobody here any more. */
  readonly signal: AbortSignal;
  /** The ends that this reader gave its claim; another one in the row means that somebody else holds it, or nobody may. */
  readonly ends: Set<Instant>;
  /** Says that the reading got further. */
  readonly moved: () => void;
  /** Whether it did not for so long that it never will. */
  readonly isStuck: () => boolean;
  /** Ends the reading. */
  readonly end: () => void;
}

const leaseFrom = (at: Instant): Instant => plus(at, { minutes: LEASE_MINUTES });

/** Whether any source is due: asked first, since nobody has to wait for whoever only reads. */
async function isAnyDue({ store }: Ports, at: Instant): Promise<boolean> {
  const due = await store.read((rows) =>
    rows.plain(sources, (query) => query.where('dueAt', '<=', at).limit(1)),
  );
  return due.length > 0;
}

/** Claims the source that has been due longest, in one statement; undefined when none is. */
export async function claimSource(ports: Ports, stop: AbortSignal): Promise<Claim | undefined> {
  const at = ports.now();
  if (!(await isAnyDue(ports, at))) return undefined;
  const until = leaseFrom(at);
  const source = await ports.store.write({ claims: true }, async (rows) => {
    const skip = ports.store.engine === 'postgres' ? sql`for update skip locked` : sql``;
    const claimed = await sql<{ id: Id }>`
      update "sources" set "state" = 'reading', "dueAt" = ${until}
      where "id" = (
        select "id" from "sources" where "dueAt" <= ${at} order by "dueAt", "id" limit 1 ${skip}
      ) returning "id"`.execute(rows.db);
    const id = claimed.rows[0]?.id;
    return id === undefined ? undefined : findOne(rows, sources, { id });
  });
  if (!source) return undefined;
  return claimOf({ ...source, words: source.words ?? NO_WORDS }, until, stop);
}

function claimOf(source: Claim['source'], until: Instant, stop: AbortSignal): Claim {
  const ending = new AbortController();
  let movedAt = performance.now();
  return {
    id: source.id,
    ownerId: source.ownerId,
    source,
    signal: AbortSignal.any([stop, ending.signal]),
    ends: new Set([until]),
    moved: () => {
      movedAt = performance.now();
    },
    isStuck: () => performance.now() - movedAt > STUCK,
    end: () => ending.abort(),
  };
}

/**
 * Writes to a source if this reader still holds it, and renews its claim; false if it does not. Both the end before and
 * the one given now count as this reader's own: a transaction may be done twice, or not at all.
 */
export async function keepHeld(
  rows: Rows,
  claim: Claim,
  at: Instant,
  change: (source: SourceRow) => ChangeOf<typeof sources>,
): Promise<boolean> {
  const source = await findOne(rows, sources, { id: claim.id });
  if (source?.state !== 'reading' || !claim.ends.has(source.dueAt ?? '')) return false;
  const until = leaseFrom(at);
  claim.ends.add(until);
  await rows.change(sources, claim.id, { dueAt: until, ...change(source) });
  return true;
}

/** Renews a claim as long as the reading gets further; the answer ends that. Lost or stuck, the reading is ended. */
export function holding(ports: Ports, claim: Claim): () => void {
  const renew = async (): Promise<void> => {
    const isHeld =
      !claim.isStuck() &&
      (await ports.store.write({ person: claim.ownerId }, (rows) =>
        keepHeld(rows, claim, ports.now(), () => ({})),
      ));
    if (!isHeld) claim.end();
  };
  // A database that cannot be written now is asked again before the claim has run out.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEWED);
  return () => clearInterval(timer);
}
