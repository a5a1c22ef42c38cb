// The agenda of a session as its readers see it: topics, suggestions, and the two lines on each of the last steps.
import { z } from 'zod';
import { agendaOf, suggestionsFor } from '../domain/engagement/agenda.ts';
import { lastSteps } from '../domain/engagement/checking-in.ts';
import { isUnsettled } from '../domain/engagement/hour.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import type { Session, Topic } from '../domain/engagement/session.ts';
import { findAll } from '../store/find.ts';
import { checkIns as checkInTable, topics as topicTable } from '../store/sessions.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { partyField } from './session-views.ts';
import { goalTitles, stepView, viewSteps } from './step-views.ts';

/** A topic with its words. */
export const topicView = z.object({
  id: z.string(),
  by: partyField,
  state: z.enum(['suggested', 'on', 'left', 'withdrawn', 'lapsed']),
  touched: z.boolean(),
  goal: z.object({ id: z.string(), title: z.string() }).nullable(),
  text: z.string(),
});

/** The type of the same. */
export type TopicView = z.infer<typeof topicView>;

/** The two lines on one step, with the step. */
export const checkInView = z.object({
  step: stepView,
  possible: z.string().nullable(),
  inTheWay: z.string().nullable(),
  by: partyField.nullable(),
});

/** The type of the same. */
export type CheckInView = z.infer<typeof checkInView>;

/** Where the client wants the check-in: before the topics, behind them, or folded away. */
export const checkInPlace = z.enum(['before', 'after', 'folded']);

/** Everything that stands on one agenda. */
export const agendaView = z.object({
  /** In the client's order. */
  topics: z.array(topicView),
  /** What the coach suggests and the client has not answered. */
  suggestions: z.array(topicView),
  /** Suggestions the client left; they can be taken after all. */
  left: z.array(topicView),
  checkIn: checkInPlace,
  checkIns: z.array(checkInView),
});

/** The type of the same. */
export type AgendaView = z.infer<typeof agendaView>;

async function viewTopics(scene: Scene, topics: readonly Topic[]): Promise<TopicView[]> {
  const { book, rows } = scene;
  const seen = topics.filter(({ at }) => {
    return mayHere(scene, 'agenda topic', 'read', { beforeCoach: isBeforeCoach(book.engagement, at) });
  });
  const words = await findAll(rows, topicTable, { id: seen.map(({ id }) => id) });
  const textOf = new Map(words.map((topic) => [topic.id, topic.words?.text ?? '']));
  const titles = await goalTitles(
    scene,
    seen.map(({ goalId }) => goalId),
  );
  return seen.map(({ id, by, state, touched, goalId }) => {
    const title = goalId === null ? undefined : titles.get(goalId);
    const goal = goalId !== null && title !== undefined ? { id: goalId, title } : null;
    return { id, by, state, touched, goal, text: textOf.get(id) ?? '' };
  });
}

/** The two lines on the last steps; once the session is over, only those that were written. */
async function viewCheckIns(scene: Scene, session: Session): Promise<CheckInView[]> {
  if (!mayHere(scene, 'what got in the way', 'read')) return [];
  const { book, rows } = scene;
  const written = await findAll(rows, checkInTable, { sessionId: session.id });
  const linesOn = new Map(written.map((lines) => [lines.stepId, lines]));
  const looked = isUnsettled(session) ? lastSteps(book, session) : [];
  const ids = new Set([...looked.map(({ id }) => id), ...linesOn.keys()]);
  const ordered = [...looked, ...book.steps.filter(({ id }) => !looked.some((step) => step.id === id))];
  const steps = await viewSteps(
    scene,
    ordered.filter(({ id }) => ids.has(id)),
  );
  return steps.map((step) => {
    const lines = linesOn.get(step.id);
    const { possible, inTheWay } = lines?.words ?? {};
    return { step, possible: possible || null, inTheWay: inTheWay || null, by: lines?.by ?? null };
  });
}

/** The agenda of one session for the reader of this scene. */
export async function viewAgenda(
  scene: Scene,
  session: Session,
  checkIn: AgendaView['checkIn'],
): Promise<AgendaView> {
  const { book, party } = scene;
  const left = book.topics.filter(({ sessionId, state }) => sessionId === session.id && state === 'left');
  return {
    topics: await viewTopics(scene, agendaOf(book, session.id)),
    suggestions: await viewTopics(scene, suggestionsFor(book, session.id)),
    left: party === 'client' ? await viewTopics(scene, left) : [],
    checkIn,
    checkIns: await viewCheckIns(scene, session),
  };
}
