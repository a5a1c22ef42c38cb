// Engagements and what frames them: agreement, sprints, pauses, reviews.
import type { EngagementState, Party } from '../domain/engagement/engagement.ts';
import type { Level } from '../domain/engagement/goal.ts';
import type { SharedMomentum } from '../domain/engagement/momentum.ts';
import type { Decision, ReviewKind } from '../domain/engagement/review.ts';
import type { PauseMoves, SprintState, WeeklyBlock } from '../domain/engagement/sprint.ts';
import { flag, integer, json, nullable, sealed, table, text } from './table.ts';

const inEngagement = { keyOf: (row: { engagementId: string }) => ({ engagement: row.engagementId }) };

export const engagements = table(
  'engagements',
  {
    id: text(),
    clientId: text(),
    coachId: nullable(text()),
    state: text<EngagementState>(),
    zone: text(),
    coachZone: nullable(text()),
    madeAt: text(),
    coachSince: nullable(text()),
    overAt: nullable(text()),
    overOn: nullable(text()),
    overBy: nullable(text<Party>()),
    overReason: sealed<string>(),
    /** When time alone changes something next. */
    dueAt: nullable(text()),
    /** The last reading of what the coach may see of its momentum, and until when it holds. */
    momentum: nullable(json<SharedMomentum>()),
    momentumUntil: nullable(text()),
  },
  { keyOf: (row: { id: string }) => ({ engagement: row.id }) },
);

export const agreementTexts = table(
  'agreementTexts',
  {
    id: text(),
    engagementId: text(),
    number: integer(),
    noticeHours: integer(),
    afterEndDays: integer(),
    retentionMonths: integer(),
    tellsCoach: flag(),
    hash: text(),
    writtenBy: text(),
    writtenAt: text(),
    words: sealed<{ readonly text: string }>(),
  },
  inEngagement,
);

export const signatures = table(
  'signatures',
  {
    id: text(),
    engagementId: text(),
    textId: text(),
    personId: text(),
    hash: text(),
    signedAt: text(),
    signedOn: text(),
    words: sealed<{ readonly name: string }>(),
  },
  inEngagement,
);

export const sprints = table(
  'sprints',
  {
    id: text(),
    engagementId: text(),
    number: integer(),
    state: text<SprintState>(),
    startsOn: text(),
    weeks: integer(),
    endsOn: text(),
    block: nullable(json<WeeklyBlock>()),
    expectationsAt: nullable(text()),
    focusGoalIds: json<readonly string[]>(),
    startMissed: flag(),
    startedAt: nullable(text()),
    finishedAt: nullable(text()),
    words: sealed<{ readonly expectations: readonly string[] }>(),
  },
  inEngagement,
);

export const gaps = table(
  'gaps',
  {
    id: text(),
    engagementId: text(),
    sprintId: text(),
    fromSessionId: nullable(text()),
    days: integer(),
    proposedBy: text<Party>(),
    proposedAt: text(),
    state: text<'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'>(),
    answeredAt: nullable(text()),
    words: sealed<{ readonly name: string }>(),
  },
  inEngagement,
);

export const pauses = table('pauses', {
  id: text(),
  engagementId: text(),
  proposedBy: text<Party>(),
  proposedAt: text(),
  state: text<'waiting' | 'set' | 'running' | 'ended' | 'declined' | 'withdrawn' | 'lapsed'>(),
  startsOn: text(),
  endsOn: text(),
  moved: nullable(json<PauseMoves>()),
});

export const reviews = table(
  'reviews',
  {
    id: text(),
    engagementId: text(),
    sprintId: text(),
    kind: text<ReviewKind>(),
    state: text<'standing' | 'done' | 'skipped' | 'lapsed' | 'taken back'>(),
    standsFrom: text(),
    decision: nullable(text<Decision>()),
    decidedAt: nullable(text()),
    skipAskedBy: nullable(text<Party>()),
    skipAskedAt: nullable(text()),
    sessionId: nullable(text()),
    calledBy: nullable(text<Party>()),
    words: sealed<{ readonly skip?: string; readonly decision?: string }>(),
  },
  inEngagement,
);

/** How the work together goes: each alone, shared by its author. */
export const reviewAnswers = table(
  'reviewAnswers',
  {
    id: text(),
    reviewId: text(),
    engagementId: text(),
    authorId: text(),
    at: text(),
    words: sealed<{ readonly text: string }>(),
  },
  { keyOf: (row: { authorId: string }) => ({ person: row.authorId }) },
);

/** The client's scores at a review; the words are for goals without levels. */
export const scores = table(
  'scores',
  {
    reviewId: text(),
    goalId: text(),
    engagementId: text(),
    ownerId: text(),
    level: nullable(integer<Level>()),
    weight: nullable(integer()),
    from: nullable(integer<Level>()),
    at: text(),
    words: sealed<{ readonly difference: string }>(),
  },
  { primary: ['reviewId', 'goalId'], keyOf: (row: { ownerId: string }) => ({ person: row.ownerId }) },
);
