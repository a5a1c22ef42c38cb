// Small figures and words of state. No state is told by colour alone.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { useShell } from '../shell.ts';

export interface Fact {
  readonly term: Child;
  readonly says: Child;
}

/** What is so, line by line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.says}</dd>
        </div>
      ))}
    </dl>
  );
}

export type NeedleState = 'steady' | 'slipping' | 'stalled';

const SHAPES: Readonly<Record<NeedleState, string>> = {
  steady: 'M2 9C6 9 8 4 12 5s5 0 8-3',
  slipping: 'M2 3c6 0 7 6 18 6',
  stalled: 'M2 6h5m3 0h2m3 0h5',
};

/** Where a needle stands, as a word and a small line. */
export function Needle({ state }: { state: NeedleState }) {
  const { words } = useShell();
  return (
    <span class={`needle needle-${state}`}>
      <svg viewBox="0 0 22 12" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {words.shell.needle[state]}
    </span>
  );
}

export function Tag({ plain, children }: PropsWithChildren<{ plain?: boolean }>) {
  return <span class={plain ? 'tag tag-plain' : 'tag'}>{children}</span>;
}
