// A shared friction between the two: the coach acknowledges it, either marks it talked through, wrong taps are put right.
import { z } from 'zod';
import {
  acknowledgeFriction,
  type FrictionPlace,
  markTalkedThrough,
  takeBackAcknowledgement,
  takeBackTalk,
} from '../domain/engagement/friction.ts';
import type { JournalChanges } from '../domain/engagement/journal.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { findBones } from '../store/find.ts';
import { moments } from '../store/journal.table.ts';
import { answersTo, engagementSharing, saveJournal, sharingOfItem } from '../store/journals.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { type Done, engagementDeed, mayHere, type Scene } from './engagement-deed.ts';
import { DONE, idField } from './fields.ts';

interface About {
  readonly momentId: Id;
}

const ANSWERS = {
  thing: 'acknowledgement',
  verb: 'write',
  input: z.object({ momentId: idField }),
  output: DONE,
  where: (rows: Rows, { momentId }: About, me: Id) => engagementSharing(rows, momentId, me),
} as const;

async function placeOf({ rows, book }: Scene, momentId: Id): Promise<FrictionPlace | undefined> {
  const [moment] = await findBones(rows, moments, { id: momentId });
  if (!moment) return undefined;
  const { sharings } = await sharingOfItem(rows, momentId);
  return { engagement: book.engagement, moment, sharings, ...(await answersTo(rows, momentId)) };
}

type Rule = (place: FrictionPlace, scene: Scene) => Outcome<JournalChanges>;

async function answered(scene: Scene, { momentId }: About, rule: Rule): Promise<Outcome<Done<object>>> {
  const place = await placeOf(scene, momentId);
  const isShared = place?.sharings.some(({ takenBackAt, engagementId }) => {
    return takenBackAt === null && engagementId === scene.book.engagement.id;
  });
  if (!place || !isShared) return refuse('moment.not_found');
  if (!mayHere(scene, 'acknowledgement', 'write', { shared: true })) return refuse('moment.not_yours');
  const changes = rule(place, scene);
  if (!changes.ok) return changes;
  await saveJournal(scene.rows, changes.value);
  return accept({ events: changes.value.events, output: {} });
}

/** The coach heard it. */
export const acknowledgeOneFriction = engagementDeed({
  name: 'moment.acknowledge',
  path: 'POST /moments/:momentId/acknowledgement',
  says: 'Acknowledges a friction that was shared with you (as the coach).',
  ...ANSWERS,
  run: (scene, input) =>
    answered(scene, input, (place, { party, newId, at }) =>
      acknowledgeFriction(place, { by: party, id: newId() }, at),
    ),
});

/** A wrong tap put right. */
export const unacknowledgeFriction = engagementDeed({
  name: 'moment.unacknowledge',
  path: 'DELETE /moments/:momentId/acknowledgement',
  says: 'Takes your acknowledgement of a friction back (as the coach).',
  ...ANSWERS,
  run: (scene, input) =>
    answered(scene, input, (place, { party, at }) => takeBackAcknowledgement(place, { by: party }, at)),
});

/** Both have talked about it. */
export const markFrictionTalked = engagementDeed({
  name: 'moment.talked',
  path: 'POST /moments/:momentId/talk',
  says: 'Marks a friction as talked through.',
  ...ANSWERS,
  run: (scene, input) =>
    answered(scene, input, (place, { party, newId, at }) =>
      markTalkedThrough(place, { by: party, id: newId() }, at),
    ),
});

/** It was not talked through after all. */
export const unmarkFrictionTalked = engagementDeed({
  name: 'moment.not_talked',
  path: 'DELETE /moments/:momentId/talk',
  says: 'Takes the mark "talked through" back.',
  ...ANSWERS,
  run: (scene, input) =>
    answered(scene, input, (place, { party, at }) => takeBackTalk(place, { by: party }, at)),
});

/** The deeds of this file. */
export const frictionDeeds: readonly AnyDeed[] = [
  acknowledgeOneFriction,
  unacknowledgeFriction,
  markFrictionTalked,
  unmarkFrictionTalked,
];
