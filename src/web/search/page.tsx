// Search: one line to type into, and what was found with the words that were meant.
import type { SearchResult } from '../../app/searches.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';

interface SearchPageProps {
  readonly visit: Visit;
  readonly q: string;
  readonly results: readonly SearchResult[];
  readonly hasMore: boolean;
}

/** Where a found thing is read. */
export function resultHref({ kind, id, engagementId, sessionId }: SearchResult): string {
  const own = kind === 'reflection' ? `/reflections/${id}` : `/moments/${id}`;
  switch (kind) {
    case 'goal':
      return `/goals/${id}`;
    case 'big picture':
      return '/big-picture';
    case 'reflection':
    case 'moment':
      return engagementId ? `/engagements/${engagementId}/shared/${id}` : own;
    case 'step':
      return `/steps/${id}`;
    default:
      return sessionId ? `/sessions/${sessionId}` : `/engagements/${engagementId ?? ''}`;
  }
}

function Snippet({ parts }: { parts: SearchResult['snippet'] }) {
  return <>{parts.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))}</>;
}

function Found({ result, zone }: { result: SearchResult; zone: string }) {
  const { words, dates } = useShell();
  const { search, moments } = words;
  const kind = result.kind === 'moment' ? moments.kinds[result.moment ?? 'win'] : search.kinds[result.kind];
  const hasTitle = result.title.length > 0;
  const small = [kind, dates.dayYear(dayAt(result.at, zone)), result.isPrivate ? search.privately : null];
  return (
    <Item
      title={
        <a class="words plain" href={resultHref(result)}>
          <Snippet parts={hasTitle ? result.title : result.snippet} />
        </a>
      }
      small={small.filter(Boolean).join(' · ')}
    >
      {hasTitle && result.snippet.length > 0 ? (
        <p class="words">
          <Snippet parts={result.snippet} />
        </p>
      ) : null}
    </Item>
  );
}

function Results({ q, results, hasMore, zone }: Omit<SearchPageProps, 'visit'> & { zone: string }) {
  const { search } = useShell().words;
  if (results.length === 0) return <Empty words={search.none(q)} />;
  return (
    <Card id="found">
      <div class="found stack">
        <p class="small soft" role="status">
          {search.found(results.length)}
        </p>
        <Rows items={results.map((result) => <Found result={result} zone={zone} />)} />
        {hasMore ? <p class="small soft">{search.more}</p> : null}
      </div>
    </Card>
  );
}

/** The line to search by, wherever it stands. */
export function SearchForm({ q }: { q: string }) {
  const { search } = useShell().words;
  return (
    <Form id="search" action="/search" method="get">
      <Field name="q" label={search.field} type="search" value={q} maxLength={400} autocomplete="off" />
      <ButtonRow>
        <Button>{search.go}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The page of search. */
export function SearchPage({ visit, q, results, hasMore }: SearchPageProps) {
  const { search } = visit.words;
  const zone = visit.person?.zone ?? 'UTC';
  return (
    <Page shell={visit.shell} title={search.title} narrow>
      <PageTitle lede={search.lede}>{search.title}</PageTitle>
      <Stack wide>
        <SearchForm q={q} />
        {q.trim() === '' ? null : <Results {...{ q, results, hasMore, zone }} />}
      </Stack>
    </Page>
  );
}
