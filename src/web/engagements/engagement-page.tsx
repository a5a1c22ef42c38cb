// One engagement: "about us" for the client, the client's page for the coach, and what is left of it after the end.
import type { Child } from 'hono/jsx';
import type { EngagementReading } from '../../app/engagements.ts';
import type { HappeningView } from '../../app/timelines.ts';
import { Page } from '../layout.tsx';
import { MomentumCard } from '../momentum-card.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { Pauses } from '../sprints/pauses.tsx';
import { hereOf } from '../sprints/plan-page.tsx';
import { StepFacts, StepServes } from '../steps/step-card.tsx';
import type { Visit } from '../visit.ts';
import { WaitingCard } from '../waiting-card.tsx';
import { AgreementCard, GapsWaiting, HoursCard, NextCard, SprintCard } from './cards.tsx';
import { Ended, EndForm, FinishForm } from './ending.tsx';
import { Timeline } from './timeline.tsx';

/** What the page is drawn from. */
export interface EngagementPageProps {
  readonly visit: Visit;
  readonly view: EngagementReading;
  readonly happenings: readonly HappeningView[];
  readonly slip?: Slip | undefined;
  readonly notice?: Child;
}

/** So many of the latest days stand on the page itself. */
const LATEST_DAYS = 5;

interface Props {
  readonly view: EngagementReading;
}

/** Deeds whose forms on this page say themselves what is missing. */
const SAID_AT = ['pause.start', 'pause.change', 'pause.answer', 'engagement.end'];

/** What is asked of the client now: the next step, or which of too many matters most. */
function StepsAsk({ view }: Props) {
  const { steps } = useShell().words.engagements;
  const { open, isAsked, tooMany, reader } = view;
  const isClient = reader.party === 'client';
  const at = `/engagements/${reader.engagementId}`;
  if (tooMany) return <p class="small soft">{steps.tooMany}</p>;
  if (!isAsked) return open.length === 0 ? <p class="soft">{steps.none}</p> : null;
  if (!isClient) return <p>{steps.askedCoach(reader.clientName)}</p>;
  return (
    <>
      <p>{steps.asked}</p>
      <ButtonRow>
        <LinkButton href={`${at}/steps/new?back=${at}`} primary>
          {steps.name}
        </LinkButton>
      </ButtonRow>
    </>
  );
}

function Steps({ view }: Props) {
  const { steps } = useShell().words.engagements;
  const { open, isAsked, reader, end } = view;
  const back = `/engagements/${reader.engagementId}`;
  return (
    <Card title={steps.title} id="steps" now={isAsked}>
      <StepsAsk view={view} />
      <Rows
        items={open.map((step) => (
          <>
            <p class="small soft">
              <StepServes step={step} />
            </p>
            <p class="words">
              <a class="plain" href={`/steps/${step.id}`}>
                {step.text}
              </a>
            </p>
            <StepFacts step={step} today={reader.today} />
          </>
        ))}
      />
      {reader.standing === 'coach' && !end ? (
        <ButtonRow>
          <LinkButton href={`${back}/steps/new?back=${back}`}>{steps.propose}</LinkButton>
        </ButtonRow>
      ) : null}
    </Card>
  );
}

function Goals({ view }: Props) {
  const { goals: words } = useShell().words.engagements;
  const { goals, reader } = view;
  const isClient = reader.party === 'client';
  return (
    <Card title={words.title} id="goals" aside={isClient ? <a href="/goals">{words.open}</a> : undefined}>
      {goals.length === 0 ? (
        <p class="soft">{isClient ? words.noneOwn : words.none(reader.clientName)}</p>
      ) : null}
      <Rows
        items={goals.map((goal) => (
          <Item
            title={
              <a class="words" href={`/goals/${goal.id}`}>
                {goal.title}
              </a>
            }
            end={goal.inFocus ? <Tag>{words.focus}</Tag> : undefined}
            small={words.clarity[goal.clarity]}
          />
        ))}
      />
    </Card>
  );
}

function Shared({ view }: Props) {
  const { shared } = useShell().words.engagements;
  const { reader } = view;
  if (reader.party === 'client' || reader.standing === 'past coach') return null;
  return (
    <Card title={shared.title} id="shared">
      <LinkButton href={`/engagements/${reader.engagementId}/shared`}>{shared.open}</LinkButton>
    </Card>
  );
}

function Sees({ view }: Props) {
  const { sees } = useShell().words.engagements;
  if (view.reader.party === 'coach' || view.reader.coachName === null || view.end) return null;
  return (
    <Card title={sees.title} id="sees">
      <Rows items={sees.list.map((one) => <p>{one}</p>)} />
      <p>{sees.never}</p>
    </Card>
  );
}

function Happened({ view, happenings }: Props & Pick<EngagementPageProps, 'happenings'>) {
  const { timeline } = useShell().words.engagements;
  const { engagementId } = view.reader;
  return (
    <Card
      title={timeline.title}
      id="happened"
      aside={<a href={`/engagements/${engagementId}/timeline`}>{timeline.open}</a>}
    >
      <Timeline happenings={happenings} reader={view.reader} days={LATEST_DAYS} />
    </Card>
  );
}

/** How it stands, in one sentence. */
function stateOf({ state, reader, sprint }: EngagementReading, words: Visit['words']['engagements']): string {
  const all = reader.party === 'client' ? words.states : words.coachStates;
  const runs = sprint?.state === 'active' || sprint?.state === 'in review';
  return state === 'active' && !runs ? all.between : all[state];
}

function Main({ view, slip }: Props & { slip: Slip | undefined }) {
  const { reader, momentum, pauses, end } = view;
  const isPast = reader.standing === 'past coach';
  return (
    <Columns>
      <Stack wide>
        <NextCard view={view} />
        {isPast ? null : <Steps view={view} />}
        {isPast ? null : <Goals view={view} />}
        <Shared view={view} />
        <Sees view={view} />
      </Stack>
      <Stack wide>
        <GapsWaiting view={view} />
        {momentum ? <MomentumCard {...momentum} engagementId={reader.engagementId} /> : null}
        <Pauses
          pauses={pauses}
          reader={reader}
          canStart={!end && (view.state === 'active' || view.state === 'paused')}
          back={`/engagements/${reader.engagementId}`}
          slip={slip}
        />
        <AgreementCard view={view} />
        <HoursCard view={view} />
      </Stack>
    </Columns>
  );
}

function titleOf({ reader }: EngagementReading, words: Visit['words']['engagements']): string {
  if (reader.party === 'coach') return reader.clientName;
  return reader.coachName === null ? words.alone : words.about(reader.coachName);
}

/** The page of one engagement. */
export function EngagementPage({ visit, view, happenings, slip, notice }: EngagementPageProps) {
  const { engagements } = visit.words;
  const { reader, end } = view;
  const title = titleOf(view, engagements);
  const isOn = reader.standing === 'client' || reader.standing === 'coach';
  return (
    <Page shell={visit.shell} title={title} here={hereOf(reader)} notice={notice}>
      <PageTitle lede={end ? undefined : stateOf(view, engagements)}>{title}</PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={SAID_AT} />
        <Ended view={view} />
        {reader.party === 'coach' ? <WaitingCard waiting={view.waiting} zone={reader.zone} /> : null}
        <SprintCard view={view} />
        <Main view={view} slip={slip} />
        <Happened view={view} happenings={happenings} />
        {isOn && !end ? <FinishForm view={view} /> : null}
        {isOn && !end ? <EndForm view={view} slip={slip} /> : null}
      </Stack>
    </Page>
  );
}
