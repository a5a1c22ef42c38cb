// Settings, page by page: address, password, passkeys, sign-ins, tokens.
import { dayAt } from '../../domain/kernel/time.ts';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage } from './door-page.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { NewPassword } from './password-pages.tsx';
import { ServerTokens } from './settings-page.tsx';

interface Common {
  readonly visit: Visit;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

const dayOf = ({ shell, person }: Visit, at: string): string =>
  shell.dates.day(dayAt(at, person?.zone ?? 'UTC'));

/** Changing the address. */
export function EmailPage({ visit, email, slip }: Common & { email: string }) {
  const words = visit.words.settings.email;
  const hint = visit.ports.hasMail ? words.hint : words.hintNoMail;
  return (
    <DoorPage visit={visit} title={words.title} lede={words.now(email)}>
      <Form id="email" action="/settings/email" slip={slip}>
        <Field
          name="email"
          type="email"
          label={words.field}
          hint={hint}
          autocomplete="email"
          maxLength={254}
          required
        />
        <ButtonRow>
          <Button primary>{words.send}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

/** Setting a password. */
export function PasswordPage({ visit, hasSecondFactor, slip }: Common & { hasSecondFactor: boolean }) {
  const words = visit.words.settings.password;
  return (
    <DoorPage visit={visit} title={words.title}>
      <Form id="password" action="/settings/password" slip={slip}>
        <NewPassword visit={visit} hasSecondFactor={hasSecondFactor} />
        <ButtonRow>
          <Button primary>{words.set}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

interface PasskeysProps extends Common {
  readonly held: readonly { id: string; label: string; madeAt: string; usedAt: string | null }[];
  readonly canAdd: boolean;
}

/** One's passkeys. */
export function PasskeysPage({ visit, held, canAdd, notice, slip }: PasskeysProps) {
  const { passkeys } = visit.words.settings;
  const items = held.map(({ id, label, madeAt, usedAt }) => {
    const says = [passkeys.made(dayOf(visit, madeAt)), usedAt && passkeys.used(dayOf(visit, usedAt))];
    return (
      <Item title={label} small={says.filter(Boolean).join(' · ')}>
        <DeedButton
          id={`end-${id}`}
          action={`/settings/passkeys/${id}/end`}
          confirm={passkeys.endSure}
          about={label}
          small
        >
          {passkeys.end}
        </DeedButton>
      </Item>
    );
  });
  return (
    <DoorPage visit={visit} title={passkeys.title} lede={passkeys.lede} notice={notice}>
      {items.length > 0 ? <Rows items={items} /> : <p>{passkeys.none}</p>}
      {canAdd ? (
        <PasskeyForm
          visit={visit}
          id="add-passkey"
          action="/settings/passkeys"
          challenge="/settings/passkeys/challenge"
          does="make"
          label={passkeys.make}
          slip={slip}
          primary
        >
          <Field name="label" label={passkeys.label} hint={passkeys.labelHint} maxLength={100} required />
        </PasskeyForm>
      ) : (
        <p class="soft">{passkeys.notHere}</p>
      )}
    </DoorPage>
  );
}

interface SignInsProps extends Common {
  readonly held: readonly { id: string; device: string; madeAt: string; seenAt: string; isThis: boolean }[];
}

/** Where one is signed in. */
export function SignInsPage({ visit, held, notice }: SignInsProps) {
  const { signIns } = visit.words.settings;
  const items = held.map(({ id, device, madeAt, seenAt, isThis }) => {
    const name = device || signIns.unknown;
    const says = `${signIns.since(dayOf(visit, madeAt))} · ${signIns.seen(dayOf(visit, seenAt))}`;
    return (
      <Item title={name} end={isThis ? signIns.here : undefined} small={says}>
        {isThis ? null : (
          <DeedButton id={`end-${id}`} action={`/settings/sign-ins/${id}/end`} about={name} small>
            {signIns.end}
          </DeedButton>
        )}
      </Item>
    );
  });
  return (
    <DoorPage visit={visit} title={signIns.title} notice={notice}>
      <Rows items={items} />
      {held.length > 1 ? (
        <DeedButton id="end-others" action="/settings/sign-ins/end-others">
          {signIns.endOthers}
        </DeedButton>
      ) : null}
    </DoorPage>
  );
}

interface TokensProps extends Common {
  readonly held: readonly {
    id: string;
    label: string;
    madeAt: string;
    madeBy: 'settings' | 'server';
    usedAt: string | null;
    isTold: boolean;
  }[];
}

/** One's tokens. */
export function TokensPage({ visit, held, notice, slip }: TokensProps) {
  const { tokens } = visit.words.settings;
  const items = held.map(({ id, label, madeAt, madeBy, usedAt }) => {
    const day = dayOf(visit, madeAt);
    const made = madeBy === 'server' ? tokens.madeOnServer(day) : tokens.made(day);
    const used = usedAt ? tokens.used(dayOf(visit, usedAt)) : tokens.unused;
    return (
      <Item title={label} small={`${made} · ${used}`}>
        <DeedButton
          id={`end-${id}`}
          action={`/settings/tokens/${id}/end`}
          confirm={tokens.endSure}
          about={label}
          small
        >
          {tokens.end}
        </DeedButton>
      </Item>
    );
  });
  return (
    <DoorPage visit={visit} title={tokens.title} lede={tokens.lede} notice={notice}>
      <ServerTokens visit={visit} count={held.filter(({ isTold }) => !isTold).length} />
      {items.length > 0 ? <Rows items={items} /> : null}
      <Form id="make-token" action="/settings/tokens" slip={slip} whole>
        <Field name="label" label={tokens.label} maxLength={100} required />
        <ButtonRow>
          <Button primary>{tokens.make}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

interface OnceProps {
  readonly visit: Visit;
  readonly title: string;
  readonly lede: string;
  readonly value: string;
  readonly copy: string;
  readonly done: { readonly href: string; readonly label: string };
}

/** Something shown this one time, to be copied. */
export function OncePage({ visit, title, lede, value, copy, done }: OnceProps) {
  return (
    <DoorPage visit={visit} title={title} lede={lede}>
      <p class="once">
        <code>{value}</code>
      </p>
      <copy-link value={value} label={copy}></copy-link>
      <LinkButton href={done.href} primary>
        {done.label}
      </LinkButton>
    </DoorPage>
  );
}
