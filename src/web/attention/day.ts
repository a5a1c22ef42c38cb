// What the end of a day asks about: steps of today that serve a long-term goal, kept or still open.
import type { GoalView } from '../../app/goal-views.ts';
import type { StepView } from '../../app/step-views.ts';
import { readStep } from '../../app/steps.ts';
import type { TodayView } from '../../app/today.ts';
import { ask } from '../doors.ts';
import type { Visit } from '../visit.ts';
import type { DayEndView, DayStep } from './day-end.tsx';

type TitleOf = (goalId: string | undefined) => string | null;

/** The long-term goal that a goal is, or belongs to. */
function longTermOf(goals: readonly GoalView[]): TitleOf {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  return (goalId) => {
    const goal = byId.get(goalId ?? '');
    const aim = goal?.horizon === 'long-term' ? goal : byId.get(goal?.parent?.id ?? '');
    return aim?.horizon === 'long-term' ? aim.title : null;
  };
}

function dayStep(step: StepView, titleOf: TitleOf): readonly DayStep[] {
  const goalTitle = titleOf(step.goal?.id);
  return goalTitle === null ? [] : [{ id: step.id, text: step.text, goalTitle }];
}

/** The steps that the line says were kept today. */
async function keptToday(visit: Visit, { today, engagement }: TodayView): Promise<readonly StepView[]> {
  const strokes = engagement?.line?.strokes ?? [];
  const marked = strokes.filter(({ state, on }) => on === today && state.startsWith('kept'));
  const read = await Promise.all(marked.map(({ stepId }) => ask(visit, readStep, { stepId })));
  return read.map(({ step }) => step).filter(({ markedOn }) => markedOn === today);
}

/** The end of this day, for a client. */
export async function dayEndOf(
  visit: Visit,
  today: TodayView,
  goals: readonly GoalView[],
): Promise<DayEndView> {
  const { engagement, enough } = today;
  const titleOf = longTermOf(goals);
  const kept = await keptToday(visit, today);
  return {
    kept: kept.flatMap((step) => dayStep(step, titleOf)),
    open: (engagement?.open ?? []).flatMap((step) => dayStep(step, titleOf)),
    enough,
    engagementId: engagement?.id ?? null,
    back: '/attention',
  };
}
