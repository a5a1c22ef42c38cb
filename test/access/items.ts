// Which rows a name in a path stands for, and which of them are worth walking: one of each kind that readers tell apart.
import { findBones } from '../../src/store/find.ts';
import type { Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';
import type { Bones } from './canaries.ts';
import type { Furnished } from './neighbourhood.ts';
import { ownerOf, placeOf } from './readers.ts';

/** The table behind each name of an id. A new name wants its line here. */
export const ID_TABLES: Readonly<Record<string, keyof typeof tables>> = {
  engagementId: 'engagements',
  sessionId: 'sessions',
  stepId: 'steps',
  sprintId: 'sprints',
  topicId: 'topics',
  moveId: 'sessionMoves',
  gapId: 'gaps',
  pauseId: 'pauses',
  reviewId: 'reviews',
  wordingId: 'wordings',
  noteId: 'notes',
  conclusionId: 'conclusions',
  inquiryId: 'inquiries',
  textId: 'agreementTexts',
  checkId: 'closingChecks',
  answerId: 'reviewAnswers',
  goalId: 'goals',
  parentId: 'goals',
  versionId: 'goalVersions',
  reflectionId: 'reflections',
  momentId: 'moments',
  signInId: 'signIns',
  tokenId: 'tokens',
  passkeyId: 'passkeys',
  invitationId: 'invitations',
  messageId: 'messages',
  sourceId: 'sources',
  lessonId: 'lessons',
  /** Whatever was shared. */
  itemId: 'sharings',
};

/** Every row of every table, without words. */
export type Rows = ReadonlyMap<string, readonly Bones[]>;

/** Reads them all. */
export async function allRows(store: Store): Promise<Rows> {
  return store.read(async (rows) => {
    const all = new Map<string, readonly Bones[]>();
    for (const table of Object.values(tables as unknown as Readonly<Record<string, Table>>))
      all.set(table.name, (await findBones(rows, table, {})) as Bones[]);
    return all;
  });
}

const sharedIn = (sharings: readonly Bones[], { id }: Furnished): Bones[] =>
  sharings.filter((row) => row['engagementId'] === id).map((row) => ({ ...row, id: row['itemId'] }));

/** The rows of a name that lie in this engagement, or are its client's own. */
export function itemsOf(rows: Rows, name: string, place: Furnished): readonly Bones[] {
  const table = ID_TABLES[name];
  if (!table) throw new Error(`Nobody knows what ${name} is the id of: say so in test/access/items.ts.`);
  const known = rows.get(table) ?? [];
  if (name === 'itemId') return sharedIn(known, place);
  return known.filter((row) => {
    const owner = ownerOf(table, row);
    return owner === undefined ? placeOf(table, row) === place.id : owner === place.clientId;
  });
}

/** One item of each kind: those that readers may tell apart, by what `kindOf` says of them. */
export function oneOfEach(items: readonly Bones[], kindOf: (row: Bones) => string): readonly Bones[] {
  return [...Map.groupBy(items, kindOf).values()].flatMap((alike) => alike.slice(0, 1));
}
