// Where the two languages meet: a message becomes a step or a topic, in words that its reader writes anew.
import type { MessageView } from '../../app/attention/views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Select, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Empty } from '../parts/notes.tsx';
import { Quote } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { type GoalChoice, StepFields } from '../steps/step-form.tsx';
import type { Visit } from '../visit.ts';
import { senderOf, subjectOf } from './letter-words.ts';

/** An engagement in which it could stand, by whoever else reads there. */
export interface Place {
  readonly id: string;
  readonly otherName: string | null;
}

/** What a new step is asked for in an engagement. */
export interface StepPlace extends Place {
  readonly goals: readonly GoalChoice[];
  readonly goalId?: string | undefined;
  readonly today: string;
  readonly dueOn: string;
  readonly latest: string;
}

interface IntoStepProps {
  readonly visit: Visit;
  readonly message: MessageView;
  /** Null where there is no engagement. */
  readonly place: StepPlace | null;
  /** The person’s other engagements. */
  readonly others: readonly Place[];
  readonly slip?: Slip | undefined;
}

function FromMessage({ message }: { message: MessageView }) {
  const shell = useShell();
  const { from } = shell.words.attentionPages.into.step;
  return (
    <Card eyebrow={from} plain>
      <Quote by={senderOf(message, shell)} other>
        {subjectOf(message, shell)}
      </Quote>
    </Card>
  );
}

function Nowhere() {
  const { into } = useShell().words.attentionPages;
  return (
    <Empty words={into.none}>
      <LinkButton href="/attention">{into.home}</LinkButton>
    </Empty>
  );
}

function OtherPlaces({ message, others }: Pick<IntoStepProps, 'message' | 'others'>) {
  const { into } = useShell().words.attentionPages;
  if (others.length === 0) return null;
  return (
    <p class="small soft">
      {into.engagement}:{' '}
      {others.map(({ id, otherName }) => (
        <>
          <a href={`/attention/messages/${message.id}/step?engagement=${id}`}>
            {otherName ?? into.alone}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

/** The page on which a message becomes a step. */
export function IntoStepPage({ visit, message, place, others, slip }: IntoStepProps) {
  const { step } = visit.words.attentionPages.into;
  return (
    <Page shell={visit.shell} title={step.title} here="attention" narrow>
      <PageTitle lede={step.lede}>{step.title}</PageTitle>
      <Stack wide>
        <FromMessage message={message} />
        {place ? (
          <Card>
            <p class="small soft">{place.otherName ? step.who(place.otherName) : step.alone}</p>
            <Form
              id="step"
              action={`/attention/messages/${message.id}/step`}
              hidden={{ engagementId: place.id, back: '/attention' }}
              slip={slip}
            >
              <StepFields
                goals={place.goals}
                goalId={place.goalId}
                text={message.subject}
                dueOn={place.dueOn}
                earliest={place.today}
                latest={place.latest}
              />
              <ButtonRow>
                <Button primary>{step.submit}</Button>
              </ButtonRow>
            </Form>
            <OtherPlaces message={message} others={others} />
          </Card>
        ) : (
          <Nowhere />
        )}
      </Stack>
    </Page>
  );
}

interface IntoTopicProps {
  readonly visit: Visit;
  readonly places: readonly Place[];
  /** Without one it is about the week. */
  readonly message?: MessageView;
  readonly action: string;
  readonly text: string;
  readonly slip?: Slip | undefined;
}

function PlaceFields({ places }: { places: readonly Place[] }) {
  const { into } = useShell().words.attentionPages;
  const [first] = places;
  if (places.length === 1 && first) return <input type="hidden" name="engagementId" value={first.id} />;
  const options = places.map(({ id, otherName }) => ({ value: id, label: otherName ?? into.alone }));
  return <Select name="engagementId" label={into.engagement} options={options} value={first?.id ?? ''} />;
}

/** The page on which a message, or what had attention this week, becomes a topic. */
export function IntoTopicPage({ visit, places, message, action, text, slip }: IntoTopicProps) {
  const { into } = visit.words.attentionPages;
  const own = message ? into.topic : into.week;
  const names = places.flatMap(({ otherName }) => otherName ?? []);
  return (
    <Page shell={visit.shell} title={own.title} here="attention" narrow>
      <PageTitle lede={own.lede}>{own.title}</PageTitle>
      <Stack wide>
        {message ? <FromMessage message={message} /> : null}
        {places.length > 0 ? (
          <Card>
            {names.length > 0 ? <p class="small soft">{own.who(visit.shell.dates.list(names))}</p> : null}
            <Form id="topic" action={action} hidden={{ back: '/attention' }} slip={slip}>
              <PlaceFields places={places} />
              <TextArea
                name="text"
                label={into.topic.text}
                value={text}
                lines={3}
                maxLength={2000}
                required
              />
              <ButtonRow>
                <Button primary>{own.submit}</Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : (
          <Nowhere />
        )}
      </Stack>
    </Page>
  );
}
