// The days of a person's journal that lie on a line, and what of it is shared in an engagement; no words.
import type { Id } from '../domain/kernel/id.ts';
import type { Day } from '../domain/kernel/time.ts';
import { prepared } from './prepared.ts';
import type { Rows } from './store.ts';

/** Something of the journal by its day. */
export interface JournalMark {
  readonly id: Id;
  readonly on: Day;
}

const reflectionRows = prepared((db, ownerId: Id, from: Day, to: Day) =>
  db
    .selectFrom('reflections')
    .select(['id', 'madeOn as on'])
    .where('ownerId', '=', ownerId)
    .where('madeOn', '>=', from)
    .where('madeOn', '<=', to)
    .where('removedAt', 'is', null)
    .orderBy('madeAt'),
);

const momentRows = prepared((db, ownerId: Id, from: Day, to: Day) =>
  db
    .selectFrom('moments')
    .select(['id', 'madeOn as on', 'kind'])
    .where('ownerId', '=', ownerId)
    .where('madeOn', '>=', from)
    .where('madeOn', '<=', to)
    .where('removedAt', 'is', null)
    .orderBy('madeAt'),
);

/** Reflections, wins and frictions between two days, both counted. */
export async function journalMarks(rows: Rows, ownerId: Id, from: Day, to: Day) {
  const reflections = await reflectionRows(rows, ownerId, from, to);
  const moments = await momentRows(rows, ownerId, from, to);
  const ofKind = (wanted: string): JournalMark[] =>
    moments.filter(({ kind }) => kind === wanted).map(({ id, on }) => ({ id, on }));
  return { reflections, wins: ofKind('win'), frictions: ofKind('friction') };
}

const sharedRows = prepared((db, engagementId: Id) =>
  db
    .selectFrom('sharings')
    .select('itemId')
    .where('engagementId', '=', engagementId)
    .where('takenBackAt', 'is', null),
);

/** The ids of everything that is shared in an engagement now. */
export async function sharedItems(rows: Rows, engagementId: Id): Promise<ReadonlySet<Id>> {
  const found = await sharedRows(rows, engagementId);
  return new Set(found.map(({ itemId }) => itemId));
}
