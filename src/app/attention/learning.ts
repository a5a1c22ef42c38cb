// What attention has learned about its person, to be read, struck out, and put back.
import { z } from 'zod';
import { type KeptMind, mindFrom } from '../../domain/attention/kept-mind.ts';
import { everythingAbout, type Learned, weightiest } from '../../domain/attention/learned.ts';
import { type Forgotten, forget, type LearnedPart } from '../../domain/attention/lesson.ts';
import { SLOTS } from '../../domain/attention/mark.ts';
import { CASES } from '../../domain/attention/sheet.ts';
import { SHIPPED } from '../../domain/attention/shipped.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { lessons, minds } from '../../store/attention.table.ts';
import { findAll, findBones, removeRows } from '../../store/find.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed, personReading } from '../person-deed.ts';
import { type Settings, settingsFor, settingsOf, weightsOf } from './attention-settings.ts';
import { addLines, keepWeights, relearn } from './lessons-log.ts';
import { type Named, namesOfAims } from './message-views.ts';
import { unpacked } from './packing.ts';
import { mailOwnerOf } from './profiles.ts';
import { type LearnedLine, type LearnedView, learnedView } from './views.ts';

const WRITES = { thing: 'mail', verb: 'write' } as const;

const signOf = (part: LearnedPart): string => ('case' in part ? `case ${part.case}` : `slot ${part.slot}`);

/** What was learned, told by the memories of all sources: names are only known to those who saw them. */
async function learnedIn(scene: OwnScene, settings: Settings): Promise<readonly Learned[]> {
  const { rows, me, at } = scene;
  const owner = await mailOwnerOf(rows, settings, at);
  const own = await weightsOf(rows, settings);
  const found = new Map<string, Learned>();
  for (const { memory } of owner ? await findAll(rows, minds, { ownerId: me }) : []) {
    const kept = await unpacked<KeptMind>(memory);
    if (!kept || !owner) continue;
    const mind = mindFrom(kept, owner.profile, SHIPPED, own);
    for (const one of everythingAbout(mind))
      if (!found.has(signOf(one.part))) found.set(signOf(one.part), one);
  }
  return [...found.values()];
}

function aboutOf({ about }: Learned, names: ReadonlyMap<Id, Named>): LearnedLine['about'] {
  if (about.kind !== 'aim') return about;
  return { ...about, title: names.get(about.aim)?.title ?? '' };
}

const partOf = (line: { readonly entries: readonly unknown[] | null }): LearnedPart | undefined =>
  (line.entries?.[0] as Forgotten | undefined)?.part;

async function countsOf({ rows, me }: OwnScene): Promise<LearnedView['counts']> {
  const came = await findBones(rows, lessons, { ownerId: me, kind: ['batch', 'ignored'] });
  const kind = ['mattered', 'did not matter', 'serves'] as const;
  const said = await findBones(rows, lessons, { ownerId: me, kind });
  return { lessons: came.reduce((sum, { count }) => sum + count, 0), sayings: said.length };
}

/** What attention has learned about the person it ranks for. */
export const readLearned = personReading({
  name: 'attention.learned',
  path: 'GET /attention/learned',
  says: 'What it has learned about you: the weightiest things, what you struck out, your rules, how many lessons.',
  thing: 'mail',
  verb: 'read',
  input: z.object({}),
  output: learnedView,
  async run(scene) {
    const { rows, me } = scene;
    const settings = await settingsOf(rows, me);
    const { muted, addresses } = settings?.words ?? { muted: [], addresses: [] };
    const found = settings ? await learnedIn(scene, settings) : [];
    const aims = found.flatMap(({ about }) => (about.kind === 'aim' ? [about.aim] : []));
    const names = await namesOfAims(rows, me, aims);
    const gone = await findAll(rows, lessons, { ownerId: me, kind: 'forgotten' });
    const known = new Map(found.map((one) => [signOf(one.part), one]));
    const struck = gone.map((line) => {
      const part = partOf(line);
      const one = part && known.get(signOf(part));
      return { lessonId: line.id, at: line.at, about: one ? aboutOf(one, names) : null };
    });
    const lines = weightiest(found).map((one) => ({
      about: aboutOf(one, names),
      amount: one.amount,
      part: one.part,
    }));
    return accept({
      lines,
      struck,
      muted: [...muted],
      addresses: [...addresses],
      counts: await countsOf(scene),
    });
  },
});

const placeBelow = (most: number) =>
  z
    .int()
    .min(0)
    .max(most - 1)
    .optional();

/** Strikes out one thing that was learned. */
export const strikeLearned = personDeed({
  name: 'attention.strike',
  path: 'POST /attention/struck',
  says: 'Strikes out one thing that was learned about you, as if nothing had been learned of it so far.',
  ...WRITES,
  input: z
    .object({ case: placeBelow(CASES), slot: placeBelow(SLOTS) })
    .refine(({ case: place, slot }) => (place === undefined) !== (slot === undefined), { path: ['slot'] }),
  output: z.object({ lessonId: z.string() }),
  async run(scene, { case: place, slot = 0 }) {
    const { rows, ports, me, at, newId } = scene;
    const part: LearnedPart = place === undefined ? { slot } : { case: place };
    const settings = await settingsFor(rows, ports, me);
    const id = newId();
    const entry = { id, at, kind: 'forgotten' as const, part };
    const line = { id, sourceId: null, messageId: null, kind: 'forgotten' as const, at, entries: [entry] };
    const had = await addLines(rows, settings, [line]);
    const own = await weightsOf(rows, settings);
    forget(own, part);
    await keepWeights(rows, me, own, had);
    return accept({ output: { lessonId: id } });
  },
});

/** Puts back what was struck out. */
export const unstrikeLearned = personDeed({
  name: 'attention.unstrike',
  path: 'DELETE /attention/struck/:lessonId',
  says: 'Puts back what you struck out: everything is as if you had not.',
  ...WRITES,
  input: z.object({ lessonId: idField }),
  output: DONE,
  async run({ rows, me }, { lessonId }) {
    const settings = await settingsOf(rows, me);
    const [line] = await findBones(rows, lessons, { id: lessonId, ownerId: me });
    if (!settings || !line) return refuse('lesson.not_found');
    if (line.kind !== 'forgotten') return refuse('lesson.not_struck');
    await removeRows(rows, lessons, { id: lessonId });
    await relearn(rows, settings);
    return accept({ output: {} });
  },
});

/** The deeds of this file. */
export const learningDeeds: readonly AnyDeed[] = [readLearned, strikeLearned, unstrikeLearned];
