// The first things, while they are still to do: a big picture, a goal, a coach; or, for who coaches, a client.
import type { TodayView } from '../../app/today.ts';
import { Card } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';

/** What a client begins with; nothing once it is there. */
export function Beginning({ today }: { today: TodayView }) {
  const { start } = useShell().words.today;
  const steps = [
    { done: today.bigPicture !== null, href: '/big-picture', act: start.picture, lead: start.pictureLead },
    { done: today.hasGoals, href: '/goals/new', act: start.goal, lead: start.goalLead },
    {
      done: (today.engagement?.coachName ?? null) !== null,
      href: '/invitations?role=coach',
      act: start.coach,
      lead: start.coachLead,
    },
    {
      done: today.engagement !== null,
      href: '/invitations?role=client',
      act: start.client,
      lead: start.clientLead,
    },
  ].filter(({ done }) => !done);
  if (steps.length === 0) return null;
  const isFirst = (today.engagement?.open.length ?? 0) === 0 && !today.engagement?.isAsked;
  const items = steps.map(({ href, act, lead }, index) => (
    <Item
      title={
        <LinkButton href={href} primary={isFirst && index === 0}>
          {act}
        </LinkButton>
      }
      small={lead}
    />
  ));
  return (
    <Card id="beginning">
      <Rows items={items} />
    </Card>
  );
}
