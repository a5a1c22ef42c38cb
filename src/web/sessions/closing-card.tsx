// Before a session closes: what is there, what is missing and the form for it, the closing, and the other ways it can end.

import { localAt } from '../../domain/kernel/time.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Facts } from '../parts/facts.tsx';
import { DateTimeField, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Disclosure, Notice } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { ConclusionList } from './conclusion-list.tsx';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';
import { NextStep, StepsHere } from './room-steps.tsx';

const STEP_CODES = ['session.no_next_step', 'session.step_date', 'session.step_waiting'];

/** The code of what is missing about the step; none: a step counts. */
const stepMissing = (missing: readonly string[]): string | undefined =>
  missing.find((code) => STEP_CODES.includes(code));

function StepCount({ missing, count }: { missing: string | undefined; count: number }) {
  const { close } = useShell().words.room;
  if (missing === undefined) return <span class="good">{count}</span>;
  const says = {
    'session.no_next_step': close.none,
    'session.step_date': close.badDate,
    'session.step_waiting': close.waits,
  };
  return <span class="lacks">{says[missing as keyof typeof says]}</span>;
}

function WhatIsThere({ props }: { props: RoomProps }) {
  const { close } = useShell().words.room;
  const { closing, conclusions, steps, confirmed } = props.read;
  const missing = closing?.missing ?? [];
  const agreed = steps.filter((step) => step.state === 'agreed');
  const count = Math.max(agreed.length, confirmed.length);
  const none = <span class="lacks">{close.none}</span>;
  return (
    <Facts
      facts={[
        {
          term: close.conclusion,
          says: conclusions.length > 0 ? <span class="good">{conclusions.length}</span> : none,
        },
        { term: close.step, says: <StepCount missing={stepMissing(missing)} count={count} /> },
      ]}
    />
  );
}

function Conclude({ props, open }: { props: RoomProps; open: boolean }) {
  const { close } = useShell().words.room;
  const slip = slipFor(props.slip, 'conclusion.add');
  return (
    <Disclosure label={close.conclude} open={open || slip !== undefined} button id="conclude">
      <Form id="conclusion" action={`${pathOf(props.read)}/conclusions`} slip={slip}>
        <TextArea name="text" label={close.concludeLabel} lines={2} maxLength={2000} required />
        <ButtonRow>
          <Button primary={props.read.conclusions.length === 0}>{close.concludeButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** The real end, asked for where the closing comes late. */
function RealEnd({ props }: { props: RoomProps }) {
  const { end } = useShell().words.sessions;
  const { session, closing } = props.read;
  if (!closing?.isLate) return null;
  const value = localAt(session.endsAt, sidesOf(props.read).mine.zone);
  return <DateTimeField name="endedLocal" label={end.realEnd} hint={end.realEndHint} value={value} />;
}

/** Who still has to say yes, if that is all that is missing. */
function Asked({ props }: { props: RoomProps }) {
  const { close } = useShell().words.room;
  const { closingAskedBy } = props.read.session;
  const { other } = sidesOf(props.read);
  if (closingAskedBy === null) return null;
  const isMine = closingAskedBy === props.read.people.me;
  return <Notice>{isMine ? close.asked(other.name) : close.askedYou(other.name)}</Notice>;
}

/** How far it is from closing, in one sentence, and whether this reader asks for it or does it. */
function wayOf(props: RoomProps, close: Visit['words']['room']['close']) {
  const { read } = props;
  const missing = read.closing?.missing ?? [];
  const waits = missing.length === 1 && missing[0] === 'session.step_waiting';
  const asks = read.steps.some(({ id, state, by }) => {
    return waits && state === 'proposed' && by === read.people.me && read.closing?.awaited.includes(id);
  });
  const isReady = missing.length === 0;
  const lead = isReady ? close.ready : asks ? close.askLead(sidesOf(read).other.name) : close.both;
  return { asks, isReady, lead, primary: isReady || asks };
}

/** The closing itself: at the end of its card, behind what is missing. */
function Close({ props }: { props: RoomProps }) {
  const { close } = useShell().words.room;
  const { asks, isReady, lead, primary } = wayOf(props, close);
  const untouched = props.read.agenda.topics.filter(({ touched }) => !touched).length;
  return (
    <>
      <p class="small soft">{lead}</p>
      {isReady && untouched > 0 ? <p class="small soft">{close.movesOn(untouched)}</p> : null}
      <ButtonRow>
        <Button primary={primary} form="close">
          {asks ? close.askButton : close.button}
        </Button>
      </ButtonRow>
    </>
  );
}

/** What is needed before it closes, with the forms for what is missing right there. */
export function ClosingCard({ props }: { props: RoomProps }) {
  const { close } = useShell().words.room;
  const { closing, conclusions, session } = props.read;
  if (!closing) return null;
  const isAsked = session.closingAskedBy !== null;
  const slip = slipFor(props.slip, 'session.close');
  const lacksStep = stepMissing(closing.missing) === 'session.no_next_step';
  const lacksConclusion = conclusions.length === 0;
  return (
    <Card title={close.title} id="closing" now>
      <WhatIsThere props={props} />
      <Asked props={props} />
      <Form id="close" action={`${pathOf(props.read)}/closing`} slip={slip}>
        <RealEnd props={props} />
      </Form>
      <ConclusionList props={props} />
      <Conclude props={props} open={slip !== undefined && lacksConclusion} />
      <StepsHere props={props} />
      <NextStep props={props} open={slip !== undefined && lacksStep} />
      {isAsked && closing.missing.length > 0 ? null : <Close props={props} />}
    </Card>
  );
}

function CutShort({ props }: { props: RoomProps }) {
  const { end } = useShell().words.sessions;
  const slip = slipFor(props.slip, 'session.cut_short');
  return (
    <Disclosure label={end.cut} open={slip !== undefined} id="cut">
      <p class="small soft">{end.cutLead}</p>
      <Form id="cut-form" action={`${pathOf(props.read)}/cut`} slip={slip}>
        <RealEnd props={props} />
        <ButtonRow>
          <Button>{end.cutButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

function Missed({ props }: { props: RoomProps }) {
  const { end } = useShell().words.sessions;
  const { other, isClient } = sidesOf(props.read);
  const slip = slipFor(props.slip, 'session.miss');
  const options = [
    { value: isClient ? 'coach' : 'client', label: end.them(other.name) },
    { value: isClient ? 'client' : 'coach', label: end.me },
    { value: 'both', label: end.absentWho.both },
  ];
  return (
    <Disclosure label={end.miss} open={slip !== undefined} id="missed">
      <p class="small soft">{end.missLead}</p>
      <Form id="missed-form" action={`${pathOf(props.read)}/absence`} slip={slip}>
        <Choice name="absent" label={end.absent} options={options} required tall />
        <ButtonRow>
          <Button>{end.missButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** The other truths about an hour: it broke off, or somebody was not there. */
export function OtherEnds({ props }: { props: RoomProps }) {
  const { end } = useShell().words.sessions;
  const { may } = props.read;
  if (!may.cutShort && !may.miss) return null;
  return (
    <Card title={end.other} plain id="other-ends">
      {may.cutShort ? <CutShort props={props} /> : null}
      {may.miss ? <Missed props={props} /> : null}
    </Card>
  );
}
