// Paused days: the days of a pause, which count in no needle and hold no session.
import { type Day, daysBetween } from '../kernel/time.ts';
import type { Book } from './book.ts';
import type { Pause } from './sprint.ts';

type Paused = Pick<Book, 'pauses'>;

/** Whether the pause was agreed on: set, running or ended. Only such a pause has paused days. */
export function isAgreed(pause: Pause): boolean {
  return pause.state === 'set' || pause.state === 'running' || pause.state === 'ended';
}

/** Whether the day lies in the pause: from its first day to the day before the first day back. */
export function isInside(pause: Pick<Pause, 'startsOn' | 'endsOn'>, day: Day): boolean {
  return pause.startsOn <= day && day < pause.endsOn;
}

/** The agreed pause this day lies in; undefined for a day that counts. */
export function pauseOn(book: Paused, day: Day): Pause | undefined {
  return book.pauses.find((pause) => isAgreed(pause) && isInside(pause, day));
}

/** Days gone by from `from` (counted) to `to` (not counted) without the paused ones; 0 if `to` is not later. */
export function countedDays(book: Paused, from: Day, to: Day): number {
  if (to <= from) return 0;
  return book.pauses.filter(isAgreed).reduce(
    (days, pause) => {
      const first = pause.startsOn > from ? pause.startsOn : from;
      const last = pause.endsOn < to ? pause.endsOn : to;
      return last > first ? days - daysBetween(first, last) : days;
    },
    daysBetween(from, to),
  );
}
