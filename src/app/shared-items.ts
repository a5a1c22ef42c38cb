// What a client has shared in an engagement, as its coach finds it; words only of what the coach has opened.

import { permits } from '../domain/engagement/access.ts';
import type { Item, Reading, Sharing } from '../domain/engagement/shared-item.ts';
import type { Id } from '../domain/kernel/id.ts';
import { findAll, findBones } from '../store/find.ts';
import { bigPictures } from '../store/goals.table.ts';
import { moments, readings, reflections, sharings } from '../store/journal.table.ts';
import type { ValueOf } from '../store/table.ts';
import type { Scene } from './engagement-deed.ts';

const KINDS = ['reflection', 'moment', 'big picture'] as const;
type Kind = (typeof KINDS)[number];

/** One shared item with the record behind it. */
export interface SharedItem extends Item {
  readonly kind: Kind;
  readonly sharing: Sharing;
  /** The version that stands now. */
  readonly version: number;
  /** Whether this reader may see its words without opening it first: they did, or it is their own. */
  readonly isOpen: boolean;
  readonly reflection?: ValueOf<typeof reflections>;
  readonly moment?: ValueOf<typeof moments>;
  readonly bigPicture?: ValueOf<typeof bigPictures>;
}

type Row = Partial<Pick<SharedItem, 'reflection' | 'moment' | 'bigPicture'>> & { readonly version: number };

async function rowsOf({ rows, book }: Scene, found: readonly Sharing[]): Promise<ReadonlyMap<Id, Row>> {
  const of = (kind: Kind): Id[] => found.filter((one) => one.kind === kind).map(({ itemId }) => itemId);
  const { clientId } = book.engagement;
  const written = await findAll(rows, reflections, { id: of('reflection'), removedAt: null });
  const caught = await findAll(rows, moments, { id: of('moment'), removedAt: null });
  const pictures =
    of('big picture').length > 0 ? await findBones(rows, bigPictures, { ownerId: clientId }) : [];
  const last = pictures.toSorted((a, b) => b.number - a.number)[0];
  const drawn = await findAll(rows, bigPictures, { id: last ? [last.id] : [] });
  return new Map<Id, Row>([
    ...written.map((reflection) => [reflection.id, { reflection, version: reflection.version }] as const),
    ...caught.map((moment) => [moment.id, { moment, version: moment.version }] as const),
    ...drawn.map((bigPicture) => [bigPicture.ownerId, { bigPicture, version: bigPicture.number }] as const),
  ]);
}

function isRead(read: readonly Reading[], itemId: Id, version: number, me: Id): boolean {
  return read.some((one) => one.itemId === itemId && one.version === version && one.readerId === me);
}

/** Everything the client shares here now that this reader may see, the last shared first. */
export async function sharedItemsOf(scene: Scene, only?: Id): Promise<SharedItem[]> {
  const { rows, book, standing, me } = scene;
  const { id: engagementId, clientId } = book.engagement;
  const where = { engagementId, takenBackAt: null, ownerId: clientId, kind: KINDS };
  const found = await findBones(rows, sharings, only === undefined ? where : { ...where, itemId: only });
  const may = found.filter(({ kind }) => permits(kind as Kind, standing, 'read', { shared: true }) === 'yes');
  const records = await rowsOf(scene, may);
  const read = await findBones(rows, readings, { itemId: may.map(({ itemId }) => itemId) });
  const items = may.flatMap((sharing): SharedItem[] => {
    const row = records.get(sharing.itemId);
    if (!row) return [];
    const isOpen = standing === 'client' || isRead(read, sharing.itemId, row.version, me);
    const item = { kind: sharing.kind as Kind, itemId: sharing.itemId, ownerId: clientId };
    return [{ ...item, sharing, isOpen, ...row }];
  });
  return items.sort((a, b) => (a.sharing.at < b.sharing.at ? 1 : -1));
}
