// Negotiation: smaller, later, different, with help. A step can be made manageable; action cannot be moved away.
import type { Event } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { waitingOf } from './chain.ts';
import { withClosing } from './closing.ts';
import type { Party } from './engagement.ts';
import { type Case, holdsAtOnce, type Move, type Shape, shapeOf } from './move.ts';
import { acceptStep, declineStep, holding, type No, type Yes } from './proposal.ts';
import { standingOf } from './silence.ts';
import { isOpen, type Step, settledAs } from './step.ts';
import { isStillOn, refusedGoal, refusedParty, refusedSession, stepIn } from './step-guard.ts';

/** A move of an open step. */
export interface MoveCommand {
  readonly by: Party;
  /** The open step. */
  readonly stepId: Id;
  /** The new step's. */
  readonly id: Id;
  readonly move: Move;
  readonly sessionId?: Id | null;
}

function refusedMove({ book, by, current, at }: Case, command: MoveCommand): Refusal | null {
  if (!isOpen(current)) return refuse('step.not_open', { state: current.state });
  const waiting = waitingOf(book, current.chainId);
  const isSmaller = command.move.kind === 'smaller' && by === 'client';
  if (waiting && !isSmaller) return refuse('step.move_waiting', { by: waiting.by });
  return refusedSession(book, command.sessionId, at) ?? refusedGoal(book, current.goalId);
}

/**
 * A move of an open step by either party. Smaller (the client's alone) and the client's help from others hold at once,
 * and smaller makes a waiting move lapse; the rest waits for the other's yes, or holds when there is nobody to ask.
 */
export function makeMove(book: Book, command: MoveCommand, at: Instant): Outcome<Changes> {
  const { by, move, id } = command;
  const party = refusedParty(book, by);
  if (party) return party;
  const found = stepIn(book, command.stepId);
  if (!found.ok) return found;
  const current = found.value;
  const inSession = isStillOn(book, command.sessionId ?? null);
  const on: Case = { book, by, current, inSession, at };
  const refusal = refusedMove(on, command);
  if (refusal) return refusal;
  const shape = shapeOf(on, move);
  if (!shape.ok) return shape;
  const next = moved(on, { ...shape.value, id, move: move.kind }, command.sessionId);
  const changes = holdsAtOnce(book, by, move) ? held(on, next) : asked(on, next);
  return accept(withClosing(book, changes, at));
}

/**
 * The session a moved step belongs to: the one named, else the one its step was made in while that is still on. A
 * step added in the session and made smaller on the phone meanwhile is still that session's.
 */
const sessionOf = ({ book, current }: Case, sessionId: Id | null | undefined): Id | null =>
  sessionId ?? (isStillOn(book, current.sessionId) ? current.sessionId : null);

/** The step as it will be, still waiting. */
function moved(on: Case, shape: Shape & Pick<Step, 'id' | 'move'>, sessionId: Id | null | undefined): Step {
  return {
    ...on.current,
    helpFromCoach: false,
    ...shape,
    state: 'proposed',
    by: on.by,
    madeAt: on.at,
    sessionId: sessionOf(on, sessionId),
    previousId: on.current.id,
    standsAt: null,
    agreedAt: null,
    agreedOn: null,
  };
}

function asked(on: Case, next: Step): Changes {
  const standsAt = next.move === 'later' ? standingOf(on, next.dueOn) : null;
  const facts = { by: on.by, move: next.move, dueOn: next.dueOn, standsAt };
  return { steps: [{ ...next, standsAt }], events: [{ kind: 'MoveAsked', about: next.id, facts }] };
}

function held({ book, by, current, at }: Case, next: Step): Changes {
  const lapsed = lapsedMove(book, current.chainId, by, at);
  return together(lapsed, holding(book, next, { by, dueOn: next.dueOn, at }));
}

/** The waiting move of a chain, lapsed: what the client's smaller, kept and not kept do to it. */
export function lapsedMove(book: Book, chainId: Id, by: Party, at: Instant): Changes {
  const waiting = waitingOf(book, chainId);
  if (!waiting) return { events: [] };
  const event: Event = { kind: 'StepLapsed', about: waiting.id, facts: { by } };
  return { steps: [settledAs(waiting, 'lapsed', by, at)], events: [event] };
}

/** An answer to a waiting move of the other. */
export type Answer =
  | { readonly kind: 'accept'; readonly dueOn?: Day }
  | { readonly kind: 'decline' }
  /** Another move of the same open step; it answers the waiting one, which is declined by it. */
  | { readonly kind: 'counter'; readonly id: Id; readonly move: Move };

/** Who answers which waiting step, and how. */
export interface AnswerCommand extends No {
  readonly answer: Answer;
  readonly sessionId?: Id | null;
}

/** Accepts, declines or counters the other's waiting move. */
export function answerMove(book: Book, command: AnswerCommand, at: Instant): Outcome<Changes> {
  const { by, stepId, answer, sessionId = null } = command;
  if (answer.kind === 'decline') return declineStep(book, { by, stepId }, at);
  const yes: Yes = { by, stepId, sessionId };
  if (answer.kind === 'counter') return counter(book, yes, answer, at);
  return acceptStep(book, answer.dueOn === undefined ? yes : { ...yes, dueOn: answer.dueOn }, at);
}

function counter(
  book: Book,
  { by, stepId, sessionId = null }: Yes,
  { id, move }: Answer & { kind: 'counter' },
  at: Instant,
): Outcome<Changes> {
  // Declining asks whether it may be answered at all. What a plain no does to a waiting closing is not taken over: the
  // counter steps into the declined proposal's place there.
  const no = declineStep(book, { by, stepId }, at);
  if (!no.ok) return no;
  const waiting = stepIn(book, stepId);
  if (!waiting.ok) return waiting;
  const { previousId } = waiting.value;
  if (previousId === null) return refuse('step.not_a_move');
  const declined: Changes = {
    steps: [settledAs(waiting.value, 'declined', by, at)],
    events: [{ kind: 'StepDeclined', about: stepId, facts: { by, counter: id } }],
  };
  const made = makeMove(withChanges(book, declined), { by, stepId: previousId, id, move, sessionId }, at);
  return made.ok ? accept(together(declined, made.value)) : made;
}
