// How two people come together: the client's engagement that has no coach yet, or a new one.
import { type Changes, withChanges } from '../../domain/engagement/book.ts';
import { joinCoach, openEngagement } from '../../domain/engagement/lifecycle.ts';
import { settle } from '../../domain/engagement/settle.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { bookOf, type Settled, saveChanges } from '../../store/books.ts';
import { engagements } from '../../store/engagements.table.ts';
import { findBones } from '../../store/find.ts';
import type { Person } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { recordEvents } from '../happenings.ts';
import { keptOf } from '../kept-momentum.ts';
import type { Ports } from '../ports.ts';

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
}

type Meeting = Pick<Person, 'id' | 'zone'>;

/** The client's engagement that still has no coach; a coach who comes joins it. */
export async function engagementAlone(rows: Rows, clientId: Id): Promise<Id | null> {
  const [alone] = await findBones(rows, engagements, { clientId, coachId: null, overAt: null });
  return alone?.id ?? null;
}

/**
 * Brings client and coach together; the engagement's id. `engagement.same_person`: nobody coaches themselves;
 * `engagement.exists`: they already have one that is not over.
 */
export async function joinTogether(where: Where, client: Meeting, coach: Meeting): Promise<Outcome<Id>> {
  if (client.id === coach.id) return refuse('engagement.same_person');
  const pair = { clientId: client.id, coachId: coach.id, overAt: null };
  if ((await findBones(where.rows, engagements, pair)).length > 0) return refuse('engagement.exists');
  const alone = await engagementAlone(where.rows, client.id);
  return alone === null ? opened(where, client, coach) : joined(where, alone, coach);
}

/** Nothing changes by time before something is planned. */
const NEW: Settled = { until: null, momentum: null, momentumUntil: null };

async function opened(where: Where, client: Meeting, coach: Meeting): Promise<Outcome<Id>> {
  const id = where.ports.newId();
  const command = {
    id,
    clientId: client.id,
    zone: client.zone,
    coach: { coachId: coach.id, coachZone: coach.zone },
  };
  const changes = openEngagement(command, where.at);
  return changes.ok ? kept(where, changes.value.engagement, changes.value, NEW) : changes;
}

async function joined(where: Where, id: Id, coach: Meeting): Promise<Outcome<Id>> {
  const stored = await bookOf(where.rows, id);
  if (!stored) return refuse('engagement.not_found');
  const { book } = settle(stored, where.at);
  const changes = joinCoach(book, { coachId: coach.id, coachZone: coach.zone }, where.at);
  if (!changes.ok) return changes;
  const after = settle(withChanges(book, changes.value), where.at);
  return kept(where, book.engagement, changes.value, keptOf(after, where.at));
}

async function kept(
  where: Where,
  engagement: { readonly id: Id; readonly clientId: Id },
  changes: Changes,
  settled: Settled,
): Promise<Outcome<Id>> {
  await saveChanges(where.rows, engagement, changes, {}, settled);
  await recordEvents({ ...where, book: { engagement } }, changes.events);
  return accept(engagement.id);
}
