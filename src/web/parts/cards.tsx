// The frame of what a page shows: its title, its columns, its cards.
import type { Child, PropsWithChildren } from 'hono/jsx';

interface PageTitleProps {
  readonly eyebrow?: Child;
  readonly lede?: Child;
  /** What can be done with the whole page. */
  readonly actions?: Child;
}

/** The one heading of a page, with a line above and one below where they help. */
export function PageTitle({ eyebrow, lede, actions, children }: PropsWithChildren<PageTitleProps>) {
  return (
    <div class="page-head">
      <div>
        {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
        <h1>{children}</h1>
        {lede ? <Lede>{lede}</Lede> : null}
      </div>
      {actions ? <div class="buttons">{actions}</div> : null}
    </div>
  );
}

/** What stands in italics under a title; put the words that carry it into `<em>`. */
export function Lede({ children }: PropsWithChildren) {
  return <p class="lede">{children}</p>;
}

interface CardProps {
  readonly title?: Child;
  /** A small line beside the title. */
  readonly aside?: Child;
  /** A small line above everything. */
  readonly eyebrow?: Child;
  readonly id?: string;
  /** The card that is about now. */
  readonly now?: boolean;
  /** Over all columns. */
  readonly across?: boolean;
  /** No frame. */
  readonly plain?: boolean;
}

function classOf({ now, across, plain }: CardProps): string {
  return ['card', now && 'card-now', across && 'across', plain && 'card-plain'].filter(Boolean).join(' ');
}

/** One thing on its own sheet. */
export function Card(props: PropsWithChildren<CardProps>) {
  const { title, aside, eyebrow, id, children } = props;
  const labelled = title && id ? `${id}-title` : undefined;
  return (
    <section id={id} class={classOf(props)} aria-labelledby={labelled}>
      {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
      {title ? (
        <div class="card-head">
          <h2 id={labelled}>{title}</h2>
          {aside ? <p class="small soft">{aside}</p> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Two columns where there is room: what matters, and what stands beside it. */
export function Columns({ children }: PropsWithChildren) {
  return <div class="columns">{children}</div>;
}

/** Three columns where there is room: the hour of a session. */
export function ThreeColumns({ children }: PropsWithChildren) {
  return <div class="columns-three">{children}</div>;
}

/** Things below each other, evenly apart. */
export function Stack({ close, wide, children }: PropsWithChildren<{ close?: boolean; wide?: boolean }>) {
  return <div class={close ? 'stack stack-close' : wide ? 'stack stack-wide' : 'stack'}>{children}</div>;
}

/** Choices beside each other, named as one. */
export function Toolbar({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <fieldset class="toolbar" aria-label={label}>
      {children}
    </fieldset>
  );
}
