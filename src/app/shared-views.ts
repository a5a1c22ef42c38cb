// A client's shared reflection, moment or big picture as its coach sees it in a list, and opened.
import { z } from 'zod';
import { permits } from '../domain/engagement/access.ts';
import type { Id } from '../domain/kernel/id.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { findAll, findBones } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { acknowledgements, talks } from '../store/journal.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { exploredOf, reflectionSaid, saidInReflection } from './journal-views.ts';
import { frictionField, momentKindField } from './moments.ts';
import { openingOf, reflectionOpening, subjectField } from './reflection-words.ts';
import type { SharedItem } from './shared-items.ts';

/** One shared thing in the list; its opening words only where this version was opened before. */
export const sharedLine = z.object({
  kind: z.enum(['reflection', 'moment', 'big picture']),
  itemId: z.string(),
  sharedAt: z.string(),
  madeOn: z.string(),
  isOpened: z.boolean(),
  opening: z.string().nullable(),
  subject: subjectField.nullable(),
  moment: momentKindField.nullable(),
  friction: frictionField.nullable(),
  acknowledgedAt: z.string().nullable(),
  talkedAt: z.string().nullable(),
});

/** One shared thing, opened. */
export const sharedView = sharedLine.extend({
  version: z.int(),
  goal: z.object({ id: z.string(), title: z.string() }).nullable(),
  questionId: z.string().nullable(),
  said: reflectionSaid.nullable(),
  line: z.string().nullable(),
  explored: z.array(z.string()),
  bigPicture: z.object({ whyCareer: z.string(), whyProduct: z.string() }).nullable(),
  /** Whether this reader may answer it now, as a friction asks. */
  canAnswer: z.boolean(),
});

type SharedLine = z.infer<typeof sharedLine>;

/** What was answered to these moments in this engagement. */
async function answersIn({ rows, book }: Scene, items: readonly SharedItem[]) {
  const momentId = items.filter(({ kind }) => kind === 'moment').map(({ itemId }) => itemId);
  const here = { momentId, engagementId: book.engagement.id, takenBackAt: null };
  const heard = await findBones(rows, acknowledgements, here);
  const talked = await findBones(rows, talks, here);
  return {
    heard: new Map(heard.map((one) => [one.momentId, one.at])),
    talked: new Map(talked.map((one) => [one.momentId, one.at])),
  };
}

function openingIn({ reflection, moment, bigPicture }: SharedItem): string {
  if (reflection) return reflectionOpening(reflection.words);
  if (moment) return openingOf(moment.words?.line ?? '');
  return openingOf(bigPicture?.words?.whyCareer || (bigPicture?.words?.whyProduct ?? ''));
}

/** The list, as this reader sees it. */
export async function viewShared(scene: Scene, items: readonly SharedItem[]): Promise<SharedLine[]> {
  const { heard, talked } = await answersIn(scene, items);
  const { zone } = scene.book.engagement;
  return items.map((item) => ({
    kind: item.kind,
    itemId: item.itemId,
    sharedAt: item.sharing.at,
    madeOn:
      item.reflection?.madeOn ?? item.moment?.madeOn ?? dayAt(item.bigPicture?.at ?? item.sharing.at, zone),
    isOpened: item.isOpen,
    opening: item.isOpen ? openingIn(item) : null,
    subject: item.reflection?.subject ?? null,
    moment: item.moment?.kind ?? null,
    friction: item.moment?.friction ?? null,
    acknowledgedAt: heard.get(item.itemId) ?? null,
    talkedAt: talked.get(item.itemId) ?? null,
  }));
}

/** The goal it is on, where this reader reads that goal. */
async function goalOf({ rows, book, standing }: Scene, goalId: Id | null) {
  const goal = book.goals.find(({ id }) => id === goalId);
  const placed = goal?.placedIn === book.engagement.id;
  if (!goal || permits('goal', standing, 'read', { placed }) !== 'yes') return null;
  const [found] = await findAll(rows, goalTable, { id: goal.id });
  return found ? { id: found.id, title: found.words?.title ?? '' } : null;
}

/** One item with all its words. */
export async function viewOpened(scene: Scene, item: SharedItem): Promise<z.infer<typeof sharedView>> {
  const [line] = await viewShared(scene, [{ ...item, isOpen: true }]);
  if (!line) throw new Error('A shared item without a line.');
  const { reflection, moment, bigPicture } = item;
  return {
    ...line,
    version: item.version,
    goal: await goalOf(scene, reflection?.goalId ?? null),
    questionId: reflection?.questionId ?? null,
    said: reflection ? saidInReflection(reflection.words) : null,
    line: moment ? (moment.words?.line ?? '') : null,
    explored: moment ? exploredOf(moment.words) : [],
    bigPicture: bigPicture?.words ?? null,
    canAnswer: moment?.kind === 'friction' && mayHere(scene, 'acknowledgement', 'write', { shared: true }),
  };
}
