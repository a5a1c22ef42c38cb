// How fast the engine ranks and learns, in processor time of one core, and whether a long life makes it slower.
import type { Message } from '../../src/domain/attention/message.ts';
import { newMind } from '../../src/domain/attention/mind.ts';
import { replay } from '../../src/domain/attention/replay.ts';
import { SHIPPED } from '../../src/domain/attention/shipped.ts';
import { instantAfter, millisecondsOf } from '../../src/domain/kernel/milliseconds.ts';
import type { MailingList } from './mailing-lists.ts';
import { profileOf, type Writer } from './writers.ts';

/** The same list again and again, each time a list's length later and with ids of its own. */
function* longer({ mails }: MailingList, count: number): Generator<Message> {
  const first = millisecondsOf(mails[0]?.at ?? '');
  const span = millisecondsOf(mails.at(-1)?.at ?? '') - first + 60_000;
  for (let at = 0; at < count; at++) {
    const message = mails[at % mails.length];
    const lap = Math.floor(at / mails.length);
    if (!message) return;
    const id = (one: string): string => (lap === 0 ? one : one.replace('<', `<${lap}.`));
    yield {
      ...message,
      id: id(message.id),
      at: instantAfter(millisecondsOf(message.at) + lap * span),
      references: message.references.map(id),
      ...(message.inReplyTo === undefined ? {} : { inReplyTo: id(message.inReplyTo) }),
    };
  }
}

/** Microseconds of processor time for each of the last `last` messages of a replay of `count`, reading included. */
export function timeEach(list: MailingList, writer: Writer, count: number, last: number): number {
  const mails = [...longer(list, count)];
  const mind = newMind(profileOf(writer, writer.goals), SHIPPED);
  replay(mind, mails.slice(0, count - last), () => {});
  const before = process.cpuUsage();
  replay(mind, mails.slice(count - last), () => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / last;
}
