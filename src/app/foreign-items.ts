// Somebody else's reflection or moment: not there, or for the coach it is shared with, seen and not theirs.
import { permits, type Thing } from '../domain/engagement/access.ts';
import { standingOf } from '../domain/engagement/lifecycle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { agreementTexts, engagements, signatures } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { engagementSharing } from '../store/journals.ts';
import type { OwnScene } from './person-deed.ts';

/** Why this person may not do what only its owner may: `noun.not_yours` to whoever reads it, `noun.not_found` to all others. */
export async function refusedItem(
  { rows, me, at }: OwnScene,
  noun: Extract<Thing, 'reflection' | 'moment'>,
  itemId: Id,
): Promise<Refusal> {
  const engagementId = await engagementSharing(rows, itemId, me);
  const [engagement] = await findBones(rows, engagements, { id: engagementId ?? '' });
  if (!engagement || engagement.clientId === me) return refuse(`${noun}.not_found`);
  const here = { engagementId: engagement.id };
  const signed = {
    texts: await findBones(rows, agreementTexts, here),
    signatures: await findBones(rows, signatures, here),
  };
  const standing = standingOf(engagement, me, at, signed);
  const reads = permits(noun, standing, 'read', { shared: true }) === 'yes';
  return refuse(reads ? `${noun}.not_yours` : `${noun}.not_found`);
}
