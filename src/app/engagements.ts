// Engagements: read by each side, listed, begun alone, ended, with a reason that is shared only by choice.
import { z } from 'zod';
import { agendaOf } from '../domain/engagement/agenda.ts';
import { isBeingAsked, tooMany } from '../domain/engagement/asked.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { endEngagement, finishEngagement } from '../domain/engagement/lifecycle.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findAll } from '../store/find.ts';
import { topics as topicTable } from '../store/sessions.table.ts';
import type { AnyDeed } from './deed.ts';
import { reasonDeeds, sharedReason } from './ending-reasons.ts';
import { engagementDeed, engagementReading, mayHere, type Scene } from './engagement-deed.ts';
import { beginAlone, engagementLine, listEngagements } from './engagement-lists.ts';
import {
  agreementStateView,
  endView,
  hoursView,
  nextSession,
  placedGoalView,
  viewAgreementState,
  viewEnd,
  viewHours,
  viewNext,
  viewOpenSteps,
  viewPlacedGoals,
} from './engagement-views.ts';
import { DONE, idField, optionalLine } from './fields.ts';
import { momentumView, sharedMomentumView } from './momentum-views.ts';
import { pauseView, viewPauses } from './pauses.ts';
import { readerView, viewReader } from './reader-views.ts';
import { sessionView } from './session-views.ts';
import { gapView, sprintView, viewGaps, viewSprint } from './sprint-views.ts';
import { viewMomentum } from './sprints.ts';
import { stepView } from './step-views.ts';
import { throughlineView, viewThroughline } from './throughlines.ts';
import { currentSprint } from './today.ts';
import { viewWaiting, waitingView } from './waiting-views.ts';

const engagementReadingView = z.object({
  reader: readerView,
  state: engagementLine.shape.state,
  madeAt: z.string(),
  coachSince: z.string().nullable(),
  agreement: agreementStateView,
  sprint: sprintView.nullable(),
  line: throughlineView.nullable(),
  momentum: z.union([momentumView, sharedMomentumView]).nullable(),
  next: sessionView.nullable(),
  /** What stands on the agenda of the next session. */
  topics: z.array(z.object({ id: z.string(), text: z.string() })),
  open: z.array(stepView),
  /** The client is being asked for the next step. */
  isAsked: z.boolean(),
  /** More than two are open. */
  tooMany: z.boolean(),
  /** Goals that lie here. */
  goals: z.array(placedGoalView),
  waiting: z.array(waitingView),
  gaps: z.array(gapView),
  pauses: z.array(pauseView),
  hours: hoursView,
  end: endView.nullable(),
  /** The instant of this reading. */
  readAt: z.string(),
});

/** One engagement for its reader. */
export type EngagementReading = z.infer<typeof engagementReadingView>;

async function topicsOf(scene: Scene) {
  const { book, rows } = scene;
  const next = nextSession(scene);
  if (!next || !mayHere(scene, 'agenda topic', 'read')) return [];
  const on = agendaOf(book, next.id);
  const words = await findAll(rows, topicTable, { id: on.map(({ id }) => id) });
  const textOf = new Map(words.map((topic) => [topic.id, topic.words?.text ?? '']));
  return on.map(({ id }) => ({ id, text: textOf.get(id) ?? '' }));
}

/** What only those read who may still read in it: the sprint with its line, steps, goals and what waits. */
async function inside(scene: Scene) {
  const last = scene.book.sprints.toSorted((a, b) => a.number - b.number).at(-1);
  const sprint = mayHere(scene, 'sprint', 'read') ? (currentSprint(scene) ?? last) : undefined;
  return {
    sprint: sprint ? await viewSprint(scene, sprint) : null,
    line: sprint ? await viewThroughline(scene, sprint) : null,
    gaps: sprint ? await viewGaps(scene, sprint) : [],
    momentum: mayHere(scene, 'rhythm needle', 'read') ? viewMomentum(scene) : null,
    topics: await topicsOf(scene),
    open: await viewOpenSteps(scene),
    isAsked: mayHere(scene, 'step', 'read') && isBeingAsked(scene.book, scene.at),
    tooMany: mayHere(scene, 'step', 'read') && tooMany(scene.book),
    goals: await viewPlacedGoals(scene),
    waiting: await viewWaiting(scene),
    pauses: mayHere(scene, 'pause', 'read') ? viewPauses(scene) : [],
  };
}

/** One engagement: for the client "about us", for the coach the client's page. */
export const readEngagement = engagementReading({
  name: 'engagement.read',
  path: 'GET /engagements/:engagementId',
  says: 'One engagement as its reader sees it: how it stands, what is open and next, and how it ended.',
  thing: 'engagement',
  verb: 'read',
  input: z.object({ engagementId: idField }),
  output: engagementReadingView,
  async run(scene) {
    const { state, madeAt, coachSince } = scene.book.engagement;
    return accept({
      reader: await viewReader(scene),
      ...{ state, madeAt, coachSince },
      agreement: viewAgreementState(scene),
      ...(await inside(scene)),
      next: mayHere(scene, 'session', 'read') ? await viewNext(scene) : null,
      hours: viewHours(scene),
      end: await viewEnd(scene),
      readAt: scene.at,
    });
  },
});

/** The client finishes, from a running or a paused engagement: it is complete. In a review it is one of the decisions. */
export const finishOneEngagement = engagementDeed({
  name: 'engagement.finish',
  path: 'POST /engagements/:engagementId/finish',
  says: 'Finishes the work together (as the client): it is complete.',
  thing: 'engagement',
  verb: 'write',
  input: z.object({ engagementId: idField }),
  output: DONE,
  run({ book, party: by, at }) {
    const changes = finishEngagement(book, { by }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Either side ends it; a reason is optional and shared only if that side chooses so. */
export const endOneEngagement = engagementDeed({
  name: 'engagement.end',
  path: 'POST /engagements/:engagementId/end',
  says: 'Ends the engagement. A reason is optional; the other reads it only if you share it.',
  thing: 'engagement',
  verb: 'write',
  input: z.object({ engagementId: idField, reason: optionalLine, share: z.boolean().default(false) }),
  output: DONE,
  async run(scene, { engagementId, reason = '', share }) {
    const { book, party, at } = scene;
    if (isOver(book.engagement)) return refuse('engagement.over');
    const changes = endEngagement(book, { by: party }, at);
    if (!changes.ok) return changes;
    const words = reason === '' ? {} : { engagement: { [engagementId]: { overReason: reason } } };
    const over = changes.value.engagement ?? book.engagement;
    const shares = share && reason !== '' && over.coachId !== null;
    const events = shares ? await sharedReason(scene, over) : [];
    return accept({ changes: changes.value, words, events, output: {} });
  },
});

/** The deeds of this file and of those beside it. */
export const engagementDeeds: readonly AnyDeed[] = [
  readEngagement,
  listEngagements,
  beginAlone,
  finishOneEngagement,
  endOneEngagement,
  ...reasonDeeds,
];
