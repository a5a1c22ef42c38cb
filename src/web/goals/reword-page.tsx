// Putting a goal in other words: as clear as it is by now, with what stands beside where it changed meanwhile.
import type { GoalView } from '../../app/goal-views.ts';
import type { Clarity } from '../../domain/engagement/goal.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { GoalFields } from './goal-fields.tsx';

interface RewordPageProps {
  readonly visit: Visit;
  readonly goal: GoalView;
  readonly clarity: Clarity;
  /** The session that is on, which the new words then come from. */
  readonly sessionOn?: string | null;
  readonly slip?: Slip | undefined;
}

const CLARITIES: readonly Clarity[] = ['itch', 'direction', 'outcome', 'levels'];

function Tabs({ goal, clarity }: Pick<RewordPageProps, 'goal' | 'clarity'>) {
  const { reword } = useShell().words.goals;
  return (
    <nav class="tabs" aria-label={reword.how}>
      {CLARITIES.map((one) => (
        <a
          class="tab"
          href={`/goals/${goal.id}/reword?to=${one}`}
          aria-current={one === clarity ? 'page' : undefined}
        >
          {reword.tabs[one]}
        </a>
      ))}
    </nav>
  );
}

function Stands({ goal, isStale }: { goal: GoalView; isStale: boolean }) {
  const { reword } = useShell().words.goals;
  return (
    <Card title={reword.stands} id="stands" now={isStale}>
      {isStale ? <p class="small soft">{reword.standsLead}</p> : null}
      <PersonWords>{goal.title}</PersonWords>
      {goal.outcome ? <PersonWords>{goal.outcome}</PersonWords> : null}
      {goal.levels ? (
        <ul class="small levels-then">
          {goal.levels.toReversed().map((level) => (
            <li>{level}</li>
          ))}
        </ul>
      ) : null}
      {goal.meaning ? <PersonWords>{goal.meaning}</PersonWords> : null}
    </Card>
  );
}

function WordsForm({ goal, clarity, sessionOn, slip }: Omit<RewordPageProps, 'visit'>) {
  const { goals, shell } = useShell().words;
  const { reword } = goals;
  return (
    <Card>
      <p class="small soft">{reword.tabsLead[clarity]}</p>
      <Form
        id="reword"
        action={`/goals/${goal.id}/versions`}
        hidden={{ clarity, version: goal.version, ...(sessionOn ? { sessionId: sessionOn } : {}) }}
        slip={slip}
      >
        <GoalFields clarity={clarity} before={goal} />
        <ButtonRow>
          <Button primary>{reword.keep}</Button>
          <LinkButton href={`/goals/${goal.id}`} quiet>
            {shell.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** The page on which a goal is reworded. */
export function RewordPage({ visit, goal, clarity, sessionOn = null, slip }: RewordPageProps) {
  const { reword } = visit.words.goals;
  const isStale = slip?.refusal.code === 'goal.changed_meanwhile';
  return (
    <Page shell={visit.shell} title={reword.title} here="goals">
      <PageTitle eyebrow={<a href={`/goals/${goal.id}`}>{goal.title}</a>} lede={reword.lede}>
        {reword.title}
      </PageTitle>
      <Stack>
        <Tabs goal={goal} clarity={clarity} />
        <Columns>
          <WordsForm goal={goal} clarity={clarity} sessionOn={sessionOn} slip={slip} />
          <Stands goal={goal} isStale={isStale} />
        </Columns>
      </Stack>
    </Page>
  );
}
