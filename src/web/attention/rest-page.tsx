// The fold: what can wait or go, of the last two weeks, with a line to search by.
import type { MessageView } from '../../app/attention/views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';
import { Letters } from './letter.tsx';
import type { LetterReader } from './letter-reader.ts';
import { type JustSaid, Undoing } from './undoing.tsx';

/** Which part of the fold is shown. */
export type RestPart = keyof Visit['words']['attentionPages']['rest']['verdicts'];

interface RestPageProps {
  readonly visit: Visit;
  readonly reader: LetterReader;
  readonly q: string;
  readonly part: RestPart;
  readonly messages: readonly MessageView[];
  readonly count: number;
  /** Where the next page of it begins. */
  readonly next: string | null;
  readonly just: JustSaid | null;
}

/** The address of a part of the fold. */
export function restHref(q: string, part: RestPart, after?: string): string {
  const asked = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(part === 'all' ? {} : { verdict: part }),
    ...(after === undefined ? {} : { after }),
  });
  return asked.size === 0 ? '/attention/rest' : `/attention/rest?${asked}`;
}

function Parts({ q, part }: Pick<RestPageProps, 'q' | 'part'>) {
  const { rest } = useShell().words.attentionPages;
  const parts = Object.entries(rest.verdicts) as readonly [RestPart, string][];
  return (
    <nav class="tabs" aria-label={rest.filters}>
      {parts.map(([name, label]) => (
        <a class="tab" href={restHref(q, name)} aria-current={name === part ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function Finding({ q, part }: Pick<RestPageProps, 'q' | 'part'>) {
  const { rest } = useShell().words.attentionPages;
  return (
    <Form
      id="find"
      action="/attention/rest"
      method="get"
      {...(part === 'all' ? {} : { hidden: { verdict: part } })}
    >
      <Field name="q" label={rest.field} type="search" value={q} maxLength={200} autocomplete="off" />
      <ButtonRow>
        <Button>{rest.go}</Button>
      </ButtonRow>
    </Form>
  );
}

function Found({ messages, reader, q, part, count, next }: RestPageProps) {
  const { rest } = useShell().words.attentionPages;
  if (messages.length === 0) return <Empty words={q === '' ? rest.none : rest.noneFound(q)} />;
  return (
    <Card id="rest">
      <h2 class="unseen">{rest.title}</h2>
      <p class="small soft" role="status">
        {rest.count(count)}
      </p>
      <Letters messages={messages} reader={reader} isFolded />
      {next ? (
        <p class="fold-line">
          <a href={restHref(q, part, next)}>{rest.next}</a>
        </p>
      ) : null}
    </Card>
  );
}

/** The page of the fold. */
export function RestPage(props: RestPageProps) {
  const { visit, reader, just } = props;
  const { rest } = visit.words.attentionPages;
  return (
    <Page shell={visit.shell} title={rest.title} here="attention" narrow>
      <Undoing just={just} back={reader.back} />
      <PageTitle lede={rest.lede} eyebrow={<a href="/attention">{rest.back}</a>}>
        {rest.title}
      </PageTitle>
      <Stack wide>
        <Finding {...props} />
        <Parts {...props} />
        <Found {...props} />
      </Stack>
    </Page>
  );
}
