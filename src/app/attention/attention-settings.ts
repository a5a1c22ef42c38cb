// What a person set for their attention, and the weights that were learned for them: one row, made with their first source.
import { BUDGET } from '../../domain/attention/verdict.ts';
import { newOwnWeights, type OwnWeights } from '../../domain/attention/weights.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type AttentionWords, attentions } from '../../store/attention.table.ts';
import { findOne } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { ValueOf } from '../../store/table.ts';
import type { Ports } from '../ports.ts';
import { weightsAnew } from './lessons-log.ts';
import { unpacked } from './packing.ts';

/** The row with its words there. */
export type Settings = Omit<ValueOf<typeof attentions>, 'words'> & { readonly words: AttentionWords };

/** What a person set; undefined where they never had a source. */
export async function settingsOf(rows: Rows, ownerId: Id): Promise<Settings | undefined> {
  const found = await findOne(rows, attentions, { ownerId });
  return found?.words ? { ...found, words: found.words } : undefined;
}

/** The same, made now if there is none yet. In a transaction that holds the person. */
export async function settingsFor(rows: Rows, ports: Ports, ownerId: Id): Promise<Settings> {
  const found = await settingsOf(rows, ownerId);
  if (found) return found;
  const key = Buffer.from(ports.newSecret(), 'base64url').readInt32LE(0);
  const words: AttentionWords = { key, muted: [], addresses: [] };
  const made = { ownerId, budget: BUDGET, madeAt: ports.now(), lessons: 0, words, weights: null };
  await rows.put(attentions, [made]);
  return made;
}

/** The person's own weights: as they were kept, or from the log where another shape of the engine kept them. */
export async function weightsOf(rows: Rows, { ownerId, weights, lessons }: Settings): Promise<OwnWeights> {
  const kept = await unpacked<OwnWeights>(weights);
  if (kept) return kept;
  return lessons === 0 ? newOwnWeights() : weightsAnew(rows, ownerId);
}
