// The plan of a sprint: four parts, each there or with the one action that mends it, right where it stands.
import type { ProspectView } from '../../app/own-sprint.ts';
import type { SprintReading } from '../../app/sprints.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { DeedButton, LinkButton } from '../parts/forms.tsx';
import { Empty } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { Picture } from '../reviews/parts.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { AgreementPart, ExpectationsPart, GoalsPart } from './plan-parts.tsx';
import { DatesCard, DatesForm, planLede, TimePart } from './plan-time.tsx';

interface PlanPageProps {
  readonly visit: Visit;
  readonly view: SprintReading;
  readonly slip?: Slip | undefined;
  readonly notice?: string | undefined;
}

/** Deeds whose forms on this page say themselves what is missing. */
const SAID_AT = ['sprint.change', 'sprint.focus', 'sprint.block', 'sprint.expect', 'gap.propose'];

/** Which item of the navigation a page of an engagement belongs to. */
export const hereOf = ({ party }: { readonly party: 'client' | 'coach' }): string =>
  party === 'client' ? 'sprint' : 'people';

/** The names of both, the client first for a coach. */
export function WithWhom({ reader }: { reader: SprintReading['reader'] }) {
  const other = reader.party === 'client' ? reader.coachName : reader.clientName;
  return other ? <a href={`/engagements/${reader.engagementId}`}>{other}</a> : null;
}

/** The page of a plan. */
export function PlanPage({ visit, view, slip, notice }: PlanPageProps) {
  const { sprints } = visit.words;
  const { number, state } = view.sprint;
  const title = state === 'planned' ? sprints.plan.title(number) : sprints.title(number);
  return (
    <Page shell={visit.shell} title={title} here={hereOf(view.reader)} notice={notice}>
      <PageTitle eyebrow={<WithWhom reader={view.reader} />} lede={planLede(view, visit.shell)}>
        {title}
      </PageTitle>
      <Refused slip={slip} unless={SAID_AT} />
      <Columns>
        <Stack wide>
          {state === 'planned' ? <Picture view={view} /> : null}
          <GoalsPart view={view} slip={slip} />
          <TimePart view={view} slip={slip} />
        </Stack>
        <Stack wide>
          <DatesCard view={view} slip={slip} />
          <ExpectationsPart view={view} slip={slip} />
          <AgreementPart view={view} />
        </Stack>
      </Columns>
    </Page>
  );
}

interface ProspectPageProps {
  readonly visit: Visit;
  /** Null while the client has no engagement. */
  readonly prospect: ProspectView | null;
  readonly slip?: Slip | undefined;
}

function WithoutCoach({ words, isNew }: { words: Visit['words']['sprints']['prospect']; isNew: boolean }) {
  return (
    <Empty words={words.none}>
      <LinkButton href="/invitations?role=coach" primary>
        {words.coach}
      </LinkButton>
      {isNew ? (
        <>
          <p class="small">{words.aloneLead}</p>
          <DeedButton id="alone" action="/engagements">
            {words.alone}
          </DeedButton>
        </>
      ) : null}
    </Empty>
  );
}

function Prospect({ visit, prospect, slip }: ProspectPageProps) {
  const { prospect: words } = visit.words.sprints;
  if (!prospect || prospect.reader.coachName === null)
    return <WithoutCoach words={words} isNew={!prospect} />;
  const { engagementId } = prospect.reader;
  if (prospect.isOver) return <Empty words={words.over} />;
  if (prospect.plannedId) {
    return (
      <Empty words={words.there}>
        <LinkButton href={`/sprints/${prospect.plannedId}/plan`} primary>
          {visit.words.sprints.openPlan}
        </LinkButton>
      </Empty>
    );
  }
  return (
    <Stack wide>
      <Card>
        <DatesForm
          action={`/engagements/${engagementId}/sprints`}
          method="post"
          startsOn={prospect.firstMonday}
          weeks={prospect.weeks}
          firstMonday={prospect.firstMonday}
          act={words.act}
          slip={slip}
        />
      </Card>
      {prospect.isAgreed ? null : (
        <Card plain>
          <p class="soft">{words.agreementLead}</p>
          <LinkButton href={`/engagements/${engagementId}/agreement`}>{words.agreement}</LinkButton>
        </Card>
      )}
    </Stack>
  );
}

/** Where no sprint is: what one could begin with. */
export function ProspectPage(props: ProspectPageProps) {
  const { visit, prospect } = props;
  const { prospect: words } = visit.words.sprints;
  const here = prospect ? hereOf(prospect.reader) : 'sprint';
  return (
    <Page shell={visit.shell} title={words.title} here={here} narrow>
      <PageTitle eyebrow={prospect ? <WithWhom reader={prospect.reader} /> : undefined} lede={words.lede}>
        {words.title}
      </PageTitle>
      <Prospect {...props} />
    </Page>
  );
}
