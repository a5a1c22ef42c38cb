// A person's journal out of its rows and back into them: its records with the words beside them, and pages of it.
import type { ExpressionBuilder } from 'kysely';
import type { JournalChanges } from '../domain/engagement/journal.ts';
import type { MomentKind } from '../domain/engagement/moment.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { findBones } from './find.ts';
import {
  acknowledgements,
  type MomentWords,
  moments,
  type ReflectionWords,
  readings,
  reflections,
  sharings,
  talks,
} from './journal.table.ts';
import type { Rows } from './store.ts';
import type { Database } from './tables.ts';

/** Words beside changed records, by id; null removes them, what is not named keeps its own. */
export interface JournalWords {
  readonly reflections?: Readonly<Record<Id, ReflectionWords | null>>;
  readonly moments?: Readonly<Record<Id, MomentWords | null>>;
}

const beside = <T extends { readonly id: Id }, W>(
  records: readonly T[] = [],
  words: Readonly<Record<Id, W>> = {},
) =>
  records.map((record) => (record.id in words ? { ...record, words: words[record.id] as W } : { ...record }));

/** Keeps the new versions of a journal's records. */
export async function saveJournal(
  rows: Rows,
  changes: JournalChanges,
  words: JournalWords = {},
): Promise<void> {
  await rows.put(reflections, beside(changes.reflections, words.reflections));
  await rows.put(moments, beside(changes.moments, words.moments));
  await rows.put(sharings, changes.sharings ?? []);
  await rows.put(readings, changes.readings ?? []);
  await rows.put(acknowledgements, changes.acknowledgements ?? []);
  await rows.put(talks, changes.talks ?? []);
}

/** Where an item is or was shared, and when it was read. */
export async function sharingOfItem(rows: Rows, itemId: Id) {
  return {
    sharings: await findBones(rows, sharings, { itemId }),
    readings: await findBones(rows, readings, { itemId }),
  };
}

/** What was answered to a moment. */
export async function answersTo(rows: Rows, momentId: Id) {
  return {
    acknowledgements: await findBones(rows, acknowledgements, { momentId }),
    talks: await findBones(rows, talks, { momentId }),
  };
}

/** An engagement that this item is shared in and that this person is a party of; undefined where there is none. */
export async function engagementSharing(rows: Rows, itemId: Id, personId: Id): Promise<Id | undefined> {
  const found = await rows.db
    .selectFrom('sharings')
    .innerJoin('engagements', 'engagements.id', 'sharings.engagementId')
    .select('engagements.id')
    .where('sharings.itemId', '=', itemId)
    .where('sharings.takenBackAt', 'is', null)
    .where((eb) => eb.or([eb('coachId', '=', personId), eb('clientId', '=', personId)]))
    .orderBy('sharings.at', 'desc')
    .executeTakeFirst();
  return found?.id;
}

/** Which part of the journal is wanted: everything, reflections, or moments of one kind. */
export type JournalPart = 'all' | 'reflections' | MomentKind;

interface Turned {
  readonly ownerId: Id;
  readonly part: JournalPart;
  /** Only what comes after this entry, going back in time. */
  readonly before?: { readonly at: Instant; readonly id: Id } | undefined;
  readonly limit: number;
}

type Before = NonNullable<Turned['before']>;

/** What was made earlier, or in the same millisecond and sorted behind. */
const earlier =
  ({ at, id }: Before) =>
  (eb: ExpressionBuilder<Database, 'reflections'> | ExpressionBuilder<Database, 'moments'>) => {
    const one = eb as ExpressionBuilder<Database, 'moments'>;
    return one.or([one('madeAt', '<', at), one.and([one('madeAt', '=', at), one('id', '<', id)])]);
  };

async function someReflections(rows: Rows, { ownerId, part, before, limit }: Turned) {
  if (part !== 'all' && part !== 'reflections') return [];
  let query = rows.db.selectFrom('reflections').selectAll().where('ownerId', '=', ownerId);
  if (before !== undefined) query = query.where(earlier(before));
  const found = await query
    .where('removedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.open(reflections, found);
}

async function someMoments(rows: Rows, { ownerId, part, before, limit }: Turned) {
  if (part === 'reflections') return [];
  let query = rows.db.selectFrom('moments').selectAll().where('ownerId', '=', ownerId);
  if (part !== 'all') query = query.where('kind', '=', part);
  if (before !== undefined) query = query.where(earlier(before));
  const found = await query
    .where('removedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.open(moments, found);
}

/** A page of somebody's journal, the newest first: so many of each kind at most. */
export async function journalPage(rows: Rows, turned: Turned) {
  return { reflections: await someReflections(rows, turned), moments: await someMoments(rows, turned) };
}
