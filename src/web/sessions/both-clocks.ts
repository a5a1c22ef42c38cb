// One moment on both clocks: the reader's first, the other's beside it where it differs.
import { dayAt, type Instant } from '../../domain/kernel/time.ts';
import type { Shell } from '../shell.ts';
import { cityOf, type Sides } from './room-props.ts';

/** `Tue 27 Oct, 16:00 (21:00 in Tallinn)`; with the other's day too where it is another one. */
export function onBothClocks(at: Instant, { mine, other }: Sides, { words, dates }: Shell): string {
  const own = dates.moment(at, mine.zone);
  if (own === dates.moment(at, other.zone)) return own;
  const isSameDay = dayAt(at, mine.zone) === dayAt(at, other.zone);
  const theirs = isSameDay ? dates.time(at, other.zone) : dates.moment(at, other.zone);
  return `${own} (${words.sessions.when.in(theirs, cityOf(other.zone))})`;
}
