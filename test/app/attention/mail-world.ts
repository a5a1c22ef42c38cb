// Mail that never was, in a house: Ann's synthetic mailbox given to somebody of the cast, ending now.
import { takeMail } from '../../../src/app/attention/taking-mail.ts';
import type { Message } from '../../../src/domain/attention/message.ts';
import { instantAfter, millisecondsOf } from '../../../src/domain/kernel/milliseconds.ts';
import { lessons, messages, sources } from '../../../src/store/attention.table.ts';
import { findAll } from '../../../src/store/find.ts';
import { ANN, mailboxOf } from '../../domain/attention/mailbox.ts';
import type { Name } from '../../world/cast.ts';
import type { House } from '../../world/house.ts';

/** A source of this person's, as if it had just been connected. */
export async function sourceOf(house: House, name: Name, called = 'Work'): Promise<string> {
  const id = house.ports.newId();
  const ownerId = house.people[name].id;
  const untouched = { fault: null, readAt: null, dueAt: null, total: null };
  const counts = { failures: 0, messages: 0, unreadable: 0, done: 0 };
  await house.store.write({ person: ownerId }, (rows) =>
    rows.put(sources, [
      {
        ...untouched,
        ...counts,
        id,
        ownerId,
        kind: 'files',
        state: 'reading',
        madeAt: house.ports.now(),
        words: { name: called, addresses: [ANN.address] },
        secret: {},
      },
    ]),
  );
  return id;
}

/** So many messages of a mailbox, moved in time so that the last came a minute ago. */
export function mailUntilNow(house: House, seed: number, count: number): readonly Message[] {
  const mail = mailboxOf(seed, count);
  const last = mail.at(-1)?.at ?? house.ports.now();
  const moved = millisecondsOf(house.ports.now()) - millisecondsOf(last) - 60_000;
  return mail.map((one) => ({ ...one, at: instantAfter(millisecondsOf(one.at) + moved) }));
}

/** Takes mail in for somebody. */
export function take(house: House, name: Name, sourceId: string, mail: readonly Message[]) {
  return takeMail(house.ports, { ownerId: house.people[name].id, sourceId, messages: mail });
}

/** One message of somebody to Ann alone, now. */
export function letterNow(house: House, number: number, told: Partial<Message> = {}): Message {
  return {
    id: `<letter-${number}@there.example>`,
    at: instantAfter(millisecondsOf(house.ports.now()) - 1_000 * (1_000 - number)),
    from: { address: 'bo@there.example', name: 'Bo Berg' },
    to: [ANN],
    cc: [],
    subject: `Letter ${number}`,
    references: [],
    bulk: false,
    automatic: false,
    text: 'Hi Ann,\n\ncould you send me the notes by Friday?',
    attachments: 0,
    ...told,
  };
}

/** The rows of somebody's messages, in the order in which they came. */
export async function rowsOf(house: House, name: Name) {
  const ownerId = house.people[name].id;
  const all = await house.store.read((rows) => findAll(rows, messages, { ownerId }));
  return all.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** The log of somebody's lessons, in its order. */
export async function logOf(house: House, name: Name) {
  const ownerId = house.people[name].id;
  const all = await house.store.read((rows) => findAll(rows, lessons, { ownerId }));
  return all.toSorted((one, other) => one.place - other.place);
}
