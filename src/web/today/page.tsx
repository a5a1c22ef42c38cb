// Today: the big picture in two lines, the line, what waits, the step, and what stands beside it.
import type { Child } from 'hono/jsx';
import type { AttentionView } from '../../app/attention/attention-reading.ts';
import type { TodayView } from '../../app/today.ts';
import { AttentionCard, AttentionOffer } from '../attention/card.tsx';
import { type JustSaid, Undoing } from '../attention/undoing.tsx';
import { Page } from '../layout.tsx';
import { MomentumCard } from '../momentum-card.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Facts } from '../parts/facts.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Warning } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { StepCard, type StepReader } from '../steps/step-card.tsx';
import { Throughline } from '../throughline/drawing.tsx';
import { lineData, ownLinks } from '../throughline/from-view.ts';
import type { Visit } from '../visit.ts';
import { Beginning } from './beginning.tsx';
import { type Leading, leadingOf } from './leading.ts';
import { EverythingWaiting, Others } from './others.tsx';

type Engagement = NonNullable<TodayView['engagement']>;

interface TodayPageProps {
  readonly visit: Visit;
  readonly today: TodayView;
  readonly attention: AttentionView;
  /** What was just said of a message. */
  readonly just: JustSaid | null;
  /** The step that was kept just now: its stroke draws itself. */
  readonly fresh?: string | undefined;
  readonly notice?: Child;
  readonly slip?: Slip | undefined;
}

function BigPicture({ picture }: { picture: TodayView['bigPicture'] }) {
  const { today } = useShell().words;
  if (!picture) return <>{today.start.lede}</>;
  return (
    <a class="lede-link" href="/big-picture">
      <em class="lede-line">{picture.whyCareer}</em>
      {picture.whyProduct ? <span class="lede-line">{picture.whyProduct}</span> : null}
    </a>
  );
}

function lineTitle(engagement: Engagement, words: Visit['words']['today']): string {
  const { line, sprint } = engagement;
  if (!line || !sprint) return '';
  if (sprint.state === 'in review') return words.inReview(line.number);
  return sprint.week === null ? words.planned(line.number) : words.weekOf(sprint.week, line.weeks);
}

/** Both have signed and no sprint is planned: where one can be, quietly. */
function NoSprint({ engagement }: { engagement: Engagement }) {
  const { today } = useShell().words;
  const { state, id } = engagement;
  if (state !== 'agreed' && state !== 'active') return null;
  return (
    <p class="small soft">
      {today.noSprint} <a href={`/engagements/${id}/sprints/new`}>{today.plan}</a>
    </p>
  );
}

function Line({
  engagement,
  zone,
  fresh,
}: {
  engagement: Engagement;
  zone: string;
  fresh: string | undefined;
}) {
  const shell = useShell();
  const { today } = shell.words;
  const { line, next, held, kept, keptOf } = engagement;
  if (!line) return <NoSprint engagement={engagement} />;
  const when = next
    ? next.isOn
      ? today.on
      : today.next(shell.dates.moment(next.startsAt, zone))
    : today.noNext;
  const isPlan = engagement.sprint?.state === 'planned';
  const counts = today.counts(held, kept, keptOf);
  const aside = (
    <>
      {isPlan ? <a href={`/sprints/${line.sprintId}/plan`}>{today.openPlan}</a> : counts} ·{' '}
      {next ? <a href={`/sessions/${next.id}`}>{when}</a> : when}
    </>
  );
  return (
    <Card title={lineTitle(engagement, today)} aside={aside} id="line">
      <Throughline data={lineData(line, shell, ownLinks(line.sprintId), fresh)} />
    </Card>
  );
}

function Asked({ engagement, leads }: { engagement: Engagement; leads: boolean }) {
  const { asked } = useShell().words.today;
  const { isAsked, id } = engagement;
  return (
    <Card title={isAsked ? asked.title : asked.free} id="asked" now={isAsked}>
      {isAsked ? <p>{asked.lead}</p> : null}
      <ButtonRow>
        <LinkButton href={`/engagements/${id}/steps/new?back=/today`} primary={leads}>
          {asked.act}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function Uncovered({ engagement }: { engagement: Engagement }) {
  const { words, dates } = useShell();
  const { uncovered, id, open } = engagement;
  if (uncovered.length === 0 || open.length === 0) return null;
  const weeks = uncovered.map((monday) => dates.dayShort(monday));
  return (
    <p class="small soft">
      {words.today.uncovered(weeks, dates.list)}{' '}
      <a href={`/engagements/${id}/steps/new?back=/today`}>{words.today.addStep}</a>
    </p>
  );
}

interface StepsProps {
  readonly engagement: Engagement;
  readonly reader: StepReader;
  readonly leading: Leading;
}

function Steps({ engagement, reader, leading }: StepsProps) {
  const { today } = useShell().words;
  const { open, tooMany, isAsked, state } = engagement;
  const isOver = state === 'completed' || state === 'ended';
  const isFree = open.length === 0 && !isOver;
  return (
    <>
      {tooMany ? <Warning>{today.tooMany}</Warning> : null}
      {isAsked || isFree ? (
        <Asked engagement={engagement} leads={leading === 'asked' || leading === 'free'} />
      ) : null}
      {open.map((step, index) => (
        <StepCard step={step} reader={reader} now={leading === 'step' && index === 0} />
      ))}
      <Uncovered engagement={engagement} />
    </>
  );
}

function QuestionCard({ engagement }: { engagement: Engagement }) {
  const { question: words } = useShell().words.today;
  const { question, id } = engagement;
  if (!question) return null;
  const hidden = { text: question.text, inquiryId: question.inquiryId, kind: 'reflective', back: '/today' };
  return (
    <Card eyebrow={words.title} id="question">
      <PersonWords asked>{question.text}</PersonWords>
      <ButtonRow>
        <LinkButton href={`/reflections/new?inquiry=${question.inquiryId}`}>{words.write}</LinkButton>
        <DeedButton id="inquiry-step" action={`/engagements/${id}/steps`} hidden={hidden} quiet>
          {words.step}
        </DeedButton>
      </ButtonRow>
    </Card>
  );
}

function Enough({ enough }: { enough: TodayView['enough'] }) {
  const words = useShell().words.today.enough;
  if (enough.length === 0) return null;
  const facts = enough.map((one) => ({
    term: <a href={`/goals/${one.goalId}`}>{one.title}</a>,
    says: words.pace(one.lastFour, one.pledge),
  }));
  return (
    <Card title={words.title} id="enough">
      <Facts facts={facts} />
      {enough.map((one) =>
        one.reason ? <p class="small soft">{words.reasons[one.reason](one.title)}</p> : null,
      )}
    </Card>
  );
}

function Beside({ today, attention }: Pick<TodayPageProps, 'today' | 'attention'>) {
  const { words, dates } = useShell();
  const { engagement, enough } = today;
  return (
    <Stack>
      {engagement ? <QuestionCard engagement={engagement} /> : null}
      {engagement?.momentum ? <MomentumCard {...engagement.momentum} engagementId={engagement.id} /> : null}
      {engagement?.pausedUntil ? (
        <Card title={words.today.momentum.title}>
          <p>{words.today.momentum.paused(dates.dayLong(engagement.pausedUntil))}</p>
        </Card>
      ) : null}
      <Enough enough={enough} />
      <Others today={today} />
      {attention.isOn || !today.hasGoals ? null : <AttentionOffer />}
    </Stack>
  );
}

/** The page of Today. */
export function TodayPage({ visit, today, attention, just, fresh, notice }: TodayPageProps) {
  const zone = visit.person?.zone ?? 'UTC';
  const { engagement } = today;
  const otherName = engagement?.coachName ?? null;
  const reader: StepReader = { party: 'client', otherName, today: today.today, zone, back: '/today' };
  return (
    <Page shell={visit.shell} title={visit.words.today.title} here="today" notice={notice}>
      <Undoing just={just} back="/today" />
      <PageTitle lede={<BigPicture picture={today.bigPicture} />}>
        {visit.shell.dates.weekday(today.today)}
      </PageTitle>
      <Stack>
        <EverythingWaiting today={today} zone={zone} />
        {engagement ? <Line engagement={engagement} zone={zone} fresh={fresh} /> : null}
        <Columns>
          <Stack>
            <Beginning today={today} />
            {engagement ? <Steps {...{ engagement, reader, leading: leadingOf(today) }} /> : null}
            <AttentionCard view={attention} zone={zone} back="/today" most={3} />
          </Stack>
          <Beside today={today} attention={attention} />
        </Columns>
      </Stack>
    </Page>
  );
}
