// What stands beside the weeks of a sprint: focus, sessions, momentum, reviews, longer stretches, expectations.
import type { SprintReading } from '../../app/sprints.ts';
import { MomentumCard } from '../momentum-card.tsx';
import { Card } from '../parts/cards.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure, Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { KnownGaps } from './gaps.tsx';
import { ExpectationsRead } from './plan-parts.tsx';

interface Props {
  readonly view: SprintReading;
}

/** The goals in focus. */
export function Focus({ view }: Props) {
  const { focus: words } = useShell().words.sprints;
  const { focus, state, id } = view.sprint;
  const isClient = view.reader.party === 'client';
  return (
    <Card title={words.title} id="focus">
      {focus.map((goal) => (
        <p class="words">
          <a href={`/goals/${goal.id}`}>{goal.title}</a>
        </p>
      ))}
      {focus.length === 0 ? <p class="soft">{isClient ? words.none : words.hidden}</p> : null}
      {isClient && state === 'active' && !view.isOver ? (
        <p class="small">
          <a href={`/sprints/${id}/plan`}>{words.change}</a>
        </p>
      ) : null}
    </Card>
  );
}

function Offered({ session }: { session: SprintReading['sessions'][number] }) {
  const { words, dates } = useShell();
  const { sessions } = words.sprints;
  if (session.offeredLocal === null) return null;
  return (
    <>
      {sessions.offered(dates.wall(session.offeredLocal))}{' '}
      <a href={`/sessions/${session.id}`}>{sessions.answerOffer}</a>
    </>
  );
}

const AHEAD = new Set<string>(['booked', 'in progress', 'left open']);

/** The sessions still to come, and those that wait for somebody. */
export function Sessions({ view }: Props) {
  const { words, dates } = useShell();
  const { sessions: own, weeks } = words.sprints;
  const { sessions, reader, isOver } = view;
  // What was held, missed or cut short stands in its week; here is what is still to come or to be answered.
  const shown = sessions.filter(({ reads, offeredLocal }) => AHEAD.has(reads) || offeredLocal !== null);
  const items = shown.map((session) => (
    <Item
      title={
        <a href={`/sessions/${session.id}`}>{weeks.session(session.number, own.reads[session.reads])}</a>
      }
      end={<span class="small soft">{dates.moment(session.startsAt, reader.zone)}</span>}
      small={session.offeredLocal === null ? undefined : <Offered session={session} />}
    />
  ));
  return (
    <Card title={own.title} id="sessions">
      {items.length > 0 ? <Rows items={items} /> : <p class="soft">{own.none}</p>}
      {isOver || view.sprint.state === 'finished' ? null : (
        <ButtonRow>
          <LinkButton href={`/engagements/${reader.engagementId}/sessions/new`}>{own.book}</LinkButton>
        </ButtonRow>
      )}
    </Card>
  );
}

/** Momentum with its reasons and repairs, or why it rests. */
export function SprintMomentum({ view }: Props) {
  const { words, dates } = useShell();
  const { rest } = words.sprints;
  const { momentum, sprint, pauses, reader } = view;
  if (momentum) return <MomentumCard {...momentum} engagementId={reader.engagementId} />;
  const running = pauses.find(({ state }) => state === 'running');
  const why =
    sprint.state === 'in review'
      ? rest.inReview
      : sprint.state === 'active' && running
        ? rest.paused(dates.dayLong(running.endsOn))
        : null;
  return why ? (
    <Card title={rest.title} id="momentum">
      <p class="soft">{why}</p>
    </Card>
  ) : null;
}

/** The reviews of the sprint, each with where it stands. */
export function Reviews({ view }: Props) {
  const { words, dates } = useShell();
  const { reviews } = words;
  if (view.reviews.length === 0) return null;
  return (
    <Card title={reviews.list} id="reviews">
      <Rows
        items={view.reviews.map((one) => (
          <Item
            title={<a href={`/reviews/${one.id}`}>{reviews.kinds[one.kind]}</a>}
            end={<span class="small soft">{dates.day(one.standsFrom)}</span>}
            small={one.decision ? reviews.decided[one.decision] : reviews.states[one.state]}
          />
        ))}
      />
    </Card>
  );
}

/** "Is this becoming one more regular call?", with the one thing that is offered. */
export function Regular({ view }: Props) {
  const { regular } = useShell().words.sprints;
  const { asksRegular, cutShortTwice, reader, reviews, isOver } = view;
  const stands = reviews.find(({ state }) => state === 'standing');
  if (isOver || !(asksRegular || cutShortTwice)) return null;
  return (
    <Warning>
      {asksRegular ? <p class="words">{regular.title}</p> : null}
      <p class="small">{cutShortTwice && !asksRegular ? regular.leadCut : regular.lead}</p>
      {stands ? null : (
        <ButtonRow>
          <DeedButton id="call" action={`/engagements/${reader.engagementId}/reviews`}>
            {regular.act}
          </DeedButton>
        </ButtonRow>
      )}
    </Warning>
  );
}

/** What is quiet and still worth finding: longer stretches and what was expected. */
export function Quiet({ view }: Props) {
  const { gaps, expectations } = useShell().words.sprints;
  const { sprint, reader } = view;
  const own = reader.party === 'client' ? expectations.title : expectations.other(reader.clientName);
  const shown = view.gaps.some(
    ({ state, isAnswerOpen }) => state === 'accepted' || state === 'waiting' || isAnswerOpen,
  );
  return (
    <>
      {shown ? (
        <Card title={gaps.title} id="gaps">
          <KnownGaps view={view} back={`/sprints/${sprint.id}`} />
        </Card>
      ) : null}
      {sprint.expectations ? (
        <Disclosure label={own}>
          <ExpectationsRead answers={sprint.expectations} />
        </Disclosure>
      ) : null}
    </>
  );
}
