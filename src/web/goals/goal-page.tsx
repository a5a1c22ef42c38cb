// One goal: its words first, what is suggested, its steps, how it became clear; for the coach what of it they read.
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Notice } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import { ArrangeForm, LevelsCard, PledgeCard, WeightForm } from './goal-forms.tsx';
import type { GoalPageProps, GoalStory } from './goal-page-props.ts';
import { OutcomeCard, StepsCard, StoryCard } from './goal-parts.tsx';
import { GoalPlace } from './goal-words.tsx';
import { SuggestCard, WaitingWordings } from './wording-cards.tsx';

/** Deeds whose forms say a refusal themselves. */
const SAYING = [
  'goal.level',
  'goal.pledge',
  'goal.weight',
  'goal.arrange',
  'wording.answer',
  'wording.suggest',
] as const;

const NEXT = { itch: 'direction', direction: 'outcome', outcome: 'levels', levels: 'levels' } as const;

function Clearer({ told }: { told: GoalStory }) {
  const { page } = useShell().words.goals;
  const { id, clarity } = told.goal;
  const href = `/goals/${id}/reword?to=${NEXT[clarity]}`;
  return (
    <ButtonRow>
      {clarity === 'levels' ? null : (
        <LinkButton href={href} primary>
          {page.clearer[clarity]}
        </LinkButton>
      )}
      <LinkButton href={`/goals/${id}/reword`}>{page.reword}</LinkButton>
    </ButtonRow>
  );
}

function Readers({ told }: { told: GoalStory }) {
  const { page } = useShell().words.goals;
  const { id, placedIn, state } = told.goal;
  const action = `/goals/${id}/placement`;
  const there = told.places.find(({ engagementId }) => engagementId === placedIn);
  const open = told.places.filter(({ engagementId, isOver }) => !isOver && engagementId !== placedIn);
  if (!there && (open.length === 0 || state !== 'open')) return null;
  return (
    <Card title={page.reads} id="readers">
      <p>{there ? page.reader(there.coach) : page.onlyYou}</p>
      {there ? (
        <DeedButton id="take-out" action={action} method="delete">
          {page.takeOut}
        </DeedButton>
      ) : (
        <p class="small soft">{page.placeLead}</p>
      )}
      {state === 'open'
        ? open.map(({ engagementId, coach }) => (
            <DeedButton id={`place-${engagementId}`} action={action} hidden={{ engagementId }}>
              {page.place(coach)}
            </DeedButton>
          ))
        : null}
    </Card>
  );
}

function EndedNotice({ told, today }: { told: GoalStory; today: string }) {
  const { words, dates } = useShell();
  const { page } = words.goals;
  const { state, endedOn, ending, id } = told.goal;
  if (state === 'open') return null;
  return (
    <Notice>
      <p>
        {page.endedLead[state]} {endedOn ? dates.day(endedOn) : null}
      </p>
      {ending ? <p class="words">{ending}</p> : null}
      {told.isMine && endedOn === today ? (
        <>
          <p class="small soft">{page.reopenLead}</p>
          <DeedButton id="reopen" action={`/goals/${id}/ending`} method="delete" small>
            {page.reopen}
          </DeedButton>
        </>
      ) : null}
    </Notice>
  );
}

function Beside({ told, slip, parents }: Pick<GoalPageProps, 'told' | 'slip' | 'parents'>) {
  const { page } = useShell().words.goals;
  const { goal } = told;
  const isOpen = goal.state === 'open';
  return (
    <Stack>
      <PledgeCard goal={goal} slip={slip} />
      <Readers told={told} />
      {isOpen ? (
        <div>
          <ArrangeForm goal={goal} slip={slip} parents={parents} />
          {goal.clarity === 'levels' ? <WeightForm goal={goal} slip={slip} /> : null}
          <p>
            <a href={`/goals/${goal.id}/end`}>{page.end}</a>
          </p>
        </div>
      ) : null}
    </Stack>
  );
}

/** The page of one's own goal. */
export function GoalPage(props: GoalPageProps) {
  const { visit, told, stepsIn, parents, today, notice, slip } = props;
  const { page } = visit.words.goals;
  const { goal } = told;
  const zone = visit.person?.zone ?? 'UTC';
  const isOpen = goal.state === 'open';
  const why = <a href={`/goals/${goal.id}/reword`}>{page.why}</a>;
  const addAt = stepsIn ? `/engagements/${stepsIn}/steps/new?goal=${goal.id}&back=/goals/${goal.id}` : null;
  return (
    <Page shell={visit.shell} title={goal.title} here="goals" notice={notice}>
      <PageTitle eyebrow={<GoalPlace goal={goal} />} lede={goal.meaning ?? (isOpen ? why : undefined)}>
        {goal.title}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={SAYING} />
        <EndedNotice told={told} today={today} />
        {isOpen ? <Clearer told={told} /> : null}
        <Columns>
          <Stack wide>
            <WaitingWordings told={told} slip={slip} zone={zone} />
            <OutcomeCard told={told} />
            <LevelsCard goal={goal} slip={slip} fixed={!isOpen} />
            <StepsCard told={told} today={today} addAt={addAt} />
            <StoryCard told={told} zone={zone} />
          </Stack>
          <Beside told={told} slip={slip} parents={parents} />
        </Columns>
      </Stack>
    </Page>
  );
}

type CoachGoalPageProps = Omit<GoalPageProps, 'parents'> & { readonly client: string };

/** The page of a client's placed goal, for the coach. */
export function CoachGoalPage({ visit, told, stepsIn, today, client, notice, slip }: CoachGoalPageProps) {
  const { goal } = told;
  const zone = visit.person?.zone ?? 'UTC';
  const addAt = stepsIn ? `/engagements/${stepsIn}/steps/new?goal=${goal.id}&back=/goals/${goal.id}` : null;
  const eyebrow = (
    <>
      <a href={`/engagements/${goal.placedIn}`}>{client}</a> · <GoalPlace goal={goal} />
    </>
  );
  return (
    <Page shell={visit.shell} title={goal.title} here="people" notice={notice}>
      <PageTitle eyebrow={eyebrow} lede={goal.meaning ?? undefined}>
        {goal.title}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={SAYING} />
        <EndedNotice told={told} today={today} />
        <Columns>
          <Stack wide>
            <OutcomeCard told={told} />
            <LevelsCard goal={goal} fixed />
            <StepsCard told={told} today={today} addAt={addAt} />
            <StoryCard told={told} zone={zone} />
          </Stack>
          <Stack>
            <SuggestCard told={told} slip={slip} zone={zone} client={client} />
            <PledgeCard goal={goal} fixed />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
