// The client's own plan for an open step, a slip put right, and another goal for it.
import { DateField, DateTimeField, Field, Select, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import { Fold } from './move-fold.tsx';
import { GoalSelect, PlanFields, SizeChoice } from './step-form.tsx';
import type { StepPageProps } from './step-page-props.ts';

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240];
/** One more than there are, so that there is always an empty one. */
const linksOf = ({ step }: StepPageProps): readonly string[] => [...step.links, ''].slice(0, 10);

/** An hour kept free for the step, the client's own. */
function BlockFields({ step }: StepPageProps) {
  const { words, dates } = useShell();
  const { fields } = words.steps;
  const minutes = step.block?.minutes ?? 60;
  const lengths = LENGTHS.includes(minutes) ? LENGTHS : [...LENGTHS, minutes];
  const options = [
    { value: '', label: '–' },
    ...lengths.map((length) => ({ value: String(length), label: dates.length(length) })),
  ];
  return (
    <>
      <DateTimeField
        name="block.startsLocal"
        label={fields.block}
        hint={fields.blockHint}
        value={step.block?.startsLocal ?? ''}
        optional
      />
      <Select
        name="block.minutes"
        label={fields.blockMinutes}
        options={options}
        value={step.block ? String(minutes) : ''}
        short
      />
    </>
  );
}

/** The if-then plan, the hour kept free for it, links. */
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
          <BlockFields {...props} />
          {linksOf(props).map((link, nth) => (
            <Field
              name="links"
              nth={nth}
              label={steps.fields.link}
              value={link}
              type="url"
              maxLength={2000}
              optional
            />
          ))}
          <ButtonRow>
            <Button primary>{steps.submit.plan}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

/** A typo or a wrong day, put right on the day it was added. */
export function Amend(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader, latest } = props;
  return (
    <Fold
      at="amend"
      label={steps.page.amend}
      lead={steps.page.amendLead}
      props={props}
      form={(slip) => (
        <Form
          id="amend-form"
          action={`/steps/${step.id}`}
          method="patch"
          hidden={{ back: reader.back }}
          slip={slip}
        >
          <TextArea
            name="text"
            label={steps.fields.text}
            value={step.text}
            lines={2}
            maxLength={2000}
            required
          />
          <SizeChoice value={step.size} />
          <DateField
            name="dueOn"
            label={steps.fields.dueOn}
            value={step.dueOn}
            min={reader.today}
            max={latest}
            required
          />
          <ButtonRow>
            <Button primary>{steps.submit.correct}</Button>
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
