// Settling what came due: one engagement at a time, claimed and saved in one transaction, so that processes share the work.
import { withChanges } from '../domain/engagement/book.ts';
import { settle } from '../domain/engagement/settle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { type Instant, plus } from '../domain/kernel/time.ts';
import { bookOf, saveChanges } from '../store/books.ts';
import { type DueBy, nextDueEngagement } from '../store/due.ts';
import { engagements } from '../store/engagements.table.ts';
import { changeRows, findBones } from '../store/find.ts';
import type { Rows } from '../store/store.ts';
import type { Actor } from './actor.ts';
import { storeFaultIn } from './faults.ts';
import { announcementsOf, recordEvents, TOUCHED, toldNow } from './happenings.ts';
import { keptOf } from './kept-momentum.ts';
import type { Announcement, Ports } from './ports.ts';

const SWEEP: Actor = { kind: 'sweep', name: 'settle' };
/** A book that cannot be settled is looked at again so much later; the others do not wait for it. */
const LATER = { hours: 1 };

/** What settling did: nothing was due, or these are the signs for open pages. */
type Done = readonly Announcement[] | null;

const touchOf = (engagementId: Id, audience: 'parties' | 'client'): Announcement => ({
  engagementId,
  personId: null,
  kinds: [TOUCHED],
  audience,
  actorId: null,
});

async function settleOne(rows: Rows, ports: Ports, id: Id): Promise<readonly Announcement[]> {
  const at = ports.now();
  const [row] = await findBones(rows, engagements, { id });
  const book = await bookOf(rows, id);
  if (!row || !book) return [];
  const settled = settle(book, at);
  const kept = keptOf(settled, at);
  await saveChanges(rows, book.engagement, settled.changes, {}, kept);
  const { events } = settled.changes;
  await recordEvents({ rows, ports, at, book }, events);
  const isSame = JSON.stringify(row.momentum) === JSON.stringify(kept.momentum);
  const told = announcementsOf(toldNow(events, withChanges(book, settled.changes)), id, SWEEP);
  return [...told, touchOf(id, isSame ? 'client' : 'parties')];
}

interface Claim {
  id?: Id;
}

async function settleNext(ports: Ports, by: DueBy, claim: Claim): Promise<Done> {
  return ports.store.write({ claims: true }, async (rows) => {
    const id = await nextDueEngagement(rows, ports.store.engine, by, ports.now());
    if (id === undefined) return null;
    claim.id = id;
    return settleOne(rows, ports, id);
  });
}

async function putOff(ports: Ports, id: Id, at: Instant): Promise<void> {
  const later = plus(at, LATER);
  await ports.store.write({ engagement: id }, (rows) =>
    changeRows(rows, engagements, { id }, { dueAt: later, momentumUntil: later }),
  );
}

/** Settles one engagement that is due; null when none is. One that cannot be settled is put off, and its error answered. */
async function settleOneDue(ports: Ports, by: DueBy): Promise<{ readonly error?: unknown } | null> {
  const claim: Claim = {};
  try {
    const signs = await settleNext(ports, by, claim);
    for (const sign of signs ?? []) ports.announce(sign);
    return signs && {};
  } catch (error) {
    if (claim.id === undefined || storeFaultIn(error) !== null) throw error;
    await putOff(ports, claim.id, ports.now());
    return { error };
  }
}

/**
 * Settles what time alone has changed (`dueAt`) and reads momentum anew where its reading no longer holds
 * (`momentumUntil`), up to `most` engagements; how many it was. Throws the first error once all others are settled.
 */
export async function settleDue(ports: Ports, most: number): Promise<number> {
  const errors: unknown[] = [];
  let count = 0;
  for (const by of ['dueAt', 'momentumUntil'] as const) {
    for (let one = await settleOneDue(ports, by); one !== null; one = await settleOneDue(ports, by)) {
      if ('error' in one) errors.push(one.error);
      count += 1;
      if (count >= most) break;
    }
  }
  if (errors.length > 0) throw errors[0];
  return count;
}
