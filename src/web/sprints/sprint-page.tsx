// A sprint: the line through all its weeks, what lies in each, and what stands beside it.
import type { SprintReading } from '../../app/sprints.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Notice } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { Throughline } from '../throughline/drawing.tsx';
import { lineData, linksOf } from '../throughline/from-view.ts';
import type { Visit } from '../visit.ts';
import { Focus, Quiet, Regular, Reviews, Sessions, SprintMomentum } from './beside.tsx';
import { Pauses } from './pauses.tsx';
import { hereOf, WithWhom } from './plan-page.tsx';
import { planLede } from './plan-time.tsx';
import { Weeks } from './weeks.tsx';

interface SprintPageProps {
  readonly visit: Visit;
  readonly view: SprintReading;
  readonly slip?: Slip | undefined;
  readonly notice?: string | undefined;
}

/** Deeds whose forms on this page say themselves what is missing. */
const SAID_AT = ['pause.start', 'pause.change', 'pause.answer'];

function titleOf({ sprint }: SprintReading, words: Visit['words']['sprints']): string {
  if (sprint.state === 'in review') return words.inReview(sprint.number);
  if (sprint.state === 'finished') return words.finished(sprint.number);
  return sprint.week === null ? words.title(sprint.number) : words.week(sprint.week, sprint.weeks);
}

function Line({ view }: { view: SprintReading }) {
  const shell = useShell();
  const { line, sprint, reader } = view;
  const { today, sprints } = shell.words;
  const held = line.knots.filter(({ state }) => state === 'held').length;
  const settled = line.strokes.filter(({ state }) => state !== 'open');
  const kept = settled.filter(({ state }) => state === 'kept' || state === 'kept late').length;
  return (
    <Card id="line" title={sprints.title(sprint.number)} aside={today.counts(held, kept, settled.length)}>
      <Throughline data={lineData(line, shell, linksOf(reader, sprint.id))} />
    </Card>
  );
}

function Standing({ view }: { view: SprintReading }) {
  const { reviews } = useShell().words;
  const review = view.reviews.find(({ state }) => state === 'standing');
  if (!review || view.isOver) return null;
  return (
    <Notice>
      <div class="row">
        <p>{reviews.stands[review.kind]}</p>
        <LinkButton href={`/reviews/${review.id}`} primary>
          {reviews.open}
        </LinkButton>
      </div>
    </Notice>
  );
}

function Others({ view }: { view: SprintReading }) {
  const { sprints } = useShell().words;
  if (view.others.length === 0) return null;
  return (
    <p class="small">
      {view.others.map(({ id, number, state }) => (
        <>
          <a href={state === 'planned' && !view.isOver ? `/sprints/${id}/plan` : `/sprints/${id}`}>
            {sprints.title(number)}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

/** The page of a sprint. */
export function SprintPage({ visit, view, slip, notice }: SprintPageProps) {
  const { sprints } = visit.words;
  const { dates } = visit.shell;
  const { sprint, reader } = view;
  const title = titleOf(view, sprints);
  const lede =
    sprint.state === 'planned'
      ? planLede(view, visit.shell)
      : sprints.span(dates.dayYear(sprint.startsOn), dates.dayYear(sprint.endsOn), sprint.weeks);
  return (
    <Page shell={visit.shell} title={title} here={hereOf(reader)} notice={notice}>
      <PageTitle
        eyebrow={<WithWhom reader={reader} />}
        lede={lede}
        actions={
          sprint.state === 'planned' && !view.isOver ? (
            <LinkButton href={`/sprints/${sprint.id}/plan`} primary>
              {sprints.openPlan}
            </LinkButton>
          ) : undefined
        }
      >
        {title}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={SAID_AT} />
        <Standing view={view} />
        <Regular view={view} />
        <Line view={view} />
        <Columns>
          <Stack wide>
            <Weeks view={view} />
          </Stack>
          <Stack wide>
            <Focus view={view} />
            <SprintMomentum view={view} />
            <Sessions view={view} />
            <Reviews view={view} />
            <Pauses
              pauses={view.pauses}
              reader={reader}
              canStart={!view.isOver && sprint.state === 'active'}
              back={`/sprints/${sprint.id}`}
              slip={slip}
            />
            <Quiet view={view} />
            <Others view={view} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
