// Bringing something of the client's own to the next agenda: only the words they give get there, and no source.
import { z } from 'zod';
import { bringToAgenda } from '../domain/engagement/bringing.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { keepThere, ownBooks, theOneOf, withCoach } from './own-books.ts';
import type { OwnDone, OwnScene } from './person-deed.ts';

/** Where a topic came to be; no session where none is booked yet. */
export const BROUGHT = z.object({
  topicId: z.string(),
  sessionId: z.string().nullable(),
  engagementId: z.string(),
});

/** The words of a topic, and in which engagement; the only one there is where none is named. */
export interface Bringing {
  readonly text: string;
  readonly engagementId?: Id | undefined;
}

/**
 * Makes a topic of the client's. The deed says `alsoLocks`. Refuses `engagement.not_found`, `engagement.no_coach`, and
 * `sharing.which` where there are several and none is named.
 */
export async function ontoAgenda(
  scene: OwnScene,
  { text, engagementId }: Bringing,
): Promise<Outcome<OwnDone<z.infer<typeof BROUGHT>>>> {
  const opened = await ownBooks(scene);
  const coached = withCoach(opened);
  const there = theOneOf(engagementId === undefined ? coached : opened, engagementId);
  if (!there) return noPlace(coached.length, engagementId);
  const id = scene.newId();
  const changes = bringToAgenda(there.scene.book, { by: 'client', id }, scene.at);
  if (!changes.ok) return changes;
  const words = { topics: { [id]: { words: { text } } } };
  const told = await keepThere(there, { changes: changes.value, words });
  const sessionId = changes.value.topics?.[0]?.sessionId ?? null;
  const output = { topicId: id, sessionId, engagementId: there.scene.book.engagement.id };
  return accept({ told: [told], output });
}

function noPlace(count: number, engagementId: Id | undefined): Outcome<never> {
  if (engagementId !== undefined) return refuse('engagement.not_found');
  return refuse(count === 0 ? 'engagement.no_coach' : 'sharing.which');
}
