// What a goal is measured by: where one stands now, how much it weighs, which pace is pledged to it.
import { z } from 'zod';
import type { Level } from '../domain/engagement/goal.ts';
import { pledgeSteps, setLevel, setWeight } from '../domain/engagement/goal-measure.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField } from './fields.ts';
import { goalDeed } from './goal-deed.ts';

/** Where one stands now on a goal with levels. */
export const setGoalLevel = goalDeed({
  name: 'goal.level',
  path: 'PUT /goals/:goalId/level',
  says: 'Says on which of its five levels you stand now, from -2 to 2.',
  thing: 'goal',
  input: z.object({ goalId: idField, level: z.int().min(-2).max(2) }),
  output: DONE,
  async run({ me, shelf }, { goalId, level }) {
    const changes = setLevel(shelf, { by: me, goalId, level: level as Level });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** How much a goal weighs in attainment. */
export const setGoalWeight = goalDeed({
  name: 'goal.weight',
  path: 'PUT /goals/:goalId/weight',
  says: 'Says how much a goal weighs beside the others, from 0 to 100; 1 unless you say otherwise.',
  thing: 'goal',
  input: z.object({ goalId: idField, weight: z.int() }),
  output: DONE,
  async run({ me, shelf }, { goalId, weight }) {
    const changes = setWeight(shelf, { by: me, goalId, weight });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The pace pledged to a long-term goal; left out, the pledge is taken back. */
export const pledgeToGoal = goalDeed({
  name: 'goal.pledge',
  path: 'PUT /goals/:goalId/pledge',
  says: 'Pledges a pace to a long-term goal, in steps per four weeks; without one the pledge is taken back.',
  thing: 'goal',
  input: z.object({ goalId: idField, pledge: z.int().optional() }),
  output: DONE,
  async run({ me, shelf }, { goalId, pledge = null }) {
    const changes = pledgeSteps(shelf, { by: me, goalId, pledge });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const goalMeasureDeeds: readonly AnyDeed[] = [setGoalLevel, setGoalWeight, pledgeToGoal];
