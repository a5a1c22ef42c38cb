// A moment: a win, a doubt or a friction with the coach, caught while warm, private until shared.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';

/** Wins are read back, doubts shared by choice, frictions explored. */
export type MomentKind = 'win' | 'doubt' | 'friction';

/** An uncomfortable question, a challenge outside the comfort zone, an intuition one disagrees with. */
export type FrictionKind = 'question' | 'challenge' | 'intuition';

/** A moment without its words. */
export interface Moment {
  readonly id: Id;
  readonly ownerId: Id;
  readonly kind: MomentKind;
  /** Which friction; null while the author has not said, and for a win or a doubt. */
  readonly friction: FrictionKind | null;
  /** The session it was caught in. */
  readonly sessionId: Id | null;
  readonly madeAt: Instant;
  /** The author's local day of then. */
  readonly madeOn: Day;
  /** How many of the four moves of exploring are written, 0 to 4. */
  readonly explored: number;
  /** Grows when the words change after the present version was read. */
  readonly version: number;
  /** Removed by its author; the words are gone. */
  readonly removedAt: Instant | null;
}

/** The coach's word that they heard a shared friction. */
export interface Acknowledgement {
  readonly id: Id;
  readonly momentId: Id;
  readonly engagementId: Id;
  readonly by: Id;
  readonly at: Instant;
  readonly takenBackAt: Instant | null;
}

/** The word of either that both have talked a shared friction through. */
export interface Talk {
  readonly id: Id;
  readonly momentId: Id;
  readonly engagementId: Id;
  readonly by: Id;
  readonly at: Instant;
  readonly takenBackAt: Instant | null;
}

/** The four short moves in which a friction is explored, in their order. */
export const EXPLORING = [
  'what happened',
  'what I felt, where',
  'what it touches or protects',
  'what might be true in it',
] as const;
