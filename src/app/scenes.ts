// Several engagements opened at once for one reader: their books loaded together, each as it stands now.
import { isOver, type Party } from '../domain/engagement/engagement.ts';
import { standingOf } from '../domain/engagement/lifecycle.ts';
import { settle } from '../domain/engagement/settle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { booksOf } from '../store/books.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import type { Rows } from '../store/store.ts';
import type { Scene } from './engagement-deed.ts';
import type { Ports } from './ports.ts';

/** The engagements of this person that go on: as coach alone, or in both roles. */
export async function openScenes(
  rows: Rows,
  me: Id,
  ports: Ports,
  which: 'coached' | 'all',
): Promise<readonly Scene[]> {
  const coached = await findBones(rows, engagements, { coachId: me });
  const own = which === 'all' ? await findBones(rows, engagements, { clientId: me }) : [];
  const live = [...coached, ...own].filter((engagement) => !isOver(engagement));
  const at = ports.now();
  const books = await booksOf(
    rows,
    live.map(({ id }) => id),
  );
  return [...books.values()].map((stored): Scene => {
    const { book } = settle(stored, at);
    const standing = standingOf(book.engagement, me, at, book);
    const party: Party = book.engagement.clientId === me ? 'client' : 'coach';
    return { book, standing, party, me, at, rows, ports, newId: ports.newId };
  });
}
