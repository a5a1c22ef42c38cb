// A refusal that no form on the page says: what was pressed is gone or changed meanwhile.
import type { Slip } from './slip.ts';

interface RefusedProps {
  readonly slip: Slip | undefined;
  /** Deeds whose forms are on the page and say it themselves. */
  readonly unless: readonly string[];
}

/** The sentence of the refusal, on top. */
export function Refused({ slip, unless }: RefusedProps) {
  if (!slip || unless.includes(slip.deed)) return null;
  return (
    <div class="refusal" role="alert" tabindex={-1} autofocus data-refusal={slip.refusal.code}>
      <p>{slip.refusal.words}</p>
    </div>
  );
}
