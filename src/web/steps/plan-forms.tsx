// The client's own plan for an open step, and another goal for it.
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import { Fold } from './move-fold.tsx';
import { GoalSelect, PlanFields } from './step-form.tsx';
import type { StepPageProps } from './step-page-props.ts';

/** The if-then plan. */
export function Plan(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  const action = `/steps/${step.id}/plan`;
  return (
    <Fold
      at="plan"
      label={steps.page.plan}
      props={props}
      form={(slip) => (
        <Form id="plan-form" action={action} method="patch" hidden={{ back: reader.back }} slip={slip}>
          <PlanFields ifSituation={step.ifSituation} thenAction={step.thenAction} />
          <ButtonRow>
            <Button primary>{steps.submit.plan}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

/** Another goal, where there is one. */
export function Rehome(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader, goals } = props;
  const others = goals.filter(({ id }) => id !== step.goal?.id);
  if (others.length === 0) return null;
  return (
    <Fold
      at="rehome"
      label={steps.page.rehome}
      props={props}
      form={(slip) => (
        <Form
          id="rehome-form"
          action={`/steps/${step.id}/goal`}
          method="put"
          hidden={{ back: reader.back }}
          slip={slip}
        >
          <GoalSelect goals={others} />
          <ButtonRow>
            <Button primary>{steps.submit.rehome}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}
