// What waits for this person, each with the words it is about and the way to answer it.
import type { WaitingView } from '../app/waiting-views.ts';
import { Card } from './parts/cards.tsx';
import { Item, Rows } from './parts/lists.tsx';
import { useShell } from './shell.ts';

/** Where a thing that waits is answered. */
export function waitingHref(one: WaitingView): string {
  switch (one.kind) {
    case 'closing':
      return one.sessionId ? `/sessions/${one.sessionId}` : `/steps/${one.about}`;
    case 'step':
    case 'step move':
      return `/steps/${one.about}`;
    case 'session move':
    case 'left open':
    case 'session offer':
    case 'topic':
      return one.sessionId ? `/sessions/${one.sessionId}` : `/engagements/${one.engagementId}`;
    case 'friction':
      return `/engagements/${one.engagementId}/shared/${one.about}`;
    case 'review':
    case 'review skip':
      return `/reviews/${one.about}`;
    case 'signature':
      return `/engagements/${one.engagementId}/agreement`;
    case 'wording':
      return `/goals/${one.goalId ?? ''}`;
    default:
      return `/engagements/${one.engagementId}`;
  }
}

function WaitingItem({ one, zone, who }: { one: WaitingView; zone: string; who: string | undefined }) {
  const { words, dates } = useShell();
  const { waiting } = words.today;
  const when = one.startsAt ? dates.moment(one.startsAt, zone) : undefined;
  return (
    <Item
      title={<a href={waitingHref(one)}>{waiting[one.kind]}</a>}
      end={who}
      small={[one.said, when].filter(Boolean).join(' · ') || undefined}
    />
  );
}

interface WaitingCardProps {
  readonly waiting: readonly WaitingView[];
  readonly zone: string;
  /** Whose engagement each one lies in, for those who have several. */
  readonly names?: ReadonlyMap<string, string>;
}

/** Everything that waits; nothing at all where nothing does. */
export function WaitingCard({ waiting, zone, names }: WaitingCardProps) {
  const { title } = useShell().words.today.waiting;
  if (waiting.length === 0) return null;
  const items = waiting.map((one) => (
    <WaitingItem one={one} zone={zone} who={names?.get(one.engagementId)} />
  ));
  return (
    <Card title={title} id="waiting">
      <Rows items={items} />
    </Card>
  );
}
