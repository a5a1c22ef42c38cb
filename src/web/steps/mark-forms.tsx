// What became of a step: kept on another day, not kept, put right, done again.
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { DateField, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { Fold } from './move-fold.tsx';
import { GoalSelect } from './step-form.tsx';
import type { StepPageProps } from './step-page-props.ts';

/** Kept on another day, or not kept, with what got in the way. */
export function Marked(props: StepPageProps & { at: 'kept' | 'not-kept' }) {
  const { steps } = useShell().words;
  const { step, reader, at } = props;
  const isKept = at === 'kept';
  const hidden = { mark: isKept ? 'kept' : 'not kept', back: reader.back };
  return (
    <Fold
      at={at}
      label={isKept ? steps.page.keptOn : steps.page.notKept}
      lead={isKept ? undefined : steps.page.notKeptLead}
      props={props}
      form={(slip) => (
        <Form id={`${at}-form`} action={`/steps/${step.id}/marks`} hidden={hidden} slip={slip}>
          {isKept ? null : (
            <TextArea name="inTheWay" label={steps.fields.inTheWay} lines={2} maxLength={2000} optional />
          )}
          <DateField
            name="on"
            label={steps.fields.on}
            value={reader.today}
            min={step.agreedOn ?? reader.today}
            max={reader.today}
            required
          />
          <ButtonRow>
            <Button primary>{isKept ? steps.submit.kept : steps.submit.notKept}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

function Correct({ step, reader, slip }: StepPageProps) {
  const { steps } = useShell().words;
  const { fields } = steps;
  const options = [
    { value: 'kept', label: fields.markKept },
    { value: 'not kept', label: fields.markNotKept },
    { value: 'open', label: fields.markOpen },
  ];
  const own = slip?.deed === 'step.mark' ? slip : undefined;
  return (
    <Disclosure label={steps.page.correct} open={own !== undefined}>
      <p class="small soft">{steps.page.correctLead}</p>
      <Form id="correct-form" action={`/steps/${step.id}/marks`} hidden={{ back: reader.back }} slip={own}>
        <Choice name="mark" label={fields.mark} options={options} value={step.state} />
        <DateField
          name="on"
          label={fields.on}
          value={step.markedOn ?? reader.today}
          min={step.agreedOn ?? ''}
          max={reader.today}
        />
        <ButtonRow>
          <Button>{steps.submit.correct}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** The next one of a kept step: one tap, or the choice of another goal where its own has ended. */
function Again({ step, reader, goals, slip }: StepPageProps) {
  const { steps } = useShell().words;
  const own = slipFor(slip, 'step.again');
  const at = { action: `/steps/${step.id}/next`, hidden: { back: reader.back }, slip: own };
  if (goals.length === 0 || goals.some(({ id }) => id === step.goal?.id)) {
    return (
      <DeedButton id="again" {...at}>
        {steps.again}
      </DeedButton>
    );
  }
  return (
    <Disclosure label={steps.again} open={own !== undefined} button id="again">
      <p class="small soft">{step.goal ? steps.page.againLead : steps.page.againPicture}</p>
      <Form id="again-form" {...at}>
        <GoalSelect goals={goals} />
        <ButtonRow>
          <Button primary>{steps.again}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** What can be done with a step that was kept or not kept. */
export function Settled(props: StepPageProps) {
  const { step, reader } = props;
  if (reader.party !== 'client') return null;
  return (
    <Card>
      {step.state === 'kept' ? <Again {...props} /> : null}
      {step.isCorrectable ? <Correct {...props} /> : null}
    </Card>
  );
}
