// A person's engagements, as client and as coach; and one begun alone.
import { z } from 'zod';
import { openEngagement } from '../domain/engagement/lifecycle.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { saveChanges } from '../store/books.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { namesOf } from '../store/persons.ts';
import { engagementAlone } from './accounts/joining.ts';
import { MADE } from './fields.ts';
import { recordEvents } from './happenings.ts';
import { personDeed, personReading } from './person-deed.ts';

/** One engagement as a line. */
export const engagementLine = z.object({
  id: z.string(),
  role: z.enum(['client', 'coach']),
  state: z.enum(['exploring', 'agreed', 'active', 'paused', 'completed', 'ended']),
  /** Null while the client is alone. */
  otherName: z.string().nullable(),
  madeAt: z.string(),
  overAt: z.string().nullable(),
});

/** Every engagement this person stands in, the newest first. */
export const listEngagements = personReading({
  name: 'engagement.list',
  path: 'GET /engagements',
  says: 'Your engagements as client and as coach, the newest first.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: z.object({ engagements: z.array(engagementLine) }),
  async run({ rows, me }) {
    const mine = await findBones(rows, engagements, { clientId: me });
    const coached = await findBones(rows, engagements, { coachId: me });
    const all = [...mine, ...coached].toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
    const names = await namesOf(
      rows,
      all.flatMap(({ clientId, coachId }) => (coachId === null ? [clientId] : [clientId, coachId])),
    );
    const lines = all.map(({ id, clientId, coachId, state, madeAt, overAt }) => {
      const role = clientId === me ? ('client' as const) : ('coach' as const);
      const other = role === 'client' ? coachId : clientId;
      return { id, role, state, madeAt, overAt, otherName: other && (names.get(other) ?? '') };
    });
    return accept({ engagements: lines });
  },
});

/** A client who begins without a coach; one who comes later joins here. */
export const beginAlone = personDeed({
  name: 'engagement.begin_alone',
  path: 'POST /engagements',
  says: 'Begins alone, without a coach; one who comes later joins, and does not read what was done before.',
  thing: 'account',
  verb: 'write',
  input: z.object({}),
  output: MADE,
  async run(scene) {
    const { rows, me, person, at, newId } = scene;
    if ((await engagementAlone(rows, me)) !== null) return refuse('engagement.exists');
    const id = newId();
    const changes = openEngagement({ id, clientId: me, zone: person.zone, coach: null }, at);
    if (!changes.ok) return changes;
    const { engagement, events } = changes.value;
    const nothingDue = { until: null, momentum: null, momentumUntil: null };
    await saveChanges(rows, engagement, changes.value, {}, nothingDue);
    await recordEvents({ ...scene, book: { engagement } }, events);
    return accept({ output: { id } });
  },
});
