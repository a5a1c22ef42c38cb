// Sharing what is one's own with the coach, item by item, and taking it back at once.
import { z } from 'zod';
import type { Engagement } from '../domain/engagement/engagement.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import type { JournalChanges } from '../domain/engagement/journal.ts';
import type { Item } from '../domain/engagement/shared-item.ts';
import { shareItem, takeBackItem } from '../domain/engagement/sharing.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { bigPictures } from '../store/goals.table.ts';
import { moments, reflections } from '../store/journal.table.ts';
import { saveJournal, sharingOfItem } from '../store/journals.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField } from './fields.ts';
import { refusedItem } from './foreign-items.ts';
import { happenedThere } from './own-books.ts';
import { type OwnDone, type OwnScene, personDeed } from './person-deed.ts';

type Found = Promise<Outcome<Item>>;

/** A reflection of one's own, as something to share. */
async function ownReflection(scene: OwnScene, id: Id): Found {
  const { rows, me } = scene;
  const found = await findBones(rows, reflections, { id, ownerId: me, removedAt: null });
  return found.length > 0
    ? accept({ kind: 'reflection', itemId: id, ownerId: me })
    : refusedItem(scene, 'reflection', id);
}

async function ownMoment(scene: OwnScene, id: Id): Found {
  const { rows, me } = scene;
  const found = await findBones(rows, moments, { id, ownerId: me, removedAt: null });
  return found.length > 0
    ? accept({ kind: 'moment', itemId: id, ownerId: me })
    : refusedItem(scene, 'moment', id);
}

async function ownBigPicture({ rows, me }: OwnScene): Found {
  const found = await findBones(rows, bigPictures, { ownerId: me });
  return found.length > 0
    ? accept({ kind: 'big picture', itemId: me, ownerId: me })
    : refuse('big_picture.not_found');
}

/** The engagement it is to be shared in: the one named, else the only one that goes on with a coach. */
async function placeFor({ rows, me }: OwnScene, engagementId: Id | undefined): Promise<Outcome<Engagement>> {
  const mine = await findBones(rows, engagements, { clientId: me });
  if (engagementId !== undefined) {
    const named = mine.find(({ id }) => id === engagementId);
    return named ? accept(named) : refuse('engagement.not_found');
  }
  const live = mine.filter((engagement) => engagement.coachId !== null && !isOver(engagement));
  const [only, another] = live;
  if (!only) return refuse('engagement.no_coach');
  return another ? refuse('sharing.which') : accept(only);
}

async function share(scene: OwnScene, item: Item, engagementId?: Id): Promise<Outcome<OwnDone<object>>> {
  const { rows, me, at, newId } = scene;
  const place = await placeFor(scene, engagementId);
  if (!place.ok) return place;
  const { sharings } = await sharingOfItem(rows, item.itemId);
  const changes = shareItem({ engagement: place.value, sharings }, { by: me, id: newId(), item }, at);
  if (!changes.ok) return changes;
  await saveJournal(rows, changes.value);
  const told = await happenedThere(scene, place.value.id, changes.value.events);
  return accept({ told: [told], output: {} });
}

async function takeBack(scene: OwnScene, item: Item, engagementId?: Id): Promise<Outcome<OwnDone<object>>> {
  const { rows, me, at } = scene;
  const { sharings } = await sharingOfItem(rows, item.itemId);
  const mine = await findBones(rows, engagements, { clientId: me });
  const there = mine.filter(({ id }) => engagementId === undefined || id === engagementId);
  const told: Awaited<ReturnType<typeof happenedThere>>[] = [];
  for (const engagement of there) {
    const changes: Outcome<JournalChanges> = takeBackItem(
      { engagement, sharings },
      { by: me, itemId: item.itemId },
      at,
    );
    if (!changes.ok) continue;
    await saveJournal(rows, changes.value);
    told.push(await happenedThere(scene, engagement.id, changes.value.events));
  }
  return told.length > 0 ? accept({ told, output: {} }) : refuse('sharing.not_shared');
}

const ROW = { thing: 'sharing', verb: 'write' } as const;
const place = { engagementId: idField.optional() };

/** Shows a reflection to one's coach. */
export const shareReflection = personDeed({
  name: 'reflection.share',
  path: 'POST /reflections/:reflectionId/sharing',
  says: 'Shares a reflection with your coach.',
  ...ROW,
  input: z.object({ reflectionId: idField, ...place }),
  output: DONE,
  async run(scene, { reflectionId, engagementId }) {
    const item = await ownReflection(scene, reflectionId);
    return item.ok ? share(scene, item.value, engagementId) : item;
  },
});

/** Takes a shared reflection back. */
export const takeBackReflection = personDeed({
  name: 'reflection.take_back',
  path: 'DELETE /reflections/:reflectionId/sharing',
  says: 'Takes a shared reflection back; your coach no longer reads it.',
  ...ROW,
  input: z.object({ reflectionId: idField, ...place }),
  output: DONE,
  async run(scene, { reflectionId, engagementId }) {
    const item = await ownReflection(scene, reflectionId);
    return item.ok ? takeBack(scene, item.value, engagementId) : item;
  },
});

/** Shows a moment to one's coach, with what was explored of it. */
export const shareMoment = personDeed({
  name: 'moment.share',
  path: 'POST /moments/:momentId/sharing',
  says: 'Shares a moment with your coach, with what you explored of it.',
  ...ROW,
  input: z.object({ momentId: idField, ...place }),
  output: DONE,
  async run(scene, { momentId, engagementId }) {
    const item = await ownMoment(scene, momentId);
    return item.ok ? share(scene, item.value, engagementId) : item;
  },
});

/** Takes a shared moment back; a topic made from it stays. */
export const takeBackMoment = personDeed({
  name: 'moment.take_back',
  path: 'DELETE /moments/:momentId/sharing',
  says: 'Takes a shared moment back; your coach no longer reads it.',
  ...ROW,
  input: z.object({ momentId: idField, ...place }),
  output: DONE,
  async run(scene, { momentId, engagementId }) {
    const item = await ownMoment(scene, momentId);
    return item.ok ? takeBack(scene, item.value, engagementId) : item;
  },
});

/** Shows one's big picture to one's coach, as it is and as it will be. */
export const shareBigPicture = personDeed({
  name: 'big_picture.share',
  path: 'POST /big-picture/sharing',
  says: 'Shares your big picture with your coach.',
  ...ROW,
  input: z.object(place),
  output: DONE,
  async run(scene, { engagementId }) {
    const item = await ownBigPicture(scene);
    return item.ok ? share(scene, item.value, engagementId) : item;
  },
});

/** Takes the big picture back. */
export const takeBackBigPicture = personDeed({
  name: 'big_picture.take_back',
  path: 'DELETE /big-picture/sharing',
  says: 'Takes your big picture back; your coach no longer reads it.',
  ...ROW,
  input: z.object(place),
  output: DONE,
  async run(scene, { engagementId }) {
    const item = await ownBigPicture(scene);
    return item.ok ? takeBack(scene, item.value, engagementId) : item;
  },
});

/** The deeds of this file. */
export const sharingDeeds: readonly AnyDeed[] = [
  shareReflection,
  takeBackReflection,
  shareMoment,
  takeBackMoment,
  shareBigPicture,
  takeBackBigPicture,
];
