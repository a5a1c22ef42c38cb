// Deeds of a person on their own goals: the shelf of all goals, and every engagement in which one may lie.
import type { z } from 'zod';
import type { Changes } from '../domain/engagement/book.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import type { GoalShelf } from '../domain/engagement/goal-shelf.ts';
import { refusedSession } from '../domain/engagement/step-guard.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { type BookWords, saveGoals } from '../store/books.ts';
import { findBones } from '../store/find.ts';
import { goals as goalTable, wordings as wordingTable } from '../store/goals.table.ts';
import type { Rows } from '../store/store.ts';
import type { Deed, DeedCard } from './deed.ts';
import { mayHere, type Opened, sceneFor } from './engagement-deed.ts';
import { keepThere, ownBooks } from './own-books.ts';
import { type OwnDone, type OwnScene, personDeed, type ToldThere } from './person-deed.ts';

/** What a deed on a goal is handed. */
export interface GoalScene extends OwnScene {
  readonly shelf: GoalShelf;
  /** Every engagement they are the client of, held and opened. */
  readonly opened: readonly Opened[];
}

/** What it answers: the rule's changes, the words beside them, and where it was done if in an engagement. */
export interface GoalDone<O> {
  readonly changes: Changes;
  readonly words?: BookWords;
  readonly engagementId?: Id;
  readonly output: O;
}

interface GoalCard<I, O> extends Omit<DeedCard, 'reads' | 'verb'> {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  readonly run: (scene: GoalScene, input: I) => Promise<Outcome<GoalDone<O>>>;
}

interface Named {
  readonly goalId?: Id;
  readonly wordingId?: Id;
}

async function goalNamed({ goalId, wordingId }: Named, rows: Rows): Promise<Id | undefined> {
  if (wordingId === undefined) return goalId;
  const [wording] = await findBones(rows, wordingTable, { id: wordingId });
  return wording?.goalId ?? wordingId;
}

/** Somebody else's goal is forbidden to the coach who reads it, and not there for everybody else. */
async function refusedForeign(
  noun: string,
  input: unknown,
  { goals }: GoalShelf,
  { rows, me, ports }: OwnScene,
): Promise<Refusal | null> {
  const named = await goalNamed((input ?? {}) as Named, rows);
  if (named === undefined || goals.some(({ id }) => id === named)) return null;
  const [goal] = await findBones(rows, goalTable, { id: named });
  const there = goal?.placedIn ? await sceneFor(goal.placedIn, me, rows, ports) : undefined;
  const reads = there !== undefined && mayHere(there, 'goal', 'read', { placed: true });
  return refuse(reads ? `${noun}.not_yours` : `${noun}.not_found`);
}

/** A deed that changes a goal of one's own; engagements in which that makes something due are settled and saved too. */
export function goalDeed<I, O>({ run, ...card }: GoalCard<I, O>): Deed<I, O> {
  return personDeed({
    ...card,
    verb: 'write',
    alsoLocks: 'engagements',
    async run(scene, input: I) {
      const opened = await ownBooks(scene);
      const goals = await findBones(scene.rows, goalTable, { ownerId: scene.me });
      const books = opened.map((one) => one.scene.book);
      const shelf = {
        ownerId: scene.me,
        zone: scene.person.zone,
        goals,
        steps: books.flatMap(({ steps }) => steps),
        wordings: books.flatMap(({ wordings }) => wordings),
      };
      const foreign = await refusedForeign(card.name.split('.')[0] ?? 'goal', input, shelf, scene);
      if (foreign) return foreign;
      const outcome = await run({ ...scene, shelf, opened }, input);
      return outcome.ok ? accept(await kept(scene, opened, outcome.value)) : outcome;
    },
  });
}

/** The engagement an event belongs to: that of its step or wording, else the one the goal lies in. Null: none. */
function placeOf({ about }: Event, { changes, engagementId }: GoalDone<unknown>): Id | null {
  const record = [...(changes.steps ?? []), ...(changes.wordings ?? [])].find(({ id }) => id === about);
  if (record) return record.engagementId;
  return engagementId ?? changes.goals?.find(({ id }) => id === about)?.placedIn ?? null;
}

async function kept<O>(scene: OwnScene, opened: readonly Opened[], done: GoalDone<O>): Promise<OwnDone<O>> {
  const { changes, words = {}, output } = done;
  await saveGoals(scene.rows, changes, words);
  const told: ToldThere[] = [];
  for (const one of opened) {
    const { engagement } = one.scene.book;
    const here = <T extends { readonly engagementId: Id }>(records: readonly T[] = []) =>
      records.filter((record) => record.engagementId === engagement.id);
    const part = {
      steps: here(changes.steps),
      wordings: here(changes.wordings),
      goals: changes.goals ?? [],
      events: changes.events.filter((event) => placeOf(event, done) === engagement.id),
    };
    const isUntouched = part.steps.length + part.wordings.length + part.events.length === 0;
    if (isUntouched && isOver(engagement)) continue;
    told.push(await keepThere(one, { changes: part }));
  }
  const events = changes.events.filter((event) => placeOf(event, done) === null);
  return { events, told, output };
}

/** Why a goal cannot be worded "in" this session: it is no session of theirs, or it is not on. */
export function refusedPlace({ opened, at }: GoalScene, sessionId: Id | undefined): Refusal | null {
  if (sessionId === undefined) return null;
  const its = opened.find(({ scene }) => scene.book.sessions.some(({ id }) => id === sessionId));
  return its ? refusedSession(its.scene.book, sessionId, at) : refuse('session.not_found');
}
