// Longer stretches without a session: proposed by name, answered, told.
import type { SprintReading } from '../../app/sprints.ts';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';

type Gap = SprintReading['gaps'][number];
type LongGap = NonNullable<SprintReading['plan']>['longGaps'][number];

interface Props {
  readonly view: SprintReading;
  readonly back: string;
  readonly slip?: Slip | undefined;
}

/** The name of the other side, as this reader calls them. */
export function otherName({ party, clientName, coachName }: SprintReading['reader']): string {
  return (party === 'client' ? coachName : clientName) ?? '';
}

/** One proposal that waits: yes or no for the other side, back for whoever made it. */
export function WaitingGap({
  gap,
  reader,
  back,
}: {
  gap: Gap;
  reader: SprintReading['reader'];
  back: string;
}) {
  const { gaps } = useShell().words.sprints;
  const isMine = gap.proposedBy === reader.party;
  if (isMine) {
    return (
      <div class="row">
        <p class="small soft">{gaps.waits(otherName(reader))}</p>
        <DeedButton
          id={`gap-back-${gap.id}`}
          action={`/gaps/${gap.id}`}
          method="delete"
          hidden={{ back }}
          quiet
          small
          about={gap.name}
        >
          {gaps.withdraw}
        </DeedButton>
      </div>
    );
  }
  return (
    <>
      <p>{gaps.proposed(otherName(reader), gap.name, gap.days)}</p>
      <Form id={`gap-${gap.id}`} action={`/gaps/${gap.id}/answer`} hidden={{ back }} inline>
        <ButtonRow>
          <Button name="answer" value="accept" primary about={gap.name}>
            {gaps.accept}
          </Button>
          <Button name="answer" value="decline" about={gap.name}>
            {gaps.decline}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function ProposeGap({ gap, view, back, slip }: Props & { gap: LongGap }) {
  const { gaps } = useShell().words.sprints;
  const id = `gap-from-${gap.fromSessionId ?? 'start'}`;
  const hidden = {
    days: gap.days,
    back,
    ...(gap.fromSessionId ? { fromSessionId: gap.fromSessionId } : {}),
  };
  const own =
    slipFor(slip, 'gap.propose') && (slip?.values['fromSessionId'] ?? null) === gap.fromSessionId
      ? slip
      : undefined;
  return (
    <Form id={id} action={`/sprints/${view.sprint.id}/gaps`} hidden={hidden} slip={own}>
      <Field name="name" label={gaps.name} hint={gaps.nameHint} maxLength={2000} required />
      <ButtonRow>
        <Button>{gaps.propose(gap.days)}</Button>
      </ButtonRow>
    </Form>
  );
}

function LongGapItem({ gap, ...props }: Props & { gap: LongGap }) {
  const { words, dates } = useShell();
  const { time } = words.sprints.plan;
  const { view, back } = props;
  const waiting = view.gaps.find(({ id }) => id === gap.waitingId);
  return (
    <>
      <div class="row">
        <p>{time.gap(dates.day(gap.from), dates.day(gap.to), gap.days)}</p>
        <LinkButton
          href={`/engagements/${view.reader.engagementId}/sessions/new`}
          small
          about={dates.day(gap.from)}
        >
          {time.bookBetween}
        </LinkButton>
      </div>
      {waiting ? <WaitingGap gap={waiting} reader={view.reader} back={back} /> : null}
      {gap.acceptable && !waiting ? (
        <>
          <p class="small soft">{time.acceptable}</p>
          <ProposeGap gap={gap} {...props} />
        </>
      ) : null}
      {gap.acceptable ? null : <p class="small soft">{time.tooLong}</p>}
    </>
  );
}

/** The stretches of the plan that are too long, each with what mends it. */
export function LongGaps(props: Props) {
  const { booked = 0, longGaps: found = [] } = props.view.plan ?? {};
  // Before anything is booked the whole sprint is one stretch: booking is all there is to say.
  if (booked === 0 || found.length === 0) return null;
  return <Rows items={found.map((gap) => <LongGapItem gap={gap} {...props} />)} />;
}

/** A yes or no by a wrong tap: it waits again. */
export function TakeGapAnswerBack({ gap, back }: Pick<Props, 'back'> & { gap: Gap }) {
  const { gaps } = useShell().words.sprints;
  return (
    <DeedButton
      id={`gap-unanswer-${gap.id}`}
      action={`/gaps/${gap.id}/answer`}
      method="delete"
      hidden={{ back }}
      about={gap.name}
      quiet
      small
    >
      {gaps.unanswer[gap.state]}
    </DeedButton>
  );
}

/** The stretches that both accepted, that wait, or whose answer can still be taken back. */
export function KnownGaps({ view, back }: Props) {
  const { words, dates } = useShell();
  const { gaps } = words.sprints;
  const long = new Set(view.plan?.longGaps.map(({ waitingId }) => waitingId));
  const known = view.gaps.filter(
    ({ state, id, isAnswerOpen }) =>
      state === 'accepted' || isAnswerOpen || (state === 'waiting' && !long.has(id)),
  );
  if (known.length === 0) return null;
  return (
    <Rows
      items={known.map((gap) => (
        <>
          <div class="row">
            <span>{gaps.one(gap.name, dates.day(gap.from), gap.days)}</span>
            <span class="small soft">{gaps.states[gap.state]}</span>
          </div>
          {gap.state === 'waiting' ? <WaitingGap gap={gap} reader={view.reader} back={back} /> : null}
          {gap.isAnswerOpen ? <TakeGapAnswerBack gap={gap} back={back} /> : null}
        </>
      ))}
    />
  );
}
