// A review: look back first, then say how the work goes, then decide how it goes on.
import type { ReviewReading } from '../../app/reviews.ts';
import { Page } from '../layout.tsx';
import { Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Notice } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { hereOf } from '../sprints/plan-page.tsx';
import type { Visit } from '../visit.ts';
import { Decide, Skip, TakeBack } from './deciding.tsx';
import { Goals, isWorkedOn, Picture, ReadBack } from './parts.tsx';
import { Work } from './work.tsx';

interface ReviewPageProps {
  readonly visit: Visit;
  readonly view: ReviewReading;
  readonly slip?: Slip | undefined;
  readonly notice?: string | undefined;
}

/** Deeds whose forms on this page say themselves what is missing. */
const SAID_AT = ['review.score', 'review.answer', 'review.decide', 'review.skip'];

function Over({ view }: { view: ReviewReading }) {
  const { words, dates } = useShell();
  const { reviews } = words;
  const { review, reader } = view;
  if (isWorkedOn(view) || review.state === 'standing') return null;
  const when = review.decidedAt ? dates.moment(review.decidedAt, reader.zone) : dates.day(review.standsFrom);
  return <Notice>{reviews.over(reviews.states[review.state], when)}</Notice>;
}

/** The page of a review. */
export function ReviewPage({ visit, view, slip, notice }: ReviewPageProps) {
  const { reviews, sprints } = visit.words;
  const { review, sprint, reader } = view;
  const title = reviews.kinds[review.kind];
  const eyebrow = <a href={`/sprints/${sprint.id}`}>{sprints.title(sprint.number)}</a>;
  return (
    <Page shell={visit.shell} title={title} here={hereOf(reader)} notice={notice}>
      <PageTitle eyebrow={eyebrow} lede={reviews.lede[review.kind]}>
        {title}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={view.mayTakeBack ? [...SAID_AT, 'review.uncall'] : SAID_AT} />
        <Over view={view} />
        <Columns>
          <Stack wide>
            <Picture view={view} />
            <Goals view={view} slip={slip} />
          </Stack>
          <Stack wide>
            <ReadBack view={view} />
            <Work view={view} slip={slip} />
            <Decide view={view} slip={slip} />
            <TakeBack view={view} slip={slip} />
            <Skip view={view} slip={slip} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
