// Momentum on a page: the needles, and for the first that is not steady one reason and one repair.
import { Card } from './parts/cards.tsx';
import { Facts, Needle } from './parts/facts.tsx';
import { useShell } from './shell.ts';

interface NeedleView {
  readonly state: 'steady' | 'slipping' | 'stalled';
  readonly reason: string | null;
  readonly repair: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface MomentumCardProps {
  readonly rhythm: NeedleView;
  readonly action: NeedleView;
  /** The client's own; never there for a coach. */
  readonly reflection?: NeedleView;
}

function Why({ needle }: { needle: NeedleView }) {
  const { reasons, repairs } = useShell().words.today.momentum;
  if (needle.reason === null) return null;
  const reason = reasons[needle.reason]?.(needle.facts);
  const repair = needle.repair ? repairs[needle.repair] : undefined;
  return <p class="small soft">{[reason, repair].filter(Boolean).join(' ')}</p>;
}

/** The needles, each as a word and a shape; never colour alone. */
export function MomentumCard({ rhythm, action, reflection }: MomentumCardProps) {
  const { momentum } = useShell().words.today;
  const all = [
    { term: momentum.rhythm, needle: rhythm },
    { term: momentum.action, needle: action },
    ...(reflection ? [{ term: momentum.reflection, needle: reflection }] : []),
  ];
  return (
    <Card title={momentum.title} id="momentum">
      <Facts facts={all.map(({ term, needle }) => ({ term, says: <Needle state={needle.state} /> }))} />
      {all.map(({ needle }) => (
        <Why needle={needle} />
      ))}
    </Card>
  );
}
