// Messages of a source are taken in: ranked by what was known before, kept to be shown, and learned from.
import type { Message } from '../../domain/attention/message.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { SourceWords } from '../../store/attention.table.ts';
import type { Ports } from '../ports.ts';

/** How far reading a source has come, as it is to stand in its row; what is left out stays as it is. */
export interface SourceProgress {
  readonly messages?: number;
  readonly unreadable?: number;
  readonly done?: number;
  readonly total?: number | null;
  /** With how far its folders were read, so that both are kept or neither. */
  readonly words?: SourceWords;
}

/** Messages of one source, read together. */
export interface ArrivedMail {
  readonly ownerId: Id;
  readonly sourceId: Id;
  /** In the order of their time, the person's own (sent) among them; about a thousand at most. */
  readonly messages: readonly Message[];
  readonly progress?: SourceProgress;
}

/** What became of them. */
export interface TakenMail {
  /** Messages of others that were new. */
  readonly taken: number;
  /** Messages that this source had already. */
  readonly doubles: number;
  /** The source was forgotten meanwhile, and nothing was kept. */
  readonly isGone: boolean;
}

/**
 * Takes messages in. Ranking happens outside any transaction; then one writing transaction keeps everything, the progress
 * too, or nothing. Handing the same messages in again changes nothing but the progress.
 */
export async function takeMail(_ports: Ports, _arrived: ArrivedMail): Promise<TakenMail> {
  throw new Error('Mail is not taken in yet.');
}
