// The goals of a person as a list: one's own, and what a client has placed in an engagement.
import { z } from 'zod';
import { accept } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { ownGoals, placedGoals } from './goal-readings.ts';
import { goalView, viewGoal } from './goal-views.ts';
import { personReading } from './person-deed.ts';

const LISTED = z.object({ goals: z.array(goalView) });

/** All goals of one's own, ended ones too, the oldest first. */
export const listGoals = personReading({
  name: 'goal.list',
  path: 'GET /goals',
  says: 'Your goals, with how many steps the long-term ones got.',
  thing: 'goal',
  verb: 'read',
  input: z.object({}),
  output: LISTED,
  async run(scene) {
    const reading = await ownGoals(scene);
    return accept({ goals: reading.goals.map((goal) => viewGoal(reading, goal)) });
  },
});

/** The goals a client has placed in an engagement, for whoever reads them there. */
export const listPlacedGoals = engagementReading({
  name: 'goal.placed',
  path: 'GET /engagements/:engagementId/goals',
  says: 'The goals that are placed in an engagement.',
  thing: 'goal',
  verb: 'read',
  input: z.object({ engagementId: idField }),
  output: LISTED,
  async run(scene) {
    const reading = await placedGoals(scene);
    return accept({ goals: reading.goals.map((goal) => viewGoal(reading, goal)) });
  },
});

/** The deeds of this file. */
export const goalListDeeds: readonly AnyDeed[] = [listGoals, listPlacedGoals];
