// Sharing: what is a person's own, shown to the other side of an engagement item by item, and taken back at once.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import { isOver } from './engagement.ts';
import type { JournalChanges } from './journal.ts';
import {
  type Item,
  isShared,
  type Reading,
  type SharedKind,
  type Sharing,
  type SharingPlace,
  sharingOf,
} from './shared-item.ts';

/** What a person shares with the other side; `by` is the person. */
export interface ShareItem {
  readonly by: Id;
  readonly id: Id;
  readonly item: Item;
}

function refusedSharing({ engagement }: SharingPlace, { by, item }: ShareItem): Refusal | null {
  if (by !== engagement.clientId && by !== engagement.coachId) return refuse('engagement.not_found');
  if (item.ownerId !== by) return refuse('sharing.not_yours');
  if (engagement.coachId === null) return refuse('engagement.no_coach');
  // A reason for ending comes with the end; everything else is shared while the work goes on.
  if (item.kind === 'ending reason') return isOver(engagement) ? null : refuse('engagement.not_over');
  return isOver(engagement) ? refuse('engagement.over') : null;
}

/**
 * Shares one item in one engagement; only who owns it may. Refuses `sharing.not_yours`, `sharing.shared`,
 * `engagement.no_coach`, `engagement.over` and, for a reason before the end, `engagement.not_over`.
 */
export function shareItem(place: SharingPlace, command: ShareItem, at: Instant): Outcome<JournalChanges> {
  const no = refusedSharing(place, command);
  if (no) return no;
  const { id, item } = command;
  if (isShared(place, item.itemId)) return refuse('sharing.shared');
  const sharing: Sharing = { id, ...item, engagementId: place.engagement.id, at, takenBackAt: null };
  return accept({
    sharings: [sharing],
    events: [{ kind: 'ItemShared', about: item.itemId, facts: { kind: item.kind } }],
  });
}

/** Takes an item back, at any time, also after the end: from now on it is as if it had never been shared. */
export function takeBackItem(
  place: SharingPlace,
  { by, itemId }: { readonly by: Id; readonly itemId: Id },
  at: Instant,
): Outcome<JournalChanges> {
  const sharing = sharingOf(place, itemId);
  if (!sharing) return refuse('sharing.not_shared');
  if (sharing.ownerId !== by) return refuse('sharing.not_yours');
  // The other side is told nothing: what they may not read is not mentioned to them.
  const taken = {
    kind: 'ItemTakenBack',
    about: itemId,
    facts: { kind: sharing.kind },
    audience: 'author',
  } as const;
  return accept({ sharings: [{ ...sharing, takenBackAt: at }], events: [taken] });
}

const NOTED: readonly SharedKind[] = ['reflection', 'moment', 'big picture'];

/** Somebody opened an item, on purpose and not by a prefetch, in this version. */
export interface OpenItem extends Item {
  readonly id: Id;
  readonly readerId: Id;
  readonly version: number;
}

/**
 * What opening an item leaves for its owner: the coach's first reading of each version of a client's shared
 * reflection, moment or big picture, never the other way round. Null when there is nothing to note.
 */
export function noteReading(
  place: SharingPlace & { readonly readings: readonly Reading[] },
  opened: OpenItem,
  at: Instant,
): Reading | null {
  const { engagement, readings } = place;
  const { itemId, readerId, version, kind, ownerId, id } = opened;
  const isCoach = readerId === engagement.coachId && ownerId === engagement.clientId;
  if (!isCoach || !NOTED.includes(kind) || !isShared(place, itemId)) return null;
  const known = readings.some(
    (reading) => reading.itemId === itemId && reading.readerId === readerId && reading.version === version,
  );
  return known ? null : { id, kind, itemId, ownerId, readerId, version, at };
}
