// The shelf of a person's goals: what every rule about a goal looks at, and whose goals they are.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Zone } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import type { Goal } from './goal.ts';

/** What the rules of a person's goals look at: all goals, and all steps and wordings for them in every engagement. */
export interface GoalShelf extends Pick<Book, 'goals' | 'steps' | 'wordings'> {
  readonly ownerId: Id;
  /** The owner's. */
  readonly zone: Zone;
}

/** The shelf of an engagement's client, as far as their book knows it. */
export function shelfOf(book: Book): GoalShelf {
  const { goals, steps, wordings, engagement } = book;
  return { ownerId: engagement.clientId, zone: engagement.zone, goals, steps, wordings };
}

/** Who wants to change a goal; only its owner may. */
export interface GoalCommand {
  /** The person. */
  readonly by: Id;
  readonly goalId: Id;
}

/** An open goal of this person, or why not: `goal.not_found`, `goal.not_yours`, `goal.ended`. */
export function openGoal(shelf: GoalShelf, { by, goalId }: GoalCommand): Outcome<Goal> {
  const goal = shelf.goals.find(({ id }) => id === goalId);
  if (!goal) return refuse('goal.not_found');
  if (goal.ownerId !== by) return refuse('goal.not_yours');
  return goal.state === 'open' ? accept(goal) : refuse('goal.ended');
}

/** Who besides the owner is told of it: the coach, while it is placed. */
export const tells = (goal: Goal): 'parties' | 'client' => (goal.placedIn === null ? 'client' : 'parties');

type Facts = Readonly<Record<string, string | number | null>>;

/** One goal as it now is, and the event that tells of it. */
export function changedGoal(goal: Goal, kind: string, facts: Facts): Outcome<Changes> {
  return accept({ goals: [goal], events: [{ kind, about: goal.id, facts, audience: tells(goal) }] });
}
