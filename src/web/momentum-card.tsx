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
  readonly engagementId: string;
}

/** Where a repair is done; a step that is open is kept where it stands. */
function repairHref(repair: string, engagementId: string): string | undefined {
  const places: Readonly<Record<string, string>> = {
    'momentum.book_within_seven': `/engagements/${engagementId}/sessions/new`,
    'momentum.hold_and_book': `/engagements/${engagementId}/sessions/new`,
    'momentum.add_and_keep_step': `/engagements/${engagementId}/steps/new`,
    'momentum.write_reflection': '/reflections/new',
  };
  return places[repair];
}

function Repair({ repair, engagementId }: { repair: string; engagementId: string }) {
  const { repairs } = useShell().words.today.momentum;
  const href = repairHref(repair, engagementId);
  return href ? <a href={href}>{repairs[repair]}</a> : <>{repairs[repair]}.</>;
}

function Why({ needle, engagementId }: { needle: NeedleView; engagementId: string }) {
  const { reasons } = useShell().words.today.momentum;
  if (needle.reason === null) return null;
  return (
    <p class="small soft">
      {reasons[needle.reason]?.(needle.facts)}{' '}
      {needle.repair ? <Repair repair={needle.repair} engagementId={engagementId} /> : null}
    </p>
  );
}

/** The needles, each as a word and a shape; never colour alone. */
export function MomentumCard({ rhythm, action, reflection, engagementId }: MomentumCardProps) {
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
        <Why needle={needle} engagementId={engagementId} />
      ))}
    </Card>
  );
}
