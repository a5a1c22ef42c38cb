// When and where a session is, on both clocks; what was asked about its time; and a new date for one that fell away.
import type { SessionMoveView } from '../../app/session-readings.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Card } from '../parts/cards.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { onBothClocks } from './both-clocks.ts';
import { cityOf, isUnsettled, pathOf, type RoomProps, sidesOf } from './room-props.ts';

/** A place as it is said: a link where it is one. */
export function Place({ place }: { place: string }) {
  const isLink = URL.canParse(place) && /^https?:$/.test(new URL(place).protocol);
  if (!isLink) return <>{place}</>;
  const url = new URL(place);
  return (
    <a href={url.href} rel="noreferrer">
      {url.host}
    </a>
  );
}

function Times({ props }: { props: RoomProps }) {
  const { words, dates } = useShell();
  const { when } = words.sessions;
  const { session } = props.read;
  const { mine, other } = sidesOf(props.read);
  const span = (zone: string) => dates.span(session.startsAt, session.endsAt, zone);
  const differs = span(mine.zone) !== span(other.zone);
  const isSameDay = dayAt(session.startsAt, mine.zone) === dayAt(session.startsAt, other.zone);
  const hours = `${dates.time(session.startsAt, other.zone)} – ${dates.time(session.endsAt, other.zone)}`;
  const theirs = when.in(isSameDay ? hours : span(other.zone), cityOf(other.zone));
  const held =
    session.endedAt && dates.span(session.startedAt ?? session.startsAt, session.endedAt, mine.zone);
  const facts = [
    { term: when.mine, says: <time datetime={session.startsAt}>{span(mine.zone)}</time> },
    ...(differs ? [{ term: when.theirs(other.name), says: theirs }] : []),
    { term: when.length, says: dates.length(session.minutes) },
    ...(held ? [{ term: when.held, says: held }] : []),
    { term: when.place, says: session.place ? <Place place={session.place} /> : when.noPlace },
  ];
  return <Facts facts={facts} />;
}

function SayPlace({ props }: { props: RoomProps }) {
  const { when } = useShell().words.sessions;
  const { session } = props.read;
  const slip = slipFor(props.slip, 'session.place');
  return (
    <Disclosure label={session.place ? when.changePlace : when.sayPlace} open={slip !== undefined} id="place">
      <Form id="place-form" action={`${pathOf(props.read)}/place`} method="put" slip={slip}>
        <Field name="place" label={when.placeLabel} value={session.place ?? ''} maxLength={2000} />
        <ButtonRow>
          <Button small>{when.keepPlace}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

function History({ props }: { props: RoomProps }) {
  const { words, dates } = useShell();
  const { moves } = words.sessions;
  const { mine, client, coach } = sidesOf(props.read);
  const done = props.read.moves.filter(({ state }) => state !== 'waiting');
  if (done.length === 0) return null;
  const says = ({ by, kind, fromAt, toAt, state }: SessionMoveView): string => {
    const who = by === 'client' ? client.name : coach.name;
    const held = state === 'done';
    if (kind === 'cancel' || toAt === null) return held ? moves.cancelled(who) : moves.wouldCancel(who);
    const [from, to] = [dates.moment(fromAt, mine.zone), dates.moment(toAt, mine.zone)];
    return held ? moves.moved(who, from, to) : moves.wouldMove(who, from, to);
  };
  return (
    <Disclosure label={moves.history} id="moves">
      <ul class="stack stack-close">
        {done.map((move) => (
          <li class="small">
            {says(move)}
            {move.state === 'done' ? '' : ` · ${moves.answered[move.state]}`}
            {move.why ? ` · ${move.why}` : ''}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** When and where, with the ways to change it. */
export function WhenCard({ props }: { props: RoomProps }) {
  const { when } = useShell().words.sessions;
  const { session, may } = props.read;
  const { isClient } = sidesOf(props.read);
  const isAhead = isUnsettled(props.read);
  return (
    <Card title={when.title} id="when">
      <Times props={props} />
      {may.write && isAhead ? <SayPlace props={props} /> : null}
      <History props={props} />
      <ButtonRow>
        {may.move || may.cancel ? (
          <LinkButton href={`${pathOf(props.read)}/move`}>{when.move}</LinkButton>
        ) : null}
        {isAhead ? (
          <a href={`${pathOf(props.read)}/calendar.ics`} data-turbo="false">
            {when.calendar}
          </a>
        ) : null}
        {isClient || !props.read.isOpenToMe ? null : <a href={`${pathOf(props.read)}/brief`}>{when.brief}</a>}
        <a href={`/engagements/${session.engagementId}/sessions`}>{when.back}</a>
      </ButtonRow>
    </Card>
  );
}

/** A move or cancellation that waits: for the reader to answer, or theirs to take back. */
export function WaitingMove({ props }: { props: RoomProps }) {
  const shell = useShell();
  const { moves } = shell.words.sessions;
  const move = props.read.moves.find(({ state }) => state === 'waiting');
  if (!move) return null;
  const sides = sidesOf(props.read);
  const { other } = sides;
  const isMine = move.by === props.read.people.me;
  const to = move.toAt ? onBothClocks(move.toAt, sides, shell) : '';
  const asks = move.kind === 'cancel' ? moves.asksCancel(other.name) : moves.asksMove(other.name, to);
  const asked = move.kind === 'cancel' ? moves.askedCancel(other.name) : moves.askedMove(other.name, to);
  const at = `${pathOf(props.read)}/moves/${move.id}`;
  const slip = slipFor(props.slip, 'session.answer_move');
  return (
    <Card title={moves.waiting} id="waiting-move" now across>
      <p>{isMine ? asked : asks}</p>
      {move.why ? <p class="words">{move.why}</p> : null}
      {isMine ? (
        <DeedButton id="withdraw-move" action={at} method="delete" small quiet>
          {moves.withdraw}
        </DeedButton>
      ) : (
        <Form id="answer-move" action={`${at}/answer`} slip={slip}>
          <ButtonRow>
            <Button name="answer" value="accept" primary>
              {moves.accept}
            </Button>
            <Button name="answer" value="decline">
              {moves.decline}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  );
}

/** The date offered for a session that fell away: one tap books it. */
export function OfferCard({ props }: { props: RoomProps }) {
  const shell = useShell();
  const { offer } = shell.words.sessions;
  const { session, may } = props.read;
  if (session.offeredAt === null || !may.write) return null;
  const slip = slipFor(props.slip, 'session.take_offer');
  const at = `${pathOf(props.read)}/offer`;
  const isPast = session.offeredAt <= props.now;
  const when = onBothClocks(session.offeredAt, sidesOf(props.read), shell);
  return (
    <Card title={offer.title} id="offer" now>
      <p>{isPast ? offer.past(when) : offer.lead(when)}</p>
      <ButtonRow>
        {isPast ? null : (
          <DeedButton id="take-offer" action={at} slip={slip} primary>
            {offer.take}
          </DeedButton>
        )}
        <LinkButton href={`/engagements/${session.engagementId}/sessions/new`} primary={isPast}>
          {isPast ? offer.choose : offer.other}
        </LinkButton>
        <DeedButton id="wave-offer" action={at} method="delete" quiet>
          {isPast ? offer.wavePast : offer.wave}
        </DeedButton>
      </ButtonRow>
    </Card>
  );
}
