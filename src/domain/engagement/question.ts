// The question library: one question at a time, never the same within 30 days.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day } from '../kernel/time.ts';

/** The kinds of question a coach knows to ask. */
export const QUESTION_CATEGORIES = [
  'clarify',
  'scale',
  'shift perspective',
  'values',
  'assumptions',
  'obstacles',
  'resources',
  'learning',
  'accountability',
  'closing',
  'inquiry',
] as const;

/** One of the kinds of question. */
export type QuestionCategory = (typeof QUESTION_CATEGORIES)[number];

/** A question as the draw sees it; its sentence lives with the words. */
export interface Question {
  readonly id: Id;
  readonly category: QuestionCategory;
}

/** A question this person was given, and on which of their days. */
export interface Drawn {
  readonly questionId: Id;
  readonly on: Day;
}

/** Days that must lie between two drawings of the same question. */
const REST_DAYS = 30;

/**
 * Draws one question that was not drawn in the last 30 days; of the wanted category while it has one left, else of any.
 * `chance` is a number from 0 up to but not including 1 and decides alone, so the same numbers draw the same question.
 * Null only when the whole library was drawn within 30 days.
 */
export function drawQuestion(
  library: readonly Question[],
  history: readonly Drawn[],
  today: Day,
  chance: number,
  wanted?: QuestionCategory,
): Question | null {
  const restsSince = addDays(today, -REST_DAYS);
  const resting = new Set(history.filter(({ on }) => on >= restsSince).map(({ questionId }) => questionId));
  const free = library.filter(({ id }) => !resting.has(id));
  const preferred = free.filter(({ category }) => category === wanted);
  const choice = preferred.length > 0 ? preferred : free;
  const place = Math.floor(Math.min(Math.max(chance, 0), 0.999_999) * choice.length);
  return choice[place] ?? null;
}
