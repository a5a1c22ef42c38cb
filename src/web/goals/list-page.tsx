// Goals as a list: each long-term goal with what serves it, then those for now, then those that ended.
import type { GoalView } from '../../app/goal-views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure, Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';
import { EnoughSteps, GoalPlace, GoalSmall } from './goal-words.tsx';

interface Goals {
  readonly goals: readonly GoalView[];
}

/** One goal in a row. */
export function GoalRow({ goal }: { goal: GoalView }) {
  const { goals } = useShell().words;
  return (
    <Item
      title={
        <a class="words" href={`/goals/${goal.id}`}>
          {goal.title}
        </a>
      }
      end={goal.isInFocus ? <Tag>{goals.inFocus}</Tag> : null}
      small={<GoalSmall goal={goal} />}
    />
  );
}

const rowsOf = (goals: readonly GoalView[]) => goals.map((goal) => <GoalRow goal={goal} />);

/** Whether one goal lies somewhere below another; those that serve it through a third stand with it too. */
function isBelow(goal: GoalView, above: GoalView, all: readonly GoalView[]): boolean {
  const parent = all.find(({ id }) => id === goal.parent?.id);
  return parent !== undefined && (parent.id === above.id || isBelow(parent, above, all));
}

function LongTerm({ goal, goals }: Goals & { goal: GoalView }) {
  const { words } = useShell();
  const open = goals.filter(({ state }) => state === 'open');
  const below = open.filter((one) => isBelow(one, goal, open));
  return (
    <Card eyebrow={<GoalPlace goal={goal} />} id={`goal-${goal.id}`}>
      <div class="long-goal">
        <div class="stack">
          <h2>
            <a class="plain" href={`/goals/${goal.id}`}>
              {goal.title}
            </a>
          </h2>
          {goal.meaning ? <p class="lede lede-small">{goal.meaning}</p> : null}
          {below.length > 0 ? (
            <Rows items={rowsOf(below)} />
          ) : (
            <p class="small soft">
              {words.goals.noneBelow} <a href={`/goals/new?parent=${goal.id}`}>{words.goals.addBelow}</a>
            </p>
          )}
        </div>
        <div class="stack stack-close">
          <h3 class="title-small">{words.goals.enough.title}</h3>
          <EnoughSteps goal={goal} />
        </div>
      </div>
    </Card>
  );
}

function Ended({ goals }: Goals) {
  const { words, dates } = useShell();
  const ended = goals.filter(({ state }) => state !== 'open');
  if (ended.length === 0) return null;
  const items = ended.toReversed().map((goal) => (
    <Item
      title={
        <a class="words" href={`/goals/${goal.id}`}>
          {goal.title}
        </a>
      }
      end={
        <span class="small soft">
          {goal.state === 'open' ? null : words.goals.endedOn[goal.state]}{' '}
          {goal.endedOn ? dates.dayShort(goal.endedOn) : null}
        </span>
      }
      small={goal.ending}
    />
  ));
  return (
    <Disclosure label={words.goals.ended(ended.length)} id="ended">
      <Rows items={items} />
    </Disclosure>
  );
}

/** The list itself: of one's own, or of those that are placed with a coach. */
export function GoalList({ goals }: Goals) {
  const { words } = useShell();
  const open = goals.filter(({ state }) => state === 'open');
  const stands = (goal: GoalView): boolean => !open.some(({ id }) => id === goal.parent?.id);
  const longTerm = open.filter((goal) => goal.horizon === 'long-term' && stands(goal));
  const others = open.filter(
    (goal) => !longTerm.includes(goal) && !longTerm.some((one) => isBelow(goal, one, open)),
  );
  return (
    <Stack wide>
      {longTerm.map((goal) => (
        <LongTerm goal={goal} goals={goals} />
      ))}
      {others.length > 0 ? (
        <Card title={longTerm.length > 0 ? words.goals.others : undefined} id="for-now">
          <Rows items={rowsOf(others)} />
        </Card>
      ) : null}
      <Ended goals={goals} />
    </Stack>
  );
}

/** The page of one's own goals. */
export function GoalsPage({ visit, goals, notice }: Goals & { visit: Visit; notice?: string | undefined }) {
  const words = visit.words.goals;
  const actions = (
    <>
      <LinkButton href="/big-picture">{words.bigPicture}</LinkButton>
      <LinkButton href="/goals/new" primary>
        {words.make}
      </LinkButton>
    </>
  );
  return (
    <Page shell={visit.shell} title={words.title} here="goals" notice={notice}>
      <PageTitle lede={words.lede} actions={goals.length > 0 ? actions : undefined}>
        {words.title}
      </PageTitle>
      {goals.length > 0 ? (
        <GoalList goals={goals} />
      ) : (
        <Card>
          <Empty words={words.none}>
            <LinkButton href="/goals/new" primary>
              {words.make}
            </LinkButton>
          </Empty>
        </Card>
      )}
    </Page>
  );
}

interface PlacedGoalsProps extends Goals {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly client: string;
}

/** The page of a client's placed goals, for the coach. */
export function PlacedGoalsPage({ visit, goals, engagementId, client }: PlacedGoalsProps) {
  const words = visit.words.goals.placed;
  const back = <a href={`/engagements/${engagementId}`}>{client}</a>;
  return (
    <Page shell={visit.shell} title={words.title(client)} here="people">
      <PageTitle eyebrow={back} lede={words.lede}>
        {words.title(client)}
      </PageTitle>
      {goals.length > 0 ? <GoalList goals={goals} /> : <Empty words={words.none(client)} />}
    </Page>
  );
}
