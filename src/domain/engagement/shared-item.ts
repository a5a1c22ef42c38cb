// A shared item: what is a person's own, shown to the other side of an engagement, and when it was read there.
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Engagement } from './engagement.ts';

/** What can be shared. Everything else is either read by both or by nobody else. */
export type SharedKind =
  | 'big picture'
  | 'reflection'
  | 'moment'
  | 'closing check'
  | 'review answer'
  | 'ending reason';

/** One item shared in one engagement, from an instant until it is taken back. */
export interface Sharing {
  readonly id: Id;
  readonly kind: SharedKind;
  readonly itemId: Id;
  readonly ownerId: Id;
  readonly engagementId: Id;
  readonly at: Instant;
  readonly takenBackAt: Instant | null;
}

/** The coach's first reading of one version of a client's shared item; its owner is shown it. */
export interface Reading {
  readonly id: Id;
  readonly kind: SharedKind;
  readonly itemId: Id;
  readonly ownerId: Id;
  readonly readerId: Id;
  readonly version: number;
  readonly at: Instant;
}

/** The item a sharing is about. */
export interface Item {
  readonly kind: SharedKind;
  readonly itemId: Id;
  readonly ownerId: Id;
}

/** Where something is shared: one engagement, and the sharings known of the item. */
export interface SharingPlace {
  readonly engagement: Engagement;
  readonly sharings: readonly Sharing[];
}

/** The sharing of this item that holds in this engagement; undefined while it is private. */
export function sharingOf(place: SharingPlace, itemId: Id): Sharing | undefined {
  return place.sharings.find(
    (sharing) =>
      sharing.itemId === itemId &&
      sharing.engagementId === place.engagement.id &&
      sharing.takenBackAt === null,
  );
}

/** Whether the other side of this engagement may read the item now. */
export const isShared = (place: SharingPlace, itemId: Id): boolean => sharingOf(place, itemId) !== undefined;

/** When an item was first read by anybody else, for its owner to know before taking it back; null: never. */
export function firstReadAt(readings: readonly Reading[], itemId: Id): Instant | null {
  const instants = readings.filter((reading) => reading.itemId === itemId).map(({ at }) => at);
  return instants.sort()[0] ?? null;
}

/** The version an item gets when its words change: a new one only once the present one was read. */
export function nextVersion(
  readings: readonly Reading[],
  item: { readonly id: Id; readonly version: number },
): number {
  const wasRead = readings.some(({ itemId, version }) => itemId === item.id && version === item.version);
  return wasRead ? item.version + 1 : item.version;
}

/** Every sharing of an item that still holds, in whatever engagement, now taken back: the item is removed. */
export function allTakenBack(sharings: readonly Sharing[], itemId: Id, at: Instant): Sharing[] {
  return sharings
    .filter((sharing) => sharing.itemId === itemId && sharing.takenBackAt === null)
    .map((sharing) => ({ ...sharing, takenBackAt: at }));
}
