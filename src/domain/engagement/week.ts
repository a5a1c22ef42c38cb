// The weeks of a sprint: Monday to Sunday in the client's zone, numbered from 1.
import { addDays, type Day, daysBetween, mondayOf } from '../kernel/time.ts';
import type { Sprint } from './sprint.ts';

/** One week of a sprint. */
export interface SprintWeek {
  /** 1, 2, 3 … */
  readonly number: number;
  /** A Monday. */
  readonly startsOn: Day;
  /** A Sunday. */
  readonly endsOn: Day;
}

type Span = Pick<Sprint, 'startsOn' | 'endsOn'>;

/** How many weeks the sprint runs by the calendar; a pause that moved its end adds to what was planned. */
export function weekCount(sprint: Span): number {
  return Math.round((daysBetween(sprint.startsOn, sprint.endsOn) + 1) / 7);
}

/** Every week of the sprint, in order. */
export function weeksOf(sprint: Span): readonly SprintWeek[] {
  return Array.from({ length: weekCount(sprint) }, (_, index) => {
    const startsOn = addDays(sprint.startsOn, index * 7);
    return { number: index + 1, startsOn, endsOn: addDays(startsOn, 6) };
  });
}

/** The number of the week this day lies in; null outside the sprint. */
export function weekNumber(sprint: Span, day: Day): number | null {
  if (day < sprint.startsOn || day > sprint.endsOn) return null;
  return Math.floor(daysBetween(sprint.startsOn, day) / 7) + 1;
}

/** The Monday of the middle week, which is week ⌈weeks ÷ 2⌉ of the sprint as it now runs: 7 of 13, 2 of 4. */
export function middleMonday(sprint: Span): Day {
  return addDays(sprint.startsOn, (Math.ceil(weekCount(sprint) / 2) - 1) * 7);
}

/** The Monday after this day: the first one on which a sprint can still begin in full. */
export function mondayAfter(day: Day): Day {
  return addDays(mondayOf(day), 7);
}
