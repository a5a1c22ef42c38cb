// A new password: asking for the link, and setting it.
import { SHORTEST, SHORTEST_BESIDE_FACTOR } from '../../app/accounts/passwords.ts';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage } from './door-page.tsx';

/** The field for a password to be: how long it has to be is said before it is typed. */
export function NewPassword({ visit, hasSecondFactor }: { visit: Visit; hasSecondFactor: boolean }) {
  const { fields } = visit.words.account;
  const atLeast = hasSecondFactor ? SHORTEST_BESIDE_FACTOR : SHORTEST;
  return (
    <Field
      name="password"
      type="password"
      label={fields.newPassword}
      hint={fields.newPasswordHint(atLeast)}
      autocomplete="new-password"
      required
    />
  );
}

/** Where a link for a new password is asked for. */
export function AskResetPage({ visit, slip }: { visit: Visit; slip?: Slip | undefined }) {
  const { fields, reset } = visit.words.account;
  const { hasMail } = visit.ports;
  return (
    <DoorPage visit={visit} title={reset.title} lede={hasMail ? reset.ask : reset.noMail}>
      {hasMail ? (
        <Form id="reset" action="/password" slip={slip}>
          <Field
            name="email"
            type="email"
            label={fields.email}
            autocomplete="username"
            maxLength={254}
            required
          />
          <ButtonRow>
            <Button primary>{reset.send}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      <p>
        <a href="/sign-in">{reset.back}</a>
      </p>
    </DoorPage>
  );
}

/** What is said whether or not there was such an account. */
export function SentPage({ visit, words }: { visit: Visit; words: string }) {
  const { reset } = visit.words.account;
  return (
    <DoorPage visit={visit} title={reset.sentTitle} lede={words}>
      <p>
        <a href="/sign-in">{reset.back}</a>
      </p>
    </DoorPage>
  );
}

interface ResetProps {
  readonly visit: Visit;
  readonly secret: string;
  readonly hasSecondFactor: boolean;
  readonly slip?: Slip | undefined;
}

/** Where the mailed link leads. */
export function ResetPage({ visit, secret, hasSecondFactor, slip }: ResetProps) {
  const { reset } = visit.words.account;
  return (
    <DoorPage visit={visit} title={reset.title} lede={reset.lede}>
      <Form id="new-password" action={`/password/${secret}`} slip={slip}>
        <NewPassword visit={visit} hasSecondFactor={hasSecondFactor} />
        <ButtonRow>
          <Button primary>{reset.set}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

/** For a link that leads nowhere any more. */
export function LinkOverPage({ visit, words, href, label }: LinkOverProps) {
  return (
    <DoorPage visit={visit} title={words}>
      <p>
        <a href={href}>{label}</a>
      </p>
    </DoorPage>
  );
}

interface LinkOverProps {
  readonly visit: Visit;
  readonly words: string;
  readonly href: string;
  readonly label: string;
}

/** Confirming a new address. */
export function AddressPage({ visit, secret, email, slip }: AddressProps) {
  const { address } = visit.words.account;
  return (
    <DoorPage visit={visit} title={address.title} lede={address.lede(email)}>
      <Form id="address" action={`/address/${secret}`} slip={slip}>
        <ButtonRow>
          <Button primary>{address.confirm}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

interface AddressProps {
  readonly visit: Visit;
  readonly secret: string;
  readonly email: string;
  readonly slip?: Slip | undefined;
}
