// The book of an engagement out of its rows and back into them: bones only; words go along beside them.
import type { Book, Changes } from '../domain/engagement/book.ts';
import type { Engagement } from '../domain/engagement/engagement.ts';
import type { SharedMomentum } from '../domain/engagement/momentum.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { heedOthers, isBeside, underWayOf } from './beginnings.ts';
import {
  agreementTexts,
  engagements,
  gaps,
  pauses,
  reviews,
  scores,
  signatures,
  sprints,
} from './engagements.table.ts';
import { changeRows, findBones } from './find.ts';
import { goals, goalVersions, wordings } from './goals.table.ts';
import { type Kind, question } from './questions.ts';
import { conclusions, confirmations, sessionMoves, sessions, topics } from './sessions.table.ts';
import { chains, marks, steps } from './steps.table.ts';
import type { Rows } from './store.ts';
import type { AnyTable } from './table.ts';

/** Which table keeps which list of a book. `goals` are the client's and found by their owner. */
const LISTS = {
  texts: agreementTexts,
  signatures,
  sprints,
  gaps,
  pauses,
  sessions,
  sessionMoves,
  conclusions,
  confirmations,
  topics,
  steps,
  chains,
  marks,
  reviews,
  wordings,
  scores,
} as const;

/** What belongs to the client rather than the engagement. */
const OWNED = { goals, goalVersions } as const;

type ListName = keyof typeof LISTS;
type OwnedName = keyof typeof OWNED;
/** Any table whose rows name their engagement. */
type InEngagement = typeof chains;

/** Words (and other columns the rules do not see) to be kept beside new records: list → record id → columns. */
export type BookWords = {
  readonly [K in ListName | OwnedName | 'engagement']?: Readonly<Record<Id, object>>;
};

/** What is known of the book as it now stands: when time alone changes it next, its momentum and until when that holds. */
export interface Settled {
  readonly until: Instant | null;
  readonly momentum: SharedMomentum | null;
  readonly momentumUntil: Instant | null;
}

/** Lists that rules write and never read stay empty in a book that was loaded. */
const UNREAD = { goalVersions: [] };

const LAST_REFLECTIONS: Kind = {
  begin: 'select "ownerId", max("madeAt") as "at" from "reflections"',
  end: ' group by "ownerId"',
};

async function lastReflections(rows: Rows, clientIds: readonly Id[]): Promise<ReadonlyMap<Id, Instant>> {
  const query = question(rows.engine, LAST_REFLECTIONS, { ownerId: clientIds });
  const found = query ? (await rows.run<{ ownerId: Id; at: Instant }>(query)).rows : [];
  return new Map(found.map(({ ownerId, at }) => [ownerId, at]));
}

/** The books of several engagements, in as many questions as one takes; those that do not exist are not there. */
export async function booksOf(rows: Rows, ids: readonly Id[]): Promise<ReadonlyMap<Id, Book>> {
  const found = await findBones(rows, engagements, { id: ids });
  if (found.length === 0) return new Map();
  const lists: [ListName, ReadonlyMap<Id, readonly unknown[]>][] = [];
  for (const name of Object.keys(LISTS) as ListName[]) {
    const all = await findBones(rows, LISTS[name] as InEngagement, { engagementId: ids });
    lists.push([name, Map.groupBy(all, ({ engagementId }) => engagementId)]);
  }
  const clientIds = found.map(({ clientId }) => clientId);
  const owned = Map.groupBy(await findBones(rows, goals, { ownerId: clientIds }), ({ ownerId }) => ownerId);
  const reflected = await lastReflections(rows, clientIds);
  const underWay = await underWayOf(rows, clientIds);
  const books: [Id, Book][] = [];
  for (const engagement of found) {
    const own = lists.map(([name, byEngagement]) => [name, byEngagement.get(engagement.id) ?? []]);
    const activeElsewhere = isBeside(underWay.get(engagement.clientId), engagement);
    const goalsHere = owned.get(engagement.clientId) ?? [];
    const lastReflectionAt = reflected.get(engagement.clientId) ?? null;
    const rest = { goals: goalsHere, activeElsewhere, lastReflectionAt };
    books.push([engagement.id, { ...UNREAD, engagement, ...Object.fromEntries(own), ...rest } as Book]);
  }
  return new Map(books);
}

/** Everything the rules may look at in one engagement; undefined if there is none. */
export async function bookOf(rows: Rows, engagementId: Id): Promise<Book | undefined> {
  return (await booksOf(rows, [engagementId])).get(engagementId);
}

/** Keeps the new versions of records with the words beside them, and when time alone changes the book next. */
export async function saveChanges(
  rows: Rows,
  { id: engagementId, clientId: ownerId }: Pick<Engagement, 'id' | 'clientId'>,
  changes: Changes,
  words: BookWords,
  settled: Settled,
): Promise<void> {
  for (const name of Object.keys(LISTS) as ListName[]) {
    const records = changes[name] ?? [];
    const beside = words[name] ?? {};
    const whole = records.map((record) => ({
      ...record,
      engagementId,
      ...(name === 'scores' ? { ownerId } : undefined),
      ...beside[keyTextOf(record)],
    }));
    if (whole.length > 0) await rows.put(LISTS[name] as AnyTable, whole);
  }
  await saveGoals(rows, changes, words);
  if (changes.engagement) {
    await heedOthers(rows, changes.engagement);
    const whole = { ...changes.engagement, ...words.engagement?.[engagementId] };
    const isKnown = await rows.change(engagements, engagementId, whole);
    if (!isKnown)
      await rows.put(engagements, [{ ...whole, dueAt: null, momentum: null, momentumUntil: null }]);
  }
  const { until: dueAt, momentum, momentumUntil } = settled;
  const reading = momentum && JSON.stringify(momentum);
  await changeRows(rows, engagements, { id: engagementId }, { dueAt, momentum: reading, momentumUntil });
}

/** Goals and their versions are the client's own, in no engagement or several: sealed with the person's key. */
export async function saveGoals(
  rows: Rows,
  changes: Pick<Changes, OwnedName>,
  words: BookWords,
): Promise<void> {
  for (const [name, table] of Object.entries(OWNED) as [OwnedName, AnyTable][]) {
    const records = changes[name] ?? [];
    const whole = records.map((record) => ({ ...record, ...words[name]?.[keyTextOf(record)] }));
    if (whole.length > 0) await rows.put(table, whole as never);
  }
}

/** A record's id, or for a score the goal it scores. */
function keyTextOf(record: object): Id {
  return String('id' in record ? record.id : 'goalId' in record ? record.goalId : '');
}
