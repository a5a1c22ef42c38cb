// A mailbox replayed in time, batch by batch: what would have been ranked how, by what was known when each batch began.

import type { Message } from './message.ts';
import { type Happened, type Mind, type Ranked, rank, takeIn } from './mind.ts';
import type { Reading } from './reading.ts';
import { isMine } from './remembering.ts';

/** How many arriving messages are ranked before anything of them is known. */
export const BATCH = 137;

/** Ranks all messages of others in batches; `told` hears each batch before it is taken in. */
export function replay(
  mind: Mind,
  messages: Iterable<Message>,
  told: (batch: readonly Ranked[]) => void,
  readingFor?: (message: Message) => Reading,
): void {
  let happened: Happened[] = [];
  let batch: Ranked[] = [];
  for (const message of messages) {
    const mine = isMine(mind.profile, message);
    if (!mine && batch.length === BATCH) {
      told(batch);
      takeIn(mind, happened, message.at);
      happened = [];
      batch = [];
    }
    if (mine) happened.push(message);
    else {
      const ranked = rank(mind, message, readingFor?.(message));
      batch.push(ranked);
      happened.push(ranked);
    }
  }
  told(batch);
}
