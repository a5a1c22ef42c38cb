// What of a goal both its owner and its coach read: how one would notice, its steps, and how it became clear.
import type { StepView } from '../../app/step-views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Card } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows, Story } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { GoalStory } from './goal-page-props.ts';

/** How one would notice. */
export function OutcomeCard({ told }: { told: GoalStory }) {
  const { page } = useShell().words.goals;
  if (!told.goal.outcome) return null;
  return (
    <Card title={page.outcome} id="outcome">
      <PersonWords>{told.goal.outcome}</PersonWords>
    </Card>
  );
}

const FEW = 5;

function StepRow({ step, today }: { step: StepView; today: string }) {
  const { words, dates } = useShell();
  const { steps } = words;
  const due = step.isPast
    ? steps.past(dates.soon(step.dueOn, today))
    : steps.due(dates.soon(step.dueOn, today));
  const isOpen = step.state === 'agreed' || step.state === 'proposed';
  const marked = `${steps.states[step.state]} ${step.markedOn ? dates.dayShort(step.markedOn) : ''}`;
  return (
    <Item
      title={
        <a class="words" href={`/steps/${step.id}`}>
          {step.text}
        </a>
      }
      small={step.state === 'proposed' ? `${steps.states.proposed} · ${due}` : isOpen ? due : marked}
    />
  );
}

interface StepsProps {
  readonly told: GoalStory;
  readonly today: string;
  /** Where a step for it is added; null: nowhere yet. */
  readonly addAt: string | null;
}

/** Its steps, the open ones first. */
export function StepsCard({ told, today, addAt }: StepsProps) {
  const { goals, steps } = useShell().words;
  const { page } = goals;
  const isOpen = ({ state }: StepView): boolean => state === 'agreed' || state === 'proposed';
  const ordered = [...told.steps.filter(isOpen), ...told.steps.filter((step) => !isOpen(step))];
  const rows = ordered.map((step) => <StepRow step={step} today={today} />);
  const canAdd = told.goal.state === 'open';
  return (
    <Card title={page.steps} id="steps">
      {rows.length > 0 ? <Rows items={rows.slice(0, FEW)} /> : <p class="small soft">{page.noSteps}</p>}
      {rows.length > FEW ? (
        <Disclosure label={page.moreSteps(rows.length - FEW)}>
          <Rows items={rows.slice(FEW)} />
        </Disclosure>
      ) : null}
      {canAdd && addAt ? (
        <div class="buttons">
          <LinkButton href={addAt}>{told.isMine ? page.addStep : steps.add.proposeTitle}</LinkButton>
        </div>
      ) : null}
      {canAdd && !addAt && told.isMine ? <p class="small soft">{page.stepsAlone}</p> : null}
    </Card>
  );
}

type Version = GoalStory['story'][number];

function VersionWords({ version, before }: { version: Version; before: Version | undefined }) {
  const { goals } = useShell().words;
  const rows = version.levels?.map((level) => <li>{level}</li>).reverse();
  const isNew = (part: 'meaning' | 'outcome'): boolean =>
    Boolean(version[part]) && version[part] !== before?.[part];
  return (
    <>
      {version.title === before?.title ? null : <PersonWords>{version.title}</PersonWords>}
      {isNew('meaning') ? <p class="small">{version.meaning}</p> : null}
      {isNew('outcome') ? (
        <p class="small">
          {goals.page.outcome}: {version.outcome}
        </p>
      ) : null}
      {rows && String(version.levels) !== String(before?.levels) ? (
        <ul class="small levels-then">{rows}</ul>
      ) : null}
    </>
  );
}

/** Every version in order: what it said, whose words they were, in which session. */
export function StoryCard({ told, zone }: { told: GoalStory; zone: string }) {
  const { words, dates } = useShell();
  const { page, clarity } = words.goals;
  const day = (at: string): string => dates.day(dayAt(at, zone));
  const points = told.story.map((version, index) => {
    const whose = version.suggestedBy ? page.suggestedBy(version.suggestedBy) : page.suggestedEarlier;
    const said = [
      clarity[version.clarity],
      version.isSuggested ? whose : null,
      version.session ? page.inSession(day(version.session.startsAt)) : null,
    ];
    return {
      when: `${day(version.at)} · ${said.filter(Boolean).join(', ')}`,
      at: version.at,
      what: <VersionWords version={version} before={told.story[index - 1]} />,
    };
  });
  return (
    <Card title={page.story} id="story">
      <Story points={points} />
    </Card>
  );
}
