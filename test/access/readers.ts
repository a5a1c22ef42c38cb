// Who may read a row, reckoned from the access table and the rows themselves, never from the code of a view.
import {
  type AccessFacts,
  permits,
  type Standing,
  type Thing,
  type Verb,
} from '../../src/domain/engagement/access.ts';
import { isBeforeCoach, standingOf } from '../../src/domain/engagement/lifecycle.ts';
import { agreementTexts, engagements, signatures } from '../../src/store/engagements.table.ts';
import { findBones } from '../../src/store/find.ts';
import { goals } from '../../src/store/goals.table.ts';
import { sharings } from '../../src/store/journal.table.ts';
import type { Store } from '../../src/store/store.ts';
import type { Bones } from './canaries.ts';
import { THINGS } from './things.table.ts';

/** What decides who reads what, as it stands in the database. */
export type Land = Awaited<ReturnType<typeof landOf>>;

/** Reads it. */
export function landOf(store: Store) {
  return store.read(async (rows) => ({
    engagements: await findBones(rows, engagements, {}),
    texts: await findBones(rows, agreementTexts, {}),
    signatures: await findBones(rows, signatures, {}),
    sharings: await findBones(rows, sharings, {}),
    goals: await findBones(rows, goals, {}),
  }));
}

/** Somebody who reads: a person, perhaps the owner; null is nobody known. */
export interface Reader {
  readonly personId: string | null;
  readonly isOwner: boolean;
  readonly at: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The person a row belongs to; undefined for what belongs to an engagement, such as a signature. */
export const ownerOf = (table: string, row: Bones): string | undefined =>
  table === 'signatures' ? undefined : text(row['ownerId'] ?? row['personId'] ?? row['inviterId']);

/** The engagement a row lies in. */
export const placeOf = (table: string, row: Bones): string | undefined =>
  text(table === 'engagements' ? row['id'] : row['engagementId']);

const madeAt = (row: Bones): string | undefined =>
  text(
    row['madeAt'] ?? row['bookedAt'] ?? row['proposedAt'] ?? row['writtenAt'] ?? row['signedAt'] ?? row['at'],
  );

/** The thing that a row of this table is; a private note is its own. */
export const thingOf = (table: string, row: Bones): Thing | undefined =>
  table === 'notes' && row['isPrivate'] ? 'private note' : THINGS[table];

interface Relation {
  readonly standing: Standing;
  readonly facts: AccessFacts;
}

const itemOf = (table: string, row: Bones): unknown => (table === 'bigPictures' ? row['ownerId'] : row['id']);

/** How this reader stands to a row in one engagement. */
function relationIn(
  land: Land,
  engagementId: string,
  table: string,
  row: Bones,
  reader: Reader,
): Relation | undefined {
  const engagement = land.engagements.find(({ id }) => id === engagementId);
  if (!engagement) return undefined;
  const here = <T extends { readonly engagementId: string }>(all: readonly T[]) =>
    all.filter((one) => one.engagementId === engagementId);
  const signed = { texts: here(land.texts), signatures: here(land.signatures) };
  const standing = standingOf(engagement, reader.personId, reader.at, signed);
  const goal = land.goals.find(({ id }) => id === (table === 'goals' ? row['id'] : row['goalId']));
  const shared = here(land.sharings).some(
    ({ itemId, takenBackAt }) => itemId === itemOf(table, row) && takenBackAt === null,
  );
  const at = madeAt(row);
  const isOwn = ownerOf(table, row) !== undefined;
  const party = engagement.clientId === reader.personId ? 'client' : 'coach';
  const by =
    row['authorId'] ?? (table === 'engagements' ? (row['overBy'] === party ? reader.personId : null) : null);
  const facts = {
    shared,
    placed: goal?.placedIn === engagementId,
    author: reader.personId !== null && by === reader.personId,
    // A person's own comes into an engagement by being shared or placed there, whenever it was written.
    beforeCoach: !isOwn && table !== 'engagements' && at !== undefined && isBeforeCoach(engagement, at),
  };
  return { standing, facts };
}

/** Every way in which this reader stands to a row. */
function relationsOf(land: Land, table: string, row: Bones, reader: Reader): Relation[] {
  const nobodys: Relation = { standing: reader.personId === null ? 'anonymous' : 'stranger', facts: {} };
  const all: Relation[] = reader.isOwner ? [nobodys, { standing: 'owner', facts: {} }] : [nobodys];
  const owner = ownerOf(table, row);
  if (owner !== undefined && owner === reader.personId)
    all.push({ standing: 'client', facts: { author: true } });
  const place = placeOf(table, row);
  const theirs = land.engagements.filter(({ clientId }) => clientId === owner).map(({ id }) => id);
  for (const id of place === undefined || owner !== undefined ? theirs : [place]) {
    const relation = relationIn(land, id, table, row, reader);
    // Only a coach reads somebody's own through an engagement; its client is somebody's only as themselves.
    if (relation && (owner === undefined || relation.standing !== 'client')) all.push(relation);
  }
  return all;
}

export type Answer = 'yes' | 'forbidden' | 'hidden';
/** The most that any of these allows. */
export const best = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('forbidden') ? 'forbidden' : 'hidden';

/** What the access table says of this reader and this row of this thing. */
export function saysTable(
  land: Land,
  { thing, verb }: { readonly thing: Thing; readonly verb: Verb },
  table: string,
  row: Bones,
  reader: Reader,
  also: AccessFacts = {},
): Answer {
  const relations = relationsOf(land, table, row, reader);
  return best(relations.map(({ standing, facts }) => permits(thing, standing, verb, { ...facts, ...also })));
}

/** Whether this reader may read the words in this row. */
export function mayRead(land: Land, table: string, row: Bones, reader: Reader): boolean {
  const thing = thingOf(table, row);
  return thing !== undefined && saysTable(land, { thing, verb: 'read' }, table, row, reader) === 'yes';
}
