// A goal placed in an engagement, so that its coach reads it, and the wordings the coach then may offer.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { type Form, rewordGoal } from './crystallising.ts';
import { isOver, type Party } from './engagement.ts';
import type { Goal, Wording } from './goal.ts';
import { openGoal, shelfOf } from './goal-shelf.ts';
import { refusedSession } from './step-guard.ts';

/** A party's wish about one goal in their engagement. */
export interface GoalInBook {
  readonly by: Party;
  readonly goalId: Id;
}

/** The goal's waiting wordings, now in another state. */
export function settledWordings(
  wordings: readonly Wording[],
  goalId: Id,
  state: 'withdrawn' | 'lapsed',
): Wording[] {
  return wordings
    .filter((wording) => wording.goalId === goalId && wording.state === 'waiting')
    .map((wording) => ({ ...wording, state }));
}

function ownGoal(book: Book, { by, goalId }: GoalInBook): Outcome<Goal> {
  if (by !== 'client') return refuse('goal.not_yours');
  const goal = book.goals.find(({ id }) => id === goalId);
  return goal?.ownerId === book.engagement.clientId ? accept(goal) : refuse('goal.not_found');
}

/**
 * The client places an open goal in this engagement: its coach reads it from now on, with all its versions. A goal is
 * placed in one engagement at a time. Refuses `engagement.over`, `engagement.no_coach` and `goal.placed`.
 */
export function placeGoal(book: Book, command: GoalInBook): Outcome<Changes> {
  const { engagement } = book;
  const found = ownGoal(book, command);
  if (!found.ok) return found;
  if (isOver(engagement)) return refuse('engagement.over');
  if (engagement.coachId === null) return refuse('engagement.no_coach');
  if (found.value.state !== 'open') return refuse('goal.ended');
  if (found.value.placedIn === engagement.id) return refuse('goal.placed');
  return accept({
    goals: [{ ...found.value, placedIn: engagement.id }],
    wordings: settledWordings(book.wordings, command.goalId, 'lapsed'),
    events: [{ kind: 'GoalPlaced', about: command.goalId }],
  });
}

/** The client takes a goal out again, at any time: it is gone for the coach at once, and wordings that wait lapse. */
export function withdrawGoal(book: Book, command: GoalInBook): Outcome<Changes> {
  const found = ownGoal(book, command);
  if (!found.ok) return found;
  if (found.value.placedIn !== book.engagement.id) return refuse('goal.not_placed');
  return accept({
    goals: [{ ...found.value, placedIn: null }],
    wordings: settledWordings(book.wordings, command.goalId, 'lapsed'),
    // The coach is not told, not even that there was something: they no longer read it.
    events: [{ kind: 'GoalWithdrawn', about: command.goalId, audience: 'client' }],
  });
}

/** The coach's offer of other words for a placed goal, outside a session or in an open one. */
export interface SuggestWording extends GoalInBook {
  readonly id: Id;
  readonly sessionId?: Id | null;
}

function notForCoach(book: Book, { by, goalId }: GoalInBook): Refusal | null {
  if (by !== 'coach') return refuse('goal.not_yours');
  if (isOver(book.engagement)) return refuse('engagement.over');
  const goal = book.goals.find(({ id }) => id === goalId);
  // To the coach a goal kept out of the engagement is like one that does not exist.
  if (goal?.placedIn !== book.engagement.id) return refuse('goal.not_found');
  return goal.state === 'open' ? null : refuse('goal.ended');
}

/** The coach suggests a wording; an earlier one that still waits is withdrawn by it. */
export function suggestWording(book: Book, command: SuggestWording, at: Instant): Outcome<Changes> {
  const { id, goalId, sessionId = null } = command;
  const no = notForCoach(book, command) ?? refusedSession(book, sessionId, at);
  if (no) return no;
  const engagementId = book.engagement.id;
  const wording: Wording = { id, goalId, engagementId, state: 'waiting', at, sessionId };
  return accept({
    wordings: [...settledWordings(book.wordings, goalId, 'withdrawn'), wording],
    events: [{ kind: 'WordingSuggested', about: id, facts: { goal: goalId } }],
  });
}

function waitingWording(book: Book, wordingId: Id): Outcome<Wording> {
  const wording = book.wordings.find(({ id }) => id === wordingId);
  if (!wording) return refuse('wording.not_found');
  return wording.state === 'waiting' ? accept(wording) : refuse('wording.settled', { state: wording.state });
}

/** One that waits, or that the client left and takes after all while the goal still lies there. */
function takeable(book: Book, wordingId: Id): Outcome<Wording> {
  const wording = book.wordings.find(({ id }) => id === wordingId);
  const goal = book.goals.find(({ id }) => id === wording?.goalId);
  const isLeft = wording?.state === 'left' && goal?.placedIn === book.engagement.id;
  return wording && isLeft ? accept(wording) : waitingWording(book, wordingId);
}

/** The coach takes a suggested wording back while the client has not answered (`wording.settled`). */
export function withdrawWording(
  book: Book,
  { by, wordingId }: { readonly by: Party; readonly wordingId: Id },
): Outcome<Changes> {
  if (by !== 'coach') return refuse('wording.not_yours');
  const found = waitingWording(book, wordingId);
  if (!found.ok) return found;
  return accept({
    wordings: [{ ...found.value, state: 'withdrawn' }],
    events: [{ kind: 'WordingWithdrawn', about: wordingId, facts: { goal: found.value.goalId } }],
  });
}

/** The client's answer: leave it, or take it, with how clear the goal is then and the new version's id. */
export type AnswerWording = { readonly by: Party; readonly wordingId: Id } & (
  | { readonly answer: 'leave' }
  | { readonly answer: 'take'; readonly versionId: Id; readonly form: Form }
);

/** The client takes a suggested wording, which makes a version that names the coach and the session, or leaves it; one left may be taken after all. */
export function answerWording(book: Book, command: AnswerWording, at: Instant): Outcome<Changes> {
  if (command.by !== 'client') return refuse('wording.not_yours');
  const { answer, wordingId } = command;
  const found = answer === 'take' ? takeable(book, wordingId) : waitingWording(book, wordingId);
  if (!found.ok) return found;
  const { goalId, sessionId } = found.value;
  const { clientId, coachId } = book.engagement;
  if (command.answer === 'leave') {
    const left = { kind: 'WordingLeft', about: command.wordingId, facts: { goal: goalId } };
    return accept({ wordings: [{ ...found.value, state: 'left' }], events: [left] });
  }
  const goal = openGoal(shelfOf(book), { by: clientId, goalId });
  if (!goal.ok) return goal;
  const reword = { by: clientId, goalId, versionId: command.versionId, ...command.form };
  const version = rewordGoal(shelfOf(book), { ...reword, suggestedBy: coachId, sessionId }, at);
  if (!version.ok) return version;
  const taken = { kind: 'WordingTaken', about: command.wordingId, facts: { goal: goalId } };
  return accept({
    ...version.value,
    wordings: [{ ...found.value, state: 'taken' }],
    events: [taken, ...version.value.events],
  });
}
