// A review: mid-sprint and at the end, where the sprint is read back and the client decides how to go on.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Party } from './engagement.ts';
import type { Level } from './goal.ts';

/** `called`: one that somebody asked for in between, after hours that went wrong. */
export type ReviewKind = 'mid' | 'end' | 'called';
/** How the client wants to go on after a review. */
export type Decision = 'go on' | 'pause' | 'finish';

/** One review of one sprint. */
export interface Review {
  readonly id: Id;
  readonly engagementId: Id;
  readonly sprintId: Id;
  readonly kind: ReviewKind;
  readonly state: 'standing' | 'done' | 'skipped' | 'lapsed' | 'taken back';
  readonly standsFrom: Day;
  readonly decision: Decision | null;
  readonly decidedAt: Instant | null;
  /** A skip with one sentence waits for the other's yes, or stands alone after 14 days. */
  readonly skipAskedBy: Party | null;
  readonly skipAskedAt: Instant | null;
  readonly sessionId: Id | null;
  /** Who called for it; null for those that time brings. */
  readonly calledBy: Party | null;
}

/** What the client scored one goal with at one review; scoring again while the review stands replaces it. */
export interface Score {
  readonly reviewId: Id;
  readonly goalId: Id;
  /** Null for a goal without levels: "what is different?" is answered in words, sealed elsewhere. */
  readonly level: Level | null;
  /** Whole, 0 to 100; null without levels. */
  readonly weight: number | null;
  /** Where the goal began, as known then; null without levels. */
  readonly from: Level | null;
  readonly at: Instant;
}
