// What attention has learned about its reader, line by line, and the ways to strike it out; the rules beside it.
import type { LearnedLine, LearnedView } from '../../app/attention/views.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure, Empty } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { type Shell, useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { type JustSaid, Undoing } from './undoing.tsx';

interface LearnedPageProps {
  readonly visit: Visit;
  readonly learned: LearnedView;
  readonly budget: number;
  readonly just: JustSaid | null;
  readonly slip?: Slip | undefined;
}

const SHOWN = 12;
/** In logits: from here on something speaks clearly, from there on strongly. */
const CLEAR = 0.4;
const STRONG = 1;

/** What a line is about, as a sentence. */
export function aboutSays(about: LearnedLine['about'], { words }: Shell): string {
  const says = words.attentionLearned.about;
  switch (about.kind) {
    case 'sender':
      return says.sender(about.address);
    case 'list':
      return says.list(about.list);
    case 'aim':
      return says.aim(about.title);
    case 'signal':
      return says.signal(about.signal, about.at);
  }
}

function weightSays(amount: number, { words }: Shell): string {
  const { does, doesNot, strength } = words.attentionLearned;
  const size = Math.abs(amount);
  const word = size >= STRONG ? strength.most : size >= CLEAR ? strength.much : strength.some;
  return `${amount > 0 ? does : doesNot}, ${word}`;
}

function Line({ line }: { line: LearnedLine }) {
  const shell = useShell();
  const { attentionLearned: own } = shell.words;
  const [[name, value]] = Object.entries(line.part) as [[string, number]];
  const about = aboutSays(line.about, shell);
  return (
    <Item
      title={
        <>
          {about}
          <p class="small soft">{weightSays(line.amount, shell)}</p>
        </>
      }
      end={
        <DeedButton
          id={`strike-${name}-${value}`}
          action="/attention/struck"
          hidden={{ [name]: value }}
          about={about}
          small
          quiet
        >
          {own.strike}
        </DeedButton>
      }
    />
  );
}

function Lines({ learned }: Pick<LearnedPageProps, 'learned'>) {
  const { attentionLearned: own } = useShell().words;
  const { lines, counts } = learned;
  if (lines.length === 0) return <Empty words={own.nothing} />;
  const smaller = lines.slice(SHOWN);
  return (
    <Card id="lines">
      <p class="small soft">{own.from(counts.lessons, counts.sayings)}</p>
      <Rows items={lines.slice(0, SHOWN).map((line) => <Line line={line} />)} />
      {smaller.length > 0 ? (
        <Disclosure label={own.more(smaller.length)}>
          <Rows items={smaller.map((line) => <Line line={line} />)} />
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Struck({ struck }: Pick<LearnedView, 'struck'>) {
  const shell = useShell();
  const { attentionLearned: own } = shell.words;
  if (struck.length === 0) return null;
  const items = struck.map(({ lessonId, about }) => {
    const says = about ? aboutSays(about, shell) : own.struckUnknown;
    return (
      <Item
        title={<s>{says}</s>}
        end={
          <DeedButton
            id={`unstrike-${lessonId}`}
            action={`/attention/struck/${lessonId}`}
            method="delete"
            about={says}
            small
            quiet
          >
            {own.unstrike}
          </DeedButton>
        }
      />
    );
  });
  return (
    <Card title={own.struck} id="struck">
      <Rows items={items} />
    </Card>
  );
}

function Weak() {
  const { weak } = useShell().words.attentionLearned;
  return (
    <Card title={weak.title} id="weak">
      <ul class="rows">
        {weak.points.map((point) => (
          <li>{point}</li>
        ))}
      </ul>
    </Card>
  );
}

function Muted({ muted }: Pick<LearnedView, 'muted'>) {
  const { muted: own } = useShell().words.attentionLearned;
  const items = muted.map((address) => (
    <Item
      title={address}
      end={
        <DeedButton
          id={`unmute-${address}`}
          action="/attention/unmuted"
          hidden={{ address }}
          about={address}
          small
          quiet
        >
          {own.unmute}
        </DeedButton>
      }
    />
  ));
  return (
    <Card title={own.title} id="muted">
      <p class="small soft">{muted.length > 0 ? own.lead : own.none}</p>
      {muted.length > 0 ? <Rows items={items} /> : null}
    </Card>
  );
}

function Settings({ learned, budget, slip }: LearnedPageProps) {
  const { budget: few, addresses } = useShell().words.attentionLearned;
  return (
    <>
      <Card title={few.title} id="budget">
        <Form
          id="budget-form"
          action="/attention/budget"
          method="put"
          slip={slipFor(slip, 'attention.set_budget')}
        >
          <Field
            name="budget"
            type="number"
            label={few.label}
            hint={few.hint}
            value={String(budget)}
            min={1}
            max={50}
            inputMode="numeric"
            short
            required
          />
          <ButtonRow>
            <Button>{few.save}</Button>
          </ButtonRow>
        </Form>
      </Card>
      <Card title={addresses.title} id="addresses">
        <Form
          id="addresses-form"
          action="/attention/addresses"
          method="put"
          slip={slipFor(slip, 'attention.set_addresses')}
        >
          <p class="hint">{addresses.hint}</p>
          {[...learned.addresses, ''].map((address, nth) => (
            <Field
              name="addresses"
              nth={nth}
              type="email"
              label={nth < learned.addresses.length ? addresses.label : addresses.more}
              value={address}
              maxLength={320}
              autocomplete="off"
            />
          ))}
          <ButtonRow>
            <Button>{addresses.save}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </>
  );
}

/** The page of what was learned. */
export function LearnedPage(props: LearnedPageProps) {
  const { visit, learned, just } = props;
  const { attentionPages, attentionLearned: own } = visit.words;
  return (
    <Page shell={visit.shell} title={own.title} here="attention">
      <Undoing just={just} back="/attention/learned" />
      <Refused slip={props.slip} unless={['attention.set_budget', 'attention.set_addresses']} />
      <PageTitle lede={own.lede} eyebrow={<a href="/attention">{attentionPages.rest.back}</a>}>
        {own.title}
      </PageTitle>
      <Columns>
        <Stack>
          <Lines learned={learned} />
          <Struck struck={learned.struck} />
        </Stack>
        <Stack>
          <Weak />
          <Settings {...props} />
          <Muted muted={learned.muted} />
        </Stack>
      </Columns>
    </Page>
  );
}
