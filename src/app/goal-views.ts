// Goals as their readers see them: the owner all of their own, a coach those placed with them, each with what it adds up to.
import { z } from 'zod';
import { enoughSteps } from '../domain/engagement/pledge.ts';
import type { Step } from '../domain/engagement/step.ts';
import type { Id } from '../domain/kernel/id.ts';
import { type Day, dayAt, laterOf, type Zone } from '../domain/kernel/time.ts';
import type { goals as goalTable } from '../store/goals.table.ts';
import type { ValueOf } from '../store/table.ts';
import { areaField, clarityField, horizonField } from './goal-fields.ts';

/** "Enough steps?" of a long-term goal. */
export const enoughView = z.object({
  lastFour: z.int(),
  lastTwelve: z.int(),
  pledge: z.int().nullable(),
  hungry: z.boolean(),
  reason: z.enum(['none in four weeks', 'under half the pledge']).nullable(),
});

/** One goal. */
export const goalView = z.object({
  id: z.string(),
  title: z.string(),
  meaning: z.string().nullable(),
  area: areaField,
  ownArea: z.string().nullable(),
  horizon: horizonField,
  years: z.int().nullable(),
  parent: z.object({ id: z.string(), title: z.string() }).nullable(),
  state: z.enum(['open', 'reached', 'let go', 'changed']),
  clarity: clarityField,
  outcome: z.string().nullable(),
  /** From -2 to +2. */
  levels: z.array(z.string()).nullable(),
  level: z.int().nullable(),
  levelAtFirst: z.int().nullable(),
  weight: z.int(),
  pledge: z.int().nullable(),
  madeOn: z.string(),
  endedOn: z.string().nullable(),
  ending: z.string().nullable(),
  version: z.int(),
  /** The engagement whose coach reads it. */
  placedIn: z.string().nullable(),
  isInFocus: z.boolean(),
  openSteps: z.int(),
  enough: enoughView.nullable(),
});

/** One goal, as its type. */
export type GoalView = z.infer<typeof goalView>;

/** A goal with its words. */
export type GoalRow = ValueOf<typeof goalTable>;

/** What somebody reads of a person's goals, and from which day on they can count steps. */
export interface GoalReading {
  readonly goals: readonly GoalRow[];
  readonly steps: readonly Pick<Step, 'goalId' | 'state' | 'markedOn'>[];
  readonly focus: ReadonlySet<Id>;
  readonly today: Day;
  readonly zone: Zone;
  /** The first day whose steps this reader sees; null: all. */
  readonly since: Day | null;
}

function enoughOf(reading: GoalReading, goal: GoalRow) {
  if (goal.horizon !== 'long-term' || goal.state !== 'open') return null;
  const { goals, steps, today, zone, since } = reading;
  const made = dayAt(goal.madeAt, zone);
  return enoughSteps(goal, goals, steps, since === null ? made : laterOf(made, since), today);
}

function said({ words, area }: GoalRow) {
  return {
    title: words?.title ?? '',
    meaning: words?.meaning ?? null,
    area: areaField.parse(area),
    ownArea: words?.area ?? null,
    outcome: words?.outcome ?? null,
    levels: words?.levels ? [...words.levels] : null,
    ending: words?.ending ?? null,
  };
}

function parentOf({ goals }: GoalReading, { parentId }: GoalRow) {
  const parent = goals.find(({ id }) => id === parentId);
  return parent ? { id: parent.id, title: parent.words?.title ?? '' } : null;
}

/** One goal as this reader sees it. */
export function viewGoal(reading: GoalReading, goal: GoalRow): GoalView {
  const { id, horizon, years, state, clarity, level, levelAtFirst, weight, pledge } = goal;
  const { endedOn, version, placedIn } = goal;
  return {
    ...{
      id,
      horizon,
      years,
      state,
      clarity,
      level,
      levelAtFirst,
      weight,
      pledge,
      endedOn,
      version,
      placedIn,
    },
    ...said(goal),
    parent: parentOf(reading, goal),
    madeOn: dayAt(goal.madeAt, reading.zone),
    isInFocus: reading.focus.has(id),
    openSteps: reading.steps.filter((step) => step.goalId === id && step.state === 'agreed').length,
    enough: enoughOf(reading, goal),
  };
}
