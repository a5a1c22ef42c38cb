// What attention would have done for somebody, looked at afterwards: how many it showed, and how many of those were answered.
import type { Message, MessageId } from '../../domain/attention/message.ts';
import { millisecondsOf } from '../../domain/kernel/milliseconds.ts';
import type { Proposed } from './proposals.ts';

const WEEK = 7 * 86_400_000;

/** The figures of a replay. */
export interface LookedBack {
  /** Messages of others. */
  readonly messages: number;
  /** Of these, those proposed as `attend`. */
  readonly shown: number;
  /** Those that the person answered within seven days. */
  readonly answered: number;
  /** Those of them that were shown. */
  readonly found: number;
  /** Whole days between the first and the last, at least one. */
  readonly days: number;
  /** The shown ones of the highest scores, best first. */
  readonly surest: readonly Proposed[];
}

const SUREST = 7;

/** Watches a replay: its proposals, and the person's own mails as they pass by. */
export class LookingBack {
  private readonly proposed = new Map<MessageId, { readonly at: number; readonly isShown: boolean }>();
  private readonly answers: { readonly id: MessageId; readonly at: number }[] = [];
  private surest: Proposed[] = [];

  /** Notes what the person answered, as the mail goes by. */
  async *watching(
    messages: AsyncIterable<Message>,
    isMine: (message: Message) => boolean,
  ): AsyncGenerator<Message> {
    for await (const message of messages) {
      const id = message.inReplyTo ?? message.references.at(-1);
      if (id !== undefined && isMine(message)) this.answers.push({ id, at: millisecondsOf(message.at) });
      yield message;
    }
  }

  /** Notes what was proposed for a batch. */
  note(batch: readonly Proposed[]): void {
    for (const one of batch) {
      const isShown = one.verdict === 'attend';
      this.proposed.set(one.message.id, { at: millisecondsOf(one.message.at), isShown });
    }
    const shown = batch.filter(({ verdict }) => verdict === 'attend');
    this.surest = [...this.surest, ...shown].sort((one, other) => other.score - one.score).slice(0, SUREST);
  }

  /** The figures, once all has passed. */
  figures(): LookedBack {
    const answered = new Set<MessageId>();
    for (const { id, at } of this.answers) {
      const asked = this.proposed.get(id);
      if (asked && at - asked.at <= WEEK) answered.add(id);
    }
    const all = [...this.proposed.values()];
    const times = all.map(({ at }) => at);
    const first = times.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    const last = times.reduce((most, at) => Math.max(most, at), 0);
    return {
      messages: all.length,
      shown: all.filter(({ isShown }) => isShown).length,
      answered: answered.size,
      found: [...answered].filter((id) => this.proposed.get(id)?.isShown).length,
      days: Math.max(1, Math.round((last - first) / 86_400_000)),
      surest: this.surest,
    };
  }
}
