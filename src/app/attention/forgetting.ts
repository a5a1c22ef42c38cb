// A source is forgotten with all that came of it. A sender is forgotten: their messages, what was learned from them, and what is remembered under their address.
// What stays has no name: how often words occur in all mail, and the numbers of conversations that others take part in.
// That a sender is muted stays too: it is a rule of the person's, to be read and lifted where rules are.
import { z } from 'zod';
import { forgetSender, withoutSender } from '../../domain/attention/forgetting.ts';
import type { KeptMind } from '../../domain/attention/kept-mind.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept } from '../../domain/kernel/outcome.ts';
import { lessons, messages, minds } from '../../store/attention.table.ts';
import { findAll, findBones, removeRows } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import { settingsOf } from './attention-settings.ts';
import { judgeDays } from './judging.ts';
import { relearn } from './lessons-log.ts';
import { senderOf, withMessage } from './own-messages.ts';
import { packed, unpacked } from './packing.ts';

/**
 * Forgets everything that came of a source but its own row: messages, what is remembered of it, what was learned from it.
 * In a transaction that holds the person.
 */
export async function forgetMailOf(rows: Rows, ownerId: Id, sourceId: Id): Promise<void> {
  await removeRows(rows, lessons, { ownerId, sourceId });
  await removeRows(rows, messages, { ownerId, sourceId });
  await removeRows(rows, minds, { ownerId, sourceId });
  const settings = await settingsOf(rows, ownerId);
  if (settings) await relearn(rows, settings);
}

async function forgetInMinds({ rows, me }: OwnScene, address: string): Promise<void> {
  for (const { sourceId, memory } of await findAll(rows, minds, { ownerId: me })) {
    const kept = await unpacked<KeptMind>(memory);
    if (!kept) continue;
    forgetSender(kept, address);
    await rows.change(minds, sourceId, { memory: await packed(kept) });
  }
}

async function forgetInLog(
  { rows, me }: OwnScene,
  from: { readonly address: string; readonly key: number },
): Promise<void> {
  for (const line of await findAll(rows, lessons, { ownerId: me })) {
    const before = line.entries ?? [];
    const entries = withoutSender(before, from.address, from.key);
    if (entries.length === before.length) continue;
    if (entries.length === 0) await removeRows(rows, lessons, { id: line.id });
    else await rows.change(lessons, line.id, { entries, count: entries.length });
  }
}

/** Forgets whoever sent a message. */
export const forgetOneSender = personDeed({
  name: 'attention.forget_sender',
  path: 'POST /attention/forgotten-senders',
  says: 'Forgets the sender of a message: all their messages, and all that was learned from them.',
  ...{ thing: 'mail', verb: 'write' },
  input: z.object({ messageId: idField }),
  output: DONE,
  run: withMessage(async (scene, found) => {
    const { rows, me } = scene;
    const { message, settings } = found;
    const from = senderOf(found);
    if (!from.ok) return from;
    const address = from.value;
    const theirs = await findBones(rows, messages, { ownerId: me, fromHash: message.fromHash });
    await removeRows(rows, lessons, { messageId: theirs.map(({ id }) => id) });
    await removeRows(rows, messages, { ownerId: me, fromHash: message.fromHash });
    await forgetInLog(scene, { address, key: settings.words.key });
    await forgetInMinds(scene, address);
    await relearn(rows, settings);
    await judgeDays({ ...scene, settings }, [scene.today]);
    return accept({ output: {} });
  }),
});

/** The deeds of this file. */
export const forgettingDeeds: readonly AnyDeed[] = [forgetOneSender];
