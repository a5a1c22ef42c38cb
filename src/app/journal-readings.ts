// One's own journal: page by page, one reflection, one moment.
import { z } from 'zod';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { findAll, findBones, findOne } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { acknowledgements, moments, reflections, sharings, talks } from '../store/journal.table.ts';
import { type JournalPart, journalPage } from '../store/journals.ts';
import { steps as stepTable } from '../store/steps.table.ts';
import type { AnyDeed } from './deed.ts';
import { idField } from './fields.ts';
import { refusedItem } from './foreign-items.ts';
import {
  type EntryView,
  entryView,
  exploredOf,
  momentView,
  reflectionView,
  saidInReflection,
} from './journal-views.ts';
import { type OwnScene, personReading } from './person-deed.ts';
import { reflectionOpening, revOf } from './reflection-words.ts';
import { viewSharing } from './sharing-views.ts';

async function titlesOf(
  { rows, me }: OwnScene,
  ids: readonly (Id | null)[],
): Promise<ReadonlyMap<Id, string>> {
  const id = [...new Set(ids.flatMap((one) => one ?? []))];
  const found = await findAll(rows, goalTable, { id, ownerId: me });
  return new Map(found.map((goal) => [goal.id, goal.words?.title ?? '']));
}

function named(titles: ReadonlyMap<Id, string>, id: Id | null) {
  const title = id === null ? undefined : titles.get(id);
  return id !== null && title !== undefined ? { id, title } : null;
}

/** One reflection of one's own. */
export const readReflection = personReading({
  name: 'reflection.read',
  path: 'GET /reflections/:reflectionId',
  says: 'A reflection of yours, with whom it is shared and when it was read.',
  thing: 'reflection',
  verb: 'read',
  input: z.object({ reflectionId: idField }),
  output: reflectionView,
  async run(scene, { reflectionId }) {
    const { rows, me } = scene;
    const found = await findOne(rows, reflections, { id: reflectionId });
    if (!found || found.ownerId !== me || found.removedAt !== null)
      return refusedItem(scene, 'reflection', reflectionId);
    const { id, subject, goalId, questionId, madeAt, madeOn, changedAt, version, words } = found;
    const kept = await findAll(rows, stepTable, { reflectionId: id, state: 'kept' });
    return accept({
      ...{ id, subject, questionId, madeAt, madeOn, changedAt, version },
      goal: named(await titlesOf(scene, [goalId]), goalId),
      rev: revOf(subject, goalId, words),
      said: saidInReflection(words),
      kept: kept.map((step) => ({ id: step.id, text: step.words?.text ?? '' })),
      sharing: await viewSharing(scene, id),
    });
  },
});

async function answersOf({ rows }: Pick<OwnScene, 'rows'>, momentId: readonly Id[]) {
  const heard = await findBones(rows, acknowledgements, { momentId, takenBackAt: null });
  const talked = await findBones(rows, talks, { momentId, takenBackAt: null });
  return {
    acknowledgedAt: new Map(heard.map((one) => [one.momentId, one.at])),
    talkedAt: new Map(talked.map((one) => [one.momentId, one.at])),
  };
}

/** One moment of one's own. */
export const readMoment = personReading({
  name: 'moment.read',
  path: 'GET /moments/:momentId',
  says: 'A moment of yours, with whom it is shared and when it was read.',
  thing: 'moment',
  verb: 'read',
  input: z.object({ momentId: idField }),
  output: momentView,
  async run(scene, { momentId }) {
    const found = await findOne(scene.rows, moments, { id: momentId });
    if (!found || found.ownerId !== scene.me || found.removedAt !== null)
      return refusedItem(scene, 'moment', momentId);
    const { id, kind, friction, madeAt, madeOn, sessionId, words } = found;
    const answers = await answersOf(scene, [id]);
    return accept({
      ...{ id, kind, friction, madeAt, madeOn, sessionId },
      line: words?.line ?? '',
      explored: exploredOf(words),
      acknowledgedAt: answers.acknowledgedAt.get(id) ?? null,
      talkedAt: answers.talkedAt.get(id) ?? null,
      sharing: await viewSharing(scene, id),
    });
  },
});

const LONGEST = 100;
const CURSOR = /^(\d{4}-\d{2}-\d{2}T[\d:.]{12}Z)\|([\w-]{1,64})$/;

function beforeOf(cursor: string | undefined): { at: Instant; id: Id } | undefined {
  const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
  return at && id ? { at, id } : undefined;
}

const newestFirst = (a: EntryView, b: EntryView): number => {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
};

type Found = Awaited<ReturnType<typeof journalPage>>;

async function entriesOf(scene: OwnScene, found: Found): Promise<EntryView[]> {
  const itemId = [...found.reflections, ...found.moments].map(({ id }) => id);
  const now = await findBones(scene.rows, sharings, { itemId, takenBackAt: null });
  const shared = new Set(now.map((sharing) => sharing.itemId));
  const titles = await titlesOf(
    scene,
    found.reflections.map(({ goalId }) => goalId),
  );
  const answers = await answersOf(
    scene,
    found.moments.map(({ id }) => id),
  );
  const written = found.reflections.map(({ id, madeAt, madeOn, subject, goalId, words }): EntryView => {
    const entry = { kind: 'reflection', id, madeAt, madeOn, subject, isShared: shared.has(id) } as const;
    return { ...entry, goal: named(titles, goalId), opening: reflectionOpening(words) };
  });
  const caught = found.moments.map(
    ({ id, kind, madeAt, madeOn, friction, explored, words }): EntryView => ({
      ...{ id, kind, madeAt, madeOn, friction, explored, isShared: shared.has(id) },
      line: words?.line ?? '',
      acknowledgedAt: answers.acknowledgedAt.get(id) ?? null,
      talkedAt: answers.talkedAt.get(id) ?? null,
    }),
  );
  return [...written, ...caught].sort(newestFirst);
}

/** One's journal, the newest first, a page at a time. */
export const readJournal = personReading({
  name: 'journal.read',
  path: 'GET /journal',
  says: 'Your reflections and moments, the newest first. `before` takes the cursor of an earlier answer.',
  thing: 'reflection',
  verb: 'read',
  input: z.object({
    part: z.enum(['all', 'reflections', 'win', 'doubt', 'friction']).default('all'),
    before: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(LONGEST).default(20),
  }),
  output: z.object({ entries: z.array(entryView), earlier: z.string().nullable() }),
  async run(scene, { part, before, limit }) {
    const turned = { ownerId: scene.me, part: part satisfies JournalPart, before: beforeOf(before) };
    const found = await journalPage(scene.rows, { ...turned, limit: limit + 1 });
    const all = await entriesOf(scene, found);
    const entries = all.slice(0, limit);
    const last = entries.at(-1);
    const earlier = all.length > limit && last ? `${last.madeAt}|${last.id}` : null;
    return accept({ entries, earlier });
  },
});

/** The deeds of this file. */
export const journalDeeds: readonly AnyDeed[] = [readReflection, readMoment, readJournal];
