// An answer said by a wrong tap: the way to take it back, in the notice after the tap and on the step's page.
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { StepView } from '../../app/step-views.ts';
import { DeedButton } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';

interface UnansweredProps {
  readonly step: Pick<StepView, 'id' | 'state' | 'isAnswerOpen' | 'text'>;
  readonly back?: string;
  /** Where the form is sent, if not to the step's own place. */
  readonly action?: string;
  readonly slip?: Slip | undefined;
}

/** "Take my yes back", while nothing came of it; nothing after that. */
export function TakeAnswerBack({ step, back, action, slip }: UnansweredProps) {
  const { steps } = useShell().words;
  const label = steps.unanswer[step.state];
  if (!step.isAnswerOpen || label === undefined) return null;
  return (
    <DeedButton
      id={`unanswer-${step.id}`}
      action={action ?? `/steps/${step.id}/answer`}
      method="delete"
      {...(back ? { hidden: { back } } : {})}
      slip={slip}
      about={step.text}
      quiet
      small
    >
      {label}
    </DeedButton>
  );
}

interface JustAnsweredProps {
  readonly stepId: string;
  readonly back: string;
}

/** An id as records have them: the address names the step, and what else it might name is nowhere to send a form. */
const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "Answered." for the step that the address names, if that is what was done; `back` is the page it is said on. */
export function justAnswered(c: Context, back: string): Child {
  const stepId = c.req.query('step') ?? '';
  if (c.req.query('said') !== 'answered' || !IS_ID.test(stepId)) return undefined;
  return <JustAnswered stepId={stepId} back={back} />;
}

/** The same with the way back beside it. */
function JustAnswered({ stepId, back }: JustAnsweredProps) {
  const { steps } = useShell().words;
  return (
    <div class="row">
      <span>{steps.said.answered}</span>
      <DeedButton
        id="just-answered"
        action={`/steps/${stepId}/answer`}
        method="delete"
        hidden={{ back }}
        quiet
        small
      >
        {steps.withdraw}
      </DeedButton>
    </div>
  );
}
