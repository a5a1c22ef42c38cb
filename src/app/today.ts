// Today: what matters now to a client, in one reading: why, the line, what waits, the step, the question, the pace.
import { z } from 'zod';
import { isBeingAsked, openSteps, tooMany, uncoveredWeeks } from '../domain/engagement/asked.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { beganAt, isBooked, nextBooked } from '../domain/engagement/hour.ts';
import { momentum } from '../domain/engagement/momentum.ts';
import { activeSprint, plannedSprint } from '../domain/engagement/planning.ts';
import { enoughSteps } from '../domain/engagement/pledge.ts';
import type { Session } from '../domain/engagement/session.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { weekNumber } from '../domain/engagement/week.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { findAll, findBones } from '../store/find.ts';
import { bigPictures, goals as goalTable } from '../store/goals.table.ts';
import { namesOf } from '../store/persons.ts';
import { inquiries } from '../store/sessions.table.ts';
import type { Rows } from '../store/store.ts';
import { keptStepsOf, ownEngagements } from '../store/today.ts';
import type { AnyDeed } from './deed.ts';
import { type Scene, sceneFor } from './engagement-deed.ts';
import { momentumView } from './momentum-views.ts';
import { otherEngagement, viewOthers } from './other-engagements.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { stepView, viewSteps } from './step-views.ts';
import { throughlineView, viewThroughline } from './throughlines.ts';
import { viewWaiting, waitingView } from './waiting-views.ts';

const bigPictureView = z.object({ whyCareer: z.string(), whyProduct: z.string() });

/** Whether a long-term goal gets enough steps: its pace over 4 and 12 weeks against the pledge. */
export const enoughView = z.object({
  goalId: z.string(),
  title: z.string(),
  lastFour: z.int(),
  lastTwelve: z.int(),
  pledge: z.int().nullable(),
  hungry: z.boolean(),
  reason: z.enum(['none in four weeks', 'under half the pledge']).nullable(),
});

const sessionBrief = z.object({
  id: z.string(),
  startsAt: z.string(),
  minutes: z.int(),
  /** It has begun and is not settled yet. */
  isOn: z.boolean(),
});

const engagementToday = z.object({
  id: z.string(),
  state: z.enum(['exploring', 'agreed', 'active', 'paused', 'completed', 'ended']),
  coachName: z.string().nullable(),
  sprint: z
    .object({
      id: z.string(),
      state: z.enum(['planned', 'active', 'in review', 'finished']),
      week: z.int().nullable(),
    })
    .nullable(),
  line: throughlineView.nullable(),
  held: z.int(),
  kept: z.int(),
  keptOf: z.int(),
  next: sessionBrief.nullable(),
  pausedUntil: z.string().nullable(),
  isAsked: z.boolean(),
  tooMany: z.boolean(),
  /** Mondays of weeks without a step due. */
  uncovered: z.array(z.string()),
  open: z.array(stepView),
  question: z.object({ inquiryId: z.string(), sessionId: z.string(), text: z.string() }).nullable(),
  momentum: momentumView.nullable(),
  waiting: z.array(waitingView),
});

const todayView = z.object({
  today: z.string(),
  bigPicture: bigPictureView.nullable(),
  hasGoals: z.boolean(),
  enough: z.array(enoughView),
  engagement: engagementToday.nullable(),
  /** The client's other engagements, each with what waits in it. */
  others: z.array(otherEngagement),
});

/** Today as its client sees it. */
export type TodayView = z.infer<typeof todayView>;

async function bigPictureOf(rows: Rows, ownerId: Id) {
  const versions = await findBones(rows, bigPictures, { ownerId });
  const last = versions.reduce<(typeof versions)[number] | undefined>(
    (newest, one) => (newest && newest.number > one.number ? newest : one),
    undefined,
  );
  const [opened] = last ? await findAll(rows, bigPictures, { id: last.id }) : [];
  return opened?.words ?? null;
}

/** How each long-term goal of a person fares, and whether they have goals at all. */
export async function enoughOf({ rows, me, person, today }: OwnScene) {
  const bones = await findBones(rows, goalTable, { ownerId: me });
  const longTerm = bones.filter(({ state, horizon }) => state === 'open' && horizon === 'long-term');
  const opened = await findAll(rows, goalTable, { id: longTerm.map(({ id }) => id) });
  const titles = new Map(opened.map(({ id, words }) => [id, words?.title ?? '']));
  const kept = longTerm.length > 0 ? await keptStepsOf(rows, me) : [];
  const enough = longTerm.map((goal) => ({
    goalId: goal.id,
    title: titles.get(goal.id) ?? '',
    ...enoughSteps(goal, bones, kept, dayAt(goal.madeAt, person.zone), today),
  }));
  return { hasGoals: bones.some(({ state }) => state === 'open'), enough };
}

function nextOf({ book, at }: Scene): z.infer<typeof sessionBrief> | null {
  const on = book.sessions.find((session) => beganAt(session, at) !== null && isBooked(session, at));
  const next: Session | undefined = on ?? nextBooked(book, at);
  if (!next) return null;
  return { id: next.id, startsAt: next.startsAt, minutes: next.minutes, isOn: on !== undefined };
}

/** The last question parked to carry away that has not become a step. */
async function questionOf({ rows, book }: Scene) {
  const parked = await findBones(rows, inquiries, { engagementId: book.engagement.id });
  const taken = new Set(book.steps.map(({ inquiryId }) => inquiryId));
  const last = parked.filter(({ id }) => !taken.has(id)).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const [opened] = last ? await findAll(rows, inquiries, { id: last.id }) : [];
  return opened
    ? { inquiryId: opened.id, sessionId: opened.sessionId, text: opened.words?.text ?? '' }
    : null;
}

function countsOf(line: z.infer<typeof throughlineView> | null) {
  const strokes = line?.strokes.filter(({ state }) => state !== 'open') ?? [];
  return {
    held: line?.knots.filter(({ state }) => state === 'held').length ?? 0,
    kept: strokes.filter(({ state }) => state === 'kept' || state === 'kept late').length,
    keptOf: strokes.length,
  };
}

/** The sprint that runs, or the one being planned. */
export function currentSprint({ book }: Pick<Scene, 'book'>): Sprint | undefined {
  return book.sprints.find(({ state }) => state === 'in review') ?? activeSprint(book) ?? plannedSprint(book);
}

function sprintOf(scene: Scene, sprint: Sprint | undefined) {
  if (!sprint) return null;
  const today = dayAt(scene.at, scene.book.engagement.zone);
  return { id: sprint.id, state: sprint.state, week: weekNumber(sprint, today) };
}

async function engagementOf(scene: Scene): Promise<z.infer<typeof engagementToday>> {
  const { book, at, rows } = scene;
  const { id, state, coachId } = book.engagement;
  const sprint = currentSprint(scene);
  const line = sprint ? await viewThroughline(scene, sprint) : null;
  const names = coachId ? await namesOf(rows, [coachId]) : undefined;
  const open = openSteps(book).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return {
    id,
    state,
    coachName: (coachId && names?.get(coachId)) ?? null,
    sprint: sprintOf(scene, sprint),
    line,
    ...countsOf(line),
    next: nextOf(scene),
    pausedUntil: book.pauses.find((pause) => pause.state === 'running')?.endsOn ?? null,
    isAsked: isBeingAsked(book, at),
    tooMany: tooMany(book),
    uncovered: [...uncoveredWeeks(book, at)],
    open: await viewSteps(scene, open),
    question: isOver(book.engagement) ? null : await questionOf(scene),
    momentum: momentum(book, at)?.client ?? null,
    waiting: await viewWaiting(scene),
  };
}

/** Everything Today shows to a client, with or without an engagement. */
export const readToday = personReading({
  name: 'today.read',
  path: 'GET /today',
  says: 'What matters now: the line, what waits, the step, the question and the pace.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: todayView,
  async run(scene) {
    const { rows, me, today, ports } = scene;
    const [current, ...others] = await ownEngagements(rows, me);
    const inside = current && (await sceneFor(current.id, me, rows, ports));
    return accept({
      today,
      bigPicture: await bigPictureOf(rows, me),
      ...(await enoughOf(scene)),
      engagement: inside ? await engagementOf(inside) : null,
      others: [...(await viewOthers(scene, others))],
    });
  },
});

/** The deeds of this file. */
export const todayDeeds: readonly AnyDeed[] = [readToday];
