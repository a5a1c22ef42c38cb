// What is due: the next engagement that time alone has changed, claimed for this transaction.
import { sql } from 'kysely';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { EngineName } from './engine.ts';
import type { Rows } from './store.ts';

/** The column that says when to look again. */
export type DueBy = 'dueAt' | 'momentumUntil';

/** Locks the engagement that has been due longest and that no other process holds; undefined when none is. */
export async function nextDueEngagement(
  { db }: Rows,
  engine: EngineName,
  by: DueBy,
  at: Instant,
): Promise<Id | undefined> {
  const due = sql.ref(by);
  // SQLite writes one transaction at a time: there is nobody to skip.
  const claim = engine === 'postgres' ? sql`for no key update skip locked` : sql``;
  const found = await sql<{ id: Id }>`
    select "id" from "engagements" where ${due} <= ${at} order by ${due} limit 1 ${claim}`.execute(db);
  return found.rows[0]?.id;
}
