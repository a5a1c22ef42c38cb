// How two people come together: the client's engagement that has no coach yet, or a new one.
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { engagements } from '../../store/engagements.table.ts';
import { findBones } from '../../store/find.ts';
import type { Person } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { recordEvents } from '../happenings.ts';
import type { Ports } from '../ports.ts';

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
}

/** The client's engagement that still has no coach; a coach who comes joins it. */
export async function engagementAlone(rows: Rows, clientId: Id): Promise<Id | null> {
  const [alone] = await findBones(rows, engagements, { clientId, coachId: null, overAt: null });
  return alone?.id ?? null;
}

/**
 * Brings client and coach together; the engagement's id. `engagement.same_person`: nobody coaches themselves;
 * `engagement.exists`: they already have one that is not over.
 */
export async function joinTogether(
  where: Where,
  client: Pick<Person, 'id' | 'zone'>,
  coach: Pick<Person, 'id' | 'zone'>,
): Promise<Outcome<Id>> {
  const { rows, ports, at } = where;
  if (client.id === coach.id) return refuse('engagement.same_person');
  const together = await findBones(rows, engagements, {
    clientId: client.id,
    coachId: coach.id,
    overAt: null,
  });
  if (together.length > 0) return refuse('engagement.exists');
  const alone = await engagementAlone(rows, client.id);
  const id = alone ?? ports.newId();
  const joined = { coachId: coach.id, coachZone: coach.zone, coachSince: at };
  if (alone === null) await rows.put(engagements, [{ ...newEngagement(id, client, at), ...joined }]);
  else await rows.change(engagements, id, joined);
  await recordEvents({ ...where, me: null, book: { engagement: { id } } }, [
    { kind: 'CoachJoined', about: id },
  ]);
  return accept(id);
}

function newEngagement(id: Id, client: Pick<Person, 'id' | 'zone'>, at: Instant) {
  return {
    id,
    clientId: client.id,
    state: 'exploring' as const,
    zone: client.zone,
    madeAt: at,
    overAt: null,
    overOn: null,
    overBy: null,
    reasonShared: false,
    dueAt: null,
    momentum: null,
    momentumUntil: null,
  };
}
