// Marks: the client says a step was kept or not kept, on which day, and may put the mark right until the next closing.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { type Day, earlierOf, type Instant } from '../kernel/time.ts';
import { type Book, type Changes, together } from './book.ts';
import { stepsOf } from './chain.ts';
import { withClosing } from './closing.ts';
import type { Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { lapsedMove } from './negotiation.ts';
import { isOpen, type Mark, type Step, settledAs } from './step.ts';
import { firstRefusal, refusedGoal, refusedToCoach, stepIn } from './step-guard.ts';

/** A mark on an open step. */
export interface Marking {
  readonly by: Party;
  readonly stepId: Id;
  /** The new mark's. */
  readonly id: Id;
  /** From the step's agreement to today; left out: today. */
  readonly on?: Day;
}

/** A reflective step is kept by the reflection that was written for it. */
export interface ReflectionMarking extends Marking {
  readonly reflectionId: Id;
}

/** Another mark in place of the last one. */
export interface Correction extends Marking {
  readonly to: Mark['mark'];
  /** For a reflective step that becomes kept only now. */
  readonly reflectionId?: Id | null;
}

function refusedDayOf(book: Book, step: Step, on: Day, at: Instant): Refusal | null {
  const latest = todayIn(book, at);
  // Whoever travelled west since may stand on the day before the agreement; today is always a day to say.
  const earliest = earlierOf(step.agreedOn ?? latest, latest);
  const isWithin = earliest <= on && on <= latest;
  return isWithin ? null : refuse('step.mark_day', { earliest, latest });
}

/** A reflective step is kept by writing, a practical one by doing. */
function refusedReflection(step: Step, reflectionId: Id | null): Refusal | null {
  if (step.kind === 'reflective') return reflectionId ? null : refuse('step.needs_reflection');
  return reflectionId ? refuse('step.not_reflective') : null;
}

interface Told extends Marking {
  readonly mark: 'kept' | 'not kept';
  readonly reflectionId: Id | null;
}

function marked(book: Book, told: Told, at: Instant): Outcome<Changes> {
  const { by, stepId, id, mark, reflectionId, on = todayIn(book, at) } = told;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const step = found.value;
  const refusal = firstRefusal(
    () => refusedToCoach(by),
    () => (isOpen(step) ? null : refuse('step.not_open', { state: step.state })),
    () => (mark === 'kept' ? refusedReflection(step, reflectionId) : null),
    () => refusedDayOf(book, step, on, at),
  );
  if (refusal) return refusal;
  const changes: Changes = {
    steps: [{ ...settledAs(step, mark, by, at), markedOn: on, reflectionId }],
    marks: [{ id, stepId, mark, on, at }],
    events: [{ kind: mark === 'kept' ? 'StepKept' : 'StepNotKept', about: stepId, facts: { on } }],
  };
  return accept(withClosing(book, together(lapsedMove(book, step.chainId, by, at), changes), at));
}

/** The client kept a practical step, however late. A waiting move lapses. */
export function markKept(book: Book, marking: Marking, at: Instant): Outcome<Changes> {
  return marked(book, { ...marking, mark: 'kept', reflectionId: null }, at);
}

/** The client kept a reflective step by writing; the reflection itself stays private. */
export function keptByReflection(book: Book, marking: ReflectionMarking, at: Instant): Outcome<Changes> {
  return marked(book, { ...marking, mark: 'kept' }, at);
}

/** The client did not keep a step, which leaves them being asked for the next one. A waiting move lapses. */
export function markNotKept(book: Book, marking: Marking, at: Instant): Outcome<Changes> {
  return marked(book, { ...marking, mark: 'not kept', reflectionId: null }, at);
}

/** Whether a kept or not kept step may still be put right: no session has been closed since it was marked. */
export function isCorrectable(book: Book, step: Step): boolean {
  const { settledAt } = step;
  if (settledAt === null || (step.state !== 'kept' && step.state !== 'not kept')) return false;
  return !book.sessions.some(
    (session) => session.state === 'closed' && session.settledAt !== null && session.settledAt > settledAt,
  );
}

function refusedReopening(book: Book, step: Step): Refusal | null {
  const hasGoneOn = stepsOf(book, step.chainId).some(
    (other) => other.id !== step.id && (isOpen(other) || other.state === 'proposed'),
  );
  return hasGoneOn ? refuse('step.chain_went_on') : refusedGoal(book, step.goalId);
}

/** The step as the corrected mark leaves it. Since when it is marked stays: correcting does not buy time to correct. */
function corrected(step: Step, { to, reflectionId }: Correction, on: Day): Step {
  if (to === 'open') {
    return { ...step, state: 'agreed', settledAt: null, settledBy: null, markedOn: null, reflectionId: null };
  }
  const kept = to === 'kept' ? (reflectionId ?? step.reflectionId) : step.reflectionId;
  return { ...step, state: to, markedOn: on, reflectionId: kept };
}

/**
 * The client corrects a mark until the next session closes: another day, kept for not kept, or back to open. Opened
 * again it has its old date, passed or not; what lapsed when it was marked stays lapsed.
 */
export function correctMark(book: Book, correction: Correction, at: Instant): Outcome<Changes> {
  const { by, stepId, id, to } = correction;
  const found = stepIn(book, stepId);
  if (!found.ok) return found;
  const step = found.value;
  const on = correction.on ?? step.markedOn ?? todayIn(book, at);
  const isMarked = step.state === 'kept' || step.state === 'not kept';
  const written = correction.reflectionId ?? step.reflectionId;
  const refusal = firstRefusal(
    () => refusedToCoach(by),
    () => (isMarked ? null : refuse('step.not_marked', { state: step.state })),
    () => (isCorrectable(book, step) ? null : refuse('step.mark_final')),
    () => (to === 'open' ? refusedReopening(book, step) : refusedDayOf(book, step, on, at)),
    () => (to === 'kept' ? refusedReflection(step, written) : null),
  );
  if (refusal) return refusal;
  return accept({
    steps: [corrected(step, correction, on)],
    marks: [{ id, stepId, mark: to, on: to === 'open' ? null : on, at }],
    events: [{ kind: 'MarkCorrected', about: stepId, facts: { from: step.state, to } }],
  });
}
