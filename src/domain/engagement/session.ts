// A session: a dated conversation that closes with a conclusion and a next step, or is truthfully something else.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant, LocalTime, Zone } from '../kernel/time.ts';
import type { Party } from './engagement.ts';

/** `left open` is a reading of these, never a state. */
export type SessionState = 'planned' | 'in progress' | 'closed' | 'cut short' | 'cancelled' | 'missed';

/** A session as the rules see it. */
export interface Session {
  readonly id: Id;
  readonly engagementId: Id;
  readonly state: SessionState;
  /** On the anchor's wall clock. */
  readonly startsLocal: LocalTime;
  readonly zone: Zone;
  /** Whose wall clock it keeps. */
  readonly anchor: Party;
  readonly startsAt: Instant;
  /** 15 to 240. */
  readonly minutes: number;
  readonly endsAt: Instant;
  readonly bookedBy: Party;
  readonly bookedAt: Instant;
  readonly startedAt: Instant | null;
  readonly startedBy: Party | null;
  /** Set while a closing waits for the other's yes to the step. */
  readonly closingAskedAt: Instant | null;
  readonly closingAskedBy: Party | null;
  /** The last day a next step may be due, as judged when the closing was asked for; null when none waits. */
  readonly closingLatestOn: Day | null;
  /** The real end asked for or, once closed or cut short, the real end. */
  readonly endedAt: Instant | null;
  /** When it left planned or in progress for good, by whom. */
  readonly settledAt: Instant | null;
  readonly settledBy: Party | null;
  /** `missed`: who was not there; `cancelled`: why it fell away. */
  readonly absent: Party | 'both' | null;
  readonly cancelledFor: 'notice' | 'agreed' | 'pause' | 'end' | null;
  /** The date offered instead, until it is booked or waved away. */
  readonly offeredLocal: LocalTime | null;
  /** Whether it ended with a topic of the client's on its agenda; null until then, and of hours before this was kept. */
  readonly hadTopic: boolean | null;
}

/** A proposal to move or cancel a session inside the agreed notice, or the record of one done outside it. */
export interface SessionMove {
  readonly id: Id;
  readonly sessionId: Id;
  readonly engagementId: Id;
  readonly kind: 'move' | 'cancel';
  readonly by: Party;
  readonly at: Instant;
  readonly state: 'waiting' | 'done' | 'declined' | 'withdrawn' | 'lapsed';
  readonly fromLocal: LocalTime;
  readonly fromZone: Zone;
  readonly toLocal: LocalTime | null;
  readonly toAnchor: Party | null;
  readonly toMinutes: number | null;
}

/** A conclusion of a session; amended, never removed. Its words are sealed elsewhere. */
export interface Conclusion {
  readonly id: Id;
  readonly sessionId: Id;
  readonly by: Party;
  readonly at: Instant;
}

/** The client's word, in a session, that an open step stands unchanged. */
export interface Confirmation {
  readonly stepId: Id;
  readonly sessionId: Id;
  readonly at: Instant;
  /** When it was taken back; null while it stands. */
  readonly undoneAt: Instant | null;
}

/** A topic of a session's agenda; `waiting` are the coach's suggestions, `moved on` what was not touched. */
export interface Topic {
  readonly id: Id;
  readonly engagementId: Id;
  /** Null while no session is booked to carry it. */
  readonly sessionId: Id | null;
  readonly by: Party;
  readonly state: 'suggested' | 'on' | 'left' | 'withdrawn' | 'lapsed';
  readonly touched: boolean;
  /** Ascending. */
  readonly position: number;
  readonly goalId: Id | null;
  readonly at: Instant;
}
