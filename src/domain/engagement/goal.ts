// A goal: what the client wants to change, from an itch to five described levels.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';

/** How clear a goal is: that something bothers, which way, how one would notice, or five described levels. */
export type Clarity = 'itch' | 'direction' | 'outcome' | 'levels';
/** A goal is open until it ends: reached, let go, or changed into something else. */
export type GoalState = 'open' | 'reached' | 'let go' | 'changed';
/** Years ahead, or this sprint. */
export type Horizon = 'long-term' | 'sprint';

/** −2 to +2; 0 is what the client expects. */
export type Level = -2 | -1 | 0 | 1 | 2;

/** A goal as the rules see it. It belongs to the person. */
export interface Goal {
  readonly id: Id;
  readonly ownerId: Id;
  readonly state: GoalState;
  readonly clarity: Clarity;
  readonly horizon: Horizon;
  /** 1 to 5 for a long-term goal, else null. */
  readonly years: number | null;
  /** A long-term goal, or null. */
  readonly parentId: Id | null;
  /** One of the known areas, or `own` (its word is sealed). */
  readonly area: string;
  /** "Why this matters to me" has been answered. */
  readonly hasMeaning: boolean;
  /** Pledged steps per four weeks for a long-term goal, 0 to 28; null: none pledged. */
  readonly pledge: number | null;
  /** Where the client stands now, once it has levels. */
  readonly level: Level | null;
  /** Where it began: the level of the first time levels were described. */
  readonly levelAtFirst: Level | null;
  /** Whole, 0 to 100, default 1. */
  readonly weight: number;
  readonly madeAt: Instant;
  readonly endedOn: Day | null;
  /** 1, 2, 3 …: the current version. */
  readonly version: number;
  /** The engagement whose coach reads it, while it is placed there. */
  readonly placedIn: Id | null;
}

/** One version of a goal's words: who suggested it, in which session. Versions are only ever added. */
export interface GoalVersion {
  readonly id: Id;
  readonly goalId: Id;
  readonly ownerId: Id;
  /** 1, 2, 3 …: the order of the crystallisation. */
  readonly number: number;
  readonly clarity: Clarity;
  readonly at: Instant;
  /** The coach whose wording the client took; null: the client's own. */
  readonly suggestedBy: Id | null;
  readonly sessionId: Id | null;
}

/** A wording the coach offers; the client takes it or leaves it. */
export interface Wording {
  readonly id: Id;
  readonly goalId: Id;
  readonly engagementId: Id;
  readonly state: 'waiting' | 'taken' | 'left' | 'withdrawn' | 'lapsed';
  readonly at: Instant;
  readonly sessionId: Id | null;
}
