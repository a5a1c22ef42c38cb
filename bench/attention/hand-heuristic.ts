// The hand-made ranking to beat: answers my mail, to me, the conversation is mine, how often I answer the sender.
import type { Message } from '../../src/domain/attention/message.ts';
import { BATCH } from '../../src/domain/attention/replay.ts';
import { answeredId } from '../../src/domain/attention/sight.ts';
import type { MailingList } from './mailing-lists.ts';
import type { Outcome } from './measures.ts';
import { answeredBy, type Writer } from './writers.ts';

interface Known {
  readonly mine: Set<string>;
  readonly conversations: Set<string>;
  readonly author: Map<string, string>;
  readonly seen: Map<string, number>;
  readonly answered: Map<string, number>;
}

const countUp = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function take(
  { mine, conversations, author, seen, answered }: Known,
  message: Message,
  isMine: boolean,
): void {
  if (!isMine) {
    author.set(message.id, message.from.address);
    countUp(seen, message.from.address);
    return;
  }
  mine.add(message.id);
  for (const id of [message.id, ...message.references]) conversations.add(id);
  const whose = author.get(answeredId(message) ?? '');
  if (whose !== undefined) countUp(answered, whose);
}

function scoreOf(
  { mine, conversations, seen, answered }: Known,
  message: Message,
  { addresses }: Writer,
): number {
  const isMe = ({ address }: { readonly address: string }): boolean => addresses.includes(address);
  const toMe = message.to.some(isMe) ? 2 : message.cc.some(isMe) ? 1 : 0;
  const sender = message.from.address;
  const rate = (answered.get(sender) ?? 0) / ((seen.get(sender) ?? 0) + 5);
  const answersMe = mine.has(answeredId(message) ?? '') ? 3 : 0;
  return answersMe + toMe + (message.references.some((id) => conversations.has(id)) ? 1.5 : 0) + 5 * rate;
}

/** The mail in batches as the contract has them: each begins where the measured time does, or after 137 by others. */
function batchesOf({ mails }: MailingList, { addresses, from, to }: Writer): readonly (readonly Message[])[] {
  const batches: Message[][] = [[]];
  let arrived = 0;
  let isMeasured = false;
  for (const message of mails.filter(({ at }) => at < to)) {
    const begins: boolean = !isMeasured && message.at >= from;
    const mine = addresses.includes(message.from.address);
    if (begins || (arrived === BATCH && !mine)) {
      batches.push([]);
      arrived = 0;
    }
    isMeasured ||= begins;
    arrived += mine ? 0 : 1;
    batches.at(-1)?.push(message);
  }
  return batches;
}

/** What the heuristic makes of a person's measured time, in the same batches. */
export function heuristicOutcome(list: MailingList, writer: Writer): Outcome {
  const answered = answeredBy(list.mails, writer.addresses);
  const isMine = ({ from }: Message): boolean => writer.addresses.includes(from.address);
  const known: Known = {
    mine: new Set(),
    conversations: new Set(),
    author: new Map(),
    seen: new Map(),
    answered: new Map(),
  };
  const scores: number[] = [];
  const labels: number[] = [];
  for (const batch of batchesOf(list, writer)) {
    for (const message of batch.filter((one) => one.at >= writer.from && !isMine(one))) {
      scores.push(scoreOf(known, message, writer));
      labels.push(answered.has(message.id) ? 1 : 0);
    }
    for (const message of batch) take(known, message, isMine(message));
  }
  return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) };
}
