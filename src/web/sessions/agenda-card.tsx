// The agenda of a session: the client's topics in order, what the coach suggests, and the form for one more.
import type { TopicView } from '../../app/agenda-views.ts';
import { Card } from '../parts/cards.tsx';
import { Select, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { CheckIns } from './check-in.tsx';
import { isTimeOver, isUnsettled, pathOf, type RoomProps, sidesOf } from './room-props.ts';

function TopicLine({ props, topic }: { props: RoomProps; topic: TopicView }) {
  const { agenda } = useShell().words.room;
  const { isClient, coach } = sidesOf(props.read);
  const from = topic.by === 'coach' ? agenda.by(coach.name) : isClient ? agenda.mine : null;
  const goal = topic.goal ? agenda.forGoal(topic.goal.title) : null;
  const touched = topic.touched ? agenda.touched : null;
  const small = [touched, from, goal].filter(Boolean).join(' · ');
  return (
    <>
      <p class="topic-text">{topic.text}</p>
      {small ? <p class="small soft">{small}</p> : null}
    </>
  );
}

/** The ids in a new order, this one moved by one place. */
function moved(topics: readonly TopicView[], index: number, by: -1 | 1): readonly string[] {
  const ids = topics.map(({ id }) => id);
  const [one] = ids.splice(index, 1);
  if (one !== undefined) ids.splice(index + by, 0, one);
  return ids;
}

interface OrderProps {
  readonly props: RoomProps;
  readonly index: number;
  readonly by: -1 | 1;
}

function Order({ props, index, by }: OrderProps) {
  const { agenda } = useShell().words.room;
  const { topics } = props.read.agenda;
  const topic = topics[index];
  return (
    <Form
      id={`order-${topic?.id}-${by < 0 ? 'up' : 'down'}`}
      action={`${pathOf(props.read)}/topic-order`}
      method="put"
      inline
    >
      {moved(topics, index, by).map((id) => (
        <input type="hidden" name="topicIds" value={id} />
      ))}
      <Button small quiet about={topic?.text ?? ''}>
        {by < 0 ? agenda.up : agenda.down}
      </Button>
    </Form>
  );
}

/** Talked about or not, in one tap, while the hour is on: what was not moves on. */
function Touch({ props, topic }: { props: RoomProps; topic: TopicView }) {
  const { agenda } = useShell().words.room;
  const at = `${pathOf(props.read)}/topics/${topic.id}/touch`;
  const hidden = { touched: topic.touched ? 'false' : 'true' };
  return (
    <DeedButton id={`touch-${topic.id}`} action={at} hidden={hidden} small quiet about={topic.text}>
      {topic.touched ? agenda.untouch : agenda.touch}
    </DeedButton>
  );
}

const isReworded = ({ slip }: RoomProps, { id }: TopicView): boolean =>
  slipFor(slip, 'topic.reword', { field: 'topicId', id }) !== undefined;

/** Other words for a topic of one's own. */
function Reword({ props, topic }: { props: RoomProps; topic: TopicView }) {
  const { agenda } = useShell().words.room;
  const slip = slipFor(props.slip, 'topic.reword', { field: 'topicId', id: topic.id });
  const at = `${pathOf(props.read)}/topics/${topic.id}`;
  return (
    <Form id={`reword-${topic.id}`} action={at} method="patch" slip={slip}>
      <TextArea
        name="text"
        label={agenda.rewordLabel}
        value={topic.text}
        lines={1}
        maxLength={2000}
        required
      />
      <ButtonRow>
        <Button small>{agenda.reword}</Button>
      </ButtonRow>
    </Form>
  );
}

function TopicActions({ props, index }: { props: RoomProps; index: number }) {
  const { agenda } = useShell().words.room;
  const { topics } = props.read.agenda;
  const topic = topics[index];
  if (!topic) return null;
  const at = `${pathOf(props.read)}/topics/${topic.id}`;
  return (
    <>
      {props.read.closing ? <Touch props={props} topic={topic} /> : null}
      <Disclosure label={agenda.change} open={isReworded(props, topic)} id={`topic-${topic.id}-more`}>
        {topic.by === 'client' ? <Reword props={props} topic={topic} /> : null}
        <ButtonRow>
          {index > 0 ? <Order props={props} index={index} by={-1} /> : null}
          {index < topics.length - 1 ? <Order props={props} index={index} by={1} /> : null}
          <DeedButton id={`drop-${topic.id}`} action={at} method="delete" small quiet about={topic.text}>
            {agenda.drop}
          </DeedButton>
        </ButtonRow>
      </Disclosure>
    </>
  );
}

function Topics({ props }: { props: RoomProps }) {
  const { agenda } = useShell().words.room;
  const { read } = props;
  const { isClient, client } = sidesOf(read);
  const { topics } = read.agenda;
  const mayChange = isClient && isUnsettled(read);
  if (topics.length === 0 && isTimeOver(props)) return <p class="soft">{agenda.emptyOver}</p>;
  if (topics.length === 0) {
    return <p class="words-asked words">{isClient ? agenda.empty : agenda.emptyCoach(client.name)}</p>;
  }
  return (
    <ol class="rows topics">
      {topics.map((topic, index) => (
        <li class={topic.touched ? 'topic-touched' : undefined}>
          <TopicLine props={props} topic={topic} />
          {mayChange ? <TopicActions props={props} index={index} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Suggestion({ props, topic }: { props: RoomProps; topic: TopicView }) {
  const { agenda } = useShell().words.room;
  const { isClient, client, coach } = sidesOf(props.read);
  const at = `${pathOf(props.read)}/topics/${topic.id}`;
  const isLeft = topic.state === 'left';
  return (
    <li class="suggestion">
      <p class="small soft">
        {isLeft ? agenda.left : isClient ? agenda.suggested(coach.name) : agenda.waits(client.name)}
      </p>
      <p>{topic.text}</p>
      {topic.goal ? <p class="small soft">{agenda.forGoal(topic.goal.title)}</p> : null}
      <ButtonRow>
        {isClient ? (
          <DeedButton
            id={`take-${topic.id}`}
            action={`${at}/answer`}
            hidden={{ answer: 'take' }}
            small
            about={topic.text}
          >
            {isLeft ? agenda.takeAfterAll : agenda.take}
          </DeedButton>
        ) : null}
        {isClient && !isLeft ? (
          <DeedButton
            id={`leave-${topic.id}`}
            action={`${at}/answer`}
            hidden={{ answer: 'leave' }}
            small
            quiet
            about={topic.text}
          >
            {agenda.leave}
          </DeedButton>
        ) : null}
        {isClient ? null : (
          <DeedButton id={`drop-${topic.id}`} action={at} method="delete" small quiet about={topic.text}>
            {agenda.withdraw}
          </DeedButton>
        )}
      </ButtonRow>
      {isClient ? null : (
        <Disclosure label={agenda.reword} open={isReworded(props, topic)} id={`topic-${topic.id}-more`}>
          <Reword props={props} topic={topic} />
        </Disclosure>
      )}
    </li>
  );
}

function AddTopic({ props }: { props: RoomProps }) {
  const { agenda } = useShell().words.room;
  const { read } = props;
  const { isClient, client } = sidesOf(read);
  const slip = slipFor(props.slip, 'topic.add');
  const goals = [{ value: '', label: agenda.noGoal }].concat(
    read.goals.map(({ id, title }) => ({ value: id, label: title })),
  );
  const asks = isClient && read.agenda.topics.length === 0 && !isTimeOver(props);
  const isOpen = slip !== undefined || asks;
  return (
    <Disclosure label={isClient ? agenda.add : agenda.suggest} open={isOpen} button id="add-topic">
      <Form id="topic" action={`${pathOf(read)}/topics`} slip={slip}>
        <TextArea
          name="text"
          label={isClient ? agenda.addLabel : agenda.suggestLabel(client.name)}
          lines={2}
          maxLength={2000}
          required
        />
        {read.goals.length > 0 ? <Select name="goalId" label={agenda.goal} options={goals} /> : null}
        <ButtonRow>
          <Button primary={asks}>{isClient ? agenda.addButton : agenda.suggestButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** The agenda, with the check-in where the client wants it. */
export function AgendaCard({ props, across }: { props: RoomProps; across?: boolean }) {
  const { agenda } = useShell().words.room;
  const { checkIn, suggestions, left } = props.read.agenda;
  const waiting = isUnsettled(props.read) ? [...suggestions, ...left] : [];
  return (
    <Card title={agenda.title} id="agenda" {...(across ? { across } : {})}>
      {checkIn === 'before' ? <CheckIns props={props} /> : null}
      <Topics props={props} />
      {waiting.length > 0 ? (
        <ul class="suggestions">
          {waiting.map((topic) => (
            <Suggestion props={props} topic={topic} />
          ))}
        </ul>
      ) : null}
      {isUnsettled(props.read) ? <AddTopic props={props} /> : null}
      {checkIn === 'before' ? null : <CheckIns props={props} />}
    </Card>
  );
}
