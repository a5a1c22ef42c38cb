// What was shown and ignored: proposed as `attend`, and seven days later neither answered nor spoken of. That somebody saw
// the list of a day is known by what they did with it: they spoke of another message of that day, or answered one that was
// proposed. Of a day that nobody seems to have looked at nothing is learned, and reading a page writes nothing down.

import type { Id } from '../../domain/kernel/id.ts';
import { addDays, dayAt, type Instant } from '../../domain/kernel/time.ts';
import { lessons, type MessageNumbers, messages, sources } from '../../store/attention.table.ts';
import { type MessageBones, messagesOfDays } from '../../store/attentions.ts';
import { findAll, findBones } from '../../store/find.ts';
import type { Person } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';

/** A message that was ignored, with what was known of it. */
export interface Ignored {
  readonly id: Id;
  readonly sourceId: Id;
  readonly messageId: string;
  readonly numbers: MessageNumbers;
}

const WEEK = 7;
/** Days older than this were looked through long ago, or nobody read any mail meanwhile. */
const LOOKED_BACK = 21;

const isSpokenOf = ({ said, servesId }: MessageBones): boolean => said !== null || servesId !== null;

/** Of one day: what was passed over by somebody who saw the list. */
function passedOver(day: readonly MessageBones[]): readonly MessageBones[] {
  const isSeen = day.some((one) => isSpokenOf(one) || (one.verdict === 'attend' && one.answeredAt !== null));
  if (!isSeen) return [];
  return day.filter((one) => one.verdict === 'attend' && one.answeredAt === null && !isSpokenOf(one));
}

/** Those that came after their source did: what was read of the time before was never shown on its day. */
async function shownOf(
  rows: Rows,
  ownerId: Id,
  bones: readonly MessageBones[],
): Promise<readonly MessageBones[]> {
  const mine = await findBones(rows, sources, { ownerId });
  const since = new Map(mine.map(({ id, madeAt }) => [id, madeAt]));
  return bones.filter(({ sourceId, at }) => at >= (since.get(sourceId) ?? at));
}

/** What a person ignored that no lesson was made of yet. */
export async function ignoredBy(
  rows: Rows,
  { id: ownerId, zone }: Pick<Person, 'id' | 'zone'>,
  at: Instant,
): Promise<readonly Ignored[]> {
  const today = dayAt(at, zone);
  const from = addDays(today, -LOOKED_BACK);
  const bones = await messagesOfDays(rows, ownerId, from, addDays(today, -WEEK - 1));
  const shown = await shownOf(rows, ownerId, bones);
  const passed = [...Map.groupBy(shown, ({ day }) => day).values()].flatMap(passedOver);
  const known = await findBones(rows, lessons, { messageId: passed.map(({ id }) => id), kind: 'ignored' });
  const learned = new Set(known.map(({ messageId }) => messageId));
  const fresh = passed.filter(({ id }) => !learned.has(id)).map(({ id }) => id);
  const opened = await findAll(rows, messages, { id: fresh });
  return opened.flatMap(({ id, sourceId, words, numbers }) =>
    words && numbers ? [{ id, sourceId, messageId: words.messageId, numbers }] : [],
  );
}
