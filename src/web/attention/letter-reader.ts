// Who reads messages, and what of their own the messages are drawn with.
import type { FromMailbox } from './ways-to-open.ts';

/** What every letter on a page is drawn with. */
export interface LetterReader {
  /** Today where the reader is. */
  readonly today: string;
  readonly zone: string;
  /** What their browser calls itself. */
  readonly device: string;
  /** Their open goals. */
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  /** Whether a step or a topic can be made of it. */
  readonly canTurn: { readonly step: boolean; readonly topic: boolean };
  readonly mailboxes: ReadonlyMap<string, FromMailbox>;
  /** The page that a form leads back to. */
  readonly back: string;
}
