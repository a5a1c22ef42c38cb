// The small forms that stand on a goal's page: where one stands, the pace, the weight, its place among the others.
import type { GoalView } from '../../app/goal-views.ts';
import { AREAS } from '../../domain/engagement/goal-place.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Field, Select } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import { EnoughSteps } from './goal-words.tsx';

/** What each of these forms is drawn from. */
export interface GoalFormProps {
  readonly goal: GoalView;
  readonly slip?: Slip | undefined;
}

/** The five levels with the one that holds now, and where it began; the client moves themselves. */
export function LevelsCard({ goal, slip, fixed }: GoalFormProps & { fixed?: boolean }) {
  const { page } = useShell().words.goals;
  if (!goal.levels) return null;
  const options = goal.levels
    .map((label, index) => ({ value: String(index - 2), label, hint: hintFor(index - 2) }))
    .reverse();
  function hintFor(level: number): string {
    const said = [level === goal.level ? page.here : null, level === goal.levelAtFirst ? page.began : null];
    return said.filter(Boolean).join(' · ');
  }
  if (fixed) {
    const items = options.map(({ value, label, hint }) => (
      <li class={value === String(goal.level) ? 'level level-now' : 'level'}>
        {label} {hint ? <span class="small soft">{hint}</span> : null}
      </li>
    ));
    return (
      <Card title={page.levels} id="levels">
        <ul class="levels">{items}</ul>
      </Card>
    );
  }
  const action = `/goals/${goal.id}/level`;
  return (
    <Card title={page.levels} id="levels">
      <Form id="level" action={action} method="put" slip={slipFor(slip, 'goal.level')}>
        <Choice name="level" label={page.levelsLegend} options={options} value={String(goal.level)} tall />
        <ButtonRow>
          <Button>{page.setLevel}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** "Enough steps?" with the pledge beside it. */
export function PledgeCard({ goal, slip, fixed }: GoalFormProps & { fixed?: boolean }) {
  const { page, enough } = useShell().words.goals;
  if (!goal.enough) return null;
  const action = `/goals/${goal.id}/pledge`;
  const { pledge } = goal;
  return (
    <Card title={enough.title} id="enough">
      <EnoughSteps goal={goal} explained />
      {fixed ? null : (
        <Disclosure
          label={pledge === null ? page.pledge : enough.pledged(pledge)}
          open={slip?.deed === 'goal.pledge'}
        >
          <Form id="pledge" action={action} method="put" slip={slipFor(slip, 'goal.pledge')}>
            <Field
              name="pledge"
              label={page.pledgeField}
              hint={page.pledgeHint}
              type="number"
              min={0}
              max={28}
              short
              value={pledge === null ? '' : String(pledge)}
            />
            <ButtonRow>
              <Button primary>{page.pledgeKeep}</Button>
            </ButtonRow>
          </Form>
          {pledge === null ? null : (
            <DeedButton id="unpledge" action={action} method="put" quiet small>
              {page.pledgeDrop}
            </DeedButton>
          )}
        </Disclosure>
      )}
    </Card>
  );
}

/** How much it weighs beside the others. */
export function WeightForm({ goal, slip }: GoalFormProps) {
  const { page } = useShell().words.goals;
  return (
    <Disclosure label={`${page.weight}: ${goal.weight}`} open={slip?.deed === 'goal.weight'}>
      <Form id="weight" action={`/goals/${goal.id}/weight`} method="put" slip={slipFor(slip, 'goal.weight')}>
        <Field
          name="weight"
          label={page.weight}
          hint={page.weightHint}
          type="number"
          min={0}
          max={100}
          short
          value={String(goal.weight)}
        />
        <ButtonRow>
          <Button>{page.weightKeep}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** A goal that others may serve. */
export interface ParentChoice {
  readonly id: string;
  readonly title: string;
}

interface PlaceFieldsProps {
  readonly parents: readonly ParentChoice[];
  readonly horizon?: GoalView['horizon'];
  readonly years?: number | null;
  readonly parentId?: string | undefined;
  readonly area?: GoalView['area'];
  readonly ownArea?: string | null;
}

/** Horizon, years, area and the long-term goal it serves. */
export function PlaceFields({
  parents,
  horizon = 'sprint',
  years,
  parentId,
  area = 'own',
  ownArea,
}: PlaceFieldsProps) {
  const { form, areas } = useShell().words.goals;
  const horizons = (['sprint', 'long-term'] as const).map((value) => ({
    value,
    label: form.horizons[value],
  }));
  const spans = ['', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
  const serves = [
    { value: '', label: form.noParent },
    ...parents.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const own = AREAS.map((value) => ({ value, label: areas[value] }));
  return (
    <>
      <Choice name="horizon" label={form.horizon} options={horizons} value={horizon} />
      <Select
        name="years"
        label={form.years}
        options={spans}
        value={years ? String(years) : ''}
        short
        optional
      />
      <Select name="area" label={form.area} options={own} value={area} short />
      <Field name="ownArea" label={form.ownArea} value={ownArea ?? ''} maxLength={2000} optional />
      {parents.length > 0 ? (
        <Select name="parentId" label={form.parent} options={serves} value={parentId ?? ''} />
      ) : null}
    </>
  );
}

/** Where a goal belongs among the others. */
export function ArrangeForm({ goal, slip, parents }: GoalFormProps & { parents: readonly ParentChoice[] }) {
  const { page } = useShell().words.goals;
  const { id, horizon, years, parent, area, ownArea } = goal;
  const others = parents.filter((one) => one.id !== id);
  return (
    <Disclosure label={page.arrange} open={slip?.deed === 'goal.arrange'} id="arrange">
      <Form
        id="arranging"
        action={`/goals/${id}/arrangement`}
        method="put"
        slip={slipFor(slip, 'goal.arrange')}
      >
        <PlaceFields {...{ horizon, years, area, ownArea }} parents={others} parentId={parent?.id} />
        <ButtonRow>
          <Button>{page.arrangeKeep}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}
