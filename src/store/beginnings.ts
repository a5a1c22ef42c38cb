// At most one engagement of a client runs at a time, whoever begins or ends one, in whatever process.
import { sql } from 'kysely';
import type { Engagement, EngagementState } from '../domain/engagement/engagement.ts';
import type { Id } from '../domain/kernel/id.ts';
import { engagements } from './engagements.table.ts';
import { StoreFault } from './faults.ts';
import { findBones } from './find.ts';
import type { Rows } from './store.ts';

const UNDER_WAY: readonly EngagementState[] = ['active', 'paused'];
const OVER: readonly EngagementState[] = ['completed', 'ended'];

type Whose = Pick<Engagement, 'id' | 'clientId'>;

/** The engagements under way of these clients, by client. */
export async function underWayOf(
  rows: Rows,
  clientIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Whose[]>> {
  const found = await findBones(rows, engagements, { clientId: clientIds, state: UNDER_WAY });
  return Map.groupBy(found, ({ clientId }) => clientId);
}

/** Whether any of these is another than this one. */
export function isBeside(underWay: readonly Whose[] | undefined, { id }: Whose): boolean {
  return underWay?.some((other) => other.id !== id) ?? false;
}

/** Whether another engagement of this client is active or paused. */
export async function isActiveElsewhere(rows: Rows, whose: Whose): Promise<boolean> {
  return isBeside((await underWayOf(rows, [whose.clientId])).get(whose.clientId), whose);
}

/** Another engagement of the client began between reading and saving: what was decided has to be decided again. */
class BegunElsewhere extends Error {
  /** A serialisation failure to the store: the transaction is run again. */
  readonly code = '40001';
}

async function holdBeginning(rows: Rows, whose: Whose): Promise<void> {
  // The last lock a transaction takes, so that nobody waits for whoever holds it. On SQLite one writes at a time.
  if (rows.engine === 'postgres') {
    const name = `begins:${whose.clientId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(rows.db);
  }
  if (await isActiveElsewhere(rows, whose)) throw new StoreFault('busy', new BegunElsewhere());
}

/** The client's other engagements may begin now: a sweep looks at them next. */
async function lookAtOthers({ db }: Rows, { id, clientId }: Whose, at: string): Promise<void> {
  const others = db.selectFrom('engagements').select('id').where('clientId', '=', clientId);
  const theirs = await others.where('id', '!=', id).where('overAt', 'is', null).orderBy('id').execute();
  for (const other of theirs) {
    const due = db
      .updateTable('engagements')
      .set({ dueAt: at })
      .where('id', '=', other.id as Id);
    await due.where((is) => is.or([is('dueAt', 'is', null), is('dueAt', '>', at)])).execute();
  }
}

/**
 * To be asked before an engagement is saved in a new state. One that begins is alone with its client's others until the
 * end of the transaction, and is decided again if one of them was faster; when one ends, its others are due to be looked at.
 */
export async function heedOthers(rows: Rows, next: Engagement): Promise<void> {
  const [before] = await findBones(rows, engagements, { id: next.id });
  const was = before?.state ?? 'exploring';
  if (UNDER_WAY.includes(next.state) && !UNDER_WAY.includes(was)) await holdBeginning(rows, next);
  if (OVER.includes(next.state) && !OVER.includes(was)) await lookAtOthers(rows, next, next.overAt ?? '');
}
