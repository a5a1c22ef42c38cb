// A mailbox replayed: what attention would have proposed, batch by batch, by what was known when each batch began.
import type { Message } from '../../domain/attention/message.ts';
import type { Profile } from '../../domain/attention/profile.ts';
import { isMine } from '../../domain/attention/remembering.ts';
import { BATCH } from '../../domain/attention/replay.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { Following, type Proposed } from './proposals.ts';

/** How a mailbox is replayed. */
export interface ReplayWishes {
  readonly profile: Profile;
  /** Messages before are only learned from; without it the first is told already. */
  readonly from?: Instant;
  /** From here on nothing is told. */
  readonly to?: Instant;
  /** How many arriving messages are ranked before anything of them is known; 137 unless said. */
  readonly batch?: number;
  /** Nothing before `from` is even learned from: a first morning. */
  readonly isFresh?: boolean;
  /** Messages a day that may ask for attention. */
  readonly budget: number;
}

async function* withinTime(
  messages: AsyncIterable<Message>,
  { from = '', to = '9999', isFresh = false }: ReplayWishes,
): AsyncGenerator<Message> {
  for await (const message of messages)
    if (message.at < to && (!isFresh || message.at >= from)) yield message;
}

/** What comes late, with a date before the time that is told, is known from the next batch on and not told. */
function takeUp(following: Following, message: Message, isLate: boolean): void {
  if (isLate) following.know(message);
  else following.take(message);
}

/**
 * Replays messages in time; each batch is told before it is known. Own messages are learned from and not told, nor is what
 * has a date before the time that is told.
 */
export async function* replayed(
  messages: AsyncIterable<Message>,
  wishes: ReplayWishes,
): AsyncGenerator<readonly Proposed[]> {
  const { profile, from = '', batch = BATCH, budget } = wishes;
  const following = new Following(profile, budget);
  let isTold = false;
  for await (const message of withinTime(messages, wishes)) {
    const begins: boolean = !isTold && message.at >= from;
    const isFull = following.arrived >= batch && !isMine(profile, message);
    if (isFull && isTold) yield following.proposals();
    if (isFull || begins) following.settle(message.at);
    isTold ||= begins;
    takeUp(following, message, isTold && message.at < from);
  }
  if (isTold) yield following.proposals();
}

/** The newest messages of a mailbox ranked by all that came before them, but for those that were answered meanwhile. */
export async function newest(
  messages: AsyncIterable<Message>,
  { profile, budget, last }: { readonly profile: Profile; readonly budget: number; readonly last: number },
): Promise<readonly Proposed[]> {
  const following = new Following(profile, budget);
  let waiting: Message[] = [];
  for await (const message of messages) {
    waiting.push(message);
    if (waiting.length < 2 * last + BATCH) continue;
    waiting = knowAllBut(following, waiting, { profile, last });
  }
  waiting = knowAllBut(following, waiting, { profile, last });
  const answered = new Set(waiting.filter((one) => isMine(profile, one)).map(({ inReplyTo }) => inReplyTo));
  for (const message of waiting) if (!isMine(profile, message)) following.take(message);
  return following.proposals(budget).filter(({ message }) => !answered.has(message.id));
}

/** Lets everything be known but the last so many messages of others and what came after the first of them. */
function knowAllBut(
  following: Following,
  waiting: readonly Message[],
  { profile, last }: { readonly profile: Profile; readonly last: number },
): Message[] {
  let theirs = waiting.filter((one) => !isMine(profile, one)).length;
  const rest = [...waiting];
  while (theirs > last) {
    const message = rest.shift();
    if (!message) break;
    if (!isMine(profile, message)) theirs -= 1;
    if (following.arrived >= BATCH) following.settle(message.at);
    following.take(message);
  }
  following.settle(rest[0]?.at ?? waiting.at(-1)?.at ?? new Date(0).toISOString());
  return rest;
}
