// The end of an engagement: how to bring it about, and what is left to whom once it has come.
import type { EngagementReading } from '../../app/engagements.ts';
import { Card } from '../parts/cards.tsx';
import { Check } from '../parts/choices.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';

interface Props {
  readonly view: EngagementReading;
  readonly slip?: Slip | undefined;
}

/** The client may finish it, from a running or a paused engagement: then it is complete, not broken off. */
export function FinishForm({ view }: Pick<Props, 'view'>) {
  const { finish } = useShell().words.engagements;
  const { reader, state } = view;
  if (reader.party !== 'client' || (state !== 'active' && state !== 'paused')) return null;
  return (
    <Disclosure label={finish.title} id="finish">
      <p>{finish.lead}</p>
      <p class="soft">{finish.review}</p>
      <Form id="finish-form" action={`/engagements/${reader.engagementId}/finish`} confirm={finish.confirm}>
        <ButtonRow>
          <Button>{finish.act}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** Either side may end it, at any time, with or without a reason. */
export function EndForm({ view, slip }: Props) {
  const { end } = useShell().words.engagements;
  const { reader, agreement } = view;
  const own = slipFor(slip, 'engagement.end');
  const hasOther = reader.coachName !== null;
  return (
    <Disclosure label={end.title} open={own !== undefined} id="end">
      <p>{end.lead[reader.party]}</p>
      {hasOther ? <p>{end.after(agreement.afterEndDays)}</p> : null}
      <Form id="end-form" action={`/engagements/${reader.engagementId}/end`} confirm={end.confirm} slip={own}>
        <TextArea
          name="reason"
          label={end.reason}
          hint={end.reasonHint}
          lines={2}
          maxLength={2000}
          optional
        />
        {hasOther ? <Check name="share" label={end.share} /> : null}
        <ButtonRow>
          <Button>{end.act}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

type End = NonNullable<EngagementReading['end']>;

function Reason({ end, engagementId }: { end: End; engagementId: string }) {
  const { over } = useShell().words.engagements;
  if (end.reason === null) return null;
  const action = `/engagements/${engagementId}/ending-reason/sharing`;
  return (
    <Card title={end.reasonIsMine ? over.reasonMine : over.reason} id="reason">
      <PersonWords>{end.reason}</PersonWords>
      {end.reasonIsMine ? (
        <div class="row">
          <p class="small soft">{end.reasonIsShared ? over.shared : over.private}</p>
          <DeedButton
            id="reason-sharing"
            action={action}
            method={end.reasonIsShared ? 'delete' : 'post'}
            small
          >
            {end.reasonIsShared ? over.takeBack : over.share}
          </DeedButton>
        </div>
      ) : null}
    </Card>
  );
}

function whatIsLeft(
  view: EngagementReading,
  end: End,
  moment: string,
  words: ReturnType<typeof useShell>['words'],
) {
  const { over } = words.engagements;
  const { reader } = view;
  if (reader.standing === 'former coach') return over.coach.until(moment);
  if (reader.party === 'coach') return over.coach.past;
  if (reader.coachName === null) return over.client.keeps;
  const isPast = end.coachReadsUntil <= view.readAt;
  const coach = isPast ? over.client.past(reader.coachName) : over.client.until(reader.coachName, moment);
  return `${coach} ${over.client.keeps}`;
}

/** How it ended, and what is left to read for whom. */
export function Ended({ view }: Props) {
  const { words, dates } = useShell();
  const { over } = words.engagements;
  const { end, reader } = view;
  if (!end) return null;
  const name = (end.by === 'client' ? reader.clientName : reader.coachName) ?? '';
  const who = end.by === reader.party ? over.you : name;
  const moment = dates.moment(end.coachReadsUntil, reader.zone);
  return (
    <>
      <Card id="over">
        <p class="words-large">{over[end.state](who, dates.dayLong(end.on))}</p>
        <p>{whatIsLeft(view, end, moment, words)}</p>
      </Card>
      <Reason end={end} engagementId={reader.engagementId} />
    </>
  );
}
