// What the page of a step is drawn from; its forms read it too.
import type { Child } from 'hono/jsx';
import type { StepView } from '../../app/step-views.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import type { StepReader } from './step-card.tsx';
import type { GoalChoice } from './step-form.tsx';

/** What the step page is drawn from. */
export interface StepPageProps {
  readonly visit: Visit;
  readonly step: StepView;
  readonly chain: readonly StepView[];
  readonly reader: StepReader;
  readonly goals: readonly GoalChoice[];
  /** The last day a first date may name. */
  readonly latest: string;
  /** Which form stands open. */
  readonly doing: string | undefined;
  readonly slip?: Slip | undefined;
  /** The refused form is no longer on the page: its refusal stands at the top. */
  readonly isStray?: boolean;
  readonly notice?: Child;
}
