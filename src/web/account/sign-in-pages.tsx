// Signing in: by passkey or password, the second step, and signing out.
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage } from './door-page.tsx';
import { PasskeyForm } from './passkey-form.tsx';

export interface SignInProps {
  readonly visit: Visit;
  /** The path to go on to. */
  readonly wanted: string;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
  readonly passkeySlip?: Slip | undefined;
}

/** The page where one signs in. */
export function SignInPage({ visit, wanted, notice, slip, passkeySlip }: SignInProps) {
  const { fields, signIn } = visit.words.account;
  return (
    <DoorPage visit={visit} title={signIn.title} notice={notice}>
      <Form id="sign-in" action="/sign-in" slip={slip} hidden={{ to: wanted }} whole>
        <Field
          name="email"
          type="email"
          label={fields.email}
          autocomplete="username webauthn"
          maxLength={300}
          required
        />
        <Field
          name="password"
          type="password"
          label={fields.password}
          autocomplete="current-password"
          required
        />
        <ButtonRow>
          <Button primary>{signIn.signIn}</Button>
        </ButtonRow>
      </Form>
      <PasskeyForm
        visit={visit}
        id="passkey"
        action="/sign-in/passkey"
        challenge="/sign-in/passkey/challenge"
        does="use"
        label={signIn.passkey}
        slip={passkeySlip}
        hidden={{ to: wanted }}
      />
      <p>
        <a href="/password">{signIn.forgotten}</a>
      </p>
      <p>
        <a href="/sign-up">{signIn.signUp}</a>
      </p>
    </DoorPage>
  );
}

/** The second step: a code. */
export function SecondFactorPage({
  visit,
  wanted,
  slip,
}: {
  visit: Visit;
  wanted: string;
  slip?: Slip | undefined;
}) {
  const { fields, secondFactor } = visit.words.account;
  return (
    <DoorPage visit={visit} title={secondFactor.title} lede={secondFactor.lede}>
      <Form id="code" action="/sign-in/second-factor" slip={slip} hidden={{ to: wanted }} whole>
        <Field name="code" label={fields.code} autocomplete="one-time-code" maxLength={40} required short />
        <ButtonRow>
          <Button primary>{secondFactor.go}</Button>
          <LinkButton href="/sign-in" quiet>
            {secondFactor.again}
          </LinkButton>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

/** Signing out without the menu. */
export function SignOutPage({ visit }: { visit: Visit }) {
  const { signOut } = visit.words.account;
  return (
    <DoorPage visit={visit} title={signOut.title} lede={signOut.ask}>
      <Form id="sign-out" action="/sign-out" whole>
        <ButtonRow>
          <Button primary>{signOut.go}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

/** Proving again who one is. */
export function ProvePage({ visit, wanted, ways, slip }: ProveProps) {
  const { fields, prove } = visit.words.account;
  return (
    <DoorPage visit={visit} title={prove.title} lede={prove.lede}>
      {ways.password ? (
        <Form id="by-password" action="/prove" slip={slipOf(slip, 'password')} hidden={{ to: wanted }} whole>
          <Field
            name="password"
            type="password"
            label={fields.password}
            autocomplete="current-password"
            required
          />
          <ButtonRow>
            <Button primary>{prove.go}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {ways.code ? (
        <Form id="by-code" action="/prove" slip={slipOf(slip, 'code')} hidden={{ to: wanted }} whole>
          <Field name="code" label={fields.code} autocomplete="one-time-code" maxLength={40} required short />
          <ButtonRow>
            <Button primary={!ways.password}>{prove.byCode}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {ways.passkey ? (
        <PasskeyForm
          visit={visit}
          id="by-passkey"
          action="/prove"
          challenge="/prove/passkey/challenge"
          does="use"
          label={prove.passkey}
          slip={slipOf(slip, 'answer')}
          hidden={{ to: wanted }}
        />
      ) : null}
    </DoorPage>
  );
}

export interface ProveProps {
  readonly visit: Visit;
  readonly wanted: string;
  /** The ways this person has. */
  readonly ways: { readonly password: boolean; readonly code: boolean; readonly passkey: boolean };
  readonly slip?: Slip | undefined;
}

/** The slip of the form that was sent: each has one field that the others have not. */
function slipOf(slip: Slip | undefined, field: string): Slip | undefined {
  return slip && field in slip.values ? slip : undefined;
}
