// Where messages come from: each source with its state and what can be done about it, and the ways to add one.
import type { SourceView } from '../../app/attention/source-views.ts';
import type { Code } from '../../domain/kernel/outcome.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { type Shell, useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { FileDrop } from './file-drop.tsx';

interface SourcesPageProps {
  readonly visit: Visit;
  readonly sources: readonly SourceView[];
  /** Providers that can be asked for consent here. */
  readonly providers: readonly ('google' | 'microsoft')[];
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

/** Of files it is told in kilobytes how far reading them has come. */
const KILO = 1_000;

function progressOf({ kind, done, total }: SourceView, { words, dates }: Shell): string {
  const { attentionSources } = words;
  const says = (count: number) =>
    kind === 'files' ? attentionSources.size(count * KILO, dates.number) : dates.number(count);
  const share = total === null || total === 0 ? null : Math.min(99, Math.floor((done / total) * 100));
  return attentionSources.progress(says(done), total === null ? null : says(total), share);
}

/** What there is to say of a source in one line. */
export function sourceSays(source: SourceView, shell: Shell, now: string): string {
  const { words, dates } = shell;
  const own = words.attentionSources;
  const { state, readAt, nextAt, messages, unreadable, user, provider } = source;
  const isOn = state === 'reading' || state === 'waiting';
  const parts = [
    user && user !== source.name ? user : null,
    provider ? own.by(provider) : null,
    isOn && readAt === null ? progressOf(source, shell) : null,
    messages > 0 ? own.holds(messages, dates.number) : null,
    unreadable > 0 ? own.unreadable(unreadable) : null,
    readAt ? own.read(dates.ago(readAt, now)) : null,
    state === 'troubled' && nextAt ? own.next(dates.ago(nextAt, now)) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Why it cannot be read, and what mends it. */
export function Fault({ source }: { source: Pick<SourceView, 'fault' | 'state'> }) {
  const { refusals } = useShell().words;
  if (source.fault === null || source.state !== 'troubled') return null;
  return <p class="error">{refusals.say(source.fault as Code, {})}</p>;
}

function Acts({ source }: { source: SourceView }) {
  const { acts, list } = useShell().words.attentionSources;
  const { id, name, kind, state } = source;
  const at = `/attention/sources/${id}`;
  const shared = { hidden: { back: '/attention/sources' }, about: name, small: true } as const;
  return (
    <ButtonRow>
      {kind === 'mailbox' && (state === 'well' || state === 'troubled') ? (
        <DeedButton id={`read-${id}`} action={`${at}/reading`} {...shared}>
          {acts.read}
        </DeedButton>
      ) : null}
      {kind === 'mailbox' && state !== 'paused' ? (
        <DeedButton id={`pause-${id}`} action={`${at}/pause`} method="put" {...shared}>
          {acts.pause}
        </DeedButton>
      ) : null}
      {state === 'paused' ? (
        <DeedButton id={`resume-${id}`} action={`${at}/pause`} method="delete" {...shared}>
          {acts.resume}
        </DeedButton>
      ) : null}
      <LinkButton href={at} about={name} small quiet>
        {kind === 'mailbox' ? list.open : list.openFiles}
      </LinkButton>
    </ButtonRow>
  );
}

function Source({ source, now }: { source: SourceView; now: string }) {
  const shell = useShell();
  const { states } = shell.words.attentionSources;
  return (
    <Item title={<h3>{source.name}</h3>} end={states[source.state]}>
      <p class="small soft">{sourceSays(source, shell, now)}</p>
      <Fault source={source} />
      <Acts source={source} />
    </Item>
  );
}

function Adding({ providers, isFirst }: { providers: SourcesPageProps['providers']; isFirst: boolean }) {
  const { add } = useShell().words.attentionSources;
  return (
    <Card title={add.title} id="add">
      {providers.length > 0 ? <p class="small soft">{add.consentLead}</p> : null}
      <ButtonRow>
        <LinkButton href="/attention/sources/new" primary={isFirst}>
          {add.connect}
        </LinkButton>
        {providers.map((provider) => (
          <DeedButton id={`consent-${provider}`} action={`/attention/consent/${provider}`} whole>
            {add.consent(provider)}
          </DeedButton>
        ))}
      </ButtonRow>
    </Card>
  );
}

/** The page of sources. */
export function SourcesPage({ visit, sources, providers, notice, slip }: SourcesPageProps) {
  const { attentionSources: own } = visit.words;
  const now = visit.ports.now();
  return (
    <Page shell={visit.shell} title={own.title} here="attention" notice={notice}>
      <PageTitle lede={own.lede} eyebrow={<a href="/attention">{own.back}</a>}>
        {own.title}
      </PageTitle>
      <Columns>
        <Card title={own.list.title} id="sources">
          {sources.length > 0 ? (
            <Rows items={sources.map((source) => <Source source={source} now={now} />)} />
          ) : (
            <Empty words={own.list.none} />
          )}
          {sources.some(({ state, readAt }) => state === 'reading' && readAt === null) ? (
            <p class="small soft">{own.first}</p>
          ) : null}
        </Card>
        <Stack>
          <Adding providers={providers} isFirst={sources.length === 0} />
          <FileDrop slip={slip} />
        </Stack>
      </Columns>
    </Page>
  );
}
