// What a page says in passing: a notice, a gentle warning, an invitation where nothing is yet, something folded.
import type { Child, PropsWithChildren } from 'hono/jsx';

/** A sentence about what was done, or is good to know; `said` announces it. */
export function Notice({ said, children }: PropsWithChildren<{ said?: boolean }>) {
  return (
    <div class="notice" role={said ? 'status' : undefined} data-notice="">
      {children}
    </div>
  );
}

/** A gentle warning: it never stops anybody. */
export function Warning({ children }: PropsWithChildren) {
  return <div class="warning">{children}</div>;
}

/** Where nothing is yet: one sentence, one action. */
export function Empty({ words, children }: PropsWithChildren<{ words: string }>) {
  return (
    <div class="empty">
      <p>{words}</p>
      {children}
    </div>
  );
}

interface DisclosureProps {
  readonly label: Child;
  readonly open?: boolean;
  /** Looks like a button, for more ways to act. */
  readonly button?: boolean;
  readonly id?: string;
}

/** Something folded away, without script. */
export function Disclosure({ label, open, button, id, children }: PropsWithChildren<DisclosureProps>) {
  return (
    <details id={id} class={button ? 'disclosure disclosure-button' : 'disclosure'} open={open}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  );
}
