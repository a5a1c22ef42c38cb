// What somebody may read of a person's goals: the owner everything, a coach what is placed in their engagement.
import { permits } from '../domain/engagement/access.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import type { Id } from '../domain/kernel/id.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { engagements, sprints as sprintTable } from '../store/engagements.table.ts';
import { findAll, findBones } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { steps as stepTable } from '../store/steps.table.ts';
import type { Scene } from './engagement-deed.ts';
import type { GoalReading, GoalRow } from './goal-views.ts';
import type { OwnScene } from './person-deed.ts';
import { maySeeStep } from './step-views.ts';

const RUNNING: readonly Sprint['state'][] = ['active', 'in review'];

/** The goals in focus: of the sprint that runs, else of the one that is planned. */
function focusOf(sprints: readonly Pick<Sprint, 'state' | 'focusGoalIds'>[]): ReadonlySet<Id> {
  const running = sprints.filter(({ state }) => RUNNING.includes(state));
  const planned = sprints.filter(({ state }) => state === 'planned');
  return new Set((running.length > 0 ? running : planned).flatMap(({ focusGoalIds }) => focusGoalIds));
}

const byAge = (goals: readonly GoalRow[]): GoalRow[] =>
  goals.toSorted((a, b) => (a.madeAt < b.madeAt || (a.madeAt === b.madeAt && a.id < b.id) ? -1 : 1));

/** All of one's own goals, the oldest first. */
export async function ownGoals({ rows, me, today, person }: OwnScene): Promise<GoalReading> {
  const held = await findBones(rows, engagements, { clientId: me });
  const engagementId = held.map(({ id }) => id);
  return {
    goals: byAge(await findAll(rows, goalTable, { ownerId: me })),
    steps: await findBones(rows, stepTable, { engagementId }),
    focus: focusOf(await findBones(rows, sprintTable, { engagementId })),
    today,
    zone: person.zone,
    since: null,
  };
}

/** The client's goals as this reader of the engagement sees them; the client sees those that lie in it. */
export async function placedGoals(scene: Scene): Promise<GoalReading> {
  const { book, rows, standing, at } = scene;
  const { id, clientId, zone, coachSince } = book.engagement;
  const mayRead = permits('goal', standing, 'read', { placed: true }) === 'yes';
  const found = mayRead ? await findAll(rows, goalTable, { ownerId: clientId, placedIn: id }) : [];
  const isCoach = standing !== 'client';
  return {
    goals: byAge(found),
    steps: book.steps.filter((step) => maySeeStep(scene, step)),
    focus: focusOf(book.sprints),
    today: dayAt(at, zone),
    zone,
    since: isCoach && coachSince !== null ? dayAt(coachSince, zone) : null,
  };
}
