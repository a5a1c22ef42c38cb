// The journal: reflections and moments, the newest first.
import type { EntryView } from '../../app/journal-views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';

/** Which part of the journal is shown. */
export type JournalPart = keyof Visit['words']['journal']['parts'];

interface JournalPageProps {
  readonly visit: Visit;
  readonly entries: readonly EntryView[];
  readonly part: JournalPart;
  readonly earlier: string | null;
}

function Entry({ entry }: { entry: EntryView }) {
  const { words, dates } = useShell();
  const { journal, moments } = words;
  const isReflection = entry.kind === 'reflection';
  const href = isReflection ? `/reflections/${entry.id}` : `/moments/${entry.id}`;
  const kind = isReflection ? journal.subjects[entry.subject] : moments.kinds[entry.kind];
  const marks = isReflection
    ? [entry.goal?.title]
    : [
        entry.explored > 0 ? journal.exploredOf(entry.explored) : undefined,
        entry.acknowledgedAt ? journal.acknowledged : undefined,
        entry.talkedAt ? journal.talked : undefined,
      ];
  const shared = entry.isShared ? journal.shared : undefined;
  const small = [kind, dates.dayYear(entry.madeOn), ...marks, shared].filter(Boolean).join('\u00a0· ');
  return (
    <Item
      title={
        <a class="words plain" href={href}>
          {isReflection ? entry.opening : entry.line}
        </a>
      }
      small={small}
    />
  );
}

function Filters({ part }: { part: JournalPart }) {
  const { journal } = useShell().words;
  const parts = Object.entries(journal.parts);
  return (
    <nav class="tabs" aria-label={journal.filters}>
      {parts.map(([name, label]) => (
        <a class="tab" href={`/journal?part=${name}`} aria-current={name === part ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

/** The page of the journal. */
export function JournalPage({ visit, entries, part, earlier }: JournalPageProps) {
  const { journal } = visit.words;
  const actions = (
    <>
      <LinkButton href="/reflections/new" primary>
        {journal.write}
      </LinkButton>
      <LinkButton href="/moments/new" opens="moment">
        {journal.catch}
      </LinkButton>
    </>
  );
  return (
    <Page shell={visit.shell} title={journal.title} here="journal" narrow>
      <PageTitle lede={journal.lede} actions={actions}>
        {journal.title}
      </PageTitle>
      <Stack>
        <Filters part={part} />
        <Card id="entries">
          {entries.length > 0 ? (
            <Rows items={entries.map((entry) => <Entry entry={entry} />)} />
          ) : (
            <Empty words={part === 'all' ? journal.empty : journal.emptyPart} />
          )}
          {earlier ? (
            <p>
              <a href={`/journal?part=${part}&before=${encodeURIComponent(earlier)}`}>{journal.earlier}</a>
            </p>
          ) : null}
        </Card>
      </Stack>
    </Page>
  );
}
