// The moves of an open step, each a folded form; and what can still be put right once it is marked.
import type { Child } from 'hono/jsx';
import { Card } from '../parts/cards.tsx';
import { Check, Choice } from '../parts/choices.tsx';
import { DateField, Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { GoalSelect, PlanFields, SizeChoice, StepFields } from './step-form.tsx';
import type { StepPageProps } from './step-page.tsx';

type Key = 'smaller' | 'later' | 'different' | 'help' | 'kept' | 'not-kept' | 'plan' | 'rehome';

/** Which folded form a refused one belongs to: by the move or the mark it carries. */
function doingOf({ doing, slip }: Pick<StepPageProps, 'doing' | 'slip'>): string | undefined {
  if (!slip) return doing;
  const { move, mark } = slip.values;
  if (slip.deed === 'step.move') return move === 'with help' ? 'help' : String(move);
  if (slip.deed === 'step.mark') return mark === 'not kept' ? 'not-kept' : 'kept';
  return slip.deed === 'step.rehome' ? 'rehome' : slip.deed === 'step.plan' ? 'plan' : doing;
}

interface FoldProps {
  readonly at: Key;
  readonly label: string;
  readonly lead?: string | undefined;
  readonly props: StepPageProps;
  readonly form: (slip: Slip | undefined) => Child;
}

function Fold({ at, label, lead, props, form }: FoldProps) {
  const open = doingOf(props) === at;
  return (
    <Disclosure label={label} open={open} button id={at}>
      {lead ? <p class="small soft">{lead}</p> : null}
      {form(open ? props.slip : undefined)}
    </Disclosure>
  );
}

const movesAt = ({ step }: StepPageProps): string => `/steps/${step.id}/moves`;

function Smaller(props: StepPageProps) {
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

function Later(props: StepPageProps) {
  const { words, dates } = useShell();
  const { steps } = words;
  const { step, reader } = props;
  const lead = step.laterUsed ? steps.page.laterUsed : steps.page.laterLead(dates.dayLong(step.limitOn));
  const hidden = { move: 'later', back: reader.back };
  return (
    <Fold
      at="later"
      label={steps.submit.later}
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
              <Button primary>{steps.submit.later}</Button>
            </ButtonRow>
          </Form>
        )
      }
    />
  );
}

function Different(props: StepPageProps) {
  const { words, dates } = useShell();
  const { steps } = words;
  const { step, reader, goals } = props;
  return (
    <Fold
      at="different"
      label={steps.submit.different}
      lead={steps.page.differentLead(dates.dayLong(step.limitOn))}
      props={props}
      form={(slip) => (
        <Form
          id="different-form"
          action={movesAt(props)}
          hidden={{ move: 'different', back: reader.back }}
          slip={slip}
        >
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
            <Button primary>{steps.submit.different}</Button>
          </ButtonRow>
        </Form>
      )}
    />
  );
}

function Help(props: StepPageProps) {
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
          {reader.otherName ? <Check name="helpFromCoach" label={steps.fields.helpFromCoach} /> : null}
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

function Marked(props: StepPageProps & { at: 'kept' | 'not-kept' }) {
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

function Plan(props: StepPageProps) {
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

function Rehome(props: StepPageProps) {
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

/** Every move of an open step, as this reader may make it. */
export function OpenMoves(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  const isClient = reader.party === 'client';
  const hidden = { mark: 'kept', back: reader.back };
  return (
    <Card title={steps.page.moves} id="moves">
      {isClient && step.kind === 'practical' ? (
        <DeedButton id="keep" action={`/steps/${step.id}/marks`} hidden={hidden} primary>
          {steps.kept}
        </DeedButton>
      ) : null}
      {isClient ? <Smaller {...props} /> : null}
      <Later {...props} />
      <Different {...props} />
      {isClient ? <Help {...props} /> : null}
      {isClient && step.kind === 'practical' ? <Marked {...props} at="kept" /> : null}
      {isClient ? <Marked {...props} at="not-kept" /> : null}
      {isClient ? <Plan {...props} /> : null}
      {isClient ? <Rehome {...props} /> : null}
    </Card>
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

/** What can be done with a step that was kept or not kept. */
export function Settled(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  if (reader.party !== 'client') return null;
  return (
    <Card>
      {step.state === 'kept' ? (
        <DeedButton id="again" action={`/steps/${step.id}/next`} hidden={{ back: reader.back }}>
          {steps.again}
        </DeedButton>
      ) : null}
      {step.isCorrectable ? <Correct {...props} /> : null}
    </Card>
  );
}
