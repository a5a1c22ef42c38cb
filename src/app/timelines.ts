// The timeline: what happened in an engagement, told to each side only while they may read what it is about.
import { z } from 'zod';
import type { AccessFacts } from '../domain/engagement/access.ts';
import { mayBeTold } from '../domain/engagement/changed.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { findBones } from '../store/find.ts';
import { sharings } from '../store/journal.table.ts';
import { eventsBefore } from '../store/timeline.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading, type Scene } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { readerView, viewReader } from './reader-views.ts';

/** How many are looked at for one page. */
const PAGE = 100;

/** One thing that happened. */
export const happeningView = z.object({
  id: z.string(),
  kind: z.string(),
  about: z.string(),
  at: z.string(),
  /** Who did it; null where time did. */
  by: z.enum(['client', 'coach']).nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** The type of the same. */
export type HappeningView = z.infer<typeof happeningView>;

type Kept = Awaited<ReturnType<typeof eventsBefore>>[number];

/** The goal an event is about: its own id, or that of the wording. */
function placedOf({ book }: Scene, about: Id): boolean {
  const goalId = book.wordings.find(({ id }) => id === about)?.goalId ?? about;
  return book.goals.some(({ id, placedIn }) => id === goalId && placedIn === book.engagement.id);
}

function factsOf(scene: Scene, { about, at, actorId }: Kept, shared: ReadonlySet<Id>): AccessFacts {
  return {
    author: actorId === scene.me,
    placed: placedOf(scene, about),
    shared: shared.has(about),
    beforeCoach: isBeforeCoach(scene.book.engagement, at),
  };
}

/** What may be told to this reader, the latest first; `before` is the event the page ends with. */
export async function viewTimeline(scene: Scene, before: string | null) {
  const { book, rows, standing } = scene;
  const { id, clientId, coachId } = book.engagement;
  const kept = await eventsBefore(rows, id, before, PAGE);
  const held = await findBones(rows, sharings, { engagementId: id, takenBackAt: null });
  const shared = new Set(held.map(({ itemId }) => itemId));
  // What time brought about is kept when somebody looks next; it is told at the instant it fell due.
  const told = kept
    .filter((event) => mayBeTold(event, standing, factsOf(scene, event, shared)))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const partyOf = (actorId: Id | null) =>
    actorId === clientId ? ('client' as const) : actorId === coachId ? ('coach' as const) : null;
  return {
    happenings: told.map(({ id: eventId, kind, about, at, actorId, facts }) => {
      return { id: eventId, kind, about, at, by: partyOf(actorId), facts };
    }),
    earlier: kept.length === PAGE ? (kept.at(-1)?.id ?? null) : null,
  };
}

/** What happened, page by page. */
export const readTimeline = engagementReading({
  name: 'timeline.read',
  path: 'GET /engagements/:engagementId/timeline',
  says: 'What happened in an engagement, the latest first; `earlier` is where the next page begins.',
  thing: 'engagement',
  verb: 'read',
  input: z.object({ engagementId: idField, before: idField.optional() }),
  output: z.object({
    reader: readerView,
    happenings: z.array(happeningView),
    earlier: z.string().nullable(),
  }),
  async run(scene, { before = null }) {
    return accept({ reader: await viewReader(scene), ...(await viewTimeline(scene, before)) });
  },
});

/** The deeds of this file. */
export const timelineDeeds: readonly AnyDeed[] = [readTimeline];
