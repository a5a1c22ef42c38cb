// How something of one's own is shared: with whom, since when, whether and when it was read, and with whom it could be.
import { z } from 'zod';
import { isOver } from '../domain/engagement/engagement.ts';
import type { Id } from '../domain/kernel/id.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { sharingOfItem } from '../store/journals.ts';
import { namesOf } from '../store/persons.ts';
import type { OwnScene } from './person-deed.ts';

/** Where an item of one's own is shared, and where it may be. */
export const sharingView = z.object({
  shared: z.array(
    z.object({
      engagementId: z.string(),
      coach: z.string(),
      at: z.string(),
      /** When that coach first read it, in any version; null: never. */
      readAt: z.string().nullable(),
    }),
  ),
  open: z.array(z.object({ engagementId: z.string(), coach: z.string() })),
});

/** How an item is shared, as its type. */
export type SharingView = z.infer<typeof sharingView>;

/** The sharing of one item as its owner sees it. */
export async function viewSharing({ rows, me }: OwnScene, itemId: Id): Promise<SharingView> {
  const { sharings, readings } = await sharingOfItem(rows, itemId);
  const mine = await findBones(rows, engagements, { clientId: me });
  const coached = mine.filter(({ coachId }) => coachId !== null);
  const names = await namesOf(
    rows,
    coached.flatMap(({ coachId }) => coachId ?? []),
  );
  const now = new Map(
    sharings
      .filter(({ takenBackAt }) => takenBackAt === null)
      .map((sharing) => [sharing.engagementId, sharing]),
  );
  const coachOf = (coachId: Id | null): string => names.get(coachId ?? '') ?? '';
  const readBy = (coachId: Id | null): string | null =>
    readings
      .filter(({ readerId }) => readerId === coachId)
      .map(({ at }) => at)
      .sort()[0] ?? null;
  const shared = coached.flatMap(({ id, coachId }) => {
    const sharing = now.get(id);
    const one = { engagementId: id, coach: coachOf(coachId), readAt: readBy(coachId) };
    return sharing ? [{ ...one, at: sharing.at }] : [];
  });
  const open = coached
    .filter((engagement) => !isOver(engagement) && !now.has(engagement.id))
    .map(({ id, coachId }) => ({ engagementId: id, coach: coachOf(coachId) }));
  return { shared, open };
}
