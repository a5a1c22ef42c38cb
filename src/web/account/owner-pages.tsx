// The owner's page, and the invitations anybody makes.
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

interface OwnerProps {
  readonly visit: Visit;
  readonly instance: {
    readonly openSignUp: boolean;
    readonly hasMail: boolean;
    readonly people: number;
    readonly engagements: number;
    readonly sessions: number;
  };
  /** What a search found; undefined before one. */
  readonly found?: FoundPerson | null | undefined;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

interface FoundPerson {
  readonly name: string;
  readonly email: string;
  readonly since: string;
  readonly hasSecondFactor: boolean;
  readonly engagements: number;
}

function Found({ visit, found }: { visit: Visit; found: FoundPerson | null | undefined }) {
  const { find } = visit.words.owner;
  if (found === undefined) return null;
  if (found === null) return <p role="status">{find.none}</p>;
  const since = find.since(visit.shell.dates.day(dayAt(found.since, visit.person?.zone ?? 'UTC')));
  const says = [
    since,
    find.engagements(found.engagements),
    found.hasSecondFactor ? find.factor : find.noFactor,
  ];
  return (
    <div role="status">
      <Item title={found.name} end={found.email} small={says.join(' · ')} />
    </div>
  );
}

/** What the owner sees: numbers, who may sign up, one person at a time. */
export function OwnerPage({ visit, instance, found, notice, slip }: OwnerProps) {
  const { owner, account } = visit.words;
  const { owner: mailWords } = visit.words.attentionSources;
  const { counts, signUp, find } = owner;
  const facts = (['people', 'engagements', 'sessions'] as const).map((name) => ({
    term: counts[name],
    says: visit.shell.dates.number(instance[name]),
  }));
  const mail = { term: counts.mail, says: instance.hasMail ? counts.hasMail : counts.hasNoMail };
  return (
    <Page shell={visit.shell} title={owner.title} here="settings" notice={notice} narrow>
      <PageTitle lede={owner.lede}>{owner.title}</PageTitle>
      <Stack wide>
        <Card title={counts.title}>
          <Facts facts={[...facts, mail]} />
        </Card>
        <Card title={signUp.title}>
          <p>{instance.openSignUp ? signUp.open : signUp.closed}</p>
          <DeedButton
            id="switch"
            action="/owner/sign-up"
            hidden={{ open: instance.openSignUp ? 'false' : 'true' }}
          >
            {instance.openSignUp ? signUp.toClose : signUp.toOpen}
          </DeedButton>
        </Card>
        <Card title={find.title}>
          <Form id="find" action="/owner/people" slip={slip} whole>
            <Field
              name="email"
              type="email"
              label={find.email ?? account.fields.email}
              maxLength={254}
              required
            />
            <ButtonRow>
              <Button>{find.find}</Button>
            </ButtonRow>
          </Form>
          <Found visit={visit} found={found} />
        </Card>
        <Card title={mailWords.way}>
          <p>{mailWords.lede}</p>
          <ButtonRow>
            <LinkButton href="/owner/mail">{mailWords.open}</LinkButton>
          </ButtonRow>
        </Card>
      </Stack>
    </Page>
  );
}

interface InvitationsProps {
  readonly visit: Visit;
  /** Whom the page it was opened from speaks of. */
  readonly role: 'client' | 'coach' | 'person';
  readonly made: readonly {
    readonly id: string;
    readonly role: 'client' | 'coach' | 'person';
    readonly email: string | null;
    readonly endsAt: string;
    readonly state: 'waiting' | 'taken' | 'withdrawn' | 'past';
  }[];
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

function MadeInvitations({ visit, made }: InvitationsProps) {
  const { invitations } = visit.words;
  if (made.length === 0) return <p class="soft">{invitations.none}</p>;
  const items = made.map(({ id, role, email, endsAt, state }) => {
    const who = email ?? invitations.anybody;
    const until = invitations.until(visit.shell.dates.day(dayAt(endsAt, visit.person?.zone ?? 'UTC')));
    return (
      <Item title={who} end={invitations.states[state]} small={`${invitations.kinds[role]} · ${until}`}>
        {state === 'waiting' ? (
          <DeedButton id={`withdraw-${id}`} action={`/invitations/${id}/withdrawal`} about={who} small>
            {invitations.withdraw}
          </DeedButton>
        ) : null}
      </Item>
    );
  });
  return <Rows items={items} />;
}

/** Inviting somebody, and what became of earlier invitations. */
export function InvitationsPage(props: InvitationsProps) {
  const { visit, notice, slip } = props;
  const { invitations } = visit.words;
  const roles = (['client', 'coach', ...(visit.person?.isOwner ? (['person'] as const) : [])] as const).map(
    (value) => ({
      value,
      label: invitations.roles[value],
    }),
  );
  const hint = visit.ports.hasMail ? invitations.emailHintMail : invitations.emailHint;
  return (
    <Page shell={visit.shell} title={invitations.title} here="invitations" notice={notice} narrow>
      <PageTitle lede={invitations.lede}>{invitations.title}</PageTitle>
      <Stack wide>
        <Card title={invitations.newTitle}>
          <Form id="invite" action="/invitations" slip={slip} whole>
            <Choice name="role" label={invitations.role} options={roles} value={props.role} required tall />
            <Field name="email" type="email" label={invitations.email} hint={hint} maxLength={254} optional />
            <TextArea name="note" label={invitations.note} maxLength={2000} optional />
            <ButtonRow>
              <Button primary>{invitations.make}</Button>
            </ButtonRow>
          </Form>
        </Card>
        <Card title={invitations.listTitle}>
          <MadeInvitations {...props} />
        </Card>
      </Stack>
    </Page>
  );
}
