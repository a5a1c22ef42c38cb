// The client's other engagements: what waits in them stands with the rest, and a line each leads there.
import type { TodayView } from '../../app/today.ts';
import type { WaitingView } from '../../app/waiting-views.ts';
import { WAITING_ORDER } from '../../domain/engagement/waiting.ts';
import { Card } from '../parts/cards.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';
import { WaitingCard } from '../waiting-card.tsx';

const rank = ({ kind }: WaitingView): number => WAITING_ORDER.indexOf(kind);

interface Props {
  readonly today: TodayView;
}

/** Everything that waits for this client, wherever it waits; by name where there are several. */
export function EverythingWaiting({ today, zone }: Props & { zone: string }) {
  const { engagement, others } = today;
  const all = [...(engagement?.waiting ?? []), ...others.flatMap(({ waiting }) => waiting)];
  const known = [...(engagement ? [engagement] : []), ...others];
  const names = new Map(known.map(({ id, coachName }) => [id, coachName ?? '']));
  const waiting = all.toSorted((a, b) => rank(a) - rank(b));
  return <WaitingCard waiting={waiting} zone={zone} {...(others.length > 0 ? { names } : {})} />;
}

/** The others, one line each; nothing for those who have one or none. */
export function Others({ today }: Props) {
  const { others: words } = useShell().words.today;
  const { others } = today;
  if (others.length === 0) return null;
  const items = others.map(({ id, coachName, state }) => (
    <Item title={<a href={`/engagements/${id}`}>{coachName ?? words.alone}</a>} small={words.states[state]} />
  ));
  return (
    <Card title={words.title} id="others">
      <Rows items={items} />
    </Card>
  );
}
