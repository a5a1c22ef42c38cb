// The big picture and goals: they belong to the person, and so does their key.
import type { Clarity, GoalState, Horizon, Level } from '../domain/engagement/goal.ts';
import { flag, integer, nullable, sealed, table, text } from './table.ts';

const owned = { keyOf: (row: { ownerId: string }) => ({ person: row.ownerId }) };

/** A goal in its owner's words. */
export interface GoalWords {
  readonly title: string;
  readonly meaning?: string;
  /** The word of one's own area. */
  readonly area?: string;
  /** How I would notice. */
  readonly outcome?: string;
  /** From −2 to +2. */
  readonly levels?: readonly string[];
  /** The one sentence it ended with. */
  readonly ending?: string;
}

export const bigPictures = table(
  'bigPictures',
  {
    id: text(),
    ownerId: text(),
    number: integer(),
    at: text(),
    words: sealed<{ readonly whyCareer: string; readonly whyProduct: string }>(),
  },
  owned,
);

export const goals = table(
  'goals',
  {
    id: text(),
    ownerId: text(),
    state: text<GoalState>(),
    clarity: text<Clarity>(),
    horizon: text<Horizon>(),
    years: nullable(integer()),
    parentId: nullable(text()),
    area: text(),
    hasMeaning: flag(),
    pledge: nullable(integer()),
    level: nullable(integer<Level>()),
    levelAtFirst: nullable(integer<Level>()),
    weight: integer(),
    madeAt: text(),
    endedOn: nullable(text()),
    version: integer(),
    placedIn: nullable(text()),
    words: sealed<GoalWords>(),
  },
  owned,
);

export const goalVersions = table(
  'goalVersions',
  {
    id: text(),
    goalId: text(),
    ownerId: text(),
    number: integer(),
    clarity: text<Clarity>(),
    at: text(),
    suggestedBy: nullable(text()),
    sessionId: nullable(text()),
    words: sealed<GoalWords>(),
  },
  owned,
);

export const wordings = table(
  'wordings',
  {
    id: text(),
    goalId: text(),
    engagementId: text(),
    state: text<'waiting' | 'taken' | 'left' | 'withdrawn' | 'lapsed'>(),
    at: text(),
    sessionId: nullable(text()),
    words: sealed<{ readonly title: string; readonly why?: string }>(),
  },
  { keyOf: (row: { engagementId: string }) => ({ engagement: row.engagementId }) },
);
