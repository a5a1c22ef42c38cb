// The roster: everybody a coach works with, one row each, and what waits for the coach across all of them.
import { z } from 'zod';
import type { Goal } from '../domain/engagement/goal.ts';
import { isLeftOpen } from '../domain/engagement/hour.ts';
import type { Session } from '../domain/engagement/session.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { WAITING_ORDER } from '../domain/engagement/waiting.ts';
import { weekCount, weekNumber } from '../domain/engagement/week.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { engagements } from '../store/engagements.table.ts';
import { findAll, findBones } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { namesOf } from '../store/persons.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import type { Scene } from './engagement-deed.ts';
import { nextSession } from './engagement-views.ts';
import { type KeptReading, readingHolds } from './kept-momentum.ts';
import { sharedMomentumView } from './momentum-views.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { openScenes } from './scenes.ts';
import { viewMomentum } from './sprints.ts';
import { bareThroughline, throughlineView } from './throughlines.ts';
import { currentSprint } from './today.ts';
import { viewWaitings, type WaitingView, waitingView } from './waiting-views.ts';

const hourView = z.object({ sessionId: z.string(), startsAt: z.string() });

/** One person on the roster. */
export const rosterPerson = z.object({
  engagementId: z.string(),
  name: z.string(),
  state: z.enum(['exploring', 'agreed', 'active', 'paused', 'completed', 'ended']),
  sprint: z
    .object({
      id: z.string(),
      number: z.int(),
      state: z.enum(['planned', 'active', 'in review', 'finished']),
      week: z.int().nullable(),
      weeks: z.int(),
    })
    .nullable(),
  /** The line without anything of the client's journal. */
  line: throughlineView.nullable(),
  /** The first goal in focus that is placed here. */
  goal: z.string().nullable(),
  momentum: sharedMomentumView.nullable(),
  pausedUntil: z.string().nullable(),
  /** The session that is on, else the next one booked. */
  next: hourView.nullable(),
  /** The oldest session left open. */
  leftOpen: hourView.nullable(),
});

/** The type of the same. */
export type RosterPerson = z.infer<typeof rosterPerson>;

const rosterView = z.object({
  today: z.string(),
  zone: z.string(),
  people: z.array(rosterPerson),
  waiting: z.array(waitingView),
  /** Those whose work with this coach has ended, the latest first. */
  past: z.array(z.object({ engagementId: z.string(), name: z.string(), overOn: z.string() })),
});

/** The roster as it is read. */
export type RosterView = z.infer<typeof rosterView>;

function sprintOf({ book, at }: Scene, sprint: Sprint | undefined): RosterPerson['sprint'] {
  if (!sprint) return null;
  const { id, number, state } = sprint;
  const week = weekNumber(sprint, dayAt(at, book.engagement.zone));
  return { id, number, state, week, weeks: weekCount(sprint) };
}

const hourOf = (session: Session | undefined): RosterPerson['next'] =>
  session ? { sessionId: session.id, startsAt: session.startsAt } : null;

function leftOpenIn({ book, at }: Scene): Session | undefined {
  return book.sessions
    .filter((session) => isLeftOpen(session, at))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
}

/** The first goal in focus that lies here. */
function goalOf({ book }: Scene): Goal | undefined {
  const focus = currentSprint({ book })?.focusGoalIds ?? [];
  const here = book.goals.filter(
    ({ placedIn, state }) => placedIn === book.engagement.id && state === 'open',
  );
  return here.find(({ id }) => focus.includes(id)) ?? here[0];
}

interface Around {
  readonly names: ReadonlyMap<Id, string>;
  readonly titles: ReadonlyMap<Id, string>;
  readonly kept: ReadonlyMap<Id, KeptReading>;
}

function momentumOf(scene: Scene, { kept }: Around): RosterPerson['momentum'] {
  const own = kept.get(scene.book.engagement.id);
  if (own && readingHolds(own, scene.at)) return own.momentum as RosterPerson['momentum'];
  return viewMomentum(scene);
}

function rowOf(scene: Scene, around: Around): RosterPerson {
  const { book } = scene;
  const { id, clientId, state } = book.engagement;
  const sprint = currentSprint(scene);
  return {
    engagementId: id,
    name: around.names.get(clientId) ?? '',
    state,
    sprint: sprintOf(scene, sprint),
    line: sprint ? bareThroughline(scene, sprint) : null,
    goal: around.titles.get(goalOf(scene)?.id ?? '') ?? null,
    momentum: momentumOf(scene, around),
    pausedUntil: book.pauses.find((pause) => pause.state === 'running')?.endsOn ?? null,
    next: hourOf(nextSession(scene)),
    leftOpen: hourOf(leftOpenIn(scene)),
  };
}

async function titlesOf(rows: Rows, scenes: readonly Scene[]): Promise<ReadonlyMap<Id, string>> {
  const wanted = scenes.flatMap((scene) => goalOf(scene)?.id ?? []);
  const opened = await findAll(rows, goalTable, { id: wanted });
  return new Map(opened.map(({ id, words }) => [id, words?.title ?? '']));
}

const byRank = (one: WaitingView, other: WaitingView): number =>
  WAITING_ORDER.indexOf(one.kind) - WAITING_ORDER.indexOf(other.kind);

/** The rows of those who go on and what waits in each, read a few books at a time. */
async function present({ rows, me, ports }: OwnScene, beside: Omit<Around, 'titles'>) {
  const people: RosterPerson[] = [];
  const waiting: WaitingView[] = [];
  for await (const scenes of openScenes(rows, me, ports, 'coached')) {
    const around = { ...beside, titles: await titlesOf(rows, scenes) };
    people.push(...scenes.map((scene) => rowOf(scene, around)));
    waiting.push(...scenes.flatMap(await viewWaitings({ rows, me }, scenes)));
  }
  return {
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
    waiting: waiting.toSorted(byRank),
  };
}

/** Everybody this person coaches. */
export const readRoster = personReading({
  name: 'roster.read',
  path: 'GET /roster',
  says: 'Everybody you coach: goal in focus, momentum with its reason, next session; and what waits for you.',
  thing: 'roster',
  verb: 'read',
  input: z.object({}),
  output: rosterView,
  async run(scene) {
    const { rows, me, person, today } = scene;
    const coached = await findBones(rows, engagements, { coachId: me });
    const names = await namesOf(
      rows,
      coached.map(({ clientId }) => clientId),
    );
    const kept = new Map(coached.map((one) => [one.id, one]));
    const past = coached.filter(({ overAt }) => overAt !== null);
    return accept({
      today,
      zone: person.zone,
      ...(await present(scene, { names, kept })),
      past: past
        .toSorted((a, b) => ((a.overAt ?? '') < (b.overAt ?? '') ? 1 : -1))
        .map(({ id, clientId, overOn }) => ({
          engagementId: id,
          name: names.get(clientId) ?? '',
          overOn: overOn ?? '',
        })),
    });
  },
});

/** The deeds of this file. */
export const rosterDeeds: readonly AnyDeed[] = [readRoster];
