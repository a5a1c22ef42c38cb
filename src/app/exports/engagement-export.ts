// One engagement as somebody takes it with them: every list of it as they may read it now, and no more.
import { type AccessFacts, permits, type Thing } from '../../domain/engagement/access.ts';
import { isBeforeCoach } from '../../domain/engagement/lifecycle.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { engagements } from '../../store/engagements.table.ts';
import { findAll, findBones } from '../../store/find.ts';
import { sharings } from '../../store/journal.table.ts';
import { namesOf } from '../../store/persons.ts';
import type { AnyTable } from '../../store/table.ts';
import type { Scene } from '../engagement-deed.ts';
import { PARTS } from './engagement-parts.table.ts';

/** A record as it is handed out. */
export type ExportedRecord = Readonly<Record<string, unknown>>;

/** One engagement in an export. */
export interface ExportedEngagement {
  readonly id: Id;
  readonly role: 'client' | 'coach';
  readonly with: string | null;
  readonly state: string;
  readonly madeAt: string;
  readonly overOn: string | null;
  readonly overReason: string | null;
  readonly lists: Readonly<Record<string, readonly ExportedRecord[]>>;
}

interface Reader {
  readonly scene: Scene;
  readonly shared: ReadonlySet<Id>;
  readonly placed: ReadonlySet<Id>;
}

type Part = (typeof PARTS)[keyof typeof PARTS];

function factsOf(
  { scene, shared, placed }: Reader,
  record: ExportedRecord,
  madeIn: string | null,
): AccessFacts {
  const madeAt = madeIn === null ? null : record[madeIn];
  return {
    author: record['authorId'] === scene.me || record['ownerId'] === scene.me,
    shared: shared.has(String(record['id'])),
    placed: placed.has(String(record['goalId'])),
    beforeCoach: typeof madeAt === 'string' && isBeforeCoach(scene.book.engagement, madeAt),
  };
}

function mayTake(reader: Reader, { thing, madeIn }: Part, record: ExportedRecord): boolean {
  const passes: Thing = record['isPrivate'] === true ? 'private note' : thing;
  return permits(passes, reader.scene.standing, 'read', factsOf(reader, record, madeIn)) === 'yes';
}

/** What a record says of the client's that its other reader may not see: goals kept out, reflections, blocked hours. */
function asSeen({ scene, placed }: Reader, { thing }: Part, record: ExportedRecord): ExportedRecord {
  if (scene.standing === 'client') return record;
  const { block: _block, reflectionId: _reflection, goalId, focusGoalIds, words, ...rest } = record;
  const { block: _hours, ...said } = (words ?? {}) as ExportedRecord;
  const saying = thing === 'session dates' ? 'session' : thing;
  const maySay =
    permits(saying, scene.standing, 'read', { author: true, shared: true, placed: true }) === 'yes';
  return {
    ...rest,
    ...(typeof goalId === 'string' ? { goalId: placed.has(goalId) ? goalId : null } : {}),
    ...(Array.isArray(focusGoalIds) ? { focusGoalIds: focusGoalIds.filter((id) => placed.has(id)) } : {}),
    ...(words && maySay ? { words: said } : {}),
  };
}

async function listsOf(reader: Reader): Promise<ExportedEngagement['lists']> {
  const { rows, book } = reader.scene;
  const lists: Record<string, readonly ExportedRecord[]> = {};
  for (const [name, part] of Object.entries(PARTS) as [string, Part][]) {
    const where = { engagementId: book.engagement.id } as never;
    const found = (await findAll(rows, part.table as AnyTable, where)) as readonly ExportedRecord[];
    lists[name] = found
      .filter((record) => mayTake(reader, part, record))
      .map((record) => asSeen(reader, part, record))
      .map(({ engagementId: _, ...record }) => record);
  }
  return lists;
}

/** The reason of an end: whoever gave it has it, the other once it is shared. */
async function reasonOf({ scene, shared }: Reader): Promise<string | null> {
  const { rows, book, party, standing } = scene;
  const [found] = await findAll(rows, engagements, { id: book.engagement.id });
  const facts = { author: book.engagement.overBy === party, shared: shared.has(book.engagement.id) };
  return permits('ending reason', standing, 'read', facts) === 'yes' ? (found?.overReason ?? null) : null;
}

/** One engagement as this reader may take it. */
export async function exportEngagement(scene: Scene): Promise<ExportedEngagement> {
  const { rows, book, party } = scene;
  const { id, clientId, coachId, state, madeAt, overOn } = book.engagement;
  const now = await findBones(rows, sharings, { engagementId: id, takenBackAt: null });
  const placed = book.goals.filter((goal) => goal.placedIn === id).map((goal) => goal.id);
  const reader = { scene, shared: new Set(now.map(({ itemId }) => itemId)), placed: new Set(placed) };
  const otherId = party === 'client' ? coachId : clientId;
  const names = await namesOf(rows, otherId === null ? [] : [otherId]);
  return {
    ...{ id, role: party, state, madeAt, overOn },
    with: otherId === null ? null : (names.get(otherId) ?? ''),
    overReason: await reasonOf(reader),
    lists: await listsOf(reader),
  };
}
