// What attention asks of the store beyond the plain questions: days of messages, the scores so far, meetings, who is due.
import type { Id } from '../domain/kernel/id.ts';
import type { Day, Instant } from '../domain/kernel/time.ts';
import { messages } from './attention.table.ts';
import { findBones } from './find.ts';
import type { Rows } from './store.ts';
import type { PlainOf } from './table.ts';

/** A message without what is sealed. */
export type MessageBones = PlainOf<typeof messages>;

/** A person's messages of these days, both included. */
export function messagesOfDays(rows: Rows, ownerId: Id, from: Day, to: Day): Promise<MessageBones[]> {
  return rows.plain(messages, (query) =>
    query.where('it.ownerId', '=', ownerId).where('it.day', '>=', from).where('it.day', '<=', to),
  );
}

/** A person's invitations that begin from `from` on and before `to`. */
export function meetingsBetween(
  rows: Rows,
  ownerId: Id,
  from: Instant,
  to: Instant,
): Promise<MessageBones[]> {
  return rows.plain(messages, (query) =>
    query
      .where('it.ownerId', '=', ownerId)
      .where('it.startsAt', '>=', from)
      .where('it.startsAt', '<', to)
      .orderBy('it.startsAt'),
  );
}

/** The scores of a person's last messages, the newest day first. */
export function lastScores(rows: Rows, ownerId: Id, most: number) {
  return rows.db
    .selectFrom('messages')
    .select(['score', 'day', 'fromHash'])
    .where('ownerId', '=', ownerId)
    .orderBy('day', 'desc')
    .limit(most)
    .execute();
}

/** Of these ids (as hashes) in these sources, the messages that are there. */
export async function messagesByHash(
  rows: Rows,
  sourceIds: readonly Id[],
  idHashes: readonly string[],
): Promise<MessageBones[]> {
  const found: MessageBones[] = [];
  for (let at = 0; at < idHashes.length; at += AT_ONCE) {
    const some = idHashes.slice(at, at + AT_ONCE);
    found.push(...(await findBones(rows, messages, { sourceId: sourceIds, idHash: some })));
  }
  return found;
}

const AT_ONCE = 500;

/** Removes messages that came before `plain`, and before `spokenOf` those that the person said something about. */
export async function removeMessagesBefore({ db }: Rows, plain: Instant, spokenOf: Instant): Promise<number> {
  const silent = await db
    .deleteFrom('messages')
    .where('at', '<', plain)
    .where('said', 'is', null)
    .where('servesId', 'is', null)
    .executeTakeFirst();
  const old = await db.deleteFrom('messages').where('at', '<', spokenOf).executeTakeFirst();
  return Number(silent.numDeletedRows) + Number(old.numDeletedRows);
}
