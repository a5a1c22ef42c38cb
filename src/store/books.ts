// The book of an engagement out of its rows and back into them: bones only; words go along beside them.
import type { Book, Changes } from '../domain/engagement/book.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import {
  agreementTexts,
  engagements,
  gaps,
  pauses,
  reviews,
  signatures,
  sprints,
} from './engagements.table.ts';
import { goals, wordings } from './goals.table.ts';
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
} as const;

type ListName = keyof typeof LISTS;

/** Words (and other columns the rules do not see) to be kept beside new records: list → record id → columns. */
export type BookWords = { readonly [K in ListName | 'goals' | 'engagement']?: Readonly<Record<Id, object>> };

/** What settling said of the book as it now stands: when to look again. */
export interface Settled {
  readonly until: Instant | null;
}

async function listOf(rows: Rows, name: ListName, engagementId: Id): Promise<readonly unknown[]> {
  const table: AnyTable = LISTS[name];
  const found = await rows.plain(table, (query) => query.where('engagementId', '=', engagementId));
  return found;
}

/** Everything the rules may look at in one engagement; undefined if there is none. */
export async function bookOf(rows: Rows, engagementId: Id): Promise<Book | undefined> {
  const [engagement] = await rows.plain(engagements, (query) => query.where('id', '=', engagementId));
  if (!engagement) return undefined;
  const lists: Record<string, unknown> = {};
  for (const name of Object.keys(LISTS) as ListName[]) lists[name] = await listOf(rows, name, engagementId);
  lists.goals = await rows.plain(goals, (query) => query.where('ownerId', '=', engagement.clientId));
  const last = await rows.db
    .selectFrom('reflections')
    .select((eb) => eb.fn.max('madeAt').as('at'))
    .where('ownerId', '=', engagement.clientId)
    .executeTakeFirst();
  return { engagement, ...lists, lastReflectionAt: last?.at ?? null } as unknown as Book;
}

/** Keeps the new versions of records with the words beside them, and when time alone changes the book next. */
export async function saveChanges(
  rows: Rows,
  engagementId: Id,
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
      ...('id' in record ? beside[record.id] : undefined),
    }));
    if (whole.length > 0) await rows.put(LISTS[name] as AnyTable, whole);
  }
  const owned = changes.goals ?? [];
  if (owned.length > 0)
    await rows.put(goals, owned.map((goal) => ({ ...goal, ...words.goals?.[goal.id] })) as never);
  const engagement = { ...changes.engagement, ...words.engagement?.[engagementId] };
  await rows.change(engagements, engagementId, { ...engagement, dueAt: settled.until });
}
