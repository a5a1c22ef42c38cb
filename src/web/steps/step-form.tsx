// The form of a step: what, how big, by when, for which goal, and the if-then plan that makes it likelier.
import { Choice } from '../parts/choices.tsx';
import { DateField, Field, Select, TextArea } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';

/** A goal a step may serve. */
export interface GoalChoice {
  readonly id: string;
  readonly title: string;
}

/** How big it is. */
export function SizeChoice({ value = 'hour' }: { value?: string }) {
  const { steps } = useShell().words;
  const options = Object.entries(steps.sizes).map(([size, label]) => ({ value: size, label }));
  return <Choice name="size" label={steps.fields.size} options={options} value={value} />;
}

/** To do, or to think through. */
export function KindChoice({ value = 'practical' }: { value?: string }) {
  const { steps } = useShell().words;
  const options = Object.entries(steps.kinds).map(([kind, label]) => ({ value: kind, label }));
  return <Choice name="kind" label={steps.fields.kind} options={options} value={value} />;
}

/** Which goal it serves; without open goals it serves the big picture and nothing is asked. */
export function GoalSelect({ goals, value }: { goals: readonly GoalChoice[]; value?: string | undefined }) {
  const { steps } = useShell().words;
  if (goals.length === 0) return null;
  const options = goals.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Select
      name="goalId"
      label={steps.fields.goal}
      options={options}
      value={value ?? options[0]?.value ?? ''}
    />
  );
}

/** If a situation, then an action. */
export function PlanFields({
  ifSituation,
  thenAction,
}: {
  ifSituation?: string | null;
  thenAction?: string | null;
}) {
  const { fields } = useShell().words.steps;
  return (
    <div class="side-by-side">
      <Field
        name="ifSituation"
        label={fields.ifSituation}
        hint={fields.ifHint}
        value={ifSituation ?? ''}
        maxLength={2000}
        optional
      />
      <Field name="thenAction" label={fields.thenAction} value={thenAction ?? ''} maxLength={2000} optional />
    </div>
  );
}

interface StepFieldsProps {
  readonly goals: readonly GoalChoice[];
  readonly goalId?: string | undefined;
  readonly dueOn: string;
  readonly earliest: string;
  readonly latest: string;
  readonly label?: string;
  /** What stands there before anybody typed. */
  readonly text?: string;
  readonly kind?: string;
  readonly size?: string;
}

/** Everything a new step is asked for. */
export function StepFields(props: StepFieldsProps) {
  const { goals, goalId, dueOn, earliest, latest, label, text, kind, size } = props;
  const { fields } = useShell().words.steps;
  return (
    <>
      <TextArea
        name="text"
        label={label ?? fields.text}
        value={text ?? ''}
        lines={2}
        maxLength={2000}
        required
      />
      <SizeChoice {...(size ? { value: size } : {})} />
      <DateField name="dueOn" label={fields.dueOn} value={dueOn} min={earliest} max={latest} required />
      <GoalSelect goals={goals} value={goalId} />
      <KindChoice {...(kind ? { value: kind } : {})} />
      <PlanFields />
    </>
  );
}
