// What Today asks of the store: which engagement is the client's own now, the others, and every step they ever kept.
import type { EngagementState } from '../domain/engagement/engagement.ts';
import type { Id } from '../domain/kernel/id.ts';
import { engagements } from './engagements.table.ts';
import { findBones } from './find.ts';
import { prepared } from './prepared.ts';
import type { Rows } from './store.ts';

/** The nearest to work first; of several explored, the newest. */
const NEAREST: readonly EngagementState[] = ['active', 'paused', 'agreed', 'exploring', 'completed', 'ended'];

/** Every engagement in which this person is client, the nearest to work first. */
export async function ownEngagements(rows: Rows, clientId: Id) {
  const found = await findBones(rows, engagements, { clientId });
  const rank = ({ state }: { readonly state: EngagementState }): number => NEAREST.indexOf(state);
  return found.toSorted((a, b) => rank(a) - rank(b) || (a.madeAt < b.madeAt ? 1 : -1));
}

/** The engagement in which this person is client now; null if there is none. */
export async function currentEngagement(rows: Rows, clientId: Id): Promise<Id | null> {
  const [nearest] = await ownEngagements(rows, clientId);
  return nearest?.id ?? null;
}

const keptRows = prepared((db, clientId: Id) =>
  db
    .selectFrom('steps')
    .innerJoin('engagements', 'engagements.id', 'steps.engagementId')
    .select(['steps.goalId', 'steps.state', 'steps.markedOn'])
    .where('engagements.clientId', '=', clientId)
    .where('steps.state', '=', 'kept'),
);

/** The kept steps of all engagements of a client, as the pledge counts them. */
export async function keptStepsOf(rows: Rows, clientId: Id) {
  return keptRows(rows, clientId);
}
