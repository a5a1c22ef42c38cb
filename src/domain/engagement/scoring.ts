// Scoring goals at a review: the client says where each stands, and attainment follows from it.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import { type AttainmentChange, attainmentChange } from './attainment.ts';
import type { Book, Changes } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import type { Goal, Level } from './goal.ts';
import { isLevel, MOST_WEIGHT } from './goal-measure.ts';
import { tells } from './goal-shelf.ts';
import type { Score } from './review.ts';
import { isOpenReview } from './reviewing.ts';

/** One goal's score; without levels both are left out and the words say what is different. */
export interface ScoreGoal {
  readonly by: Party;
  readonly reviewId: Id;
  readonly goalId: Id;
  readonly level?: Level | null;
  /** Whole, 0 to 100; the goal's own unless given. */
  readonly weight?: number;
}

function measured(
  goal: Goal,
  { level, weight = goal.weight }: ScoreGoal,
): Outcome<Pick<Score, 'level' | 'weight' | 'from'>> {
  if (goal.clarity !== 'levels') {
    return level == null ? accept({ level: null, weight: null, from: null }) : refuse('goal.no_levels');
  }
  if (!isLevel(level)) return refuse('goal.level');
  const fits = Number.isInteger(weight) && weight >= 0 && weight <= MOST_WEIGHT;
  if (!fits) return refuse('goal.weight', { least: 0, most: MOST_WEIGHT });
  return accept({ level, weight, from: goal.levelAtFirst ?? level });
}

/**
 * The client scores one of their goals at a review that stands (or was decided today); scored again, the newer holds.
 * The goal stands there from now on. Refuses `review.not_yours`, `review.not_standing`, `goal.level`, `goal.weight`
 * and, for a level on a goal without them, `goal.no_levels`.
 */
export function scoreGoal(book: Book, command: ScoreGoal, at: Instant): Outcome<Changes> {
  const { by, reviewId, goalId } = command;
  if (isOver(book.engagement)) return refuse('engagement.over');
  const review = book.reviews.find(({ id }) => id === reviewId);
  if (!review) return refuse('review.not_found');
  if (by !== 'client') return refuse('review.not_yours');
  if (!isOpenReview(book, review, at)) return refuse('review.not_standing', { state: review.state });
  const goal = book.goals.find(({ id }) => id === goalId);
  if (!goal) return refuse('goal.not_found');
  const measure = measured(goal, command);
  if (!measure.ok) return measure;
  const { level, weight } = measure.value;
  const standsThere = level === null || weight === null ? [] : [{ ...goal, level, weight }];
  return accept({
    scores: [{ reviewId, goalId, ...measure.value, at }],
    goals: standsThere,
    events: [{ kind: 'GoalScored', about: goalId, facts: { review: reviewId }, audience: tells(goal) }],
  });
}

/** Attainment at one review over the goals this reader may read, with its change; null when nothing is scored. */
export function attainmentAt(
  scores: readonly Score[],
  reviewId: Id,
  reads: (goalId: Id) => boolean,
): AttainmentChange | null {
  const journeys = scores
    .filter((score) => score.reviewId === reviewId && reads(score.goalId))
    .flatMap(({ level, weight, from }) =>
      level === null || weight === null || from === null ? [] : [{ level, weight, levelAtFirst: from }],
    );
  return attainmentChange(journeys);
}
