// What is read back at a review: why, the goals, wins and frictions.

import type { ReviewGoalView } from '../../app/review-views.ts';
import type { ReviewReading } from '../../app/reviews.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Tag } from '../parts/facts.tsx';
import { Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';

/** What every part is drawn from. */
export interface PartProps {
  readonly view: ReviewReading;
  readonly slip?: Slip | undefined;
}

/** Whether this reader can still work on it. */
export const isWorkedOn = ({ review, isOver }: ReviewReading): boolean => review.isOpen && !isOver;

/** The big picture, re-read on purpose. */
export function Picture({ view }: { view: Pick<ReviewReading, 'bigPicture' | 'reader'> }) {
  const { picture } = useShell().words.reviews;
  if (view.reader.party === 'coach') return null;
  const { bigPicture } = view;
  return (
    <Card title={picture.title} id="picture">
      {bigPicture ? (
        <>
          <p class="small soft">{picture.career}</p>
          <PersonWords large>{bigPicture.whyCareer}</PersonWords>
          {bigPicture.whyProduct ? (
            <>
              <p class="small soft">{picture.product}</p>
              <PersonWords large>{bigPicture.whyProduct}</PersonWords>
            </>
          ) : null}
          <p class="small">
            <a href="/big-picture">{picture.change}</a>
          </p>
        </>
      ) : (
        <>
          <p class="soft">{picture.none}</p>
          <LinkButton href="/big-picture">{picture.write}</LinkButton>
        </>
      )}
    </Card>
  );
}

interface GoalProps extends PartProps {
  readonly goal: ReviewGoalView;
}

function LevelFields({ goal }: { goal: ReviewGoalView }) {
  const { goals } = useShell().words.reviews;
  const options = [2, 1, 0, -1, -2].map((level) => ({
    value: String(level),
    label: goal.levels[level + 2] || goals.bare[level] || '',
    hint: goals.levels[level] ?? '',
  }));
  const level = goal.score?.level ?? goal.level;
  return (
    <>
      <Choice
        name="level"
        label={goals.level}
        options={options}
        {...(level === null ? {} : { value: String(level) })}
        required
        tall
      />
      <Field
        name="weight"
        label={goals.weight}
        hint={goals.weightHint}
        type="number"
        min={0}
        max={100}
        value={String(goal.score?.weight ?? goal.weight)}
        short
      />
    </>
  );
}

function ScoreForm({ goal, view, slip }: GoalProps) {
  const { goals } = useShell().words.reviews;
  const hasLevels = goal.clarity === 'levels';
  const id = `score-${goal.id}`;
  return (
    <Form id={id} action={`/reviews/${view.review.id}/scores/${goal.id}`} method="put" slip={slip}>
      {hasLevels ? <LevelFields goal={goal} /> : null}
      <TextArea
        name="difference"
        label={goals.difference}
        hint={goals.differenceHint}
        value={goal.score?.difference ?? undefined}
        lines={2}
        maxLength={2000}
        required={!hasLevels}
        optional={hasLevels}
      />
      <ButtonRow>
        <Button>{goals.score}</Button>
      </ButtonRow>
    </Form>
  );
}

function scoredWords({ score }: ReviewGoalView, words: ReturnType<typeof useShell>['words']): string | null {
  const { goals } = words.reviews;
  if (!score) return goals.notScored;
  if (score.level === null) return null;
  const said = (level: number | null): string => goals.levels[level ?? 0] ?? '';
  return goals.scored(said(score.from), said(score.level));
}

function GoalRow(props: GoalProps) {
  const { words } = useShell();
  const { goals } = words.reviews;
  const { goal, view, slip } = props;
  const own = slipFor(slip, 'review.score', { field: 'goalId', id: goal.id });
  const mayScore = view.reader.party === 'client' && isWorkedOn(view);
  const state = scoredWords(goal, words);
  const open = own !== undefined || (goal.score === null && goal.inFocus);
  return (
    <Item
      title={
        <a class="words" href={`/goals/${goal.id}`}>
          {goal.title}
        </a>
      }
      end={goal.inFocus ? <Tag>{goals.focus}</Tag> : undefined}
    >
      {state === null ? null : <p class="small soft">{state}</p>}
      {goal.score?.difference ? <PersonWords>{goal.score.difference}</PersonWords> : null}
      {mayScore ? (
        <Disclosure label={goal.score ? goals.again : goals.look} open={open}>
          <ScoreForm {...props} slip={own} />
        </Disclosure>
      ) : null}
    </Item>
  );
}

/** The goals, each with where it stands now, and all taken together. */
export function Goals({ view, slip }: PartProps) {
  const { goals, attainment: words } = useShell().words.reviews;
  const isClient = view.reader.party === 'client';
  const { attainment } = view;
  return (
    <Card title={isClient ? goals.title : goals.titleCoach} id="goals">
      {view.goals.length === 0 ? <p class="soft">{isClient ? goals.none : goals.noneCoach}</p> : null}
      <Rows items={view.goals.map((goal) => <GoalRow goal={goal} view={view} slip={slip} />)} />
      {attainment ? (
        <section aria-labelledby="attainment-title">
          <h3 id="attainment-title">{words.title}</h3>
          <p class="words-large">{words.change(attainment.change)}</p>
          <p class="small soft">{words.explained(attainment.now, attainment.first)}</p>
        </section>
      ) : null}
    </Card>
  );
}

function Caught({ view, kind }: PartProps & { kind: 'win' | 'friction' }) {
  const { words, dates } = useShell();
  const { moments } = words.reviews;
  const found = view.moments.filter((one) => one.kind === kind);
  if (found.length === 0) return null;
  const { party, engagementId } = view.reader;
  return (
    <section aria-labelledby={`${kind}-title`}>
      <h3 id={`${kind}-title`}>{kind === 'win' ? moments.wins : moments.frictions}</h3>
      <Rows
        items={found.map(({ id, line, on }) => (
          <Item
            title={
              <a
                class="words"
                href={party === 'client' ? `/moments/${id}` : `/engagements/${engagementId}/shared/${id}`}
              >
                {line ?? moments.shared[kind]}
              </a>
            }
            end={<span class="small soft">{dates.day(on)}</span>}
          />
        ))}
      />
    </section>
  );
}

/** Wins and frictions of the sprint. */
export function ReadBack({ view }: PartProps) {
  const { moments } = useShell().words.reviews;
  const isClient = view.reader.party === 'client';
  return (
    <Card title={moments.title} id="moments">
      {view.moments.length === 0 ? <p class="soft">{isClient ? moments.none : moments.noneCoach}</p> : null}
      <Caught view={view} kind="win" />
      <Caught view={view} kind="friction" />
    </Card>
  );
}
