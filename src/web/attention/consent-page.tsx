// The owner's clients at providers of mail: what to register there, and what comes back from it.
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { CopyLink } from '../parts/scripted.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** A client as the owner sees it: never its secret. */
export interface ConsentClient {
  readonly provider: 'google' | 'microsoft';
  readonly clientId: string | null;
  readonly returnTo: string;
}

interface ConsentPageProps {
  readonly visit: Visit;
  readonly clients: readonly ConsentClient[];
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

function Client({ client, slip }: { client: ConsentClient; slip: Slip | undefined }) {
  const { owner } = useShell().words.attentionSources;
  const { provider, clientId, returnTo } = client;
  const action = `/owner/mail/${provider}`;
  const own = slipFor(slip, 'consent_client.set', { field: 'provider', id: provider });
  return (
    <Card title={owner.names[provider]} id={provider}>
      <p>{clientId === null ? owner.isNotSet : owner.isSet(clientId)}</p>
      <div class="field">
        <p class="small soft">{owner.returnTo}</p>
        <CopyLink address={returnTo} />
      </div>
      <Disclosure label={owner.how.title}>
        <ol class="numbered small">
          {owner.how[provider].map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      </Disclosure>
      <Form id={`client-${provider}`} action={action} method="put" slip={own}>
        <Field
          name="id"
          label={owner.id}
          value={clientId ?? ''}
          maxLength={500}
          autocomplete="off"
          required
        />
        <Field
          name="secret"
          type="password"
          label={owner.secret}
          hint={owner.secretHint}
          maxLength={1000}
          autocomplete="off"
          required
        />
        <ButtonRow>
          <Button>{owner.save}</Button>
        </ButtonRow>
      </Form>
      {clientId === null ? null : (
        <DeedButton
          id={`remove-${provider}`}
          action={action}
          method="delete"
          confirm={owner.removeConfirm}
          small
          quiet
        >
          {owner.remove}
        </DeedButton>
      )}
    </Card>
  );
}

/** The page of the owner's clients. */
export function ConsentPage({ visit, clients, notice, slip }: ConsentPageProps) {
  const { owner } = visit.words.attentionSources;
  return (
    <Page shell={visit.shell} title={owner.title} here="settings" notice={notice} narrow>
      <PageTitle lede={owner.lede} eyebrow={<a href="/owner">{owner.back}</a>}>
        {owner.title}
      </PageTitle>
      <Stack wide>
        {clients.map((client) => (
          <Client client={client} slip={slip} />
        ))}
      </Stack>
    </Page>
  );
}
