// The pages of the gallery.
import { MomentForm } from '../../../src/web/dialogs.tsx';
import { Page } from '../../../src/web/layout.tsx';
import { Card, Columns, PageTitle, Stack, ThreeColumns } from '../../../src/web/parts/cards.tsx';
import { Check, Choice } from '../../../src/web/parts/choices.tsx';
import { Facts, Needle, Tag } from '../../../src/web/parts/facts.tsx';
import { DateField, Field, Select, TextArea, TimeField } from '../../../src/web/parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../../../src/web/parts/forms.tsx';
import { Item, Pager, Roster, Rows, Story } from '../../../src/web/parts/lists.tsx';
import { Disclosure, Empty, Notice, Warning } from '../../../src/web/parts/notes.tsx';
import { Avatar, Person, PersonWords, Quote } from '../../../src/web/parts/people.tsx';
import type { Shell } from '../../../src/web/shell.ts';
import type { Slip } from '../../../src/web/slip.ts';
import { MiniThroughline, Throughline } from '../../../src/web/throughline/drawing.tsx';
import { people, planned, rough, said, short, sprint, stalling } from './gallery.table.ts';

interface Props {
  readonly shell: Shell;
}

function StepCard() {
  return (
    <Card
      eyebrow={
        <>
          {said.stepFor}
          <em>{said.goal}</em>
        </>
      }
      now
    >
      <PersonWords large>{said.step}</PersonWords>
      <p class="small soft">{said.plan}</p>
      <ButtonRow>
        <DeedButton action="/gallery" id="keep" primary>
          {said.kept}
        </DeedButton>
        <LinkButton href="/gallery?page=forms">{said.smaller}</LinkButton>
        <Disclosure label={said.else} button>
          <Rows
            items={[said.later, said.different, said.help, said.notKept].map((words) => (
              <a href="/gallery?page=forms">{words}</a>
            ))}
          />
        </Disclosure>
      </ButtonRow>
    </Card>
  );
}

function WaitingCard() {
  return (
    <Card title={said.waiting}>
      <Rows
        items={[
          <Item
            title={<strong>Elena Kask</strong>}
            end={<Tag>{said.goal}</Tag>}
            small="Due tomorrow; your yes makes it so."
          >
            Answers your “later” with a smaller step: ten minutes, before lunch.
          </Item>,
          <Item
            title={<strong>Agreement</strong>}
            end={<time class="soft">Mon</time>}
            small="Elena changed one sentence."
          >
            The newest text waits for your signature.
          </Item>,
          <Item title={<strong>Mid-sprint review</strong>} end={<Tag plain>20 minutes</Tag>}>
            Read back what you won, and decide: go on, pause, finish.
          </Item>,
        ]}
      />
    </Card>
  );
}

function SideOfToday() {
  return (
    <Stack wide>
      <Card eyebrow={said.question}>
        <PersonWords large asked>
          {said.asks}
        </PersonWords>
        <ButtonRow>
          <LinkButton href="/gallery?page=forms">{said.write}</LinkButton>
        </ButtonRow>
      </Card>
      <Card title={said.momentum}>
        <Facts
          facts={[
            { term: 'Rhythm', says: <Needle state="steady" /> },
            { term: 'Action', says: <Needle state="stalled" /> },
            { term: 'Reflection', says: <Needle state="slipping" /> },
          ]}
        />
        <p class="small soft">{said.sixteen}</p>
      </Card>
      <Card title={said.enough}>
        <Facts
          facts={[
            { term: 'Decide with the team', says: '3 of 2 a month' },
            { term: 'Move toward strategy', says: '0 of 1' },
          ]}
        />
        <p class="small soft">{said.hungry}</p>
      </Card>
    </Stack>
  );
}

export function TodayPage({ shell }: Props) {
  const lede = (
    <>
      {said.do}
      <em>{said.calm}</em>
      {said.lead}
    </>
  );
  return (
    <Page shell={shell} title={said.tuesday} here="today">
      <PageTitle lede={lede}>{said.tuesday}</PageTitle>
      <Stack wide>
        <Card title={said.week} aside={said.figures}>
          <Throughline data={sprint} />
        </Card>
        <Columns>
          <Stack wide>
            <StepCard />
            <WaitingCard />
          </Stack>
          <SideOfToday />
        </Columns>
      </Stack>
    </Page>
  );
}

function Agenda() {
  return (
    <Card title="Agenda">
      <Rows
        items={[
          <Item
            title={<strong>Last step: ask Priya to run it</strong>}
            small="Kept on Friday. What made it possible?"
          />,
          <Item
            title={<strong>Why silence feels like failing</strong>}
            small="Mine · for Decide with the team"
          />,
          <Item title="Elena suggests: the export promise">
            <ButtonRow>
              <DeedButton action="/gallery" id="take" small about="the export promise">
                Take it
              </DeedButton>
              <DeedButton action="/gallery" id="leave" small quiet about="the export promise">
                Leave it
              </DeedButton>
            </ButtonRow>
          </Item>,
        ]}
      />
    </Card>
  );
}

function Notes() {
  return (
    <Card title="Notes">
      <PersonWords>The room looked at me after four minutes. I counted. Nobody died.</PersonWords>
      <PersonWords>
        What surprised me was Jonas: he had the answer all along, he was waiting for permission I never knew I
        was withholding.
      </PersonWords>
      <Quote by="Elena, 16:21" other>
        So who decides that it needs permission?
      </Quote>
      <Form action="/gallery" id="note">
        <TextArea name="words" label="A note" lines={2} />
        <ButtonRow>
          <Button>Add it</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Closing() {
  return (
    <Stack wide>
      <Card title="Before you close">
        <Facts
          facts={[
            { term: 'A conclusion', says: '1' },
            { term: 'A next step with a date', says: 'none yet' },
          ]}
        />
        <p class="small soft">A session closes with both.</p>
        <ButtonRow>
          <LinkButton href="/gallery?page=forms" primary>
            Agree a next step
          </LinkButton>
        </ButtonRow>
      </Card>
      <Card eyebrow="Only you see this">
        <PersonWords>That question stung. Look at it on Sunday.</PersonWords>
      </Card>
    </Stack>
  );
}

export function SessionPage({ shell }: Props) {
  const actions = <LinkButton href="/gallery?page=ask">{said.catchOne}</LinkButton>;
  return (
    <Page shell={shell} title={said.hour} here="sprint" notice={said.noticeKept}>
      <PageTitle eyebrow={said.hourLine} actions={actions}>
        {said.hour}
      </PageTitle>
      <ThreeColumns>
        <Agenda />
        <Notes />
        <Closing />
      </ThreeColumns>
    </Page>
  );
}

export function PeoplePage({ shell }: Props) {
  return (
    <Page shell={shell} title={said.thursday} here="picture">
      <PageTitle lede={said.twoToday}>{said.thursday}</PageTitle>
      <Card title={said.everyone}>
        <Roster
          rows={people.map((person) => ({
            face: <Avatar name={person.name} />,
            name: <a href="/gallery">{person.name}</a>,
            about: person.about,
            line: <MiniThroughline data={person.line} label={`The line of ${person.name}`} />,
            needle: <Needle state={person.needle} />,
            why: person.why,
            when: person.when,
          }))}
        />
      </Card>
    </Page>
  );
}

const slip: Slip = {
  deed: 'addStep',
  values: {
    words: 'Ask Priya\nand then wait',
    dueOn: '2026-12-24',
    size: 'hour',
    kind: 'practical',
    when: '16:00',
  },
  refusal: {
    code: 'step.too_far',
    words: 'This step cannot be agreed yet.',
    fields: {
      dueOn: 'A step is due within 21 days: Sun 13 Dec at the latest.',
      situation: 'Say when it happens.',
    },
  },
};

const sizes = [
  { value: 'quarter', label: 'a quarter of an hour' },
  { value: 'hour', label: 'an hour' },
  { value: 'half-day', label: 'half a day' },
];

const kinds = [
  { value: 'practical', label: 'Practical', hint: 'Have a conversation, ask, draft, decline, block time.' },
  { value: 'reflective', label: 'Reflective', hint: 'Think something through; kept by writing.' },
];

function StepForm() {
  return (
    <Card>
      <Form action="/gallery" id="step" slip={slip} rev={3}>
        <TextArea name="words" label="What I will do" hint="So small that it happens." required />
        <Choice name="kind" label="Which kind" options={kinds} tall />
        <Choice name="size" label="At most" options={sizes} />
        <div class="side-by-side">
          <DateField name="dueOn" label="Until" />
          <TimeField name="when" label="At" optional />
        </div>
        <Field name="situation" label="If" hint="The situation in which it happens." optional spoken />
        <Select name="goal" label="It serves" options={sizes} value="hour" />
        <Field name="email" label="Elena’s e-mail" type="email" autocomplete="off" />
        <Check name="mail" label="Send me a mail on the day" hint="With nobody’s words in it." />
        <ButtonRow>
          <Button primary>Agree it</Button>
          <Button name="then" value="another">
            Agree it and add another
          </Button>
          <LinkButton href="/gallery" quiet>
            Not now
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}

export function FormsPage({ shell }: Props) {
  return (
    <Page shell={shell} title="A next step" here="goals">
      <PageTitle eyebrow="For Decide with the team">A next step</PageTitle>
      <Columns>
        <StepForm />
        <Stack wide>
          <Notice>{said.noticeKept}</Notice>
          <Warning>{said.threeSteps}</Warning>
          <Card title="How it became clear">
            <Story
              points={[
                {
                  when: 'Thu 8 Oct',
                  at: '2026-10-08',
                  what: <PersonWords>I talk too much in meetings.</PersonWords>,
                },
                { when: 'Thu 22 Oct, in session 2', what: 'Reworded; Elena had suggested it.' },
                { when: 'Mon 26 Oct', what: 'Read again.', weight: 'small' },
                { when: 'Sun 3 Jan', what: 'The review stands.', weight: 'ahead' },
              ]}
            />
          </Card>
          <Card title="Shared with you">
            <Empty words={said.nothingShared}>
              <LinkButton href="/gallery?page=ask" opens="moment">
                {said.catchOne}
              </LinkButton>
            </Empty>
          </Card>
          <Person name="Elena Kask" href="/gallery" other />
          <Disclosure label="What was read, and when">
            <p>Nothing so far.</p>
          </Disclosure>
          <Pager earlier="/gallery" later="/gallery" />
        </Stack>
      </Columns>
    </Page>
  );
}

export function LinesPage({ shell }: Props) {
  const lines = {
    'A rough one': rough,
    'One that stalls': stalling,
    'Not begun': planned,
    'Four weeks': short,
  };
  return (
    <Page shell={shell} title="Lines" here="journal">
      <PageTitle>Lines</PageTitle>
      <Stack wide>
        {Object.entries(lines).map(([name, data], index) => (
          <Card title={name}>
            <Throughline data={data} id={`line-${index}`} />
          </Card>
        ))}
      </Stack>
    </Page>
  );
}

export function AskPage({ shell }: Props) {
  const own = shell.words.shell.momentForm;
  return (
    <Page shell={shell} title={own.title} narrow>
      <PageTitle lede={own.lead}>{own.title}</PageTitle>
      <MomentForm action="/gallery" id="caught" />
    </Page>
  );
}
