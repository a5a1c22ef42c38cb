// Mail that a story tells: a source whose messages are all there, as if its files had just been read to their end.
import type { Message } from '../../domain/attention/message.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { sources } from '../../store/attention.table.ts';
import type { Ports } from '../ports.ts';
import { settingsFor } from './attention-settings.ts';
import { takeMail } from './taking-mail.ts';

/** As many as are read together. */
const PIECE = 1_000;

/** A mailbox that was made up. */
export interface ToldMail {
  readonly name: string;
  /** The addresses its own mail is sent from. */
  readonly addresses: readonly string[];
  /** In the order of their time. */
  readonly messages: readonly Message[];
}

/** Gives somebody this mail, by the way that all mail comes. */
export async function tellMail(ports: Ports, ownerId: Id, mail: ToldMail): Promise<void> {
  const { name, addresses, messages } = mail;
  const sourceId = ports.newId();
  const now = ports.now();
  const nothing = { fault: null, dueAt: null, failures: 0, messages: 0, unreadable: 0, done: 0, total: null };
  await ports.store.write({ person: ownerId }, async (rows) => {
    await settingsFor(rows, ports, ownerId);
    const source = {
      ...nothing,
      id: sourceId,
      ownerId,
      kind: 'files',
      state: 'well',
      madeAt: now,
      readAt: now,
    } as const;
    await rows.put(sources, [{ ...source, words: { name, addresses }, secret: null }]);
  });
  for (let from = 0; from < messages.length; from += PIECE) {
    await takeMail(ports, { ownerId, sourceId, messages: messages.slice(from, from + PIECE) });
  }
}
