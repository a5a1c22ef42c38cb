// The book of an engagement: every record the rules may look at, as plain values without a person's words.
import type { Event } from '../kernel/event.ts';
import type { Instant } from '../kernel/time.ts';
import type { AgreementText, Signature } from './agreement.ts';
import type { Engagement } from './engagement.ts';
import type { Goal, GoalVersion, Wording } from './goal.ts';
import type { Review, Score } from './review.ts';
import type { Conclusion, Confirmation, Session, SessionMove, Topic } from './session.ts';
import type { AcceptedGap, Pause, Sprint } from './sprint.ts';
import type { Chain, Mark, Step } from './step.ts';

/** What rules decide upon. Lists are in no particular order unless a rule says so. */
export interface Book {
  readonly engagement: Engagement;
  readonly texts: readonly AgreementText[];
  readonly signatures: readonly Signature[];
  readonly sprints: readonly Sprint[];
  readonly gaps: readonly AcceptedGap[];
  readonly pauses: readonly Pause[];
  readonly sessions: readonly Session[];
  readonly sessionMoves: readonly SessionMove[];
  readonly conclusions: readonly Conclusion[];
  readonly confirmations: readonly Confirmation[];
  readonly topics: readonly Topic[];
  readonly steps: readonly Step[];
  readonly chains: readonly Chain[];
  readonly marks: readonly Mark[];
  readonly reviews: readonly Review[];
  readonly scores: readonly Score[];
  /** The client's goals: all of them, the coach's view is filtered where it is read. */
  readonly goals: readonly Goal[];
  readonly wordings: readonly Wording[];
  /** Written by rules, read by none: a reader may leave the list empty. */
  readonly goalVersions: readonly GoalVersion[];
  /** Another engagement of this client is active or paused; then no sprint begins in this one. */
  readonly activeElsewhere: boolean;
  /** When the client last wrote a reflection; no rule needs more of them. */
  readonly lastReflectionAt: Instant | null;
}

/** The lists of a book that rules write to; each entry is the whole new version of a record, kept by its id. */
export type Changes = {
  readonly [K in Exclude<keyof Book, 'engagement' | 'activeElsewhere' | 'lastReflectionAt'>]?: Book[K];
} & { readonly engagement?: Engagement; readonly events: readonly Event[] };

type Lists = Exclude<keyof Changes, 'engagement' | 'events'>;
const keyOf = (record: object): string =>
  'id' in record ? String(record.id) : Object.values(record).slice(0, 2).join('|');

function merged<T extends object>(old: readonly T[], fresh: readonly T[]): readonly T[] {
  const byKey = new Map(old.map((record) => [keyOf(record), record]));
  for (const record of fresh) byKey.set(keyOf(record), record);
  return [...byKey.values()];
}

/** The book after these changes. */
export function withChanges(book: Book, changes: Changes): Book {
  const { engagement, events: _, ...lists } = changes;
  const next: Record<string, unknown> = { ...book, engagement: engagement ?? book.engagement };
  for (const name of Object.keys(lists) as Lists[]) {
    next[name] = merged<object>(book[name], changes[name] ?? []);
  }
  return next as unknown as Book;
}

/** Both changes as one, the later winning record by record; events in order. */
export function together(first: Changes, second: Changes): Changes {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  const all: Record<string, unknown> = { events: [...first.events, ...second.events] };
  names.delete('events');
  for (const name of names) {
    if (name === 'engagement') all[name] = second.engagement ?? first.engagement;
    else all[name] = merged<object>(first[name as Lists] ?? [], second[name as Lists] ?? []);
  }
  return all as unknown as Changes;
}
