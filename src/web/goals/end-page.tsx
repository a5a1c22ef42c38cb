// Ending a goal: first what becomes of its open steps, right here, then how it ends, in one sentence.
import type { StepView } from '../../app/step-views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Select, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';
import type { ParentChoice } from './goal-forms.tsx';
import type { GoalStory } from './goal-page-props.ts';

interface EndPageProps {
  readonly visit: Visit;
  readonly told: GoalStory;
  /** Other open goals that its steps can go to. */
  readonly others: readonly ParentChoice[];
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

interface StepProps {
  readonly step: StepView;
  readonly goalId: string;
  readonly others: readonly ParentChoice[];
  readonly slip: Slip | undefined;
}

function Marks({ step, goalId }: Pick<StepProps, 'step' | 'goalId'>) {
  const { ending } = useShell().words.goals;
  const action = `/goals/${goalId}/steps/${step.id}/marks`;
  return (
    <ButtonRow>
      {step.kind === 'reflective' ? (
        <LinkButton href={`/reflections/new?step=${step.id}`} small about={step.text}>
          {ending.write}
        </LinkButton>
      ) : (
        <DeedButton id={`kept-${step.id}`} action={action} hidden={{ mark: 'kept' }} small about={step.text}>
          {ending.kept}
        </DeedButton>
      )}
      <DeedButton id={`not-${step.id}`} action={action} hidden={{ mark: 'not kept' }} small about={step.text}>
        {ending.notKept}
      </DeedButton>
    </ButtonRow>
  );
}

function OpenStep({ step, goalId, others, slip }: StepProps) {
  const { words, dates } = useShell();
  const { ending } = words.goals;
  const homes = others.map(({ id, title }) => ({ value: id, label: title }));
  const options = homes.length > 0 ? homes : [{ value: '', label: ending.toBigPicture }];
  const own = slipFor(slip, 'step.rehome', { field: 'stepId', id: step.id });
  return (
    <Item title={<span class="words">{step.text}</span>}>
      <div class="stack">
        <p class="small soft">{words.steps.due(dates.day(step.dueOn))}</p>
        <Marks step={step} goalId={goalId} />
        <Form
          id={`home-${step.id}`}
          action={`/goals/${goalId}/steps/${step.id}/goal`}
          method="put"
          slip={own}
        >
          <Select name="goalId" label={ending.rehome} options={options} />
          <ButtonRow>
            <Button small about={step.text}>
              {ending.rehomeDo}
            </Button>
          </ButtonRow>
        </Form>
      </div>
    </Item>
  );
}

function EndForm({ goalId, slip }: { goalId: string; slip: Slip | undefined }) {
  const { ending } = useShell().words.goals;
  const hows = (['reached', 'let go', 'changed'] as const).map((value) => ({
    value,
    label: ending.hows[value],
  }));
  return (
    <Card>
      <Form id="ending" action={`/goals/${goalId}/ending`} slip={slip}>
        <Choice name="how" label={ending.how} options={hows} required />
        <TextArea
          name="sentence"
          label={ending.sentence}
          hint={ending.sentenceHint}
          lines={2}
          maxLength={2000}
          required
        />
        <p class="small soft">{ending.lapses}</p>
        <ButtonRow>
          <Button primary>{ending.submit}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** The page on which a goal ends. */
export function EndPage({ visit, told, others, notice, slip }: EndPageProps) {
  const { ending } = visit.words.goals;
  const { goal } = told;
  const open = told.steps.filter(({ state }) => state === 'agreed');
  return (
    <Page shell={visit.shell} title={ending.title} here="goals" notice={notice} narrow>
      <PageTitle eyebrow={<a href={`/goals/${goal.id}`}>{goal.title}</a>} lede={ending.lede}>
        {ending.title}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={['step.rehome', 'goal.end']} />
        {open.length > 0 ? (
          <Card title={ending.first} id="open-steps" now>
            <p>{ending.firstLead}</p>
            <Rows
              items={open.map((step) => (
                <OpenStep step={step} goalId={goal.id} others={others} slip={slip} />
              ))}
            />
          </Card>
        ) : (
          <EndForm goalId={goal.id} slip={slipFor(slip, 'goal.end')} />
        )}
      </Stack>
    </Page>
  );
}
