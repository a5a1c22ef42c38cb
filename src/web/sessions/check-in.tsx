// The check-in on the last steps, beside the agenda: two lines each, where the client wants them, never an examination.
import type { CheckInView } from '../../app/agenda-views.ts';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { isUnsettled, pathOf, type RoomProps, sidesOf } from './room-props.ts';

function Lines({ one }: { one: CheckInView }) {
  const { checkIn } = useShell().words.room;
  const said = [
    { asks: checkIn.possible, says: one.possible },
    { asks: checkIn.inTheWay, says: one.inTheWay },
  ].filter(({ says }) => says !== null);
  return (
    <>
      {said.map(({ asks, says }) => (
        <p class="small">
          <span class="soft">{asks}</span> {says}
        </p>
      ))}
    </>
  );
}

function Write({ props, one }: { props: RoomProps; one: CheckInView }) {
  const { checkIn } = useShell().words.room;
  const { step } = one;
  const slip = slipFor(props.slip, 'checkin.write', { field: 'stepId', id: step.id });
  const isNotKept = step.state === 'not kept' || step.isPast;
  const possible = (
    <TextArea
      name="possible"
      label={checkIn.possible}
      value={one.possible ?? ''}
      lines={1}
      maxLength={2000}
      optional
    />
  );
  return (
    <Disclosure
      label={one.by ? checkIn.change : checkIn.write}
      open={slip !== undefined}
      id={`check-in-${step.id}`}
    >
      <Form
        id={`check-in-form-${step.id}`}
        action={`${pathOf(props.read)}/check-ins/${step.id}`}
        method="put"
        slip={slip}
      >
        {isNotKept ? null : possible}
        <TextArea
          name="inTheWay"
          label={checkIn.inTheWay}
          value={one.inTheWay ?? ''}
          lines={1}
          maxLength={2000}
          optional
        />
        {isNotKept ? possible : null}
        <ButtonRow>
          <Button small>{checkIn.keep}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

function OneStep({ props, one }: { props: RoomProps; one: CheckInView }) {
  const { words, dates } = useShell();
  const { steps } = words;
  const { step } = one;
  const state = step.markedOn
    ? `${steps.states[step.state]} ${dates.day(step.markedOn)}`
    : step.isPast
      ? steps.past(dates.day(step.dueOn))
      : steps.due(dates.day(step.dueOn));
  const mayWrite = isUnsettled(props.read) && (one.by === null || one.by === props.read.people.me);
  return (
    <li>
      <p>
        <a class="plain" href={`/steps/${step.id}`}>
          {step.text}
        </a>
      </p>
      <p class="small soft">{state}</p>
      <Lines one={one} />
      {mayWrite ? <Write props={props} one={one} /> : null}
    </li>
  );
}

function Where({ props }: { props: RoomProps }) {
  const { checkIn } = useShell().words.room;
  const now = props.read.agenda.checkIn;
  const wanted = (['before', 'after', 'folded'] as const).filter((place) => place !== now);
  const label = { before: checkIn.before, after: checkIn.after, folded: checkIn.fold };
  return (
    <ButtonRow>
      {wanted.map((place) => (
        <DeedButton
          id={`check-in-${place}`}
          action={`${pathOf(props.read)}/topic-order`}
          method="put"
          hidden={{ checkIn: place }}
          small
          quiet
          about={checkIn.title}
        >
          {label[place]}
        </DeedButton>
      ))}
    </ButtonRow>
  );
}

/** The last steps in a few lines; nothing where there are none. */
export function CheckIns({ props }: { props: RoomProps }) {
  const { checkIn } = useShell().words.room;
  const { checkIns, checkIn: place } = props.read.agenda;
  if (checkIns.length === 0) return null;
  const { isClient } = sidesOf(props.read);
  const slip = slipFor(props.slip, 'checkin.write');
  return (
    <Disclosure label={checkIn.title} open={place !== 'folded' || slip !== undefined} id="check-ins">
      <ul class="rows check-ins">
        {checkIns.map((one) => (
          <OneStep props={props} one={one} />
        ))}
      </ul>
      {isClient && isUnsettled(props.read) ? <Where props={props} /> : null}
    </Disclosure>
  );
}
