// What the person's own weights are made of: a log of lessons, each with the numbers of its message. The log is the truth;
// the weights can be made from it again at any time, and taking a lesson back makes them as if it had never been.
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Marks } from './mark.ts';
import type { MessageId } from './message.ts';
import type { TaughtWord } from './profile.ts';
import type { Sheet } from './sheet.ts';
import type { Term } from './term.ts';
import {
  FIRST_MOVED,
  learn,
  newOwnWeights,
  type OwnWeights,
  PACE,
  type Pace,
  type ShippedWeights,
} from './weights.ts';

/** What happened to a message, or what the person said of it. */
export type LessonKind =
  | 'answered'
  | 'forwarded'
  /** Seven days went by. */
  | 'not answered'
  /** Shown on Today, and a week later neither answered nor spoken of. */
  | 'ignored'
  | 'mattered'
  | 'did not matter'
  | 'serves';

/** One lesson. Its numbers are those the message was ranked by. */
export interface Lesson {
  readonly id: Id;
  readonly message: MessageId;
  readonly at: Instant;
  readonly kind: LessonKind;
  readonly sheet: Sheet;
  readonly marks: Marks;
  /** For `serves`: which aim, and the words of the message's subject. */
  readonly serves?: { readonly aim: Id; readonly terms: readonly Term[] };
}

/** That the person struck out one thing that was learned: a case of a signal, or a mark. */
export interface Forgotten {
  readonly id: Id;
  readonly at: Instant;
  readonly kind: 'forgotten';
  readonly part: LearnedPart;
}

/** Where a weight of the person's own lies. */
export type LearnedPart = { readonly case: number } | { readonly slot: number };

/** A line of the log. */
export type LogEntry = Lesson | Forgotten;

interface Meaning {
  readonly mattered: 0 | 1;
  /** One ordinary reply is 1. */
  readonly weight: number;
}

const MEANINGS: Readonly<Record<LessonKind, Meaning>> = {
  answered: { mattered: 1, weight: 1 },
  forwarded: { mattered: 1, weight: 1 },
  'not answered': { mattered: 0, weight: 1 },
  ignored: { mattered: 0, weight: 1 },
  mattered: { mattered: 1, weight: 4 },
  'did not matter': { mattered: 0, weight: 4 },
  serves: { mattered: 1, weight: 3 },
};

/** Lets the weights learn one lesson. */
export function takeLesson(
  shipped: ShippedWeights,
  own: OwnWeights,
  lesson: Pick<Lesson, 'kind' | 'sheet' | 'marks'>,
  pace: Pace = PACE,
): void {
  const { mattered, weight } = MEANINGS[lesson.kind];
  learn(shipped, own, lesson.sheet, lesson.marks, mattered, weight, pace);
}

/** Strikes out one weight: as if nothing had been learned of it so far. */
export function forget(own: OwnWeights, part: LearnedPart): void {
  if ('case' in part) {
    own.cases[part.case] = 0;
    own.casesMoved[part.case] = FIRST_MOVED;
    return;
  }
  own.marks[part.slot] = 0;
  own.marksMoved[part.slot] = FIRST_MOVED;
}

/** The person's own weights, from the log alone: the same log gives the same weights, bit for bit. */
export function weightsFrom(
  shipped: ShippedWeights,
  log: readonly LogEntry[],
  pace: Pace = PACE,
): OwnWeights {
  const own = newOwnWeights();
  for (const entry of log) {
    if (entry.kind === 'forgotten') forget(own, entry.part);
    else takeLesson(shipped, own, entry, pace);
  }
  return own;
}

/** A word of a message that serves an aim counts half as much as one of the aim itself; said again, more. */
const TAUGHT = 0.5;
const MOST_TAUGHT = 60;

/** The words that the log teaches an aim; from the log alone, so that what is taken back was never there. */
export function taughtBy(log: readonly LogEntry[], aim: Id): readonly TaughtWord[] {
  const weights = new Map<Term, number>();
  for (const entry of log) {
    if (entry.kind !== 'serves' || entry.serves?.aim !== aim) continue;
    for (const term of new Set(entry.serves.terms)) {
      const weight = weights.get(term) ?? 0;
      weights.set(term, weight + (1 - weight) * TAUGHT);
    }
  }
  return [...weights].sort(([, one], [, other]) => other - one).slice(0, MOST_TAUGHT);
}

/** The log without one entry. */
export function takenBack(log: readonly LogEntry[], id: Id): readonly LogEntry[] {
  return log.filter((entry) => entry.id !== id);
}
