// A person's journal, and what of their own things is shared, read and answered.
import type { FrictionKind, MomentKind } from '../domain/engagement/moment.ts';
import type { ReflectionSubject } from '../domain/engagement/reflection.ts';
import type { SharedKind } from '../domain/engagement/shared-item.ts';
import { integer, nullable, sealed, table, text } from './table.ts';

const owned = { keyOf: (row: { ownerId: string }) => ({ person: row.ownerId }) };

/** A reflection's text; an event is told in parts. */
export interface ReflectionWords {
  readonly text: string;
  readonly whatHappened?: string;
  readonly whatIDid?: string;
  readonly whatINoticed?: string;
  readonly whatITake?: string;
  /** A next step, if any comes of it. */
  readonly nextStep?: string;
}

/** A moment's one line and, for a friction, the four short moves of exploring it. */
export interface MomentWords {
  readonly line: string;
  readonly explored?: readonly string[];
}

export const reflections = table(
  'reflections',
  {
    id: text(),
    ownerId: text(),
    subject: text<ReflectionSubject>(),
    goalId: nullable(text()),
    questionId: nullable(text()),
    madeAt: text(),
    madeOn: text(),
    changedAt: text(),
    version: integer(),
    removedAt: nullable(text()),
    words: sealed<ReflectionWords>(),
  },
  owned,
);

export const moments = table(
  'moments',
  {
    id: text(),
    ownerId: text(),
    kind: text<MomentKind>(),
    friction: nullable(text<FrictionKind>()),
    sessionId: nullable(text()),
    madeAt: text(),
    madeOn: text(),
    explored: integer(),
    version: integer(),
    removedAt: nullable(text()),
    words: sealed<MomentWords>(),
  },
  owned,
);

export const acknowledgements = table('acknowledgements', {
  id: text(),
  momentId: text(),
  engagementId: text(),
  by: text(),
  at: text(),
  takenBackAt: nullable(text()),
});

export const talks = table('talks', {
  id: text(),
  momentId: text(),
  engagementId: text(),
  by: text(),
  at: text(),
  takenBackAt: nullable(text()),
});

/** One item shared in one engagement. A big picture's item is its owner. */
export const sharings = table('sharings', {
  id: text(),
  kind: text<SharedKind>(),
  itemId: text(),
  ownerId: text(),
  engagementId: text(),
  at: text(),
  takenBackAt: nullable(text()),
});

/** The coach's first reading of each version of something the client shared. */
export const readings = table('readings', {
  id: text(),
  kind: text<SharedKind>(),
  itemId: text(),
  ownerId: text(),
  readerId: text(),
  version: integer(),
  at: text(),
});

/** Questions a person was given, so that none comes again within 30 days. */
export const drawnQuestions = table('drawnQuestions', {
  id: text(),
  personId: text(),
  questionId: text(),
  on: text(),
  at: text(),
});
