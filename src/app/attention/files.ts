// Files that a person dropped in become a source of messages; what holds their bytes meanwhile lies sealed on the disk.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type ArrivingFile, sources } from '../../store/attention.table.ts';
import { accountEvent } from '../accounts/cards.ts';
import type { AnyDeed } from '../deed.ts';
import { idField, MADE } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { keyPattern, placePattern, spooledBytes } from './arriving-files.ts';
import { addSource, mayAdd, sourceNameField } from './mailboxes.ts';
import { ownSource } from './owned-sources.ts';

/** More files than anybody drops in at once. */
export const MOST_FILES = 200;
/** All that one source holds, over time. */
const MOST_IN_ALL = 1000;

const fileField = z.object({
  name: z.string().trim().min(1).max(255),
  place: z.string().regex(placePattern),
  key: z.string().regex(keyPattern),
  bytes: z.int().min(0),
});

async function areThere(ports: Ports, files: readonly z.infer<typeof fileField>[]): Promise<boolean> {
  const { reach } = ports;
  if (!reach) return false;
  const sizes = await Promise.all(files.map(({ place }) => spooledBytes(reach, place)));
  return sizes.every((size, index) => size === files[index]?.bytes);
}

/** Puts more files into a source of files; those in it must have been read. */
async function addTo(
  scene: OwnScene,
  sourceId: string,
  files: readonly ArrivingFile[],
): Promise<Outcome<string>> {
  const source = await ownSource(scene, sourceId);
  if (!source.ok) return source;
  const { kind, words, state } = source.value;
  if (kind !== 'files') return refuse('files.into_mailbox');
  const before = words.files ?? [];
  if (before.some(({ place }) => place !== undefined)) return refuse('files.being_read');
  if (before.length + files.length > MOST_IN_ALL) return refuse('files.too_many', { most: MOST_IN_ALL });
  await scene.rows.change(sources, sourceId, {
    words: { ...words, files: [...before, ...files], arrivedAt: scene.at },
    ...(state === 'paused' ? {} : { state: 'waiting', fault: null, dueAt: scene.at }),
  });
  return accept(sourceId);
}

async function addNew(
  scene: OwnScene,
  name: string,
  files: readonly ArrivingFile[],
): Promise<Outcome<string>> {
  const may = await mayAdd(scene);
  if (!may.ok) return may;
  const words = { name, addresses: [], files, arrivedAt: scene.at };
  return accept(await addSource(scene, { kind: 'files', words, secret: null }));
}

/** Makes a source of files that were received and sealed; a page receives them. */
export const takeFiles = personDeed({
  name: 'files.take',
  path: 'POST /attention/files',
  says: 'Makes a source of files that a page received: mailbox files, letters, calendars, chat exports.',
  thing: 'mail',
  verb: 'write',
  guard: 'page',
  input: z.object({
    files: z.array(fileField).min(1).max(MOST_FILES),
    name: sourceNameField.optional(),
    sourceId: idField.optional(),
  }),
  output: MADE,
  prepare: ({ files }, ports) => areThere(ports, files),
  async run(scene, { files, name, sourceId }, isThere) {
    if (!isThere) return refuse('files.gone');
    const called = name ?? files[0]?.name.slice(0, 200) ?? '';
    const taken =
      sourceId === undefined ? await addNew(scene, called, files) : await addTo(scene, sourceId, files);
    if (!taken.ok) return taken;
    return accept({ output: { id: taken.value }, events: [accountEvent('SourceConnected', taken.value)] });
  },
});

/** Deeds on files that were dropped in. */
export const fileDeeds: readonly AnyDeed[] = [takeFiles];
