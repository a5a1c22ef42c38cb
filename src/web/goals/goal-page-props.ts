// What the page of a goal is drawn from.
import type { z } from 'zod';
import type { readGoal } from '../../app/goal-stories.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import type { ParentChoice } from './goal-forms.tsx';

/** A goal with its story, as its reader sees it. */
export type GoalStory = z.infer<(typeof readGoal)['output']>;

/** Everything the page of one's own goal needs. */
export interface GoalPageProps {
  readonly visit: Visit;
  readonly told: GoalStory;
  /** The engagement in which a step can be added; null while there is none. */
  readonly stepsIn: string | null;
  readonly parents: readonly ParentChoice[];
  readonly today: string;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}
