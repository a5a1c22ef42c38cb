// A sprint as its readers see it: its days, its focus as far as they may read it, and what it still needs.
import { z } from 'zod';
import { takeGapAnswerBack } from '../domain/engagement/gap.ts';
import { plannedDay } from '../domain/engagement/hour.ts';
import { firstMonday, plannedSprint } from '../domain/engagement/planning.ts';
import {
  longGaps,
  type Part,
  readiness,
  sessionsNeeded,
  sessionsWithin,
} from '../domain/engagement/readiness.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { weekCount, weekNumber } from '../domain/engagement/week.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { gaps as gapTable, sprints as sprintTable } from '../store/engagements.table.ts';
import { findAll } from '../store/find.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { goalTitles } from './step-views.ts';

const partyField = z.enum(['client', 'coach']);
const detail = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]),
);
const part = z.object({
  ok: z.boolean(),
  /** The one action that mends it. */
  repair: z.string().nullable(),
  detail,
});

/** The four parts a sprint needs before it begins. */
export const readinessView = z.object({
  goals: part,
  time: part,
  expectations: part,
  agreement: part,
  ready: z.boolean(),
});

const block = z.object({ weekday: z.int(), time: z.string(), minutes: z.int() });

/** One sprint without what lies in it. */
export const sprintView = z.object({
  id: z.string(),
  engagementId: z.string(),
  number: z.int(),
  state: z.enum(['planned', 'active', 'in review', 'finished']),
  startsOn: z.string(),
  endsOn: z.string(),
  /** As it runs by the calendar. */
  weeks: z.int(),
  /** As planned; a pause adds to it. */
  planned: z.int(),
  /** The week today lies in; null outside. */
  week: z.int().nullable(),
  hasBlock: z.boolean(),
  /** The client's own; never there for a coach. */
  block: block.nullable(),
  /** The client's three answers; null until they are there. */
  expectations: z.array(z.string()).nullable(),
  /** The goals in focus that this reader may read. */
  focus: z.array(z.object({ id: z.string(), title: z.string() })),
  startMissed: z.boolean(),
});

/** The type of the same. */
export type SprintView = z.infer<typeof sprintView>;

/** A longer stretch that was accepted, or waits to be. */
export const gapView = z.object({
  id: z.string(),
  fromSessionId: z.string().nullable(),
  /** The day it starts from. */
  from: z.string(),
  days: z.int(),
  name: z.string(),
  state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn', 'lapsed']),
  proposedBy: partyField,
  /** Its reader said yes or no to it, and may still take that back. */
  isAnswerOpen: z.boolean(),
});

/** What planning needs to know. */
export const planView = z.object({
  /** The client's open goals; null for a coach. */
  goals: z
    .array(z.object({ id: z.string(), title: z.string(), hasMeaning: z.boolean(), inFocus: z.boolean() }))
    .nullable(),
  booked: z.int(),
  needed: z.int(),
  /** Stretches without a session that are too long. */
  longGaps: z.array(
    z.object({
      fromSessionId: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      days: z.int(),
      acceptable: z.boolean(),
      /** The proposal to accept it that waits. */
      waitingId: z.string().nullable(),
    }),
  ),
  /** The first Monday it can begin on. */
  firstMonday: z.string(),
});

const partView = (one: Part) =>
  one.ok ? { ok: true, repair: null, detail: {} } : { ok: false, repair: one.repair, detail: one.detail };

/** What a plan still lacks; null for a sprint that is no plan any more. */
export function viewReadiness({ book, at }: Scene, sprint: Sprint): z.infer<typeof readinessView> | null {
  const found = sprint.state === 'planned' ? readiness(book, sprint.id, at) : null;
  if (!found) return null;
  return {
    goals: partView(found.goals),
    time: partView(found.time),
    expectations: partView(found.expectations),
    agreement: partView(found.agreement),
    ready: found.ready,
  };
}

/** One sprint for the reader of this scene. */
export async function viewSprint(scene: Scene, sprint: Sprint): Promise<SprintView> {
  const { book, at, rows } = scene;
  const titles = await goalTitles(scene, sprint.focusGoalIds);
  const answered = sprint.expectationsAt !== null && mayHere(scene, 'expectations', 'read');
  const [opened] = answered ? await findAll(rows, sprintTable, { id: sprint.id }) : [];
  const { id, engagementId, number, state, startsOn, endsOn, weeks, startMissed } = sprint;
  return {
    ...{ id, engagementId, number, state, startsOn, endsOn, startMissed, planned: weeks },
    weeks: weekCount(sprint),
    week: weekNumber(sprint, dayAt(at, book.engagement.zone)),
    hasBlock: sprint.block !== null,
    block: mayHere(scene, 'pledged hours', 'read') ? sprint.block : null,
    expectations: opened?.words ? [...opened.words.expectations] : null,
    focus: sprint.focusGoalIds.flatMap((goalId) => {
      const title = titles.get(goalId);
      return title === undefined ? [] : [{ id: goalId, title }];
    }),
    startMissed,
  };
}

/** The gaps of a sprint, the oldest first. */
export async function viewGaps(scene: Scene, sprint: Sprint): Promise<z.infer<typeof gapView>[]> {
  const { book, rows, party: by } = scene;
  const own = book.gaps
    .filter(({ sprintId }) => sprintId === sprint.id)
    .toSorted((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1));
  const opened = await findAll(rows, gapTable, { id: own.map(({ id }) => id) });
  const names = new Map(opened.map(({ id, words }) => [id, words?.name ?? '']));
  return own.map(({ id, fromSessionId, days, state, proposedBy }) => {
    const session = book.sessions.find((one) => one.id === fromSessionId);
    const from = session ? plannedDay(book, session) : sprint.startsOn;
    const isAnswerOpen = takeGapAnswerBack(book, { by, gapId: id }).ok;
    return { id, fromSessionId, from, days, name: names.get(id) ?? '', state, proposedBy, isAnswerOpen };
  });
}

/** What the pages of a plan offer this reader. */
export async function viewPlan(scene: Scene, sprint: Sprint): Promise<z.infer<typeof planView>> {
  const { book, at, party } = scene;
  const open = book.goals
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  const ids = open.map(({ id }) => id);
  const titles = party === 'client' ? await goalTitles(scene, ids) : new Map<string, string>();
  const choices = open.map(({ id, hasMeaning }) => {
    return { id, title: titles.get(id) ?? '', hasMeaning, inFocus: sprint.focusGoalIds.includes(id) };
  });
  const waiting = book.gaps.filter(({ sprintId, state }) => sprintId === sprint.id && state === 'waiting');
  return {
    goals: party === 'client' ? choices : null,
    booked: sessionsWithin(book, sprint).length,
    needed: sessionsNeeded(sprint.weeks),
    longGaps: longGaps(book, sprint).map((gap) => {
      const proposed = waiting.find(({ fromSessionId }) => fromSessionId === gap.fromSessionId);
      return { ...gap, waitingId: proposed?.id ?? null };
    }),
    firstMonday: firstMonday(book, at),
  };
}

/** The sprint that waits to begin, for those who would plan one. */
export function plannedId({ book }: Pick<Scene, 'book'>): string | null {
  return plannedSprint(book)?.id ?? null;
}
