// A folded form of a step's page: open when it is asked for, or when it came back refused.
import type { Child } from 'hono/jsx';
import { Disclosure } from '../parts/notes.tsx';
import type { Slip } from '../slip.ts';
import type { StepPageProps } from './step-page-props.ts';

type Key = 'smaller' | 'later' | 'different' | 'help' | 'kept' | 'not-kept' | 'plan' | 'rehome' | 'amend';

/** Which folded form a refused one belongs to: by the move or the mark it carries. */
function doingOf({ doing, slip }: Pick<StepPageProps, 'doing' | 'slip'>): string | undefined {
  if (!slip) return doing;
  const { move, mark } = slip.values;
  if (slip.deed === 'step.move') return move === 'with help' ? 'help' : String(move);
  if (slip.deed === 'step.mark') return mark === 'not kept' ? 'not-kept' : 'kept';
  if (slip.deed === 'step.amend') return 'amend';
  return slip.deed === 'step.rehome' ? 'rehome' : slip.deed === 'step.plan' ? 'plan' : doing;
}

interface FoldProps {
  readonly at: Key;
  readonly label: string;
  readonly lead?: string | undefined;
  readonly props: StepPageProps;
  readonly form: (slip: Slip | undefined) => Child;
}

/** One form of the page, folded. */
export function Fold({ at, label, lead, props, form }: FoldProps) {
  const open = doingOf(props) === at;
  return (
    <Disclosure label={label} open={open} button id={at}>
      {lead ? <p class="small soft">{lead}</p> : null}
      {form(open ? props.slip : undefined)}
    </Disclosure>
  );
}
