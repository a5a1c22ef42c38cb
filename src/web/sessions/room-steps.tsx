// Steps in the room: what was agreed or proposed here, what is open from before, and the form for the next one.
import type { StepView } from '../../app/step-views.ts';
import { addDays, earlierOf } from '../../domain/kernel/time.ts';
import { DateField, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { TakeAnswerBack } from '../steps/answered.tsx';
import { GoalSelect, KindChoice, PlanFields, SizeChoice } from '../steps/step-form.tsx';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';

/** One step in the room. */
export interface StepProps {
  readonly props: RoomProps;
  readonly step: StepView;
}

/** Where the step's forms are sent from this room. */
export const stepPath = ({ props, step }: StepProps): string => `${pathOf(props.read)}/steps/${step.id}`;

/** Size, date and what it waits for, in one small line. */
export function StepLine({ props, step }: StepProps) {
  const { words, dates } = useShell();
  const { steps, room } = words;
  const { other } = sidesOf(props.read);
  const latest = props.read.closing?.latest;
  const isWaiting = step.state === 'proposed' && step.by === props.read.people.me;
  const isConfirmed = props.read.confirmed.includes(step.id);
  const isTooLate = latest !== undefined && step.state === 'agreed' && step.dueOn > latest;
  const small = [
    step.isPast ? steps.past(dates.day(step.dueOn)) : steps.due(dates.day(step.dueOn)),
    steps.sizes[step.size],
    isWaiting ? room.steps.waitsFor(other.name) : null,
    step.state === 'declined' ? steps.states.declined : null,
    isConfirmed ? room.steps.confirmed : null,
    isTooLate ? room.steps.tooLate(dates.day(latest)) : null,
  ];
  return (
    <>
      <PersonWords>{step.text}</PersonWords>
      {step.ifSituation && step.thenAction ? (
        <p class="small">{steps.ifThen(step.ifSituation, step.thenAction)}</p>
      ) : null}
      <p class="small soft">{small.filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** Yes or no to what the other proposes, or taking one's own proposal back. */
function Answer({ props, step }: StepProps) {
  const { steps } = useShell().words;
  if (step.state !== 'proposed') return null;
  if (step.by === props.read.people.me) {
    return (
      <DeedButton
        id={`back-${step.id}`}
        action={`${stepPath({ props, step })}/proposal`}
        method="delete"
        small
        quiet
      >
        {steps.withdraw}
      </DeedButton>
    );
  }
  const slip = slipFor(props.slip, 'step.answer', { field: 'stepId', id: step.id });
  return (
    <Form id={`answer-${step.id}`} action={`${stepPath({ props, step })}/answer`} slip={slip}>
      {step.dueOn < props.today ? (
        <DateField name="dueOn" label={steps.fields.dueOn} min={props.today} />
      ) : null}
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

/** A wrong tap put right: a yes or no taken back, a step that was confirmed here and should not be. */
function Undo({ props, step }: StepProps) {
  const { steps } = useShell().words.room;
  const action = `${stepPath({ props, step })}/answer`;
  const of = (deed: string) => slipFor(props.slip, deed, { field: 'stepId', id: step.id });
  const isMine = props.read.people.me === 'client' && props.read.closing !== null;
  return (
    <>
      <TakeAnswerBack step={step} action={action} slip={of('step.take_back_answer')} />
      {isMine && props.read.confirmed.includes(step.id) ? (
        <DeedButton
          id={`unconfirm-${step.id}`}
          action={`${stepPath({ props, step })}/confirmation`}
          method="delete"
          slip={of('step.unconfirm')}
          about={step.text}
          quiet
          small
        >
          {steps.unconfirm}
        </DeedButton>
      ) : null}
    </>
  );
}

/** What was agreed or proposed in this hour, and what was declined while that can be taken back. */
export function StepsHere({ props }: { props: RoomProps }) {
  const here = props.read.steps.filter(
    ({ state, isAnswerOpen }) => state === 'agreed' || state === 'proposed' || isAnswerOpen,
  );
  if (here.length === 0) return null;
  return (
    <ul class="rows">
      {here.map((step) => (
        <li id={`here-${step.id}`}>
          <StepLine props={props} step={step} />
          <Answer props={props} step={step} />
          <Undo props={props} step={step} />
        </li>
      ))}
    </ul>
  );
}

/** The form for the next step, agreed by the client or proposed by the coach, in this session. */
export function NextStep({ props, open }: { props: RoomProps; open: boolean }) {
  const { words } = useShell();
  const { close } = words.room;
  const { fields } = words.steps;
  const { read, today } = props;
  const { isClient, client } = sidesOf(read);
  const slip = slipFor(props.slip, 'step.add');
  const own = slip?.values['inquiryId'] ? undefined : slip;
  const latest = read.closing?.latest ?? today;
  const hidden = { engagementId: read.session.engagementId, sessionId: read.session.id };
  return (
    <Disclosure
      label={isClient ? close.agree : close.propose}
      open={open || own !== undefined}
      button
      id="next-step"
    >
      {isClient ? null : <p class="small soft">{close.proposeLead(client.name)}</p>}
      <Form id="step" action={`${pathOf(read)}/steps`} hidden={hidden} slip={own}>
        <TextArea name="text" label={fields.text} lines={2} maxLength={2000} required />
        <SizeChoice />
        <DateField
          name="dueOn"
          label={fields.dueOn}
          hint={close.latest(useShell().dates.dayLong(latest))}
          value={usual(today, latest)}
          min={today}
          max={latest}
          required
        />
        <Disclosure label={close.plan} open={own !== undefined}>
          <div class="form">
            <PlanFields />
            <GoalSelect goals={read.goals} />
            <KindChoice />
          </div>
        </Disclosure>
        <ButtonRow>
          <Button primary>{isClient ? close.agreeButton : close.proposeButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** A week from today, or the last day that counts where that comes sooner. */
const usual = (today: string, latest: string): string => earlierOf(addDays(today, 7), latest);
