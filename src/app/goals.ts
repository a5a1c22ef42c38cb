// Goals of one's own: put down, reworded with every version kept, arranged among the others.
import { z } from 'zod';
import { makeGoal, rewordGoal } from '../domain/engagement/crystallising.ts';
import type { Level } from '../domain/engagement/goal.ts';
import { arrangeGoal } from '../domain/engagement/goal-place.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findOne } from '../store/find.ts';
import { type GoalWords, goals as goalTable } from '../store/goals.table.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField, MADE } from './fields.ts';
import { goalDeed, refusedPlace } from './goal-deed.ts';
import { goalWords, levelsDescribed, placeFields, wordFields } from './goal-fields.ts';

/** The words of a goal as it stands. */
export async function wordsOfGoal(rows: Rows, goalId: Id): Promise<GoalWords> {
  const found = await findOne(rows, goalTable, { id: goalId });
  return found?.words ?? { title: '' };
}

/** Puts a goal down; an itch with nothing but a title is enough. */
export const makeOneGoal = goalDeed({
  name: 'goal.make',
  path: 'POST /goals',
  says: 'Puts down a goal of yours. A title is enough; it may become clearer later.',
  thing: 'goal',
  input: z.object({ ...wordFields, ...placeFields, sessionId: idField.optional() }),
  output: MADE,
  async run(scene, input) {
    const { me, shelf, at, newId } = scene;
    const { clarity, meaning, level, horizon, years, parentId, area, ownArea, sessionId } = input;
    const no = refusedPlace(scene, sessionId);
    if (no) return no;
    const id = newId();
    const versionId = newId();
    const form = { clarity, hasMeaning: Boolean(meaning), levelsDescribed: levelsDescribed(input) };
    const place = { horizon, years: years ?? null, parentId: parentId ?? null, area };
    const stands = level === undefined ? {} : { level: level as Level };
    const command = {
      by: me,
      goalId: id,
      versionId,
      sessionId: sessionId ?? null,
      ...form,
      ...place,
      ...stands,
    };
    const changes = makeGoal(shelf, command, at);
    if (!changes.ok) return changes;
    const words = { words: goalWords(input, area === 'own' ? ownArea : undefined) };
    const beside = { goals: { [id]: words }, goalVersions: { [versionId]: words } };
    return accept({ changes: changes.value, words: beside, output: { id } });
  },
});

/** New words for a goal: a new version. The version that the words were written upon is named, so that none is lost. */
export const rewordOneGoal = goalDeed({
  name: 'goal.reword',
  path: 'POST /goals/:goalId/versions',
  says: 'Rewords a goal of yours; every earlier version is kept.',
  thing: 'goal',
  input: z.object({
    goalId: idField,
    ...wordFields,
    /** The version they were written upon. */
    version: z.int(),
    sessionId: idField.optional(),
  }),
  output: z.object({ version: z.int() }),
  async run(scene, input) {
    const { me, shelf, at, newId, rows } = scene;
    const { goalId, clarity, meaning, level, version, sessionId } = input;
    const stored = shelf.goals.find(({ id }) => id === goalId);
    if (!stored) return refuse('goal.not_found');
    if (stored.version !== version) return refuse('goal.changed_meanwhile', { version: stored.version });
    const no = refusedPlace(scene, sessionId);
    if (no) return no;
    const versionId = newId();
    const form = { clarity, hasMeaning: Boolean(meaning), levelsDescribed: levelsDescribed(input) };
    const stands = level === undefined ? {} : { level: level as Level };
    const command = { by: me, goalId, versionId, sessionId: sessionId ?? null, ...form, ...stands };
    const changes = rewordGoal(shelf, command, at);
    if (!changes.ok) return changes;
    const { area } = await wordsOfGoal(rows, goalId);
    const words = { words: goalWords(input, area) };
    const beside = { goals: { [goalId]: words }, goalVersions: { [versionId]: words } };
    return accept({ changes: changes.value, words: beside, output: { version: stored.version + 1 } });
  },
});

/** Where a goal belongs among the others; its words stay. */
export const arrangeOneGoal = goalDeed({
  name: 'goal.arrange',
  path: 'PUT /goals/:goalId/arrangement',
  says: 'Says how far ahead a goal of yours lies, in which area, and which long-term goal it serves.',
  thing: 'goal',
  input: z.object({ goalId: idField, ...placeFields }),
  output: DONE,
  async run({ me, shelf, rows }, { goalId, horizon, years, parentId, area, ownArea }) {
    const place = { horizon, years: years ?? null, parentId: parentId ?? null, area };
    const changes = arrangeGoal(shelf, { by: me, goalId, ...place });
    if (!changes.ok) return changes;
    const { area: _, ...before } = await wordsOfGoal(rows, goalId);
    const words = area === 'own' && ownArea ? { ...before, area: ownArea } : before;
    return accept({ changes: changes.value, words: { goals: { [goalId]: { words } } }, output: {} });
  },
});

/** The deeds of this file. */
export const goalDeeds: readonly AnyDeed[] = [makeOneGoal, rewordOneGoal, arrangeOneGoal];
