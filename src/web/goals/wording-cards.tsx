// Wordings a coach offers for a goal: for the client to take or leave, for the coach to make and take back.

import { dayAt } from '../../domain/kernel/time.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords, Quote } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { GoalStory } from './goal-page-props.ts';

type Wording = GoalStory['wordings'][number];

interface WordingProps {
  readonly told: GoalStory;
  readonly zone: string;
  readonly slip?: Slip | undefined;
}

function TakeForm({ wording, told, slip }: { wording: Wording; told: GoalStory; slip: Slip | undefined }) {
  const { goals } = useShell().words;
  const isVague = told.goal.clarity === 'itch' || told.goal.clarity === 'direction';
  const options = (['itch', 'direction'] as const).map((value) => ({
    value,
    label: goals.reword.tabs[value],
  }));
  const action = `/goals/${told.goal.id}/wordings/${wording.id}/answer`;
  const own = slipFor(slip, 'wording.answer', { field: 'wordingId', id: wording.id });
  return (
    <Form id={`take-${wording.id}`} action={action} slip={own}>
      <TextArea name="title" label={goals.wording.title} value={wording.title} lines={2} maxLength={2000} />
      {isVague ? (
        <Choice name="clarity" label={goals.wording.clearer} options={options} value="direction" />
      ) : null}
      <ButtonRow>
        <Button primary name="answer" value="take">
          {goals.wording.take}
        </Button>
        <Button name="answer" value="leave" unchecked>
          {goals.wording.leave}
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** One that was left may be taken after all. */
function LeftWordings({ told }: Pick<WordingProps, 'told'>) {
  const { wording: words } = useShell().words.goals;
  const { id, state, placedIn } = told.goal;
  const left = told.wordings.filter((one) => one.state === 'left' && one.engagementId === placedIn);
  if (left.length === 0 || state !== 'open') return null;
  const items = left.map((wording) => (
    <>
      <PersonWords>{wording.title}</PersonWords>
      <DeedButton
        id={`take-${wording.id}`}
        action={`/goals/${id}/wordings/${wording.id}/answer`}
        hidden={{ answer: 'take' }}
        small
        about={wording.title}
      >
        {words.takeAfterAll}
      </DeedButton>
    </>
  ));
  return (
    <Disclosure label={words.leftBefore} id="left-wordings">
      <Rows items={items} />
    </Disclosure>
  );
}

/** What waits for the client's word, and what was left. */
export function WaitingWordings({ told, slip, zone }: WordingProps) {
  const { words, dates } = useShell();
  const waiting = told.wordings.filter(({ state }) => state === 'waiting');
  return (
    <>
      {waiting.map((wording) => (
        <Card title={words.goals.wording.from(wording.by)} id={`wording-${wording.id}`} now>
          <Quote other by={dates.day(dayAt(wording.at, zone))}>
            {wording.title}
          </Quote>
          {wording.why ? <p>{wording.why}</p> : null}
          <TakeForm wording={wording} told={told} slip={slip} />
        </Card>
      ))}
      <LeftWordings told={told} />
    </>
  );
}

function Sent({ wording, goalId, client }: { wording: Wording; goalId: string; client: string }) {
  const { goals } = useShell().words;
  return (
    <>
      <p class="small soft">{goals.wording.yours}</p>
      <PersonWords>{wording.title}</PersonWords>
      <p class="small soft">{goals.wording.waits(client)}</p>
      <DeedButton
        id={`withdraw-${wording.id}`}
        action={`/goals/${goalId}/wordings/${wording.id}`}
        method="delete"
        quiet
        small
      >
        {goals.wording.withdraw}
      </DeedButton>
    </>
  );
}

function Earlier({ told, zone }: WordingProps) {
  const { words, dates } = useShell();
  const earlier = told.wordings.filter(({ state }) => state !== 'waiting');
  if (earlier.length === 0) return null;
  const items = earlier.map(({ title, state, at }) => (
    <Item
      title={<span class="words">{title}</span>}
      small={`${dates.day(dayAt(at, zone))} · ${state === 'waiting' ? '' : words.goals.wording.states[state]}`}
    />
  ));
  return (
    <Disclosure label={words.goals.wording.earlier}>
      <Rows items={items} />
    </Disclosure>
  );
}

function SuggestForm({ told, slip, client }: { told: GoalStory; slip: Slip | undefined; client: string }) {
  const { wording: words } = useShell().words.goals;
  const hidden = told.sessionOn ? { sessionId: told.sessionOn } : {};
  return (
    <Form id="suggesting" action={`/goals/${told.goal.id}/wordings`} hidden={hidden} slip={slip}>
      <p class="small soft">{words.suggestLead(client)}</p>
      <TextArea name="title" label={words.field} lines={2} maxLength={2000} required />
      <Field name="why" label={words.why} maxLength={2000} optional />
      <ButtonRow>
        <Button>{words.send}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The coach's offer of other words; a new one takes the place of one that waits. */
export function SuggestCard({ told, slip, zone, client }: WordingProps & { client: string }) {
  const { wording: words } = useShell().words.goals;
  const waiting = told.wordings.find(({ state }) => state === 'waiting');
  const own = slipFor(slip, 'wording.suggest');
  const form = <SuggestForm told={told} slip={own} client={client} />;
  const isOpen = told.goal.state === 'open' && told.maySuggest;
  if (!isOpen && told.wordings.length === 0) return null;
  return (
    <Card title={words.suggest} id="suggest">
      {waiting ? <Sent wording={waiting} goalId={told.goal.id} client={client} /> : null}
      {isOpen && !waiting ? form : null}
      {isOpen && waiting ? (
        <Disclosure label={words.instead} open={own !== undefined}>
          {form}
        </Disclosure>
      ) : null}
      <Earlier told={told} zone={zone} />
    </Card>
  );
}
