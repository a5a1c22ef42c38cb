// What happened in an engagement, as points on a line; those about the same day stand together.

import type { ReaderView } from '../../app/reader-views.ts';
import type { HappeningView } from '../../app/timelines.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Pager, Story, type StoryPoint } from '../parts/lists.tsx';
import { type Shell, useShell } from '../shell.ts';
import { hereOf, WithWhom } from '../sprints/plan-page.tsx';
import type { Visit } from '../visit.ts';

function nameOf(one: HappeningView, { clientName, coachName }: ReaderView): string {
  if (one.by === null) return '';
  return one.by === 'client' ? clientName : (coachName ?? '');
}

const DAY_PART = 10;

function pointsOf(happenings: readonly HappeningView[], reader: ReaderView, { words, dates }: Shell) {
  const said = happenings.flatMap((one) => {
    const line = words.timeline.say(one.kind, nameOf(one, reader), one.facts);
    return line === undefined ? [] : [{ line, day: dayAt(one.at, reader.zone) }];
  });
  const days = Map.groupBy(said, ({ day }) => day.slice(0, DAY_PART));
  return [...days].map(([day, lines]): StoryPoint => {
    const what = [...new Set(lines.map(({ line }) => line))].map((line) => <p>{line}</p>);
    return { when: dates.dayYear(day), at: day, what: <>{what}</> };
  });
}

interface TimelineProps {
  /** How many days at most; all of them unless said. */
  readonly days?: number;
  readonly happenings: readonly HappeningView[];
  readonly reader: ReaderView;
}

/** The days with what happened on each; a sentence where nothing did. */
export function Timeline({ happenings, reader, days }: TimelineProps) {
  const shell = useShell();
  const points = pointsOf(happenings, reader, shell).slice(0, days);
  if (points.length === 0) return <p class="soft">{shell.words.engagements.timeline.none}</p>;
  return <Story points={points} />;
}

interface TimelinePageProps extends TimelineProps {
  readonly visit: Visit;
  readonly earlier: string | null;
}

/** The page of the timeline. */
export function TimelinePage({ visit, happenings, reader, earlier }: TimelinePageProps) {
  const { timelinePage: own } = visit.words.engagements;
  const path = `/engagements/${reader.engagementId}/timeline`;
  return (
    <Page shell={visit.shell} title={own.title} here={hereOf(reader)} narrow>
      <PageTitle eyebrow={<WithWhom reader={reader} />} lede={own.lede}>
        {own.title}
      </PageTitle>
      <Card>
        <Timeline happenings={happenings} reader={reader} />
        <Pager earlier={earlier === null ? undefined : `${path}?before=${encodeURIComponent(earlier)}`} />
      </Card>
    </Page>
  );
}
