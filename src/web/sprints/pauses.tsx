// Pauses: start one, propose one, answer, change the day back, end it now.
import type { PauseView } from '../../app/pauses.ts';
import type { ReaderView } from '../../app/reader-views.ts';
import { Card } from '../parts/cards.tsx';
import { DateField } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import { otherName } from './gaps.tsx';

interface PausesProps {
  readonly pauses: readonly PauseView[];
  readonly reader: ReaderView;
  /** Whether a new one can begin at all. */
  readonly canStart: boolean;
  readonly back: string;
  readonly slip?: Slip | undefined;
}

interface OneProps extends Omit<PausesProps, 'pauses' | 'canStart'> {
  readonly pause: PauseView;
}

function ChangeEnd({ pause, back, slip }: OneProps) {
  const { pauses } = useShell().words.sprints;
  const own = slipFor(slip, 'pause.change', { field: 'pauseId', id: pause.id });
  return (
    <Disclosure label={pauses.change} open={own !== undefined}>
      <Form
        id={`change-${pause.id}`}
        action={`/pauses/${pause.id}`}
        method="patch"
        hidden={{ back }}
        slip={own}
      >
        <DateField name="endsOn" label={pauses.endsOn} value={pause.endsOn} required />
        <ButtonRow>
          <Button>{pauses.changeAct}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

function Waiting({ pause, reader, back, slip }: OneProps) {
  const { words, dates } = useShell();
  const { pauses } = words.sprints;
  const from = dates.day(pause.startsOn);
  const to = dates.day(pause.endsOn);
  if (reader.party === 'coach') {
    return (
      <>
        <p>{pauses.yours(from, to)}</p>
        <TakeBack id={pause.id} back={back} />
      </>
    );
  }
  const own = slipFor(slip, 'pause.answer', { field: 'pauseId', id: pause.id });
  return (
    <>
      <p>{pauses.proposed(otherName(reader), from, to)}</p>
      <Form
        id={`pause-${pause.id}`}
        action={`/pauses/${pause.id}/answer`}
        hidden={{ back }}
        slip={own}
        inline
      >
        <ButtonRow>
          <Button name="answer" value="accept" primary>
            {pauses.accept}
          </Button>
          <Button name="answer" value="decline">
            {pauses.decline}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function TakeBack({ id, back }: { id: string; back: string }) {
  const { pauses } = useShell().words.sprints;
  return (
    <DeedButton id={`back-${id}`} action={`/pauses/${id}`} method="delete" hidden={{ back }} quiet small>
      {pauses.withdraw}
    </DeedButton>
  );
}

function One(props: OneProps) {
  const { words, dates } = useShell();
  const { pauses } = words.sprints;
  const { pause, reader, back } = props;
  const isClient = reader.party === 'client';
  const from = dates.day(pause.startsOn);
  const to = dates.day(pause.endsOn);
  if (pause.state === 'waiting') return <Waiting {...props} />;
  if (pause.state === 'ended') return <p class="small soft">{pauses.ended(from, to)}</p>;
  return (
    <>
      <p>{pause.state === 'running' ? pauses.running(dates.dayLong(pause.endsOn)) : pauses.set(from, to)}</p>
      {isClient && pause.state === 'running' ? (
        <DeedButton id={`end-${pause.id}`} action={`/pauses/${pause.id}/end`} hidden={{ back }} primary>
          {pauses.endNow}
        </DeedButton>
      ) : null}
      {isClient && pause.state === 'set' ? <TakeBack id={pause.id} back={back} /> : null}
      {isClient ? <ChangeEnd {...props} /> : null}
    </>
  );
}

function Start({ reader, back, slip }: Omit<PausesProps, 'pauses' | 'canStart'>) {
  const { pauses } = useShell().words.sprints;
  const isClient = reader.party === 'client';
  const own = slipFor(slip, 'pause.start');
  return (
    <Disclosure label={isClient ? pauses.start : pauses.propose} open={own !== undefined} button id="pause">
      <p class="small soft">{isClient ? pauses.lead : pauses.coachLead(otherName(reader))}</p>
      <Form
        id="pause-form"
        action={`/engagements/${reader.engagementId}/pauses`}
        hidden={{ back }}
        slip={own}
      >
        <DateField
          name="startsOn"
          label={pauses.startsOn}
          value={isClient ? reader.today : undefined}
          min={reader.today}
          required
        />
        <DateField name="endsOn" label={pauses.endsOn} min={reader.today} required />
        <ButtonRow>
          <Button primary>{isClient ? pauses.act : pauses.actPropose}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** The pauses of an engagement, and the way to a new one. Nothing where there is neither. */
export function Pauses({ pauses, canStart, ...rest }: PausesProps) {
  const { title } = useShell().words.sprints.pauses;
  const mayStart = canStart && (rest.reader.standing === 'client' || rest.reader.standing === 'coach');
  if (pauses.length === 0 && !mayStart) return null;
  return (
    <Card title={title} id="pauses">
      {pauses.map((pause) => (
        <One pause={pause} {...rest} />
      ))}
      {mayStart ? <Start {...rest} /> : null}
    </Card>
  );
}
