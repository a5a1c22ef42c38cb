// The decision at the end of a review, and the way to skip it.
import type { ReviewReading } from '../../app/reviews.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { DateField, Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { Quote } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import { otherName } from '../sprints/gaps.tsx';
import { isWorkedOn, type PartProps } from './parts.tsx';

const DECISIONS = ['go on', 'pause', 'finish'] as const;

function DecideForm({ view, slip }: { view: ReviewReading; slip: Slip | undefined }) {
  const { decide } = useShell().words.reviews;
  const { review, reader } = view;
  const options = DECISIONS.map((value) => ({
    value,
    label: decide.options[value],
    hint: value === 'go on' ? decide.hints['go on'][review.kind] : decide.hints[value],
  }));
  const hidden = view.sessionOn ? { sessionId: view.sessionOn } : {};
  return (
    <Form id="decide" action={`/reviews/${review.id}/decision`} hidden={hidden} slip={slip}>
      <Choice
        name="decision"
        label={decide.label}
        options={options}
        {...(review.decision ? { value: review.decision } : {})}
        required
        tall
      />
      <div class="side-by-side if-pause">
        <DateField name="startsOn" label={decide.startsOn} value={reader.today} min={reader.today} />
        <DateField name="endsOn" label={decide.endsOn} min={reader.today} />
      </div>
      <ButtonRow>
        <Button primary>{review.decision ? decide.again : decide.act}</Button>
      </ButtonRow>
    </Form>
  );
}

function Onward({ view }: { view: ReviewReading }) {
  const { decide } = useShell().words.reviews;
  const { review, reader, plannedId } = view;
  if (review.decision === 'finish') {
    return <LinkButton href={`/engagements/${reader.engagementId}`}>{decide.finished}</LinkButton>;
  }
  if (review.kind !== 'end' || review.decision !== 'go on' || view.isOver) return null;
  const href = plannedId ? `/sprints/${plannedId}/plan` : `/engagements/${reader.engagementId}/sprints/new`;
  return (
    <LinkButton href={href} primary>
      {decide.next}
    </LinkButton>
  );
}

/** How it goes on: the client's to decide. */
export function Decide({ view, slip }: PartProps) {
  const { decide } = useShell().words.reviews;
  const { review, reader } = view;
  const own = slipFor(slip, 'review.decide');
  const isClient = reader.party === 'client';
  const worked = isWorkedOn(view);
  if (!review.decision && !worked) return null;
  const form = <DecideForm view={view} slip={own} />;
  return (
    <Card title={decide.title} id="decision" now={isClient && !review.decision}>
      {review.decision ? <p class="words-large">{decide.was[review.decision]}</p> : null}
      <Onward view={view} />
      {isClient && worked && !review.decision ? (
        <>
          <p class="small soft">{decide.lead}</p>
          {form}
        </>
      ) : null}
      {isClient && worked && review.decision ? (
        <Disclosure label={decide.again} open={own !== undefined}>
          {form}
        </Disclosure>
      ) : null}
      {!isClient && !review.decision ? <p class="soft">{decide.waits(reader.clientName)}</p> : null}
    </Card>
  );
}

function SkipForm({ view, slip }: { view: ReviewReading; slip: Slip | undefined }) {
  const { words, dates } = useShell();
  const { skip } = words.reviews;
  const { review, reader } = view;
  const alone = reader.today >= review.aloneFrom;
  return (
    <Disclosure label={skip.title} open={slip !== undefined} id="skip">
      <p class="small soft">{alone ? skip.alone : skip.lead(dates.dayLong(review.aloneFrom))}</p>
      <Form id="skip-form" action={`/reviews/${review.id}/skip`} slip={slip}>
        <Field name="sentence" label={skip.sentence} maxLength={2000} required />
        <ButtonRow>
          <Button>{alone ? skip.act : skip.ask}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

function SkipAsked({ view }: { view: ReviewReading }) {
  const { skip } = useShell().words.reviews;
  const { review, reader } = view;
  const isMine = review.skipAskedBy === reader.party;
  const alone = reader.today >= review.aloneFrom;
  const action = `/reviews/${review.id}/skip`;
  return (
    <Card title={skip.title} id="skip" now={!isMine}>
      <p>{isMine ? skip.yours : skip.asked(otherName(reader))}</p>
      {review.skipSentence ? <Quote other={!isMine}>{review.skipSentence}</Quote> : null}
      <ButtonRow>
        {isMine && !alone ? null : (
          <DeedButton id="skip-yes" action={action} primary={!isMine}>
            {isMine ? skip.now : skip.accept}
          </DeedButton>
        )}
        <DeedButton id="skip-no" action={action} method="delete">
          {isMine ? skip.withdraw : skip.decline}
        </DeedButton>
      </ButtonRow>
    </Card>
  );
}

/** A review called for by a wrong tap. */
export function TakeBack({ view, slip }: PartProps) {
  const { back } = useShell().words.reviews;
  const { review, mayTakeBack } = view;
  if (!mayTakeBack) return null;
  return (
    <Card plain id="take-back">
      <p class="small soft">{back.lead}</p>
      <DeedButton
        id="uncall"
        action={`/reviews/${review.id}`}
        method="delete"
        slip={slipFor(slip, 'review.uncall')}
      >
        {back.act}
      </DeedButton>
    </Card>
  );
}

/** Skipping: asked for with one sentence, answered by the other, or done alone after 14 days. */
export function Skip({ view, slip }: PartProps) {
  const { skip } = useShell().words.reviews;
  const { review, isOver, reader } = view;
  if (review.state === 'skipped' && review.skipSentence) {
    return (
      <Card>
        <p class="small soft">{skip.skipped}</p>
        <Quote>{review.skipSentence}</Quote>
      </Card>
    );
  }
  const isOn = reader.standing === 'client' || reader.standing === 'coach';
  if (review.state !== 'standing' || isOver || !isOn) return null;
  if (review.skipAskedBy !== null) return <SkipAsked view={view} />;
  return <SkipForm view={view} slip={slipFor(slip, 'review.skip')} />;
}
