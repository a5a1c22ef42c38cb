// One source: how reading it goes, its folders or files, a new password, its name, and forgetting it with all it brought.
import type { SourceView } from '../../app/attention/source-views.ts';
import type { Code } from '../../domain/kernel/outcome.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Check } from '../parts/choices.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { Fault, sourceSays } from './sources-page.tsx';

interface SourcePageProps {
  readonly visit: Visit;
  readonly source: SourceView;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

type PartProps = Pick<SourcePageProps, 'source' | 'slip'>;

/** What their forms say themselves. */
const OWN_FORMS = ['mailbox.choose_folders', 'mailbox.change_password', 'source.rename'];

const pathOf = ({ id }: SourceView): string => `/attention/sources/${id}`;

function Folders({ source, slip }: PartProps) {
  const { folders } = useShell().words.attentionSources.source;
  if (source.folders.length === 0) return null;
  return (
    <Card title={folders.title} id="folders">
      <p class="small soft">{folders.lead}</p>
      <Form
        id="folders-form"
        action={`${pathOf(source)}/folders`}
        method="put"
        slip={slipFor(slip, 'mailbox.choose_folders')}
      >
        <div>
          {source.folders.map(({ path, use, isRead }) => {
            const says = use === null ? undefined : folders.uses[use];
            return (
              <Check
                name="folders"
                value={path}
                label={path}
                checked={isRead}
                {...(says ? { hint: says } : {})}
              />
            );
          })}
        </div>
        <ButtonRow>
          <Button>{folders.save}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Password({ source, slip }: PartProps) {
  const { password } = useShell().words.attentionSources.source;
  if (source.kind !== 'mailbox' || source.provider !== null) return null;
  return (
    <Card title={password.title} id="password">
      <Form
        id="password-form"
        action={`${pathOf(source)}/password`}
        method="put"
        slip={slipFor(slip, 'mailbox.change_password')}
      >
        <Field
          name="password"
          type="password"
          label={password.label}
          autocomplete="off"
          maxLength={1000}
          required
        />
        <ButtonRow>
          <Button primary={source.fault !== null}>{password.save}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** Whose consent has run out is asked for it again. */
function Consent({ source }: Pick<PartProps, 'source'>) {
  const { acts } = useShell().words.attentionSources;
  const { provider, state } = source;
  if (provider === null || state !== 'troubled') return null;
  return (
    <DeedButton id="consent" action={`/attention/consent/${provider}`} whole primary>
      {acts.consent}
    </DeedButton>
  );
}

function Files({ source }: Pick<PartProps, 'source'>) {
  const { words, dates } = useShell();
  const { attentionSources: own, refusals } = words;
  if (source.files.length === 0) return null;
  const items = source.files.map(({ name, bytes, state, fault, messages }) => (
    <Item
      title={name}
      end={own.files.states[state]}
      small={[
        own.size(bytes, dates.number),
        messages === null ? null : own.holds(messages, dates.number),
        fault === null ? null : refusals.say(fault as Code, {}),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  ));
  return (
    <Card title={own.source.files} id="files">
      <Rows items={items} />
    </Card>
  );
}

function Naming({ source, slip }: PartProps) {
  const { name } = useShell().words.attentionSources.source;
  return (
    <Card title={name.title} id="name">
      <Form
        id="name-form"
        action={`${pathOf(source)}/name`}
        method="put"
        slip={slipFor(slip, 'source.rename')}
      >
        <Field name="name" label={name.label} value={source.name} maxLength={200} required />
        <ButtonRow>
          <Button>{name.save}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Forgetting({ source }: Pick<PartProps, 'source'>) {
  const { forget } = useShell().words.attentionSources.source;
  return (
    <Card title={forget.title} id="forget">
      <p>{source.kind === 'mailbox' ? forget.lead : forget.leadFiles}</p>
      <ButtonRow>
        <DeedButton
          id="forget-form"
          action={pathOf(source)}
          method="delete"
          confirm={forget.confirm(source.name)}
        >
          {forget.submit}
        </DeedButton>
      </ButtonRow>
    </Card>
  );
}

/** The page of one source. */
export function SourcePage({ visit, source, notice, slip }: SourcePageProps) {
  const { attentionSources: own } = visit.words;
  const now = visit.ports.now();
  const says = [own.states[source.state], sourceSays(source, visit.shell, now)].filter(Boolean).join(' · ');
  return (
    <Page shell={visit.shell} title={source.name} here="attention" notice={notice} narrow>
      <PageTitle lede={says} eyebrow={<a href="/attention/sources">{own.title}</a>}>
        {source.name}
      </PageTitle>
      <Stack wide>
        <Refused slip={slip} unless={OWN_FORMS} />
        <Fault source={source} />
        <Consent source={source} />
        {source.fault === null ? null : <Password source={source} slip={slip} />}
        <Folders source={source} slip={slip} />
        <Files source={source} />
        {source.fault === null ? <Password source={source} slip={slip} /> : null}
        <Naming source={source} slip={slip} />
        <Forgetting source={source} />
      </Stack>
    </Page>
  );
}
