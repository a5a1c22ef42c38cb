// Whose mailbox this is, where nobody says: who sent the sent mail.
import type { Message } from '../../domain/attention/message.ts';

const LOOKED_AT = 200;
const MOST = 3;

/** The addresses that sent mail was sent from, the most used first; at most three. */
export async function sendersOf(sent: AsyncIterable<Message>): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  let seen = 0;
  for await (const { from } of sent) {
    if (from.address !== '') counts.set(from.address, (counts.get(from.address) ?? 0) + 1);
    seen += 1;
    if (seen >= LOOKED_AT) break;
  }
  const often = [...counts]
    .filter(([, count]) => count * 10 >= seen)
    .sort(([, one], [, other]) => other - one);
  return often.slice(0, MOST).map(([address]) => address);
}
