// The roster: everybody a coach works with, one row each, and what waits for the coach across all of them.
import { z } from 'zod';
import { activeSprint } from '../domain/engagement/planning.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { weekNumber } from '../domain/engagement/week.ts';
import { WAITING_ORDER } from '../domain/engagement/waiting.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { findAll } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { namesOf } from '../store/persons.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import type { AnyDeed } from './deed.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { nextSession } from './engagement-views.ts';
import { sharedMomentumView } from './momentum-views.ts';
import { personReading } from './person-deed.ts';
import { bareThroughline, throughlineView } from './throughlines.ts';
import { openScenes } from './scenes.ts';
import { viewMomentum } from './sprints.ts';
import { currentSprint } from './today.ts';
import { viewWaiting, waitingView } from './waiting-views.ts';

const nextView = z.object({ id: z.string(), startsAt: z.string(), endsAt: z.string(), isOn: z.boolean() });

/** One person on the roster. */
export const rosterRow = z.object({
  engagementId: z.string(),
  name: z.string(),
  state: z.enum(['exploring', 'agreed', 'active', 'paused']),
  sprint: z
    .object({
      id: z.string(),
      number: z.int(),
      state: z.enum(['planned', 'active', 'in review', 'finished']),
      week: z.int().nullable(),
      weeks: z.int(),
      startsOn: z.string(),
    })
    .nullable(),
  /** The line without what is the client's journal. */
  line: throughlineView.nullable(),
  /** The first goal in focus that is placed here. */
  goal: z.string().nullable(),
  momentum: sharedMomentumView.nullable(),
  pausedUntil: z.string().nullable(),
  next: nextView.nullable(),
  /** The day of the oldest session left open. */
  leftOpenOn: z.string().nullable(),
  isAsked: z.boolean(),
});

/** The type of the same. */
export type RosterRow = z.infer<typeof rosterRow>;

const rosterView = z.object({
  today: z.string(),
  zone: z.string(),
  people: z.array(rosterRow),
  waiting: z.array(waitingView),
  /** Those whose work with this coach has ended, the latest first. */
  past: z.array(z.object({ engagementId: z.string(), name: z.string(), overOn: z.string().nullable() })),
});

/** The roster as it is read. */
export type RosterView = z.infer<typeof rosterView>;

function sprintOf({ book, at }: Scene, sprint: Sprint | undefined): RosterRow['sprint'] {
  if (!sprint) return null;
  const { id, number, state, startsOn } = sprint;
  const week = weekNumber(sprint, dayAt(at, book.engagement.zone));
  const weeks = bareThroughline({ book, at }, sprint).weeks;
  return { id, number, state, startsOn, week, weeks };
}

function nextOf(scene: Scene): RosterRow['next'] {
  const next = nextSession(scene);
  if (!next) return null;
  return { id: next.id, startsAt: next.startsAt, endsAt: next.endsAt, isOn: next.startsAt <= scene.at };
}
