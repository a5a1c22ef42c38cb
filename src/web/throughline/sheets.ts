// The sheets a line is drawn on: the whole sprint on a desk, the weeks around now on a phone, a small one in a list.
import type { Sheet } from './curve.ts';
import type { ThroughlineData } from './data.ts';

const PHONE_WEEKS = 5;

/** On a desk; between a phone and a wide desk it is drawn smaller, and its letters are larger for it. */
export function deskSheet(weeks: number): Sheet {
  const size = { width: 988, height: 196, inset: 14, middle: 88, rise: 50, sway: 13, bend: 15, half: 1.75 };
  return { ...size, letters: 17, weeks, from: 0, to: weeks };
}

export function phoneSheet({ weeks, nowWeek }: Pick<ThroughlineData, 'weeks' | 'nowWeek'>): Sheet {
  const shown = Math.min(PHONE_WEEKS, weeks);
  const from = Math.max(0, Math.min(weeks - shown, Math.floor(nowWeek ?? 0) - 2));
  const size = { width: 340, height: 190, inset: 12, middle: 86, rise: 52, sway: 13, bend: 16, half: 1.75 };
  return { ...size, letters: 13, weeks, from, to: from + shown };
}

export function miniSheet(weeks: number): Sheet {
  const size = { width: 168, height: 34, inset: 6, middle: 17, rise: 12, sway: 3, bend: 5, half: 1.3 };
  return { ...size, letters: 13, weeks, from: 0, to: weeks };
}
