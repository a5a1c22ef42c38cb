// Keyed hashes of messages and senders, so that rows are found by what is sealed in them; another one for each person.
import type { MessageId } from '../../domain/attention/message.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Ports } from '../ports.ts';

type Hashing = { readonly store: Pick<Ports['store'], 'sealer'> };

/** The hash of a message's id. */
export function messageHash({ store }: Hashing, ownerId: Id, id: MessageId): string {
  return store.sealer.lookupHash('message', `${ownerId} ${id}`);
}

/** The hash of a sender. */
export function senderHash({ store }: Hashing, ownerId: Id, address: string): string {
  return store.sealer.lookupHash('sender', `${ownerId} ${address}`);
}
