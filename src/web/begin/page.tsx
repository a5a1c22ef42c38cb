// The first page of whoever is in no engagement yet: to be coached, to coach, or to look after the place for others.
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';

interface Way {
  readonly title: string;
  readonly lead: string;
  readonly act: string;
  readonly href: string;
  /** What else there is to do on this way. */
  readonly also?: { readonly act: string; readonly href: string };
}

function waysOf({ words, person }: Visit): readonly Way[] {
  const { client, coach, owner } = words.account.begin;
  const invitation = (role: string) => `/invitations?role=${role}`;
  const all = [
    { ...client, href: '/big-picture', also: { act: client.invite, href: invitation('coach') } },
    { ...coach, href: invitation('client') },
  ];
  const place = { ...owner, href: invitation('person'), also: { act: owner.look, href: '/owner' } };
  return person?.isOwner ? [...all, place] : all;
}

function WayCard({ title, lead, act, href, also }: Way) {
  return (
    <Card title={title}>
      <p>{lead}</p>
      <ButtonRow>
        <LinkButton href={href}>{act}</LinkButton>
        {also ? (
          <LinkButton href={also.href} quiet>
            {also.act}
          </LinkButton>
        ) : null}
      </ButtonRow>
    </Card>
  );
}

/** An invitation that nobody has taken yet. */
export interface Invited {
  readonly role: 'client' | 'coach' | 'person';
  readonly email: string | null;
  readonly endsAt: string;
}

function Waiting({ invited, zone }: { invited: readonly Invited[]; zone: string }) {
  const { words, dates } = useShell();
  const { begin } = words.account;
  const { anybody, kinds, until } = words.invitations;
  if (invited.length === 0) return null;
  const items = invited.map(({ role, email, endsAt }) => (
    <Item title={email ?? anybody} small={`${kinds[role]} · ${until(dates.day(dayAt(endsAt, zone)))}`} />
  ));
  return (
    <Card title={begin.invited} aside={<a href="/invitations">{begin.allInvited}</a>} id="invited">
      <Rows items={items} />
    </Card>
  );
}

/** The page of beginning. */
export function BeginPage({ visit, invited }: { visit: Visit; invited: readonly Invited[] }) {
  const { begin } = visit.words.account;
  const { person } = visit;
  return (
    <Page shell={visit.shell} title={begin.title} here="begin" narrow>
      <PageTitle lede={person?.isOwner ? begin.ledeOwner : begin.lede}>{begin.title}</PageTitle>
      <Stack wide>
        <Waiting invited={invited} zone={person?.zone ?? 'UTC'} />
        {waysOf(visit).map((way) => (
          <WayCard {...way} />
        ))}
      </Stack>
    </Page>
  );
}
