// What Today puts first: one thing, so that only one card and one button stand out.
import type { TodayView } from '../../app/today.ts';

/** The question for the next step, the first open step, the first thing to begin with, a step nobody asks for, or nothing. */
export type Leading = 'asked' | 'step' | 'beginning' | 'free' | 'nothing';

/** What a client has still to begin with, in order. */
export function beginningsOf({ bigPicture, hasGoals, engagement }: TodayView) {
  const missing = {
    picture: bigPicture === null,
    goal: !hasGoals,
    coach: engagement === null || engagement.coachName === null,
    client: engagement === null,
  };
  return (['picture', 'goal', 'coach', 'client'] as const).filter((one) => missing[one]);
}

const isOver = ({ engagement }: TodayView): boolean =>
  engagement?.state === 'completed' || engagement?.state === 'ended';

/** What stands out on Today. */
export function leadingOf(today: TodayView): Leading {
  const { engagement } = today;
  if (engagement?.isAsked) return 'asked';
  if (engagement && engagement.open.length > 0) return 'step';
  if (beginningsOf(today).length > 0) return 'beginning';
  return engagement && !isOver(today) ? 'free' : 'nothing';
}
