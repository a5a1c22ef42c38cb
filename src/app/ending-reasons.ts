// The reason somebody gave for ending: theirs alone until they share it, and theirs to take back.
import { z } from 'zod';
import type { Engagement } from '../domain/engagement/engagement.ts';
import { shareItem, takeBackItem } from '../domain/engagement/sharing.ts';
import type { Event } from '../domain/kernel/event.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findBones } from '../store/find.ts';
import { sharings as sharingTable } from '../store/journal.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, idField } from './fields.ts';

const input = z.object({ engagementId: idField });

/** Shares the reason of this person in an engagement that is over; what is told of it. */
export async function sharedReason(scene: Scene, engagement: Engagement): Promise<readonly Event[]> {
  const { rows, me, at, newId } = scene;
  const sharings = await findBones(rows, sharingTable, { itemId: engagement.id });
  const item = { kind: 'ending reason', itemId: engagement.id, ownerId: me } as const;
  const changes = shareItem({ engagement, sharings }, { by: me, id: newId(), item }, at);
  if (!changes.ok) return [];
  await rows.put(sharingTable, changes.value.sharings ?? []);
  return changes.value.events;
}

/** The reason, shared after all. */
export const shareReason = engagementDeed({
  name: 'engagement.share_reason',
  path: 'POST /engagements/:engagementId/ending-reason/sharing',
  says: 'Shares the reason you gave for ending with the other side.',
  thing: 'engagement',
  verb: 'read',
  input,
  output: DONE,
  async run(scene) {
    const { book, party } = scene;
    const { engagement } = book;
    if (engagement.overBy === null) return refuse('engagement.not_over');
    if (engagement.overBy !== party) return refuse('engagement.not_yours');
    return accept({ events: await sharedReason(scene, engagement), output: {} });
  },
});

/** The reason, taken back. */
export const takeBackReason = engagementDeed({
  name: 'engagement.take_back_reason',
  path: 'DELETE /engagements/:engagementId/ending-reason/sharing',
  says: 'Takes back the reason you shared.',
  thing: 'engagement',
  verb: 'read',
  input,
  output: DONE,
  async run({ book, rows, me, at }) {
    const { engagement } = book;
    const sharings = await findBones(rows, sharingTable, { itemId: engagement.id });
    const changes = takeBackItem({ engagement, sharings }, { by: me, itemId: engagement.id }, at);
    if (!changes.ok) return changes;
    await rows.put(sharingTable, changes.value.sharings ?? []);
    return accept({ events: changes.value.events, output: {} });
  },
});

/** The deeds of this file. */
export const reasonDeeds: readonly AnyDeed[] = [shareReason, takeBackReason];
