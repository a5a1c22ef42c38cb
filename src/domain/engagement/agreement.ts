// The agreement: what both sign before the first sprint, and which text holds.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';

/** One version of the agreement's text with the terms that rules read. */
export interface AgreementText {
  readonly id: Id;
  readonly engagementId: Id;
  /** 1, 2, 3 … in order of writing. */
  readonly number: number;
  /** Hours before a session within which moving or cancelling needs the other's yes; 0 to 168. */
  readonly noticeHours: number;
  /** Days the coach goes on reading after the end; 0 to 30. */
  readonly afterEndDays: number;
  /** Months that shared session notes are kept after the end; 0 to 120. */
  readonly retentionMonths: number;
  /** Whether the coach is told once of a step past its date. */
  readonly tellsCoach: boolean;
  readonly hash: string;
  readonly writtenBy: Id;
  readonly writtenAt: Instant;
}

/** A signature under one text; the name signed is sealed elsewhere. */
export interface Signature {
  readonly id: Id;
  readonly textId: Id;
  readonly personId: Id;
  readonly hash: string;
  readonly signedAt: Instant;
  readonly signedOn: Day;
}
