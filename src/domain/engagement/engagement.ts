// An engagement: one client, one coach, and where they stand with each other.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant, Zone } from '../kernel/time.ts';

/** `completed` and `ended` are both the end. */
export type EngagementState = 'exploring' | 'agreed' | 'active' | 'paused' | 'completed' | 'ended';

/** Which side of an engagement a person stands on. */
export type Party = 'client' | 'coach';

/** The engagement as the rules see it; names and words live elsewhere. */
export interface Engagement {
  readonly id: Id;
  readonly clientId: Id;
  /** Null while the client is still alone. */
  readonly coachId: Id | null;
  readonly state: EngagementState;
  /** The client's zone: every due day and week is reckoned in it. */
  readonly zone: Zone;
  readonly coachZone: Zone | null;
  readonly madeAt: Instant;
  /** What was done before this is not the coach's to read: a later coach starts here. */
  readonly coachSince: Instant | null;
  readonly overAt: Instant | null;
  /** The client's local day of the end. */
  readonly overOn: Day | null;
  readonly overBy: Party | null;
}

/** Whether the engagement has come to its end, by finish or by ending. */
export function isOver(engagement: Engagement): boolean {
  return engagement.state === 'completed' || engagement.state === 'ended';
}
