// How far somebody's search reaches: their own words, and in each engagement what they may read there now.
import { permits, type Standing, type Thing } from '../../domain/engagement/access.ts';
import type { Engagement } from '../../domain/engagement/engagement.ts';
import { isBeforeCoach, standingOf } from '../../domain/engagement/lifecycle.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { agreementTexts, engagements, signatures } from '../../store/engagements.table.ts';
import { findBones } from '../../store/find.ts';
import {
  type Memory,
  openedSearchables,
  ownSearchables,
  placedSearchables,
  type Searchable,
  type Searched,
  searchablesIn,
} from '../../store/searchables.ts';
import type { OwnScene } from '../person-deed.ts';

/** The row of the access table that a searched thing in an engagement passes. */
const THINGS: Partial<Record<Searched, Thing>> = {
  goals: 'goal',
  reflections: 'reflection',
  moments: 'moment',
  steps: 'step',
  topics: 'agenda topic',
  notes: 'session note',
  conclusions: 'conclusion',
  inquiries: 'inquiry',
};

interface Place {
  readonly engagement: Engagement;
  readonly standing: Standing;
}

/** Every engagement of theirs, and how they stand to it now. */
async function placesOf({ rows, me, at }: OwnScene): Promise<ReadonlyMap<Id, Place>> {
  const asClient = await findBones(rows, engagements, { clientId: me });
  const asCoach = await findBones(rows, engagements, { coachId: me });
  const over = asCoach.filter(({ overAt }) => overAt !== null).map(({ id }) => id);
  const texts = await findBones(rows, agreementTexts, { engagementId: over });
  const signed = await findBones(rows, signatures, { engagementId: over });
  const places = [...asClient, ...asCoach].map((engagement): [Id, Place] => {
    const here = <T extends { readonly engagementId: Id }>(records: readonly T[]) =>
      records.filter(({ engagementId }) => engagementId === engagement.id);
    const agreed = { texts: here(texts), signatures: here(signed) };
    return [engagement.id, { engagement, standing: standingOf(engagement, me, at, agreed) }];
  });
  return new Map(places);
}

/** Whether this may be read now. What was found by being shared or placed is so; it was asked for that way. */
function mayRead({ engagement, standing }: Place, row: Searchable, me: Id): boolean {
  const thing = THINGS[row.table];
  if (thing === undefined) return false;
  const isPersons = thing === 'goal' || thing === 'reflection' || thing === 'moment';
  const beforeCoach = !isPersons && isBeforeCoach(engagement, row.at);
  const facts = { author: row.authorId === me, shared: true, placed: true, beforeCoach };
  return permits(thing, standing, 'read', facts) === 'yes';
}

/** Everything this person may search now, without its words. What did not change since is remembered. */
export async function reachOf(scene: OwnScene, memory: Memory): Promise<readonly Searchable[]> {
  const { rows, me } = scene;
  const places = await placesOf(scene);
  const coached = [...places.values()].filter(({ standing }) => standing !== 'client');
  const theirs = coached.map(({ engagement }) => engagement.id);
  const inEngagements = [
    ...(await searchablesIn(rows, memory, [...places.keys()])),
    ...(await placedSearchables(rows, theirs)),
    ...(await openedSearchables(rows, theirs, me)),
  ];
  const readable = inEngagements.filter((row) => {
    const place = places.get(row.engagementId ?? '');
    return place !== undefined && mayRead(place, row, me);
  });
  return [...(await ownSearchables(rows, memory, me)), ...readable];
}
