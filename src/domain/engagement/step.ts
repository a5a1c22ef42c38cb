// A step: the small thing done in between, and the chain of moves it can go through without ever vanishing.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Party } from './engagement.ts';

/** `agreed` is open; `replaced` was followed by the next of its chain. */
export type StepState =
  | 'proposed'
  | 'agreed'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'
  | 'kept'
  | 'not kept'
  | 'replaced';

/** Something to do, or something to think through and write down. */
export type StepKind = 'practical' | 'reflective';

/** At most 15 minutes, one hour, half a day. */
export type StepSize = 'quarter' | 'hour' | 'half-day';

/** How a step came out of the one before it in its chain. */
export type MoveKind = 'smaller' | 'later' | 'different' | 'with help';

/**
 * One step. A move is itself a step that names the one it follows: `proposed` while it waits for the other's yes,
 * `agreed` once it holds, whereupon the one before is `replaced`. So nothing is deleted and old links to new.
 */
export interface Step {
  readonly id: Id;
  readonly engagementId: Id;
  readonly chainId: Id;
  readonly state: StepState;
  readonly kind: StepKind;
  readonly size: StepSize;
  /** Null: it serves the big picture. */
  readonly goalId: Id | null;
  readonly dueOn: Day;
  readonly by: Party;
  readonly madeAt: Instant;
  /** The session it was added or proposed in. */
  readonly sessionId: Id | null;
  /** The step this one follows, and by which move; both null for a chain's first. */
  readonly previousId: Id | null;
  readonly move: MoveKind | null;
  /** For `with help`: whether the coach is the one asked. */
  readonly helpFromCoach: boolean;
  /** For the client's first `later` while it waits: when it holds if nobody has answered by then; else null. */
  readonly standsAt: Instant | null;
  readonly agreedAt: Instant | null;
  readonly agreedOn: Day | null;
  /** When it stopped being open or waiting: answered, marked, replaced, lapsed. */
  readonly settledAt: Instant | null;
  readonly settledBy: Party | null;
  /** The day the client says it was kept or not kept. */
  readonly markedOn: Day | null;
  /** The inquiry it was made from, or the reflection that kept it. */
  readonly inquiryId: Id | null;
  readonly reflectionId: Id | null;
}

/** What holds for a whole chain. */
export interface Chain {
  readonly id: Id;
  readonly engagementId: Id;
  /** When its first step was agreed; null while that still waits. */
  readonly beganAt: Instant | null;
  /** Set by a pause, which moves the limit; null: reckoned from the sessions. */
  readonly limitOn: Day | null;
}

/** A mark the client set or corrected; the last one holds. */
export interface Mark {
  readonly id: Id;
  readonly stepId: Id;
  readonly mark: 'kept' | 'not kept' | 'open';
  /** The day it is said to have happened; null for `open`. */
  readonly on: Day | null;
  readonly at: Instant;
}

/** Open: agreed, and not yet kept, not kept or replaced. */
export function isOpen(step: Step): boolean {
  return step.state === 'agreed';
}

/** The step after it stopped being open or waiting, with who and when. */
export function settledAs(step: Step, state: StepState, by: Party, at: Instant): Step {
  return { ...step, state, standsAt: null, settledAt: at, settledBy: by };
}
