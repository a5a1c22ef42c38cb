// A move: what smaller, later, different and with help may change about an open step.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { laterUsed } from './chain.ts';
import type { Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import type { MoveKind, Step, StepKind, StepSize } from './step.ts';
import { isAlone, moveDates, refusedChoice, refusedDate, refusedToCoach } from './step-guard.ts';

const SIZES: readonly StepSize[] = ['quarter', 'hour', 'half-day'];

/** What stands in a step's place; its words are handed to the store beside it. */
export interface Replacement {
  readonly kind: StepKind;
  readonly size: StepSize;
  /** Left out: the goal of the step it replaces. */
  readonly goalId?: Id | null;
  readonly dueOn: Day;
}

/** One of the four moves with what it names. */
export type Move =
  | { readonly kind: 'smaller'; readonly size: StepSize }
  | { readonly kind: 'later'; readonly dueOn: Day }
  /** Without a replacement it would be a dropping, and is refused. */
  | { readonly kind: 'different'; readonly replacement?: Replacement | undefined }
  /** A date only where the step's own has passed and the help waits for a yes. */
  | { readonly kind: 'with help'; readonly fromCoach: boolean; readonly dueOn?: Day };

/** What a move changes about a step. */
export type Shape = Partial<Pick<Step, 'kind' | 'size' | 'goalId' | 'dueOn' | 'helpFromCoach'>>;

/** What a move needs to be judged. */
export interface Case {
  readonly book: Book;
  readonly by: Party;
  readonly current: Step;
  readonly inSession: boolean;
  readonly at: Instant;
}

/** Whether this move asks nobody: smaller, help of somebody else, and anything while there is no one to ask. */
export function holdsAtOnce(book: Book, by: Party, move: Move): boolean {
  if (by === 'coach') return false;
  if (isAlone(book.engagement) || move.kind === 'smaller') return true;
  return move.kind === 'with help' && !move.fromCoach;
}

const refusedDay = ({ book, current, inSession, at }: Case, move: MoveKind, dueOn: Day): Refusal | null =>
  refusedDate(dueOn, moveDates(book, current, { move, inSession }, at));

function smaller({ by, current }: Case, size: StepSize): Outcome<Shape> {
  const yours = refusedToCoach(by);
  if (yours) return yours;
  const isLarger = SIZES.indexOf(size) > SIZES.indexOf(current.size);
  return isLarger ? refuse('step.size_larger', { largest: current.size }) : accept({ size });
}

function later(on: Case, dueOn: Day): Outcome<Shape> {
  if (laterUsed(on.book, on.current.chainId)) return refuse('step.later_used');
  return refusedDay(on, 'later', dueOn) ?? accept({ dueOn });
}

function different(on: Case, replacement: Replacement | undefined): Outcome<Shape> {
  if (!replacement) return refuse('step.needs_replacement');
  const { kind, size, dueOn, goalId = on.current.goalId } = replacement;
  const isOtherGoal = goalId !== on.current.goalId;
  const refusal = isOtherGoal ? refusedChoice(on.book, on.by, goalId) : null;
  return refusal ?? refusedDay(on, 'different', dueOn) ?? accept({ kind, size, goalId, dueOn });
}

/**
 * Help keeps the step's date, or it would be a later under another name. Where the date has passed and the help waits
 * for a yes, it names a new one, since a yes to a passed date would count for nothing.
 */
function withHelp(on: Case, move: Move & { kind: 'with help' }): Outcome<Shape> {
  const { book, by, current, at } = on;
  const { fromCoach, dueOn = current.dueOn } = move;
  if (fromCoach && isAlone(book.engagement)) return refuse('engagement.no_coach');
  const setsDate = current.dueOn < todayIn(book, at) && !holdsAtOnce(book, by, move);
  if (!setsDate && dueOn !== current.dueOn) return refuse('step.date_stands', { dueOn: current.dueOn });
  const refusal = setsDate ? refusedDay(on, 'with help', dueOn) : null;
  return refusal ?? accept({ helpFromCoach: fromCoach, dueOn });
}

/** What this move makes of the open step, or why it may not. */
export function shapeOf(on: Case, move: Move): Outcome<Shape> {
  if (move.kind === 'smaller') return smaller(on, move.size);
  if (move.kind === 'later') return later(on, move.dueOn);
  if (move.kind === 'different') return different(on, move.replacement);
  return withHelp(on, move);
}
