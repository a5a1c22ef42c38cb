// The moves of an open step: smaller, later, different, with help; each a folded form.
import { Check } from '../parts/choices.tsx';
import { DateField, Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import { Fold } from './move-fold.tsx';
import { SizeChoice, StepFields } from './step-form.tsx';
import type { StepPageProps } from './step-page-props.ts';

const movesAt = ({ step }: StepPageProps): string => `/steps/${step.id}/moves`;

/** Smaller: at once, by the client alone. */
export function Smaller(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  return (
    <Fold
      at="smaller"
      label={steps.smaller}
      lead={steps.page.smallerLead}
      props={props}
      form={(slip) => (
        <Form
          id="smaller-form"
          action={movesAt(props)}
          hidden={{ move: 'smaller', back: reader.back }}
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
          <ButtonRow>
            <Button primary>{steps.submit.smaller}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

/** Later: once, within the limit. */
export function Later(props: StepPageProps) {
  const { words, dates } = useShell();
  const { steps } = words;
  const { step, reader } = props;
  const limit = dates.dayLong(step.limitOn);
  const mayLater = reader.isAlone ? steps.page.laterLeadAlone(limit) : steps.page.laterLead(limit);
  const lead = step.laterUsed ? steps.page.laterUsed : mayLater;
  const submit = reader.isAlone ? steps.submit.laterAlone : steps.submit.later;
  const hidden = { move: 'later', back: reader.back };
  return (
    <Fold
      at="later"
      label={submit}
      lead={lead}
      props={props}
      form={(slip) =>
        step.laterUsed && !slip ? null : (
          <Form id="later-form" action={movesAt(props)} hidden={hidden} slip={slip}>
            <DateField
              name="dueOn"
              label={steps.fields.dueOn}
              min={reader.today}
              max={step.limitOn}
              required
            />
            <Field
              name="why"
              label={steps.fields.why}
              hint={steps.fields.whyHint}
              maxLength={2000}
              optional
            />
            <ButtonRow>
              <Button primary>{submit}</Button>
            </ButtonRow>
          </Form>
        )
      }
    />
  );
}

/** Different: with what stands in its place; or, with `answers`, in place of what the other asks for. */
export function Different(props: StepPageProps & { readonly answers?: string }) {
  const { words, dates } = useShell();
  const { steps } = words;
  const { step, reader, goals, answers } = props;
  const hidden = { move: 'different', back: reader.back, ...(answers ? { answers } : {}) };
  const submit = reader.isAlone ? steps.submit.differentAlone : steps.submit.different;
  return (
    <Fold
      at="different"
      label={answers ? steps.counter : submit}
      lead={steps.page.differentLead(dates.dayLong(step.limitOn))}
      props={props}
      form={(slip) => (
        <Form id="different-form" action={movesAt(props)} hidden={hidden} slip={slip}>
          <StepFields
            goals={goals}
            goalId={step.goal?.id}
            dueOn={step.isPast ? reader.today : step.dueOn}
            earliest={reader.today}
            latest={step.limitOn}
            label={steps.fields.differentText}
            kind={step.kind}
            size={step.size}
          />
          <Field name="why" label={steps.fields.why} hint={steps.fields.whyHint} maxLength={2000} optional />
          <ButtonRow>
            <Button primary>{answers ? steps.submit.counter : submit}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

/** With help: who, and what is asked. */
export function Help(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  const needsDate = step.isPast;
  return (
    <Fold
      at="help"
      label={steps.submit.help}
      lead={steps.page.helpLead}
      props={props}
      form={(slip) => (
        <Form
          id="help-form"
          action={movesAt(props)}
          hidden={{ move: 'with help', back: reader.back }}
          slip={slip}
        >
          <Field name="helpFrom" label={steps.fields.helpFrom} maxLength={2000} optional />
          {reader.otherName && !reader.isAlone ? (
            <Check name="helpFromCoach" label={steps.fields.helpFromCoach} />
          ) : null}
          <TextArea name="helpWith" label={steps.fields.helpWith} lines={2} maxLength={2000} required />
          {needsDate ? (
            <DateField
              name="dueOn"
              label={steps.fields.dueOn}
              min={reader.today}
              max={step.limitOn}
              optional
            />
          ) : null}
          <ButtonRow>
            <Button primary>{steps.submit.help}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}
