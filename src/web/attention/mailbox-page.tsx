// Connecting a mailbox: whose, with which app password, at which host; port and encryption for those who need them.
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { MAIL_HOSTS } from './mail-hosts.table.ts';

interface MailboxPageProps {
  readonly visit: Visit;
  readonly providers: readonly ('google' | 'microsoft')[];
  /** What was probably meant, where the host was left open and is not known. */
  readonly guess?: string | undefined;
  readonly slip?: Slip | undefined;
}

const UNDER_MORE = ['port', 'security', 'name'];

function More({ slip }: { slip: Slip | undefined }) {
  const { connect } = useShell().words.attentionSources;
  const options = Object.entries(connect.securities).map(([value, label]) => ({ value, label }));
  const isWrong = UNDER_MORE.some((name) => slip?.refusal.fields?.[name] !== undefined);
  return (
    <Disclosure label={connect.more} open={isWrong}>
      <div class="form">
        <Choice name="security" label={connect.security} options={options} value="tls" />
        <Field
          name="port"
          type="number"
          label={connect.port}
          min={1}
          max={65_535}
          inputMode="numeric"
          short
          optional
        />
        <Field name="name" label={connect.name} maxLength={200} optional />
      </div>
    </Disclosure>
  );
}

function How() {
  const { how } = useShell().words.attentionSources.connect;
  return (
    <Disclosure label={how.title}>
      <p class="small soft">{how.lead}</p>
      <ul class="rows small">
        {Object.values(how.whose).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Consents({ providers }: Pick<MailboxPageProps, 'providers'>) {
  const { add } = useShell().words.attentionSources;
  if (providers.length === 0) return null;
  return (
    <Card>
      <p class="small soft">{add.consentLead}</p>
      <ButtonRow>
        {providers.map((provider) => (
          <DeedButton id={`consent-${provider}`} action={`/attention/consent/${provider}`} whole>
            {add.consent(provider)}
          </DeedButton>
        ))}
      </ButtonRow>
    </Card>
  );
}

/** The page on which a mailbox is connected. */
export function MailboxPage({ visit, providers, guess, slip }: MailboxPageProps) {
  const { attentionSources: own } = visit.words;
  const { connect } = own;
  return (
    <Page shell={visit.shell} title={connect.title} here="attention" narrow>
      <PageTitle lede={connect.lede} eyebrow={<a href="/attention/sources">{own.title}</a>}>
        {connect.title}
      </PageTitle>
      <Stack wide>
        <Consents providers={providers} />
        <Card>
          <mail-host hosts={JSON.stringify(MAIL_HOSTS)}>
            <Form id="mailbox" action="/attention/mailboxes" slip={slip}>
              <Field name="login" label={connect.user} maxLength={320} autocomplete="off" required />
              <Field
                name="password"
                type="password"
                label={connect.password}
                hint={connect.passwordHint}
                maxLength={1000}
                autocomplete="off"
                required
              />
              <Field
                name="host"
                label={connect.host}
                hint={guess ? connect.hostGuess(guess) : connect.hostHint}
                value={guess}
                maxLength={253}
                autocomplete="off"
              />
              <More slip={slip} />
              <ButtonRow>
                <Button primary>{connect.submit}</Button>
              </ButtonRow>
              <p class="small soft">{connect.submitHint}</p>
            </Form>
          </mail-host>
          <How />
        </Card>
      </Stack>
    </Page>
  );
}
