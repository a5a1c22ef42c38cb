// Settings: who one is here, and the ways to everything about the account.
import type { showAccount } from '../../app/accounts/profiles.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Check, Choice } from '../parts/choices.tsx';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Warning } from '../parts/notes.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { ZoneField } from './door-page.tsx';

type OutputOf<D> = D extends { readonly perform: (...given: never[]) => Promise<infer R> }
  ? Extract<R, { readonly ok: true }> extends { readonly value: infer V }
    ? V
    : never
  : never;
/** One's own account, as its page shows it. */
export type Account = OutputOf<typeof showAccount>;

export interface SettingsProps {
  readonly visit: Visit;
  readonly account: Account;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

function Profile({ visit, account, slip }: SettingsProps) {
  const { settings } = visit.words;
  const { fields } = visit.words.account;
  const { profile } = settings;
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: profile.themes[value],
  }));
  return (
    <Card title={profile.title} id="profile">
      <Form id="profile-form" action="/settings" slip={slip} hidden={{ shortcuts: 'false' }} whole>
        <Field
          name="name"
          label={fields.name}
          hint={fields.nameHint}
          value={account.name}
          autocomplete="name"
          maxLength={200}
          required
        />
        <ZoneField label={fields.zone} hint={fields.zoneHint} value={account.zone} />
        <Choice name="theme" label={profile.theme} options={themes} value={account.theme} />
        <Check
          name="shortcuts"
          label={profile.shortcuts}
          hint={profile.shortcutsHint}
          checked={account.shortcuts}
        />
        <ButtonRow>
          <Button primary>{profile.save}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Ways({ visit, account }: SettingsProps) {
  const { email, password, factor, passkeys, signIns, tokens } = visit.words.settings;
  const factorSays = account.hasSecondFactor
    ? `${factor.on} ${factor.codesLeft(account.recoveryCodesLeft)}`
    : factor.off;
  const ways = [
    { href: '/settings/email', title: email.title, says: email.now(account.email), label: email.change },
    {
      href: '/settings/password',
      title: password.title,
      says: account.hasPassword ? password.has : password.hasNot,
      label: password.change,
    },
    { href: '/settings/second-factor', title: factor.title, says: factorSays, label: factor.open },
    { href: '/settings/passkeys', title: passkeys.title, says: passkeys.lede, label: passkeys.open },
    { href: '/settings/sign-ins', title: signIns.title, says: null, label: signIns.open },
    { href: '/settings/tokens', title: tokens.title, says: tokens.lede, label: tokens.open },
  ];
  const items = ways.map(({ href, title, says, label }) => (
    <Item
      title={
        <>
          <h3>{title}</h3>
          {says ? <p class="small soft">{says}</p> : null}
        </>
      }
      end={
        <LinkButton href={href} small>
          {label}
        </LinkButton>
      }
    />
  ));
  return (
    <Card title={visit.words.settings.ways} id="ways">
      <Rows items={items} />
    </Card>
  );
}

/** Tokens that were made at the server: their person is told until they say that they know. */
export function ServerTokens({ visit, count }: { visit: Visit; count: number }) {
  const { tokens } = visit.words.settings;
  if (count === 0) return null;
  return (
    <Warning>
      <p>{tokens.untold(count)}</p>
      <DeedButton id="acknowledge" action="/settings/tokens/acknowledgement" small>
        {tokens.acknowledge}
      </DeedButton>
    </Warning>
  );
}

/** The page of Settings. */
export function SettingsPage(props: SettingsProps) {
  const { visit, account, notice } = props;
  const { settings, invitations, owner, taking } = visit.words;
  return (
    <Page shell={visit.shell} title={settings.title} here="settings" notice={notice} narrow>
      <PageTitle>{settings.title}</PageTitle>
      <Stack wide>
        <ServerTokens visit={visit} count={account.untoldTokens} />
        <Profile {...props} />
        <Ways {...props} />
        <Card title={settings.more.title}>
          <div class="buttons">
            <LinkButton href="/invitations">{invitations.title}</LinkButton>
            <LinkButton href="/settings/readings">{taking.readings.title}</LinkButton>
            <LinkButton href="/settings/export">{taking.title}</LinkButton>
            {account.isOwner ? <LinkButton href="/owner">{owner.title}</LinkButton> : null}
          </div>
        </Card>
      </Stack>
    </Page>
  );
}
