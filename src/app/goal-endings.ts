// The end of a goal: reached, let go or changed, with one sentence, and put right on the same day.
import { z } from 'zod';
import { endGoal, reopenGoal } from '../domain/engagement/goal-ending.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField, optionalLine } from './fields.ts';
import { goalDeed } from './goal-deed.ts';
import { wordsOfGoal } from './goals.ts';

/** Ends a goal once its open steps are kept, not kept or given to another goal. */
export const endOneGoal = goalDeed({
  name: 'goal.end',
  path: 'POST /goals/:goalId/ending',
  says: 'Ends a goal of yours with one sentence. Its open steps are marked or given to another goal first.',
  thing: 'goal',
  input: z.object({
    goalId: idField,
    how: z.enum(['reached', 'let go', 'changed']),
    sentence: optionalLine,
  }),
  output: DONE,
  async run({ me, shelf, at, rows }, { goalId, how, sentence = '' }) {
    const changes = endGoal(shelf, { by: me, goalId, how, sentenceGiven: sentence !== '' }, at);
    if (!changes.ok) return changes;
    const words = { ...(await wordsOfGoal(rows, goalId)), ending: sentence };
    return accept({ changes: changes.value, words: { goals: { [goalId]: { words } } }, output: {} });
  },
});

/** A wrong tap put right on the day it was made. */
export const reopenOneGoal = goalDeed({
  name: 'goal.reopen',
  path: 'DELETE /goals/:goalId/ending',
  says: 'Opens a goal again on the day it ended.',
  thing: 'goal',
  input: z.object({ goalId: idField }),
  output: DONE,
  async run({ me, shelf, at, rows }, { goalId }) {
    const changes = reopenGoal(shelf, { by: me, goalId }, at);
    if (!changes.ok) return changes;
    const { ending: _, ...words } = await wordsOfGoal(rows, goalId);
    return accept({ changes: changes.value, words: { goals: { [goalId]: { words } } }, output: {} });
  },
});

/** The deeds of this file. */
export const goalEndingDeeds: readonly AnyDeed[] = [endOneGoal, reopenOneGoal];
