// Reflections: written, saved while one writes, read again, removed; a reflective step is kept by one.
import { z } from 'zod';
import { keptByReflection } from '../domain/engagement/mark.ts';
import { removeReflection, reviseReflection, writeReflection } from '../domain/engagement/reflecting.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { findBones, findOne } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { type ReflectionWords, reflections } from '../store/journal.table.ts';
import { saveJournal, sharingOfItem } from '../store/journals.ts';
import type { ValueOf } from '../store/table.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, dayField, idField } from './fields.ts';
import { refusedItem } from './foreign-items.ts';
import { keepThere, ownBooks } from './own-books.ts';
import { type OwnDone, type OwnScene, personDeed, type ToldThere } from './person-deed.ts';
import { joinedWords, reflectionFields, reflectionWords, revOf, wrongWords } from './reflection-words.ts';

const WRITES = { thing: 'reflection', verb: 'write' } as const;
const SAVED = z.object({ id: z.string(), rev: z.string(), version: z.int() });
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const inputFields = {
  ...reflectionFields,
  /** The day the step was kept, today unless said otherwise. */
  keptOn: dayField.optional(),
};
type Input = z.infer<z.ZodObject<typeof inputFields>>;
type Stored = ValueOf<typeof reflections>;
interface Revision {
  readonly words: ReflectionWords;
  readonly rev: string;
}
type Answer = Outcome<OwnDone<z.infer<typeof SAVED>>>;

async function keepingOf({ rows, me, person }: OwnScene) {
  const goals = await findBones(rows, goalTable, { ownerId: me });
  return { ownerId: me, zone: person.zone, goals };
}

/** The step that this reflection keeps; one it has kept already stays as it is. */
async function keepStep(
  scene: OwnScene,
  input: Input,
  reflectionId: Id,
): Promise<Outcome<readonly ToldThere[]>> {
  const { stepId, keptOn } = input;
  if (stepId === undefined) return accept([]);
  const opened = await ownBooks(scene);
  const its = opened.find(({ scene: { book } }) => book.steps.some(({ id }) => id === stepId));
  const step = its?.scene.book.steps.find(({ id }) => id === stepId);
  if (!its || !step) return refuse('step.not_found');
  if (step.state === 'kept' && step.reflectionId === reflectionId) return accept([]);
  const id = scene.newId();
  const marking = { by: 'client', stepId, id, reflectionId, ...(keptOn ? { on: keptOn } : {}) } as const;
  const changes = keptByReflection(its.scene.book, marking, scene.at);
  if (!changes.ok) return changes;
  return accept([
    await keepThere(its, { changes: changes.value, words: { marks: { [id]: { words: {} } } } }),
  ]);
}

async function begin(scene: OwnScene, input: Input, id: Id): Promise<Answer> {
  const { rows, me, at } = scene;
  const { subject, goalId = null, questionId = null } = input;
  const words = reflectionWords(subject, input);
  const wrong = wrongWords(words);
  if (wrong) return wrong;
  const command = { by: me, id, subject, goalId, questionId };
  const changes = writeReflection(await keepingOf(scene), command, at);
  if (!changes.ok) return changes;
  await saveJournal(rows, changes.value, { reflections: { [id]: words } });
  const kept = await keepStep(scene, input, id);
  if (!kept.ok) return kept;
  const output = { id, rev: revOf(subject, goalId, words), version: 1 };
  return accept({ events: changes.value.events, told: kept.value, output });
}

type Saving = Input & { rev?: string | undefined; joins?: boolean | undefined };

/** What a save makes of what stands; refused where that would be lost. */
function revised(input: Saving, stored: Stored): Outcome<Pick<Stored, 'subject'> & Revision> {
  const subject = input.joins ? stored.subject : input.subject;
  const said = reflectionWords(subject, input);
  const words = input.joins && stored.words ? joinedWords(stored.words, said) : said;
  const wrong = wrongWords(words);
  if (wrong) return wrong;
  const before = revOf(stored.subject, stored.goalId, stored.words);
  const rev = revOf(subject, input.goalId ?? null, words);
  // Sent again after its answer was lost, it stands already.
  const isUponIt = input.joins || input.rev === before || rev === before;
  return isUponIt ? accept({ subject, words, rev }) : refuse('reflection.changed_meanwhile', { rev: before });
}

async function revise(scene: OwnScene, input: Saving, stored: Stored): Promise<Answer> {
  const { rows, me, at } = scene;
  const { goalId = null, questionId } = input;
  const revision = revised(input, stored);
  if (!revision.ok) return revision;
  const { subject, words, rev } = revision.value;
  const { words: _, ...reflection } = stored;
  const place = { ...(await keepingOf(scene)), reflection, ...(await sharingOfItem(rows, stored.id)) };
  const command = { by: me, subject, goalId, ...(questionId ? { questionId } : {}) };
  const changes = reviseReflection(place, command, at);
  if (!changes.ok) return changes;
  await saveJournal(rows, changes.value, { reflections: { [stored.id]: words } });
  const kept = await keepStep(scene, input, stored.id);
  if (!kept.ok) return kept;
  const version = changes.value.reflections?.[0]?.version ?? stored.version;
  return accept({ events: changes.value.events, told: kept.value, output: { id: stored.id, rev, version } });
}

/** Writes a reflection; for a reflective step it keeps that step, and stays private all the same. */
export const writeOneReflection = personDeed({
  name: 'reflection.write',
  path: 'POST /reflections',
  says: 'Writes a reflection. It is yours alone until you share it.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object(inputFields),
  output: SAVED,
  run: (scene, input) => begin(scene, input, scene.newId()),
});

/**
 * Saves a reflection at its own id: the first time it is written, then revised. What it was drawn from is named by `rev`;
 * where something newer stands, nothing is overwritten. Refuses `reflection.changed_meanwhile`, `reflection.too_long`, and
 * `reflection.removed_meanwhile` to whoever removed it.
 */
export const saveOneReflection = personDeed({
  name: 'reflection.save',
  path: 'PUT /reflections/:reflectionId',
  says: 'Saves a reflection while you write. Name the rev you wrote upon, so that nothing newer is lost; or join both.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object({
    reflectionId: idField,
    rev: z.string().max(64).optional(),
    /** Puts what is said after what stands, whatever that is by now, so that neither is lost. */
    joins: z.boolean().optional(),
    ...inputFields,
  }),
  output: SAVED,
  async run(scene, { reflectionId, ...input }) {
    const stored = await findOne(scene.rows, reflections, { id: reflectionId });
    if (!stored)
      return UUID.test(reflectionId) ? begin(scene, input, reflectionId) : refuse('reflection.not_found');
    if (stored.ownerId !== scene.me) return refusedItem(scene, 'reflection', reflectionId);
    return stored.removedAt === null ? revise(scene, input, stored) : refuse('reflection.removed_meanwhile');
  },
});

/** Removes a reflection: its words are gone, and it is shared no more. A step it kept stays kept. */
export const removeOneReflection = personDeed({
  name: 'reflection.remove',
  path: 'DELETE /reflections/:reflectionId',
  says: 'Removes a reflection of yours for good.',
  ...WRITES,
  input: z.object({ reflectionId: idField }),
  output: DONE,
  async run(scene, { reflectionId }) {
    const { rows, me, at } = scene;
    const [reflection] = await findBones(rows, reflections, { id: reflectionId });
    if (reflection?.ownerId !== me) return refusedItem(scene, 'reflection', reflectionId);
    const place = { ...(await keepingOf(scene)), reflection, ...(await sharingOfItem(rows, reflectionId)) };
    const changes = removeReflection(place, { by: me }, at);
    if (!changes.ok) return changes;
    await saveJournal(rows, changes.value, { reflections: { [reflectionId]: null } });
    const touches = (changes.value.sharings ?? []).map(({ engagementId }) => engagementId);
    return accept({ events: changes.value.events, touches, output: {} });
  },
});

/** The deeds of this file. */
export const reflectionDeeds: readonly AnyDeed[] = [
  writeOneReflection,
  saveOneReflection,
  removeOneReflection,
];
