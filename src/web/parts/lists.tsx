// Things in rows, the story of what happened, and the way to earlier pages.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { useShell } from '../shell.ts';

/** Rows with a thin rule between them; each child is one row. */
export function Rows({ items }: { items: readonly Child[] }) {
  return (
    <ul class="rows">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

interface ItemProps {
  /** What it is: the first thing read. */
  readonly title: Child;
  /** What stands at the end of the title's line: a time, a tag. */
  readonly end?: Child;
  /** The small line below. */
  readonly small?: Child;
}

/** One row: title and end share a base line in every row; the rest runs below at full width. */
export function Item({ title, end, small, children }: PropsWithChildren<ItemProps>) {
  return (
    <div class="item">
      <div>{title}</div>
      {end ? <div class="item-end">{end}</div> : null}
      {children ? <div class="item-all">{children}</div> : null}
      {small ? <p class="item-all soft">{small}</p> : null}
    </div>
  );
}

export interface StoryPoint {
  readonly when: Child;
  /** The machine's form of the day or instant. */
  readonly at?: string;
  readonly what: Child;
  readonly weight?: 'small' | 'ahead';
}

/** What happened, in order, as points on a line. */
export function Story({ points }: { points: readonly StoryPoint[] }) {
  return (
    <ol class="story">
      {points.map((point) => (
        <li class={point.weight ? `story-${point.weight}` : undefined}>
          <p class="story-when">{point.at ? <time datetime={point.at}>{point.when}</time> : point.when}</p>
          <div>{point.what}</div>
        </li>
      ))}
    </ol>
  );
}

export interface RosterRow {
  readonly face: Child;
  readonly name: Child;
  readonly about: Child;
  readonly line: Child;
  readonly needle: Child;
  readonly why: Child;
  readonly when: Child;
}

/** The people a coach works with, one row each. */
export function Roster({ rows }: { rows: readonly RosterRow[] }) {
  return (
    <ul class="roster">
      {rows.map((row) => (
        <li>
          <div class="roster-face">{row.face}</div>
          <div class="roster-name">
            {row.name}
            <p class="small soft">{row.about}</p>
          </div>
          <div class="roster-line">{row.line}</div>
          <div class="roster-needle">
            {row.needle}
            <p class="small soft">{row.why}</p>
          </div>
          <div class="roster-when">{row.when}</div>
        </li>
      ))}
    </ul>
  );
}

/** To what came before and after. */
export function Pager({ earlier, later }: { earlier?: string | undefined; later?: string | undefined }) {
  const { words } = useShell();
  if (!earlier && !later) return null;
  return (
    <nav class="pager" aria-label={words.shell.pages}>
      {earlier ? (
        <a class="button" rel="prev" href={earlier}>
          {words.shell.earlier}
        </a>
      ) : (
        <span></span>
      )}
      {later ? (
        <a class="button" rel="next" href={later}>
          {words.shell.later}
        </a>
      ) : null}
    </nav>
  );
}
