// Sprints: planned by either side, made ready part by part, read with everything that lies in them.
import { z } from 'zod';
import { isOver } from '../domain/engagement/engagement.ts';
import { momentum } from '../domain/engagement/momentum.ts';
import {
  answerExpectations,
  changePlan,
  FOCUS_ADVISED,
  focusGoals,
  planSprint,
  SPRINT_WEEKS,
  setBlock,
} from '../domain/engagement/planning.ts';
import { asksWhetherRegular, isCutShortTwice } from '../domain/engagement/regularity.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { bigPictureVersions, bigPictureView } from './big-pictures.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, engagementReading, mayHere, type Scene } from './engagement-deed.ts';
import { DONE, dayField, idField, lineField, MADE } from './fields.ts';
import { momentumView, sharedMomentumView } from './momentum-views.ts';
import { pauseView, viewPauses } from './pauses.ts';
import { readerView, viewReader } from './reader-views.ts';
import { reviewLine, viewReviewLines } from './review-lines.ts';
import { sessionView } from './session-views.ts';
import {
  gapView,
  planView,
  readinessView,
  sprintView,
  viewGaps,
  viewPlan,
  viewReadiness,
  viewSprint,
} from './sprint-views.ts';
import { viewSprintSessions, viewWeeks, weekView } from './sprint-weeks.ts';
import { throughlineView, viewThroughline } from './throughlines.ts';

const ROW = { thing: 'sprint', verb: 'write' } as const;
const weeksField = z.int().min(SPRINT_WEEKS.least).max(SPRINT_WEEKS.most);

const sprintReading = z.object({
  reader: readerView,
  isOver: z.boolean(),
  sprint: sprintView,
  readiness: readinessView.nullable(),
  /** While it is planned or runs. */
  plan: planView.nullable(),
  /** The client's own, to be re-read before it begins; null for a coach and once it runs. */
  bigPicture: bigPictureView.nullable(),
  line: throughlineView,
  weeks: z.array(weekView),
  sessions: z.array(sessionView),
  momentum: z.union([momentumView, sharedMomentumView]).nullable(),
  gaps: z.array(gapView),
  pauses: z.array(pauseView),
  reviews: z.array(reviewLine),
  /** "Is this becoming one more regular call?" */
  asksRegular: z.boolean(),
  /** Two hours in a row broke off. */
  cutShortTwice: z.boolean(),
  /** Other sprints of the engagement, the first one first. */
  others: z.array(z.object({ id: z.string(), number: z.int(), state: sprintView.shape.state })),
});

/** A sprint with everything that lies in it. */
export type SprintReading = z.infer<typeof sprintReading>;

/** The needles this reader may see. */
export function viewMomentum({ book, at, standing }: Scene) {
  const found = momentum(book, at);
  if (!found) return null;
  return standing === 'client' ? found.client : found.coach;
}

async function ownBigPicture({ rows, book, standing }: Scene) {
  if (standing !== 'client') return null;
  const [newest] = await bigPictureVersions(rows, book.engagement.clientId);
  return newest ?? null;
}

/** Plans the next sprint. */
export const planOneSprint = engagementDeed({
  name: 'sprint.plan',
  path: 'POST /engagements/:engagementId/sprints',
  says: 'Plans the next sprint from a Monday on.',
  ...ROW,
  input: z.object({
    engagementId: idField,
    startsOn: dayField,
    weeks: weeksField.default(SPRINT_WEEKS.usual),
  }),
  output: MADE,
  run({ book, party, at, newId }, { startsOn, weeks }) {
    const id = newId();
    const changes = planSprint(book, { by: party, id, startsOn, weeks }, at);
    return changes.ok ? accept({ changes: changes.value, output: { id } }) : changes;
  },
});

/** A sprint: its line, its weeks, what it still needs. */
export const readSprint = engagementReading({
  name: 'sprint.read',
  path: 'GET /sprints/:sprintId',
  says: 'A sprint with its line, weeks, sessions, gaps, pauses, reviews and what it still needs.',
  thing: 'sprint',
  verb: 'read',
  input: z.object({ sprintId: idField }),
  output: sprintReading,
  async run(scene, { sprintId }) {
    const { book, at } = scene;
    const sprint = book.sprints.find(({ id }) => id === sprintId);
    if (!sprint) return refuse('sprint.not_found');
    const isOpen = sprint.state === 'planned' || sprint.state === 'active';
    const runs = sprint.state === 'active';
    const seesNeedles = mayHere(scene, 'rhythm needle', 'read');
    return accept({
      reader: await viewReader(scene),
      isOver: isOver(book.engagement),
      sprint: await viewSprint(scene, sprint),
      readiness: viewReadiness(scene, sprint),
      plan: isOpen ? await viewPlan(scene, sprint) : null,
      bigPicture: sprint.state === 'planned' ? await ownBigPicture(scene) : null,
      line: await viewThroughline(scene, sprint),
      weeks: await viewWeeks(scene, sprint),
      sessions: await viewSprintSessions(scene, sprint),
      momentum: runs && seesNeedles ? viewMomentum(scene) : null,
      gaps: await viewGaps(scene, sprint),
      pauses: viewPauses(scene).filter(({ startsOn, endsOn }) => {
        return endsOn > sprint.startsOn && startsOn <= sprint.endsOn;
      }),
      reviews: await viewReviewLines(scene, sprint),
      asksRegular: runs && asksWhetherRegular(book, at),
      cutShortTwice: runs && isCutShortTwice(book),
      others: book.sprints
        .filter(({ id }) => id !== sprintId)
        .map(({ id, number, state }) => ({ id, number, state }))
        .toSorted((a, b) => a.number - b.number),
    });
  },
});

/** Another Monday, another length. */
export const changeSprint = engagementDeed({
  name: 'sprint.change',
  path: 'PATCH /sprints/:sprintId',
  says: 'Changes the first Monday or the length of a planned sprint.',
  ...ROW,
  input: z.object({ sprintId: idField, startsOn: dayField.optional(), weeks: weeksField.optional() }),
  output: DONE,
  run({ book, party, at }, { sprintId, startsOn, weeks }) {
    const changes = changePlan(book, { by: party, sprintId, startsOn, weeks }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The weekly hour for the work in between. */
export const setSprintBlock = engagementDeed({
  name: 'sprint.block',
  path: 'PUT /sprints/:sprintId/block',
  says: 'Sets your weekly block for the work in between.',
  ...ROW,
  input: z.object({ sprintId: idField, weekday: z.int(), time: z.string().max(5), minutes: z.int() }),
  output: DONE,
  run({ book, party, at }, { sprintId, ...block }) {
    const changes = setBlock(book, { by: party, sprintId, block }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Three expectations in the client's own words. */
export const answerSprintExpectations = engagementDeed({
  name: 'sprint.expect',
  path: 'PUT /sprints/:sprintId/expectations',
  says: 'Answers the three expectations in your own words: no answers from the coach, some frustration, steps in between.',
  thing: 'expectations',
  verb: 'write',
  input: z.object({ sprintId: idField, ownAnswers: lineField, frustration: lineField, between: lineField }),
  output: DONE,
  run({ book, party, at }, { sprintId, ...answers }) {
    const { ownAnswers, frustration, between } = answers;
    const changes = answerExpectations(book, { by: party, sprintId, answered: 3 }, at);
    if (!changes.ok) return changes;
    const words = {
      sprints: { [sprintId]: { words: { expectations: [ownAnswers, frustration, between] } } },
    };
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** What is in focus. */
export const chooseFocus = engagementDeed({
  name: 'sprint.focus',
  path: 'PUT /sprints/:sprintId/focus',
  says: 'Chooses the goals in focus; a fourth is warned of.',
  ...ROW,
  input: z.object({ sprintId: idField, goalIds: z.array(idField).max(100).default([]) }),
  output: z.object({ warns: z.boolean() }),
  run({ book, party, at }, { sprintId, goalIds }) {
    const changes = focusGoals(book, { by: party, sprintId, goalIds }, at);
    if (!changes.ok) return changes;
    const warns = new Set(goalIds).size > FOCUS_ADVISED;
    return accept({ changes: changes.value, output: { warns } });
  },
});

/** The deeds of this file. */
export const sprintDeeds: readonly AnyDeed[] = [
  planOneSprint,
  readSprint,
  changeSprint,
  setSprintBlock,
  answerSprintExpectations,
  chooseFocus,
];
