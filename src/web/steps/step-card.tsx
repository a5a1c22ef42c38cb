// A step on a page: the words first, then its size, its date and its plan, then what can be done with it.
import type { StepView } from '../../app/step-views.ts';
import { Card } from '../parts/cards.tsx';
import { DateField } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';

/** Who looks at a step: whose it is to keep, and who the other is. */
export interface StepReader {
  readonly party: 'client' | 'coach';
  readonly otherName: string | null;
  /** Nobody is asked: every move holds at once. */
  readonly isAlone?: boolean;
  readonly today: string;
  readonly zone: string;
  /** Where to come back to. */
  readonly back: string;
}

/** What a step serves, as a small line above it. */
export function StepServes({ step }: { step: StepView }) {
  const words = useShell().words.steps;
  if (!step.goal) return <>{words.forBigPicture}</>;
  return (
    <>
      {words.forGoal} <a href={`/goals/${step.goal.id}`}>{step.goal.title}</a>
    </>
  );
}

/** The hour kept free for a step, with its file for a calendar; only its client ever reads it. */
function StepHour({ step }: { step: StepView }) {
  const { words, dates } = useShell();
  const { steps } = words;
  if (!step.block) return null;
  const { startsLocal, minutes } = step.block;
  return (
    <p class="small">
      {steps.block(dates.wall(startsLocal), dates.length(minutes))} ·{' '}
      <a href={`/steps/${step.id}/calendar.ics`} data-turbo="false">
        {steps.calendar}
      </a>
    </p>
  );
}

/** Size and date, and what goes with it: the if-then plan, help, the hour kept free, links. */
export function StepFacts({ step, today }: { step: StepView; today: string }) {
  const { words, dates } = useShell();
  const { steps } = words;
  const day = dates.soon(step.dueOn, today);
  const due = step.isPast ? steps.past(day) : steps.due(day);
  const marked = step.markedOn ? `${steps.states[step.state]} ${dates.day(step.markedOn)}` : due;
  const late = step.isLate ? ` · ${steps.late}` : '';
  return (
    <>
      {step.ifSituation && step.thenAction ? (
        <p class="small">{steps.ifThen(step.ifSituation, step.thenAction)}</p>
      ) : null}
      {step.helpWith ? (
        <p class="small">
          {step.helpFrom
            ? steps.helpAsked(step.helpFrom, step.helpWith)
            : steps.helpAskedCoach(step.helpWith)}
        </p>
      ) : null}
      <StepHour step={step} />
      {step.links.map((link) => (
        <p class="small">
          <a href={link} rel="noreferrer">
            {new URL(link).host}
          </a>
        </p>
      ))}
      <p class="small soft">
        {marked}
        {late} · {steps.sizes[step.size]}
      </p>
    </>
  );
}

interface OwnProps {
  readonly step: StepView;
  readonly back: string;
  /** Whether keeping it is the one thing the page is about. */
  readonly primary: boolean;
}

function KeepIt({ step, back, primary }: OwnProps) {
  const { steps } = useShell().words;
  if (step.kind === 'reflective') {
    return (
      <LinkButton href={`/reflections/new?step=${step.id}`} primary={primary}>
        {steps.write}
      </LinkButton>
    );
  }
  const hidden = { mark: 'kept', back };
  return (
    <DeedButton
      id={`kept-${step.id}`}
      action={`/steps/${step.id}/marks`}
      hidden={hidden}
      primary={primary}
      about={step.text}
    >
      {steps.kept}
    </DeedButton>
  );
}

/** What the client can do with an open step, in one row. */
function OwnActions({ step, back, primary }: OwnProps) {
  const { steps } = useShell().words;
  return (
    <ButtonRow>
      <KeepIt step={step} back={back} primary={primary} />
      <LinkButton href={`/steps/${step.id}?do=smaller`} about={step.text}>
        {steps.smaller}
      </LinkButton>
      <LinkButton href={`/steps/${step.id}`} quiet about={step.text}>
        {steps.else}
      </LinkButton>
    </ButtonRow>
  );
}

interface AnswerProps {
  readonly step: StepView;
  readonly reader: StepReader;
  readonly slip?: Slip | undefined;
}

/** Yes or no to a step that the other proposed; a yes after its date names a new one. */
function StepAnswer({ step, reader, slip }: AnswerProps) {
  const { steps } = useShell().words;
  const { back, today } = reader;
  return (
    <Form id={`answer-${step.id}`} action={`/steps/${step.id}/answer`} hidden={{ back }} slip={slip} inline>
      {step.dueOn < today ? <DateField name="dueOn" label={steps.fields.dueOn} min={today} /> : null}
      <ButtonRow>
        <Button name="answer" value="accept" primary about={step.text}>
          {step.move ? steps.acceptMove : steps.accept}
        </Button>
        <Button name="answer" value="decline" about={step.text}>
          {steps.decline}
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** A step that waits for a yes: the answer for whom it waits, for whoever asked the way to take it back. */
export function StepWaiting({ step, reader, slip }: AnswerProps) {
  const { words, dates } = useShell();
  const { steps } = words;
  const isMine = step.by === reader.party;
  if (!isMine) return <StepAnswer step={step} reader={reader} slip={slip} />;
  return (
    <>
      <p class="small soft">
        {reader.otherName ? steps.waitsFor(reader.otherName) : steps.yours}{' '}
        {step.standsAt ? steps.standsOn(dates.moment(step.standsAt, reader.zone)) : null}
      </p>
      <DeedButton
        id={`withdraw-${step.id}`}
        action={`/steps/${step.id}/proposal`}
        method="delete"
        hidden={{ back: reader.back }}
        quiet
        small
      >
        {steps.withdraw}
      </DeedButton>
    </>
  );
}

interface StepCardProps {
  readonly step: StepView;
  readonly reader: StepReader;
  readonly now: boolean;
}

/** One open step on its own sheet. */
export function StepCard({ step, reader, now }: StepCardProps) {
  const { steps } = useShell().words;
  return (
    <Card id={`step-${step.id}`} eyebrow={<StepServes step={step} />} now={now}>
      <PersonWords large={now}>{step.text}</PersonWords>
      <StepFacts step={step} today={reader.today} />
      {step.waitingId ? (
        <p class="small">
          <a href={`/steps/${step.waitingId}`}>{steps.waitingMove}</a>
        </p>
      ) : null}
      {reader.party === 'client' ? <OwnActions step={step} back={reader.back} primary={now} /> : null}
    </Card>
  );
}
