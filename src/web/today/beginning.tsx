// The first things, while they are still to do: a big picture, a goal, a coach; or, for who coaches, a client.
import type { TodayView } from '../../app/today.ts';
import { Card } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';
import { beginningsOf, leadingOf } from './leading.ts';

/** What a client begins with; nothing once it is there. */
export function Beginning({ today }: { today: TodayView }) {
  const { start } = useShell().words.today;
  const begins = beginningsOf(today);
  if (begins.length === 0) return null;
  const ways = {
    picture: { href: '/big-picture', act: start.picture, lead: start.pictureLead },
    goal: { href: '/goals/new', act: start.goal, lead: start.goalLead },
    coach: { href: '/invitations?role=coach', act: start.coach, lead: start.coachLead },
    client: { href: '/invitations?role=client', act: start.client, lead: start.clientLead },
  };
  const leads = leadingOf(today) === 'beginning';
  const items = begins.map((one, index) => (
    <Item
      title={
        <LinkButton href={ways[one].href} primary={leads && index === 0}>
          {ways[one].act}
        </LinkButton>
      }
      small={ways[one].lead}
    />
  ));
  return (
    <Card id="beginning">
      <Rows items={items} />
    </Card>
  );
}
