// Moments: caught in one tap and one line, put right, explored in four short moves, brought to the next agenda, removed.
import { z } from 'zod';
import { catchMoment, changeMoment, exploreFriction, removeMoment } from '../domain/engagement/catching.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones, findOne } from '../store/find.ts';
import { type MomentWords, moments } from '../store/journal.table.ts';
import { saveJournal, sharingOfItem } from '../store/journals.ts';
import { sessions } from '../store/sessions.table.ts';
import { BROUGHT, ontoAgenda } from './bringing.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField, lineField, MADE, optionalLine } from './fields.ts';
import { refusedItem } from './foreign-items.ts';
import { type OwnScene, personDeed } from './person-deed.ts';

const WRITES = { thing: 'moment', verb: 'write' } as const;

/** What a moment is. */
export const momentKindField = z.enum(['win', 'doubt', 'friction']);
/** Which kind of friction. */
export const frictionField = z.enum(['question', 'challenge', 'intuition']);

/** Whether this session is one of their own: a moment may be caught in it. */
async function isTheirs({ rows, me }: OwnScene, sessionId: Id): Promise<boolean> {
  const [session] = await findBones(rows, sessions, { id: sessionId });
  const [its] = await findBones(rows, engagements, { id: session?.engagementId ?? '' });
  return its !== undefined && (its.clientId === me || its.coachId === me);
}

/** Catches a moment: one tap, one line, private. */
export const catchOneMoment = personDeed({
  name: 'moment.catch',
  path: 'POST /moments',
  says: 'Catches a moment in one line. It is yours alone until you share it.',
  ...WRITES,
  input: z.object({
    kind: momentKindField,
    line: lineField,
    friction: frictionField.optional(),
    sessionId: idField.optional(),
  }),
  output: MADE,
  async run(scene, { kind, line, friction = null, sessionId = null }) {
    const { me, person, at, newId, rows } = scene;
    if (sessionId !== null && !(await isTheirs(scene, sessionId))) return refuse('session.not_found');
    const id = newId();
    const keeper = { ownerId: me, zone: person.zone };
    const changes = catchMoment(keeper, { by: me, id, kind, friction, sessionId }, at);
    if (!changes.ok) return changes;
    await saveJournal(rows, changes.value, { moments: { [id]: { line } } });
    return accept({ events: changes.value.events, output: { id } });
  },
});

/** A moment of one's own with what the rules look at, and its words. */
async function placeOf({ rows, me }: OwnScene, momentId: Id) {
  const found = await findOne(rows, moments, { id: momentId });
  if (!found || found.ownerId !== me || found.removedAt !== null) return undefined;
  const { words, ...moment } = found;
  return { moment, words: words ?? { line: '' }, ...(await sharingOfItem(rows, momentId)) };
}

/** Puts a moment right: what it is, its line. */
export const changeOneMoment = personDeed({
  name: 'moment.change',
  path: 'PATCH /moments/:momentId',
  says: 'Puts a moment of yours right: its kind, its line.',
  ...WRITES,
  input: z.object({
    momentId: idField,
    kind: momentKindField.optional(),
    friction: frictionField.optional(),
    line: optionalLine,
  }),
  output: DONE,
  async run(scene, { momentId, kind, friction, line }) {
    const place = await placeOf(scene, momentId);
    if (!place) return refusedItem(scene, 'moment', momentId);
    const { moment } = place;
    const next = kind ?? moment.kind;
    const sort = {
      kind: next,
      friction: next === 'friction' ? (friction ?? moment.friction) : (friction ?? null),
    };
    const changes = changeMoment(place, { by: scene.me, ...sort });
    if (!changes.ok) return changes;
    const words: MomentWords = { ...place.words, ...(line ? { line } : {}) };
    await saveJournal(scene.rows, changes.value, { moments: { [momentId]: words } });
    return accept({ events: changes.value.events, touches: sharedIn(place), output: {} });
  },
});

type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>;

const sharedIn = ({ sharings }: Place): Id[] =>
  sharings.filter(({ takenBackAt }) => takenBackAt === null).map(({ engagementId }) => engagementId);

/** Writes one of the four short moves in which a friction is explored. */
export const exploreOneFriction = personDeed({
  name: 'moment.explore',
  path: 'PUT /moments/:momentId/exploration',
  says: 'Writes one of the four moves in which you explore a friction, in their order; earlier ones can be rewritten.',
  ...WRITES,
  input: z.object({ momentId: idField, move: z.int().min(1).max(4), text: lineField }),
  output: DONE,
  async run(scene, { momentId, move, text }) {
    const place = await placeOf(scene, momentId);
    if (!place) return refusedItem(scene, 'moment', momentId);
    const changes = exploreFriction(place, { by: scene.me, move });
    if (!changes.ok) return changes;
    const before = place.words.explored ?? [];
    const explored = Array.from({ length: Math.max(before.length, move) }, (_, index) =>
      index === move - 1 ? text : (before[index] ?? ''),
    );
    await saveJournal(scene.rows, changes.value, { moments: { [momentId]: { ...place.words, explored } } });
    return accept({ events: changes.value.events, touches: sharedIn(place), output: {} });
  },
});

/** Makes a topic of the client's from a moment; the topic says what they write, and names no source. */
export const bringMoment = personDeed({
  name: 'moment.bring',
  path: 'POST /moments/:momentId/topic',
  says: 'Brings a moment to the next agenda as a topic of yours, in the words you give. Both read the topic.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object({ momentId: idField, text: lineField, engagementId: idField.optional() }),
  output: BROUGHT,
  async run(scene, { momentId, ...topic }) {
    const place = await placeOf(scene, momentId);
    return place ? ontoAgenda(scene, topic) : refusedItem(scene, 'moment', momentId);
  },
});

/** Removes a moment: its words are gone, and it is shared no more. */
export const removeOneMoment = personDeed({
  name: 'moment.remove',
  path: 'DELETE /moments/:momentId',
  says: 'Removes a moment of yours for good.',
  ...WRITES,
  input: z.object({ momentId: idField }),
  output: DONE,
  async run(scene, { momentId }) {
    const place = await placeOf(scene, momentId);
    if (!place) return refusedItem(scene, 'moment', momentId);
    const changes = removeMoment(place, { by: scene.me }, scene.at);
    if (!changes.ok) return changes;
    await saveJournal(scene.rows, changes.value, { moments: { [momentId]: null } });
    return accept({ events: changes.value.events, touches: sharedIn(place), output: {} });
  },
});

/** The deeds of this file. */
export const momentDeeds: readonly AnyDeed[] = [
  catchOneMoment,
  changeOneMoment,
  exploreOneFriction,
  bringMoment,
  removeOneMoment,
];
