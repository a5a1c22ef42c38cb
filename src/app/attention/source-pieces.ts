// A piece of a source handed on: its messages and how far the source was read by it are kept together, or neither.
import type { Message } from '../../domain/attention/message.ts';
import type { SourceWords } from '../../store/attention.table.ts';
import type { Ports } from '../ports.ts';
import { type Claim, keepHeld } from './source-claims.ts';
import { NO_WORDS } from './source-reading.ts';
import { takeMail } from './taking-mail.ts';

/** What was read of a source in one go. */
export interface Piece {
  /** In the order of their time. */
  readonly messages: readonly Message[];
  /** How many more could not be read. */
  readonly unreadable: number;
  /** How far the whole reading has come now. */
  readonly done: number;
  readonly total: number;
  readonly words: (words: SourceWords) => SourceWords;
}

/** Keeps a piece; false where the source is this reader's no more, and nothing of it was kept. */
export async function keepPiece(ports: Ports, claim: Claim, piece: Piece): Promise<boolean> {
  const { id: sourceId, ownerId } = claim;
  const { messages, unreadable, done, total, words } = piece;
  const { isGone } = await takeMail(ports, {
    ownerId,
    sourceId,
    messages,
    keep: (rows) =>
      keepHeld(rows, claim, ports.now(), (source) => ({
        done,
        total,
        unreadable: source.unreadable + unreadable,
        failures: 0,
        words: words(source.words ?? NO_WORDS),
      })),
  });
  if (isGone) claim.end();
  else claim.moved();
  return !isGone;
}
