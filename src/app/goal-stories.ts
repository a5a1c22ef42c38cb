// One goal with its story: how its words became clear, who suggested which in what session, and its steps.
import { z } from 'zod';
import { permits } from '../domain/engagement/access.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { sessionOn } from '../domain/engagement/hour.ts';
import type { Session } from '../domain/engagement/session.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { engagements } from '../store/engagements.table.ts';
import { findAll, findBones } from '../store/find.ts';
import { goals as goalTable, goalVersions, wordings as wordingTable } from '../store/goals.table.ts';
import { namesOf } from '../store/persons.ts';
import type { AnyDeed } from './deed.ts';
import { type Scene, sceneFor } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { clarityField } from './goal-fields.ts';
import { ownGoals, placedGoals } from './goal-readings.ts';
import { type GoalReading, goalView, viewGoal } from './goal-views.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { stepView, viewSteps } from './step-views.ts';

const sessionAt = z.object({ id: z.string(), startsAt: z.string() }).nullable();

/** One version of a goal's words. */
export const goalVersionView = z.object({
  number: z.int(),
  clarity: clarityField,
  at: z.string(),
  title: z.string(),
  meaning: z.string().nullable(),
  outcome: z.string().nullable(),
  levels: z.array(z.string()).nullable(),
  isSuggested: z.boolean(),
  /** Whose words they were; null where the reader does not know that coach. */
  suggestedBy: z.string().nullable(),
  session: sessionAt,
});

/** A wording a coach offered. */
export const wordingView = z.object({
  id: z.string(),
  engagementId: z.string(),
  state: z.enum(['waiting', 'taken', 'left', 'withdrawn', 'lapsed']),
  at: z.string(),
  title: z.string(),
  why: z.string().nullable(),
  by: z.string(),
  session: sessionAt,
});

const storyView = z.object({
  goal: goalView,
  isMine: z.boolean(),
  /** Whether this reader, its coach while the work goes on, may suggest other words. */
  maySuggest: z.boolean(),
  story: z.array(goalVersionView),
  steps: z.array(stepView),
  wordings: z.array(wordingView),
  /** Engagements with a coach: where a goal of one's own can be placed, or lies. */
  places: z.array(z.object({ engagementId: z.string(), coach: z.string(), isOver: z.boolean() })),
  /** The session that is on, in which words come about; null while none is. */
  sessionOn: z.string().nullable(),
});

type Story = z.infer<typeof storyView>;

/** Who reads, and the engagements they look into for it. */
interface Looking {
  readonly rows: OwnScene['rows'];
  readonly reading: GoalReading;
  readonly scenes: readonly Scene[];
  readonly isMine: boolean;
}

function sessionOf({ scenes }: Looking, sessionId: Id | null): { id: Id; startsAt: string } | null {
  const all = scenes.flatMap(({ book }): readonly Session[] => book.sessions);
  const found = all.find(({ id }) => id === sessionId);
  return found ? { id: found.id, startsAt: found.startsAt } : null;
}

/** The names this reader knows: the owner those of all their coaches, a coach their own. */
async function knownNames(
  looking: Looking,
  wanted: readonly (Id | null)[],
): Promise<ReadonlyMap<Id, string>> {
  const known = looking.scenes.flatMap(({ book }) => book.engagement.coachId ?? []);
  const ids = [...new Set(wanted)].filter((id) => id !== null && (looking.isMine || known.includes(id)));
  return namesOf(
    looking.rows,
    [...ids, ...known].flatMap((id) => id ?? []),
  );
}

async function storyOf(looking: Looking, goalId: Id): Promise<Story['story']> {
  const versions = await findAll(looking.rows, goalVersions, { goalId });
  const names = await knownNames(
    looking,
    versions.map(({ suggestedBy }) => suggestedBy),
  );
  return versions
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, clarity, at, words, suggestedBy, sessionId }) => ({
      ...{ number, clarity, at },
      title: words?.title ?? '',
      meaning: words?.meaning ?? null,
      outcome: words?.outcome ?? null,
      levels: words?.levels ? [...words.levels] : null,
      isSuggested: suggestedBy !== null,
      suggestedBy: (suggestedBy && names.get(suggestedBy)) || null,
      session: sessionOf(looking, sessionId),
    }));
}

async function wordingsOf(looking: Looking, goalId: Id): Promise<Story['wordings']> {
  const engagementId = looking.scenes.map(({ book }) => book.engagement.id);
  const found = await findAll(looking.rows, wordingTable, { goalId, engagementId });
  const names = await knownNames(looking, []);
  const coachOf = new Map(
    looking.scenes.map(({ book }) => [book.engagement.id, names.get(book.engagement.coachId ?? '') ?? '']),
  );
  return found.toReversed().map(({ id, engagementId: there, state, at, words, sessionId }) => ({
    ...{ id, state, at },
    engagementId: there,
    title: words?.title ?? '',
    why: words?.why ?? null,
    by: coachOf.get(there) ?? '',
    session: sessionOf(looking, sessionId),
  }));
}

async function stepsOf({ scenes }: Looking, goalId: Id): Promise<Story['steps']> {
  const shown = ['agreed', 'proposed', 'kept', 'not kept'];
  const found: Story['steps'] = [];
  for (const scene of scenes) {
    const its = scene.book.steps.filter((step) => step.goalId === goalId && shown.includes(step.state));
    found.push(...(await viewSteps(scene, its)));
  }
  return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

async function placesOf(looking: Looking): Promise<Story['places']> {
  if (!looking.isMine) return [];
  const names = await knownNames(looking, []);
  return looking.scenes
    .filter(({ book }) => book.engagement.coachId !== null)
    .map(({ book: { engagement } }) => ({
      engagementId: engagement.id,
      coach: names.get(engagement.coachId ?? '') ?? '',
      isOver: isOver(engagement),
    }));
}

const suggestsIn = ({ standing }: Scene): boolean =>
  permits('goal', standing, 'suggest', { placed: true }) === 'yes';

function onNow({ scenes }: Looking): Id | null {
  const on = scenes.flatMap(({ book, at }) => sessionOn(book, at) ?? []);
  return on[0]?.id ?? null;
}

async function told(looking: Looking, goalId: Id): Promise<Outcome<Story>> {
  const goal = looking.reading.goals.find(({ id }) => id === goalId);
  if (!goal) return refuse('goal.not_found');
  return accept({
    goal: viewGoal(looking.reading, goal),
    isMine: looking.isMine,
    maySuggest: !looking.isMine && looking.scenes.some(suggestsIn),
    story: await storyOf(looking, goalId),
    steps: await stepsOf(looking, goalId),
    wordings: await wordingsOf(looking, goalId),
    places: await placesOf(looking),
    sessionOn: onNow(looking),
  });
}

async function lookingAt(scene: OwnScene, goalId: Id): Promise<Looking | undefined> {
  const { rows, me, ports } = scene;
  const [goal] = await findBones(rows, goalTable, { id: goalId });
  if (!goal) return undefined;
  if (goal.ownerId !== me) {
    const there = goal.placedIn === null ? undefined : await sceneFor(goal.placedIn, me, rows, ports);
    const may = there && permits('goal', there.standing, 'read', { placed: true }) === 'yes';
    return may ? { rows, reading: await placedGoals(there), scenes: [there], isMine: false } : undefined;
  }
  const scenes: Scene[] = [];
  for (const { id } of await findBones(rows, engagements, { clientId: me })) {
    const opened = await sceneFor(id, me, rows, ports);
    if (opened) scenes.push(opened);
  }
  return { rows, reading: await ownGoals(scene), scenes, isMine: true };
}

/** One goal: the owner's own, or one that is placed with this coach. */
export const readGoal = personReading({
  name: 'goal.read',
  path: 'GET /goals/:goalId',
  says: 'A goal with the story of its wording, its steps and what a coach suggested.',
  thing: 'goal',
  verb: 'read',
  input: z.object({ goalId: idField }),
  output: storyView,
  async run(scene, { goalId }) {
    const looking = await lookingAt(scene, goalId);
    return looking ? told(looking, goalId) : refuse('goal.not_found');
  },
});

/** The deeds of this file. */
export const goalStoryDeeds: readonly AnyDeed[] = [readGoal];
