// Reading what a client shared: opening it is noted for its owner, and only what was opened is shown.
import { z } from 'zod';
import type { Reading } from '../domain/engagement/shared-item.ts';
import { noteReading } from '../domain/engagement/sharing.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findAll, findBones } from '../store/find.ts';
import { moments, readings, reflections } from '../store/journal.table.ts';
import { saveJournal, sharingOfItem } from '../store/journals.ts';
import { namesOf } from '../store/persons.ts';
import { bigPictureNumber, bigPictureView } from './big-pictures.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, engagementReading } from './engagement-deed.ts';
import { DONE, idField } from './fields.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { openingOf, reflectionOpening } from './reflection-words.ts';
import { sharedItemsOf } from './shared-items.ts';
import { sharedLine, sharedView, viewOpened, viewShared } from './shared-views.ts';

/** Notes for its owner that the coach opened an item in the version that stands. Done twice, it is noted once. */
export const noteOneReading = engagementDeed({
  name: 'reading.note',
  path: 'POST /engagements/:engagementId/readings',
  says: 'Opens something that was shared with you: its owner is shown when. After it, `shared.item` gives its words.',
  thing: 'reflection',
  verb: 'read',
  input: z.object({ engagementId: idField, itemId: idField }),
  output: DONE,
  async run(scene, { itemId }) {
    const { rows, book, me, at, newId } = scene;
    const [item] = await sharedItemsOf(scene, itemId);
    if (!item) return refuse('reading.not_found');
    const { kind, ownerId, version } = item;
    const place = { engagement: book.engagement, ...(await sharingOfItem(rows, itemId)) };
    const reading = noteReading(place, { id: newId(), kind, itemId, ownerId, readerId: me, version }, at);
    if (!reading) return accept({ output: {} });
    await saveJournal(rows, { readings: [reading], events: [] });
    const event = {
      kind: 'SharedItemRead',
      about: itemId,
      facts: { kind, version },
      audience: 'client',
    } as const;
    return accept({ events: [event], output: {} });
  },
});

const HERE = { engagementId: idField };

/** What the client shares in an engagement now. */
export const readShared = engagementReading({
  name: 'shared.read',
  path: 'GET /engagements/:engagementId/shared',
  says: 'What the client shares in an engagement; opening words only of what you have opened.',
  thing: 'reflection',
  verb: 'read',
  input: z.object(HERE),
  output: z.object({ items: z.array(sharedLine) }),
  run: async (scene) => accept({ items: await viewShared(scene, await sharedItemsOf(scene)) }),
});

/** One shared item with its words. A coach opens it first, so that its owner knows. */
export const readSharedItem = engagementReading({
  name: 'shared.item',
  path: 'GET /engagements/:engagementId/shared/:itemId',
  says: 'Something the client shares, once you have opened it by `reading.note`.',
  thing: 'reflection',
  verb: 'read',
  input: z.object({ ...HERE, itemId: idField }),
  output: sharedView,
  async run(scene, { itemId }) {
    const [item] = await sharedItemsOf(scene, itemId);
    if (!item) return refuse('shared.not_found');
    return item.isOpen ? accept(await viewOpened(scene, item)) : refuse('shared.not_opened');
  },
});

/** The client's big picture, while it is shared. A coach opens it first, like anything shared. */
export const readSharedBigPicture = engagementReading({
  name: 'big_picture.read_shared',
  path: 'GET /engagements/:engagementId/big-picture',
  says: 'The big picture that a client shares, once you have opened it by `reading.note`; its item is the client’s id.',
  thing: 'big picture',
  verb: 'read',
  input: z.object(HERE),
  output: bigPictureView,
  async run(scene) {
    const [item] = await sharedItemsOf(scene, scene.book.engagement.clientId);
    if (!item?.bigPicture) return refuse('big_picture.not_found');
    if (!item.isOpen) return refuse('shared.not_opened');
    const { number, at, words } = item.bigPicture;
    return accept({ number, at, whyCareer: words?.whyCareer ?? '', whyProduct: words?.whyProduct ?? '' });
  },
});

const readingView = z.object({
  kind: z.enum(['reflection', 'moment', 'big picture']),
  itemId: z.string(),
  opening: z.string(),
  by: z.string(),
  at: z.string(),
  version: z.int(),
  /** It was the version that stands now. */
  isCurrent: z.boolean(),
  isRemoved: z.boolean(),
});

interface Known {
  readonly opening: string;
  readonly version: number;
  readonly isRemoved: boolean;
}

async function itemsOf({ rows, me }: OwnScene, read: readonly Reading[]): Promise<ReadonlyMap<Id, Known>> {
  const id = read.map(({ itemId }) => itemId);
  const written = await findAll(rows, reflections, { id, ownerId: me });
  const caught = await findAll(rows, moments, { id, ownerId: me });
  const known = new Map<Id, Known>([
    [me, { opening: '', version: await bigPictureNumber(rows, me), isRemoved: false }],
  ]);
  for (const { id: itemId, version, removedAt, words } of written) {
    known.set(itemId, { version, isRemoved: removedAt !== null, opening: reflectionOpening(words) });
  }
  for (const { id: itemId, version, removedAt, words } of caught) {
    known.set(itemId, { version, isRemoved: removedAt !== null, opening: openingOf(words?.line ?? '') });
  }
  return known;
}

/** What of one's own was read, by whom and when, the last first. */
export const listReadings = personReading({
  name: 'readings.read',
  path: 'GET /readings',
  says: 'What of yours was read, by whom and when: the first reading of each version.',
  thing: 'reading',
  verb: 'read',
  input: z.object({}),
  output: z.object({ readings: z.array(readingView) }),
  async run(scene) {
    const { rows, me } = scene;
    const read = await findBones(rows, readings, { ownerId: me });
    const names = await namesOf(
      rows,
      read.map(({ readerId }) => readerId),
    );
    const items = await itemsOf(scene, read);
    const views = read.flatMap(({ kind, itemId, readerId, at, version }) => {
      const item = items.get(itemId);
      const sort = readingView.shape.kind.safeParse(kind);
      if (!item || !sort.success) return [];
      const { opening, isRemoved } = item;
      const isCurrent = version === item.version && !isRemoved;
      return [
        {
          kind: sort.data,
          itemId,
          opening,
          isRemoved,
          by: names.get(readerId) ?? '',
          at,
          version,
          isCurrent,
        },
      ];
    });
    return accept({ readings: views.sort((a, b) => (a.at < b.at ? 1 : -1)) });
  },
});

/** The deeds of this file. */
export const readingDeeds: readonly AnyDeed[] = [
  noteOneReading,
  readShared,
  readSharedItem,
  readSharedBigPicture,
  listReadings,
];
