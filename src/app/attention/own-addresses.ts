// Whose mailbox this is, where nobody says: who sent the sent mail.
import type { Message } from '../../domain/attention/message.ts';

const LOOKED_AT = 200;
const MOST = 3;

/** Those that are there most often, at least one time in ten; at most three. */
export function mostly(addresses: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const address of addresses) if (address !== '') counts.set(address, (counts.get(address) ?? 0) + 1);
  const often = [...counts]
    .filter(([, count]) => count * 10 >= addresses.length)
    .sort(([, one], [, other]) => other - one);
  return often.slice(0, MOST).map(([address]) => address);
}

/** The addresses that sent mail was sent from, the most used first; at most three. */
export async function sendersOf(sent: AsyncIterable<Message>): Promise<readonly string[]> {
  const senders: string[] = [];
  for await (const { from } of sent) {
    senders.push(from.address);
    if (senders.length >= LOOKED_AT) break;
  }
  return mostly(senders);
}
