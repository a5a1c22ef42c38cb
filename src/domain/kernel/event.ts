// What happened, told once: the timeline, the digest, the coach's "what changed" and live updates feed on it.
import type { Id } from './id.ts';
import type { Instant } from './time.ts';

/** A past fact such as `SessionClosed` about one record. It carries ids, states and dates, never a person's words. */
export interface Event {
  readonly kind: string;
  /** The record it is about, e.g. the session's id. */
  readonly about: Id;
  /** When it happened, for what time alone brought about; else it happened at the instant of the deed. */
  readonly at?: Instant;
  /** Plain facts worth keeping: `{ from: 'agreed', to: 'kept', on: '2026-11-22' }`. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** Who it may be told to; `parties` (both) unless said otherwise. */
  readonly audience?: 'parties' | 'client' | 'coach' | 'author';
}
