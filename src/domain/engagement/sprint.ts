// A sprint: 4 to 26 weeks, Monday to Sunday in the client's zone.
import type { Id } from '../kernel/id.ts';
import type { Day, Instant, LocalTime } from '../kernel/time.ts';
import type { Party } from './engagement.ts';

/** `in review` from its last day until the client's decision; `finished` for good. */
export type SprintState = 'planned' | 'active' | 'in review' | 'finished';

/** The weekly block for the work in between. */
export interface WeeklyBlock {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** `HH:MM` on the client's wall clock. */
  readonly time: string;
  /** 15 to 480. */
  readonly minutes: number;
}

/** A sprint as the rules see it. */
export interface Sprint {
  readonly id: Id;
  readonly engagementId: Id;
  /** 1, 2, 3 … in the engagement. */
  readonly number: number;
  readonly state: SprintState;
  /** A Monday. */
  readonly startsOn: Day;
  /** As planned, 4 to 26. */
  readonly weeks: number;
  /** A Sunday; a pause moves it. */
  readonly endsOn: Day;
  readonly block: WeeklyBlock | null;
  /** The client's three sentences stand (their words are sealed elsewhere). */
  readonly expectationsAt: Instant | null;
  /** At most three are advised; a fourth warns. */
  readonly focusGoalIds: readonly Id[];
  /** Its first week went by before it was ready: it stays planned until it gets a new first Monday. */
  readonly startMissed: boolean;
  /** The first instant of its first day, once it is active. */
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

/** A stretch without sessions longer than 16 days (up to 21) that both accept by name, such as a holiday. */
export interface AcceptedGap {
  readonly id: Id;
  readonly sprintId: Id;
  /** The session it starts from; null: from the sprint's start. */
  readonly fromSessionId: Id | null;
  /** 17 to 21. */
  readonly days: number;
  readonly proposedBy: Party;
  readonly proposedAt: Instant;
  readonly state: 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed';
  /** When the other side said yes or no; null while it waits, and of answers before this was kept. */
  readonly answeredAt: Instant | null;
}

/** A pause: the client's at once, the coach's by proposal. `endsOn` is the first day back. */
export interface Pause {
  readonly id: Id;
  readonly engagementId: Id;
  readonly proposedBy: Party;
  readonly proposedAt: Instant;
  /** `set`: agreed but not begun; `running`; `ended`; the rest never began. */
  readonly state: 'waiting' | 'set' | 'running' | 'ended' | 'declined' | 'withdrawn' | 'lapsed';
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** What the pause moved when it began, so that another end can correct it to the days really paused. */
  readonly moved: PauseMoves | null;
}

/** Originals of what a pause moved. */
export interface PauseMoves {
  /** When it began: the first instant of its first day, or when the client set it on that day. */
  readonly beganAt: Instant;
  readonly sprintId: Id | null;
  readonly sprintEndedOn: Day | null;
  readonly steps: readonly { readonly stepId: Id; readonly dueOn: Day }[];
  /** `wasSet`: the limit stood in the chain already, by an earlier pause; else it was reckoned from the sessions. */
  readonly chains: readonly { readonly chainId: Id; readonly limitOn: Day; readonly wasSet: boolean }[];
}

/** A date offered for a session that a pause, a break-off or a miss took away; one tap books it. */
export interface Suggestion {
  readonly sessionId: Id;
  readonly startsLocal: LocalTime;
}
