// Signing up, and what an invitation shows before anything happens.
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage, ZoneField } from './door-page.tsx';
import { NewPassword } from './password-pages.tsx';

interface NewAccountProps {
  readonly visit: Visit;
  /** What lets them in: an invitation or a mailed link. */
  readonly way: Readonly<Record<string, string>>;
  readonly email?: string | null;
  readonly slip?: Slip | undefined;
}

/** The form of a new account. */
export function NewAccount({ visit, way, email, slip }: NewAccountProps) {
  const { fields, signUp } = visit.words.account;
  return (
    <Form id="sign-up" action="/sign-up" slip={slip} hidden={way} whole>
      <Field
        name="name"
        label={fields.name}
        hint={fields.nameHint}
        autocomplete="name"
        maxLength={200}
        required
      />
      <Field
        name="email"
        type="email"
        label={fields.email}
        value={email ?? ''}
        autocomplete="username"
        maxLength={254}
        required
      />
      <NewPassword visit={visit} hasSecondFactor={false} />
      <ZoneField label={fields.zone} hint={fields.zoneHint} />
      <ButtonRow>
        <Button primary>{signUp.make}</Button>
      </ButtonRow>
    </Form>
  );
}

interface SignUpProps {
  readonly visit: Visit;
  readonly way: 'closed' | 'by mail' | 'at once';
  /** The address a mailed link was sent to. */
  readonly email: string | null;
  readonly link?: string | undefined;
  readonly slip?: Slip | undefined;
}

/** Signing up without an invitation, where the owner opened it. */
export function SignUpPage({ visit, way, email, link, slip }: SignUpProps) {
  const { fields, signUp } = visit.words.account;
  const asks = way === 'by mail' && email === null;
  const lede = way === 'closed' ? signUp.closed : asks ? signUp.ask : undefined;
  return (
    <DoorPage visit={visit} title={signUp.title} lede={lede}>
      {asks ? (
        <Form id="ask-sign-up" action="/sign-up/asking" slip={slip}>
          <Field
            name="email"
            type="email"
            label={fields.email}
            autocomplete="username"
            maxLength={254}
            required
          />
          <ButtonRow>
            <Button primary>{signUp.send}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {way !== 'closed' && !asks ? (
        <NewAccount visit={visit} way={link === undefined ? {} : { link }} email={email} slip={slip} />
      ) : null}
      <p>
        <a href="/sign-in">{signUp.haveOne}</a>
      </p>
    </DoorPage>
  );
}

interface InvitationProps {
  readonly visit: Visit;
  readonly secret: string;
  readonly offer: {
    readonly inviter: string;
    readonly role: 'client' | 'coach' | 'person';
    readonly note: string | null;
    readonly email: string | null;
    readonly endsAt: string;
    readonly isOwn: boolean;
  };
  readonly slip?: Slip | undefined;
}

/** What a link invites to. Only its button takes it. */
export function InvitationPage({ visit, secret, offer, slip }: InvitationProps) {
  const { invitation, signUp } = visit.words.account;
  const { person, shell } = visit;
  const until = shell.dates.dayYear(offer.endsAt.slice(0, 10));
  return (
    <DoorPage visit={visit} title={invitation.title} lede={invitation.lede[offer.role](offer.inviter)}>
      {offer.note ? <blockquote class="words">{offer.note}</blockquote> : null}
      <p class="small soft">{invitation.until(until)}</p>
      {offer.isOwn ? <p>{invitation.own}</p> : null}
      {person && !offer.isOwn ? (
        <Form id="take" action={`/invitations/${secret}`} slip={slip} whole>
          <p>{invitation.takeAs(person.name)}</p>
          <ButtonRow>
            <Button primary>{invitation.take}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {person ? null : (
        <>
          <LinkButton href={`/sign-in?to=${encodeURIComponent(`/invitations/${secret}`)}`}>
            {invitation.signInFirst}
          </LinkButton>
          <h2>{signUp.title}</h2>
          <NewAccount visit={visit} way={{ invitation: secret }} email={offer.email} slip={slip} />
        </>
      )}
    </DoorPage>
  );
}
