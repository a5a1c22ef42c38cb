// What every deed on a step is asked first: who does it, in which session, for which goal, by which date.
import type { Id } from '../kernel/id.ts';
import { accept, type Code, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { addDays, type Day, earlierOf, type Instant, laterOf } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { chainLimit, DAYS_AHEAD } from './chain.ts';
import { type Engagement, isOver, type Party } from './engagement.ts';
import { beganAt, isUnsettled, todayIn } from './hour.ts';
import type { MoveKind, Step } from './step.ts';

/** Nobody is there to say yes: no coach yet, or the engagement is over and the open steps stayed with the client. */
export function isAlone(engagement: Engagement): boolean {
  return engagement.coachId === null || isOver(engagement);
}

/** The coach's deeds end with the engagement and need a coach; the client's go on, being theirs. */
export function refusedParty(book: Book, by: Party): Refusal | null {
  if (by === 'client') return null;
  if (book.engagement.coachId === null) return refuse('engagement.no_coach');
  return isOver(book.engagement) ? refuse('engagement.over') : null;
}

/** Marks, confirmations, smaller and re-homing are the client's alone. */
export function refusedToCoach(by: Party): Refusal | null {
  return by === 'client' ? null : refuse('step.not_yours');
}

/** A deed done "in a session" needs one that has begun and that nobody has settled. */
export function refusedSession(book: Book, sessionId: Id | null | undefined, at: Instant): Refusal | null {
  if (sessionId === null || sessionId === undefined) return null;
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  const isOn = isUnsettled(session) && beganAt(session, at) !== null;
  return isOn ? null : refuse('session.not_open', { state: session.state });
}

/** Whether a session is still unsettled, so that what was made in it can be agreed in it. */
export function isStillOn(book: Book, sessionId: Id | null): boolean {
  const session = book.sessions.find(({ id }) => id === sessionId);
  return session !== undefined && isUnsettled(session);
}

/** No step is agreed, made or reopened on an ended goal. */
export function refusedGoal(book: Book, goalId: Id | null): Refusal | null {
  if (goalId === null) return null;
  const goal = book.goals.find(({ id }) => id === goalId);
  if (!goal) return refuse('goal.not_found');
  return goal.state === 'open' ? null : refuse('goal.ended');
}

/**
 * A goal that a party names for a step. The coach names only what they read, and a goal kept out of the engagement
 * answers exactly like one that does not exist. None may be named only while none is open to be named: to the coach a
 * client with nothing but private goals is one without goals.
 */
export function refusedChoice(book: Book, by: Party, goalId: Id | null): Refusal | null {
  const readable = book.goals.filter((goal) => by === 'client' || goal.placedIn === book.engagement.id);
  if (goalId !== null) return refusedGoal({ ...book, goals: readable }, goalId);
  return readable.some(({ state }) => state === 'open') ? refuse('step.needs_goal') : null;
}

/** The days a date may be set to, both included; empty when `earliest` lies after `latest`. */
export interface DateWindow {
  readonly today: Day;
  readonly earliest: Day;
  readonly latest: Day;
}

/** The days a chain's first step may be due: today to 21 days ahead. */
export function firstDates(book: Book, at: Instant): DateWindow {
  const today = todayIn(book, at);
  return { today, earliest: today, latest: addDays(today, DAYS_AHEAD) };
}

/**
 * The days a move may name: from today (a later: from the day after the date it moves), within 21 days and the
 * chain's limit, which only a different agreed in a session may pass.
 */
export function moveDates(
  book: Book,
  current: Step,
  { move, inSession }: { readonly move: MoveKind; readonly inSession: boolean },
  at: Instant,
): DateWindow {
  const { today, latest } = firstDates(book, at);
  const limit = chainLimit(book, current.chainId, at);
  return {
    today,
    earliest: move === 'later' ? laterOf(today, addDays(current.dueOn, 1)) : today,
    latest: move === 'different' && inSession ? latest : earlierOf(latest, limit),
  };
}

/** A date outside its window: `step.before_today`, `step.not_later` or `step.beyond_limit`, naming the window. */
export function refusedDate(dueOn: Day, window: DateWindow): Refusal | null {
  const no = (code: Code) => refuse(code, { earliest: window.earliest, latest: window.latest });
  if (dueOn < window.today) return no('step.before_today');
  if (dueOn < window.earliest) return no('step.not_later');
  return dueOn > window.latest ? no('step.beyond_limit') : null;
}

/** The first refusal among these, or null. Each is asked only when those before it passed. */
export function firstRefusal(...questions: readonly (() => Refusal | null)[]): Refusal | null {
  for (const question of questions) {
    const refusal = question();
    if (refusal) return refusal;
  }
  return null;
}

/** A step by its id, or `step.not_found`. */
export function stepIn(book: Book, stepId: Id): Outcome<Step> {
  const step = book.steps.find(({ id }) => id === stepId);
  return step ? accept(step) : refuse('step.not_found');
}
