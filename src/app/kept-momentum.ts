// Momentum as it is kept beside each engagement: what its coach may see, until when it holds; the roster reads one row.
import type { Book } from '../domain/engagement/book.ts';
import { momentum, momentumUntil, type SharedMomentum } from '../domain/engagement/momentum.ts';
import { settle } from '../domain/engagement/settle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { dayAt, type Instant, type Zone } from '../domain/kernel/time.ts';
import { bookOf, type Settled } from '../store/books.ts';
import type { Rows } from '../store/store.ts';

/** What is kept with a settled book: when time alone changes it next, and its momentum. */
export function keptOf({ book, until }: { book: Book; until: Instant | null }, at: Instant): Settled {
  return { until, momentum: momentum(book, at)?.coach ?? null, momentumUntil: momentumUntil(book, at) };
}

/** The columns that a reading of momentum is kept in. */
export interface KeptReading {
  readonly id: Id;
  readonly dueAt: Instant | null;
  readonly momentum: unknown;
  readonly momentumUntil: Instant | null;
  /** The client's zone: their days are counted. */
  readonly zone: Zone;
}

const holds = (until: Instant | null, at: Instant): boolean => until === null || until > at;

/** A needle that is not steady counts days in its reason: what it says is true on its own day alone. */
function countsToday({ momentum: read, zone }: KeptReading, at: Instant): boolean {
  const kept = read as SharedMomentum | null;
  return kept === null || kept.overall.state === 'steady' || kept.on === dayAt(at, zone);
}

/** Whether what is kept still says how it is at this instant, the days it counts included. */
export function readingHolds(kept: KeptReading, at: Instant): boolean {
  return holds(kept.dueAt, at) && holds(kept.momentumUntil, at) && countsToday(kept, at);
}

/** The momentum a coach may see at this instant: as kept while that holds, else read anew from the book. */
export async function momentumNow(
  rows: Rows,
  kept: KeptReading,
  at: Instant,
): Promise<SharedMomentum | null> {
  if (readingHolds(kept, at)) return kept.momentum as SharedMomentum | null;
  const book = await bookOf(rows, kept.id);
  return book ? (momentum(settle(book, at).book, at)?.coach ?? null) : null;
}
