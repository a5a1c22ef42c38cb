// Steps that are open from before, in the room: each stands as it is, or is changed right here.
import { Card } from '../parts/cards.tsx';
import { DateField, TextArea } from '../parts/fields.tsx';
import { Button, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { SizeChoice } from '../steps/step-form.tsx';
import { type RoomProps, sidesOf } from './room-props.ts';
import { StepLine, type StepProps, stepPath } from './room-steps.tsx';

function Smaller({ props, step }: StepProps) {
  const { steps } = useShell().words;
  const slip = moveSlip({ props, step }, 'smaller');
  return (
    <Disclosure label={steps.smaller} open={slip !== undefined} id={`smaller-${step.id}`}>
      <Form
        id={`smaller-form-${step.id}`}
        action={`${stepPath({ props, step })}/moves`}
        hidden={{ move: 'smaller' }}
        slip={slip}
      >
        <TextArea
          name="text"
          label={steps.fields.smallerText}
          value={step.text}
          lines={2}
          maxLength={2000}
          required
        />
        <SizeChoice value={step.size === 'half-day' ? 'hour' : 'quarter'} />
        <Button small>{steps.submit.smaller}</Button>
      </Form>
    </Disclosure>
  );
}

function moveSlip({ props, step }: StepProps, move: string) {
  const slip = slipFor(props.slip, 'step.move', { field: 'stepId', id: step.id });
  return slip?.values['move'] === move ? slip : undefined;
}

function Later({ props, step }: StepProps) {
  const { steps } = useShell().words;
  const slip = moveSlip({ props, step }, 'later');
  if (step.laterUsed && !slip) return <p class="small soft">{steps.page.laterUsed}</p>;
  return (
    <Disclosure label={steps.submit.later} open={slip !== undefined} id={`later-${step.id}`}>
      <Form
        id={`later-form-${step.id}`}
        action={`${stepPath({ props, step })}/moves`}
        hidden={{ move: 'later' }}
        slip={slip}
      >
        <DateField name="dueOn" label={steps.fields.dueOn} min={props.today} max={step.limitOn} required />
        <Button small>{steps.submit.later}</Button>
      </Form>
    </Disclosure>
  );
}

function Different({ props, step }: StepProps) {
  const { steps } = useShell().words;
  const slip = moveSlip({ props, step }, 'different');
  const hidden = { move: 'different', ...(step.goal ? { goalId: step.goal.id } : {}), kind: step.kind };
  return (
    <Disclosure label={steps.submit.different} open={slip !== undefined} id={`different-${step.id}`}>
      <Form
        id={`different-form-${step.id}`}
        action={`${stepPath({ props, step })}/moves`}
        hidden={hidden}
        slip={slip}
      >
        <TextArea name="text" label={steps.fields.differentText} lines={2} maxLength={2000} required />
        <SizeChoice value={step.size} />
        <DateField
          name="dueOn"
          label={steps.fields.dueOn}
          value={step.isPast ? props.today : step.dueOn}
          min={props.today}
          required
        />
        <Button small>{steps.submit.different}</Button>
      </Form>
    </Disclosure>
  );
}

/** An open step from before: it stands, or it is changed right here. */
function OpenStep({ props, step }: StepProps) {
  const { steps } = useShell().words.room;
  const { isClient } = sidesOf(props.read);
  const slip = slipFor(props.slip, 'step.confirm', { field: 'stepId', id: step.id });
  const changes = slipFor(props.slip, 'step.move', { field: 'stepId', id: step.id });
  const mayConfirm = isClient && !step.isPast && step.waitingId === null;
  return (
    <li id={`open-${step.id}`}>
      <StepLine props={props} step={step} />
      {mayConfirm ? (
        <DeedButton
          id={`confirm-${step.id}`}
          action={`${stepPath({ props, step })}/confirmation`}
          slip={slip}
          small
          about={step.text}
        >
          {steps.confirm}
        </DeedButton>
      ) : null}
      <Disclosure label={steps.change} open={changes !== undefined} id={`change-${step.id}`}>
        {isClient ? <Smaller props={props} step={step} /> : null}
        <Later props={props} step={step} />
        <Different props={props} step={step} />
        <p class="small">
          <a href={`/steps/${step.id}`}>{steps.more}</a>
        </p>
      </Disclosure>
    </li>
  );
}

/** The steps that are open from before, on their own sheet; nothing where there are none. */
export function OpenSteps({ props }: { props: RoomProps }) {
  const { steps } = useShell().words.room;
  const { openSteps } = props.read;
  if (openSteps.length === 0) return null;
  return (
    <Card title={steps.open} id="open-steps">
      <ul class="rows">
        {openSteps.map((step) => (
          <OpenStep props={props} step={step} />
        ))}
      </ul>
    </Card>
  );
}
