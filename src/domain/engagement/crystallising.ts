// A goal becoming clear: from an itch by its owner's rewordings, with every version kept.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Changes } from './book.ts';
import type { Clarity, Goal, GoalVersion, Level } from './goal.ts';
import { isLevel } from './goal-measure.ts';
import { type Place, wrongPlace } from './goal-place.ts';
import { type GoalCommand, type GoalShelf, openGoal, tells } from './goal-shelf.ts';

/** A goal with levels describes this many, from −2 to +2. */
export const LEVEL_COUNT = 5;

/** How clearly a goal is put; `levelsDescribed` counts its described levels, `level` is where the client is now. */
export interface Form {
  readonly clarity: Clarity;
  readonly hasMeaning: boolean;
  readonly levelsDescribed: number;
  readonly level?: Level | null;
}

/** Five described levels and where the client is now make `levels`; anything vaguer needs nothing. */
function standing(form: Form, before: Goal | null): Outcome<Pick<Goal, 'level' | 'levelAtFirst'>> {
  const levelAtFirst = before?.levelAtFirst ?? null;
  if (form.clarity !== 'levels') return accept({ level: null, levelAtFirst });
  if (form.levelsDescribed !== LEVEL_COUNT) return refuse('goal.levels', { needed: LEVEL_COUNT });
  const level = form.level ?? before?.level;
  return isLevel(level) ? accept({ level, levelAtFirst: levelAtFirst ?? level }) : refuse('goal.level');
}

interface Origin {
  readonly id: Id;
  readonly at: Instant;
  readonly suggestedBy: Id | null;
  readonly sessionId: Id | null;
}

const versionOf = (goal: Goal, { id, at, suggestedBy, sessionId }: Origin): GoalVersion => ({
  id,
  goalId: goal.id,
  ownerId: goal.ownerId,
  number: goal.version,
  clarity: goal.clarity,
  at,
  suggestedBy,
  sessionId,
});

/** A new goal; an itch with nothing but a title is enough. */
export interface MakeGoal extends GoalCommand, Place, Form {
  readonly versionId: Id;
  readonly sessionId?: Id | null;
}

/**
 * The owner puts down a goal. Refuses `goal.area`, `goal.years` (1 to 5, long-term only), `goal.parent` (an open
 * long-term goal of their own) and, for a goal that starts with levels, `goal.levels` and `goal.level`.
 */
export function makeGoal(shelf: GoalShelf, command: MakeGoal, at: Instant): Outcome<Changes> {
  const { by, goalId, clarity, hasMeaning, horizon, years, parentId, area } = command;
  if (by !== shelf.ownerId) return refuse('goal.not_yours');
  const wrong = wrongPlace(shelf, goalId, command);
  if (wrong) return wrong;
  const stands = standing(command, null);
  if (!stands.ok) return stands;
  const goal: Goal = {
    id: goalId,
    ownerId: by,
    state: 'open',
    clarity,
    horizon,
    years,
    parentId,
    area,
    hasMeaning,
    pledge: null,
    ...stands.value,
    weight: 1,
    madeAt: at,
    endedOn: null,
    version: 1,
    placedIn: null,
  };
  const origin = { id: command.versionId, at, suggestedBy: null, sessionId: command.sessionId ?? null };
  return accept({
    goals: [goal],
    goalVersions: [versionOf(goal, origin)],
    events: [{ kind: 'GoalMade', about: goal.id, facts: { clarity, horizon }, audience: 'client' }],
  });
}

/** New words for a goal; with them it may become clearer, or fuzzier again. */
export interface RewordGoal extends GoalCommand, Form {
  readonly versionId: Id;
  readonly sessionId?: Id | null;
  /** The coach whose wording was taken. */
  readonly suggestedBy?: Id | null;
}

/**
 * The owner rewords a goal: a new version, the earlier ones stay. Levels need five described levels (`goal.levels`)
 * and where the client is now (`goal.level`); where it began stays as first told.
 */
export function rewordGoal(shelf: GoalShelf, command: RewordGoal, at: Instant): Outcome<Changes> {
  const found = openGoal(shelf, command);
  if (!found.ok) return found;
  const stands = standing(command, found.value);
  if (!stands.ok) return stands;
  const { clarity, hasMeaning, versionId, suggestedBy = null, sessionId = null } = command;
  const goal = { ...found.value, ...stands.value, clarity, hasMeaning, version: found.value.version + 1 };
  const facts = { from: found.value.clarity, to: clarity, version: goal.version };
  return accept({
    goals: [goal],
    goalVersions: [versionOf(goal, { id: versionId, at, suggestedBy, sessionId })],
    events: [{ kind: 'GoalReworded', about: goal.id, facts, audience: tells(goal) }],
  });
}
