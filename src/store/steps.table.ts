// Steps, their chains and the marks the client set.
import type { Party } from '../domain/engagement/engagement.ts';
import type { MoveKind, StepKind, StepSize, StepState } from '../domain/engagement/step.ts';
import { flag, nullable, sealed, table, text } from './table.ts';

const inEngagement = { keyOf: (row: { engagementId: string }) => ({ engagement: row.engagementId }) };

/** A block for the step in the client's calendar. */
export interface StepBlock {
  readonly startsLocal: string;
  readonly minutes: number;
}

/** A person's words on a step. */
export interface StepWords {
  readonly text: string;
  readonly ifSituation?: string;
  readonly thenAction?: string;
  /** Why this move was asked. */
  readonly why?: string;
  /** Whom to ask for help, and what is asked. */
  readonly helpFrom?: string;
  readonly helpWith?: string;
  readonly links?: readonly string[];
  readonly block?: StepBlock;
}

export const steps = table(
  'steps',
  {
    id: text(),
    engagementId: text(),
    chainId: text(),
    state: text<StepState>(),
    kind: text<StepKind>(),
    size: text<StepSize>(),
    goalId: nullable(text()),
    dueOn: text(),
    by: text<Party>(),
    madeAt: text(),
    sessionId: nullable(text()),
    previousId: nullable(text()),
    move: nullable(text<MoveKind>()),
    helpFromCoach: flag(),
    standsAt: nullable(text()),
    agreedAt: nullable(text()),
    agreedOn: nullable(text()),
    settledAt: nullable(text()),
    settledBy: nullable(text<Party>()),
    markedOn: nullable(text()),
    inquiryId: nullable(text()),
    reflectionId: nullable(text()),
    words: sealed<StepWords>(),
  },
  inEngagement,
);

export const chains = table('chains', {
  id: text(),
  engagementId: text(),
  beganAt: nullable(text()),
  limitOn: nullable(text()),
});

export const marks = table(
  'marks',
  {
    id: text(),
    engagementId: text(),
    stepId: text(),
    mark: text<'kept' | 'not kept' | 'open'>(),
    on: nullable(text()),
    at: text(),
    words: sealed<{ readonly inTheWay?: string; readonly possible?: string }>(),
  },
  inEngagement,
);
