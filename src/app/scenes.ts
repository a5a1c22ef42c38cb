// Several engagements opened for one reader: their books loaded a few at a time, each as it stands now.
import type { Book } from '../domain/engagement/book.ts';
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

/** Books that are held at once: a coach with many clients does not need the memory for all of their years. */
const AT_ONCE = 8;

function sceneOf(stored: Book, me: Id, rows: Rows, ports: Ports): Scene {
  const at = ports.now();
  const { book } = settle(stored, at);
  const standing = standingOf(book.engagement, me, at, book);
  const party: Party = book.engagement.clientId === me ? 'client' : 'coach';
  return { book, standing, party, me, at, rows, ports, newId: ports.newId };
}

/** The engagements of this person that go on, as coach alone or in both roles: in the order of their ids, some at a time. */
export async function* openScenes(
  rows: Rows,
  me: Id,
  ports: Ports,
  which: 'coached' | 'all',
): AsyncGenerator<readonly Scene[]> {
  const coached = await findBones(rows, engagements, { coachId: me });
  const own = which === 'all' ? await findBones(rows, engagements, { clientId: me }) : [];
  const live = [...coached, ...own].filter((engagement) => !isOver(engagement));
  const ids = live.map(({ id }) => id).toSorted();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const books = await booksOf(rows, ids.slice(from, from + AT_ONCE));
    yield [...books.values()].map((stored) => sceneOf(stored, me, rows, ports));
  }
}
