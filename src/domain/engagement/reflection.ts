// A reflection: thinking written down, on a goal, a strategy or an event. It is its author's until they share it.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';

/** What one thinks about: a goal, a strategy, or what an event taught. */
export type ReflectionSubject = 'goal' | 'strategy' | 'event';

/** A reflection without its words. */
export interface Reflection {
  readonly id: Id;
  readonly ownerId: Id;
  readonly subject: ReflectionSubject;
  /** The goal it is on; for the other subjects one it touches, or null. */
  readonly goalId: Id | null;
  /** The question it was drawn from the library. */
  readonly questionId: Id | null;
  readonly madeAt: Instant;
  /** The author's local day of then. */
  readonly madeOn: Day;
  readonly changedAt: Instant;
  /** Grows when the words change after the present version was read. */
  readonly version: number;
  /** Removed by its author; the words are gone. */
  readonly removedAt: Instant | null;
}
