// The engagements a person is the client of, opened inside a deed of theirs that holds them all.
import { isOver } from '../domain/engagement/engagement.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { type Done, keepDone, type Opened, openScene } from './engagement-deed.ts';
import { recordEvents } from './happenings.ts';
import type { OwnScene, ToldThere } from './person-deed.ts';

/** All of them, over or not, each as it stands now, in the order of their ids. The deed says `alsoLocks`. */
export async function ownBooks({ rows, me, ports }: OwnScene): Promise<readonly Opened[]> {
  const found: Opened[] = [];
  for (const { id } of await findBones(rows, engagements, { clientId: me })) {
    const opened = await openScene(id, me, rows, ports);
    if (opened) found.push(opened);
  }
  return found;
}

/** Saves what was decided in one of them; what open pages are told of it. */
export async function keepThere(opened: Opened, done: Omit<Done<null>, 'output'>): Promise<ToldThere> {
  const { events } = await keepDone(opened, { ...done, output: null });
  return { engagementId: opened.scene.book.engagement.id, events };
}

/** Keeps what happened in an engagement though nothing in its book changed: a thing shared there, say. */
export async function happenedThere(
  scene: Pick<OwnScene, 'rows' | 'ports' | 'at' | 'me'>,
  engagementId: Id,
  events: readonly Event[],
): Promise<ToldThere> {
  await recordEvents({ ...scene, book: { engagement: { id: engagementId } } }, events);
  return { engagementId, events };
}

/** Those that go on and have a coach: where something can be shared, placed or brought to an agenda. */
export function withCoach(opened: readonly Opened[]): readonly Opened[] {
  return opened.filter(({ scene: { book } }) => book.engagement.coachId !== null && !isOver(book.engagement));
}

/** The one meant: the one named, else the only one there is. */
export function theOneOf(opened: readonly Opened[], engagementId: Id | undefined): Opened | undefined {
  if (engagementId === undefined) return opened.length === 1 ? opened[0] : undefined;
  return opened.find(({ scene }) => scene.book.engagement.id === engagementId);
}
