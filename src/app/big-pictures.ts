// The big picture: why this career, why this product, in versions that are kept.
import { z } from 'zod';
import type { Id } from '../domain/kernel/id.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findAll, findBones } from '../store/find.ts';
import { bigPictures } from '../store/goals.table.ts';
import { sharingOfItem } from '../store/journals.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { optionalLine } from './fields.ts';
import { personDeed, personReading } from './person-deed.ts';
import { sharingView, viewSharing } from './sharing-views.ts';

/** One version. */
export const bigPictureView = z.object({
  number: z.int(),
  at: z.string(),
  whyCareer: z.string(),
  whyProduct: z.string(),
});

/** One version, as its type. */
export type BigPictureView = z.infer<typeof bigPictureView>;

/** All versions of somebody's big picture, the newest first. */
export async function bigPictureVersions(rows: Rows, ownerId: Id): Promise<BigPictureView[]> {
  const found = await findAll(rows, bigPictures, { ownerId });
  const versions = found.map(({ number, at, words }) => {
    return { number, at, whyCareer: words?.whyCareer ?? '', whyProduct: words?.whyProduct ?? '' };
  });
  return versions.sort((a, b) => b.number - a.number);
}

/** The number of the version that stands; 0 while there is none. */
export async function bigPictureNumber(rows: Rows, ownerId: Id): Promise<number> {
  const found = await findBones(rows, bigPictures, { ownerId });
  return Math.max(0, ...found.map(({ number }) => number));
}

/** One's big picture with its versions, and with whom it is shared. */
export const readBigPicture = personReading({
  name: 'big_picture.read',
  path: 'GET /big-picture',
  says: 'Your big picture, every version of it, with whom it is shared and when it was read.',
  thing: 'big picture',
  verb: 'read',
  input: z.object({}),
  output: z.object({
    current: bigPictureView.nullable(),
    versions: z.array(bigPictureView),
    sharing: sharingView,
  }),
  async run(scene) {
    const versions = await bigPictureVersions(scene.rows, scene.me);
    const sharing = await viewSharing(scene, scene.me);
    return accept({ current: versions[0] ?? null, versions, sharing });
  },
});

/** Writes the next version; the one it was written upon is named, so that none is lost. */
export const writeBigPicture = personDeed({
  name: 'big_picture.write',
  path: 'POST /big-picture/versions',
  says: 'Writes the next version of your big picture. Name the version you wrote upon, 0 for the first.',
  thing: 'big picture',
  verb: 'write',
  input: z.object({ whyCareer: optionalLine, whyProduct: optionalLine, number: z.int().min(0) }),
  output: z.object({ number: z.int() }),
  async run({ rows, me, at, newId }, { whyCareer = '', whyProduct = '', number }) {
    if (whyCareer === '' && whyProduct === '') return refuse('big_picture.empty');
    const [before] = await bigPictureVersions(rows, me);
    const stands = before?.number ?? 0;
    if (before?.whyCareer === whyCareer && before.whyProduct === whyProduct)
      return accept({ output: { number: stands } });
    if (number !== stands) return refuse('big_picture.changed_meanwhile', { number: stands });
    const next = { id: newId(), ownerId: me, number: stands + 1, at };
    await rows.put(bigPictures, [{ ...next, words: { whyCareer, whyProduct } }]);
    const { sharings } = await sharingOfItem(rows, me);
    const touches = sharings.flatMap((one) => (one.takenBackAt === null ? [one.engagementId] : []));
    const event = {
      kind: 'BigPictureWritten',
      about: me,
      facts: { number: next.number },
      audience: 'author',
    } as const;
    return accept({ events: [event], touches, output: { number: next.number } });
  },
});

/** The deeds of this file. */
export const bigPictureDeeds: readonly AnyDeed[] = [readBigPicture, writeBigPicture];
