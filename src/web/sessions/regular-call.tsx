// Asked when hours were left open or went by without a topic: is this becoming one more regular call?
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { RoomProps } from './room-props.ts';

/** The question, with the review it offers; nothing while the hours go as they should. */
export function RegularCall({ props }: { props: RoomProps }) {
  const { regular } = useShell().words.sessions;
  const { onward, session, may } = props.read;
  if (!onward.asksWhetherRegular && !onward.cutShortTwice) return null;
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
