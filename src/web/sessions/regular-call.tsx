// A review to be held in the hour, and the question that leads to one: is this becoming one more regular call?
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Notice, Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { RoomProps } from './room-props.ts';

/** A review that stands can be held in the hour as well. */
function Standing({ props }: { props: RoomProps }) {
  const { regular } = useShell().words.sessions;
  const { onward, may, closing } = props.read;
  if (!onward.reviewId || !may.write || closing === null) return null;
  return (
    <Notice>
      <div class="row">
        <p>{regular.here}</p>
        <LinkButton href={`/reviews/${onward.reviewId}`}>{regular.standing}</LinkButton>
      </div>
    </Notice>
  );
}

/** The question, with the review it offers; nothing while the hours go as they should. */
export function RegularCall({ props }: { props: RoomProps }) {
  const { regular } = useShell().words.sessions;
  const { onward, session, may } = props.read;
  if (!onward.asksWhetherRegular && !onward.cutShortTwice) return <Standing props={props} />;
  const review = onward.reviewId ? (
    <LinkButton href={`/reviews/${onward.reviewId}`}>{regular.standing}</LinkButton>
  ) : onward.hasSprint && may.write ? (
    <DeedButton id="call-review" action={`/engagements/${session.engagementId}/reviews`}>
      {regular.review}
    </DeedButton>
  ) : null;
  return (
    <Warning>
      {onward.asksWhetherRegular ? <h2>{regular.ask}</h2> : null}
      <p>{onward.asksWhetherRegular ? regular.open : regular.cut}</p>
      {review ? <ButtonRow>{review}</ButtonRow> : null}
    </Warning>
  );
}
