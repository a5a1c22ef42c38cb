// The weeks of a sprint as they lie: which sessions and steps each holds, which are paused, which have no step yet.
import { z } from 'zod';
import { uncoveredWeeks } from '../domain/engagement/asked.ts';
import { plannedDay, todayIn } from '../domain/engagement/hour.ts';
import { strokesOf } from '../domain/engagement/line.ts';
import { pauseOn } from '../domain/engagement/paused-day.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { weeksOf } from '../domain/engagement/week.ts';
import { findAll } from '../store/find.ts';
import { steps as stepTable } from '../store/steps.table.ts';
import type { Scene } from './engagement-deed.ts';
import { inOrder, type SessionView, viewSessions } from './session-views.ts';
import { maySeeStep } from './step-views.ts';

const weekStep = z.object({
  id: z.string(),
  text: z.string(),
  state: z.enum(['kept', 'kept late', 'not kept', 'open', 'past its date']),
  /** The day it was marked on, or is due. */
  on: z.string(),
});

/** One week. */
export const weekView = z.object({
  number: z.int(),
  startsOn: z.string(),
  endsOn: z.string(),
  when: z.enum(['past', 'now', 'ahead']),
  /** A pause covers some of it. */
  paused: z.boolean(),
  sessionIds: z.array(z.string()),
  steps: z.array(weekStep),
  /** No step is due in it, and it is near enough to say so. */
  uncovered: z.boolean(),
});

/** The type of the same. */
export type WeekView = z.infer<typeof weekView>;

/** The sessions of a sprint in their order, those that were cancelled among them. */
export function viewSprintSessions(scene: Scene, sprint: Sprint): Promise<SessionView[]> {
  const { book } = scene;
  const own = inOrder(scene).filter((session) => {
    const day = plannedDay(book, session);
    return sprint.startsOn <= day && day <= sprint.endsOn;
  });
  return viewSessions(scene, own);
}

async function stepsOn(scene: Scene, sprint: Sprint) {
  const { book, at } = scene;
  const strokes = strokesOf(book, sprint, at);
  const ids = new Set(strokes.map(({ stepId }) => stepId));
  const seen = book.steps.filter((step) => ids.has(step.id) && maySeeStep(scene, step));
  const found = await findAll(scene.rows, stepTable, { id: seen.map(({ id }) => id) });
  const textOf = new Map(found.map(({ id, words }) => [id, words?.text ?? '']));
  return strokes.flatMap(({ stepId, state, on }) => {
    const text = textOf.get(stepId);
    return text === undefined ? [] : [{ id: stepId, text, state, on }];
  });
}

/** The weeks of a sprint with what lies in each. */
export async function viewWeeks(scene: Scene, sprint: Sprint): Promise<WeekView[]> {
  const { book, at } = scene;
  const today = todayIn(book, at);
  const steps = await stepsOn(scene, sprint);
  const uncovered = new Set(uncoveredWeeks(book, at));
  const isRunning = sprint.state === 'active' || sprint.state === 'in review';
  const sessions = book.sessions
    .filter(({ state }) => state !== 'cancelled')
    .map((session) => ({ session, on: plannedDay(book, session) }))
    .sort((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1));
  const { overOn } = book.engagement;
  const all = weeksOf(sprint).map(({ number, startsOn, endsOn }) => {
    const within = (day: string): boolean => startsOn <= day && day <= endsOn;
    return {
      number,
      startsOn,
      endsOn,
      when: endsOn < today ? 'past' : startsOn > today ? 'ahead' : 'now',
      paused: pauseOn(book, startsOn) !== undefined || pauseOn(book, endsOn) !== undefined,
      sessionIds: sessions.filter(({ on }) => within(on)).map(({ session }) => session.id),
      steps: steps.filter(({ on }) => within(on)),
      uncovered: isRunning && uncovered.has(startsOn),
    } satisfies WeekView;
  });
  // After the end no week comes any more; those that hold something stay to be read.
  const came = ({ startsOn, sessionIds, steps: own }: WeekView): boolean =>
    overOn === null || startsOn <= overOn || sessionIds.length + own.length > 0;
  return all.filter(came);
}
