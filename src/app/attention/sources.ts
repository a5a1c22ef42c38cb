// Where a person's messages come from: listed with how reading goes, read now, paused, renamed, forgotten with all that came of it.
import { z } from 'zod';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { consentClients, sources } from '../../store/attention.table.ts';
import { findAll, findBones, findOne, removeRows } from '../../store/find.ts';
import { accountEvent } from '../accounts/cards.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed, personReading } from '../person-deed.ts';
import { dropSpooled } from './arriving-files.ts';
import { forgetMailOf } from './forgetting.ts';
import { sourceNameField } from './mailboxes.ts';
import { type OwnSource, withSource } from './owned-sources.ts';
import { viewOf } from './source-reading.ts';
import { sourceListView, sourceView } from './source-views.ts';

const READS = { thing: 'mail', verb: 'read' } as const;
const WRITES = { thing: 'mail', verb: 'write' } as const;
const SOURCE = z.object({ sourceId: idField });

/** Lists a person's sources, and which providers can be asked for consent here. */
export const listSources = personReading({
  name: 'source.list',
  path: 'GET /attention/sources',
  says: 'Lists where your messages come from, and how reading goes.',
  ...READS,
  input: z.object({}),
  output: sourceListView,
  async run({ rows, me }) {
    const mine = await findAll(rows, sources, { ownerId: me });
    const clients = await findBones(rows, consentClients, {});
    return accept({ sources: mine.map(viewOf), providers: clients.map(({ provider }) => provider) });
  },
});

/** Reads one source. */
export const readSource = personReading({
  name: 'source.read',
  path: 'GET /attention/sources/:sourceId',
  says: 'Reads one of your sources: how reading goes, its folders, its files.',
  ...READS,
  input: SOURCE,
  output: sourceView,
  run: withSource(async (_scene, source) => accept(viewOf(source))),
});

const changed = (id: string) => ({ output: {}, events: [accountEvent('SourceChanged', id)] });

/** Whether there is anything left to read: of files only what still waits. */
function hasMore({ kind, words }: OwnSource): boolean {
  return kind === 'mailbox' || (words.files ?? []).some(({ place }) => place !== undefined);
}

/** What a source is while nobody reads it and nothing is wrong. */
const atRest = ({ readAt }: OwnSource) => (readAt === null ? ('waiting' as const) : ('well' as const));

async function toBeRead({ rows, at }: OwnScene, source: OwnSource): Promise<void> {
  await rows.change(sources, source.id, { state: atRest(source), dueAt: at });
}

/** Has a source read as soon as may be, even one that could not be opened. */
export const readSourceNow = personDeed({
  name: 'source.read_now',
  path: 'POST /attention/sources/:sourceId/reading',
  says: 'Has one of your sources read at once instead of when its time comes.',
  ...WRITES,
  input: SOURCE,
  output: DONE,
  run: withSource(async (scene, source) => {
    if (source.state === 'paused') return refuse('source.paused');
    if (!hasMore(source)) return refuse('source.read_already');
    if (source.state !== 'reading') await toBeRead(scene, source);
    return accept(changed(source.id));
  }),
});

/** Stops reading a source until it is resumed; what came of it stays. */
export const pauseSource = personDeed({
  name: 'source.pause',
  path: 'PUT /attention/sources/:sourceId/pause',
  says: 'Stops reading one of your sources until you resume it. What came of it stays.',
  ...WRITES,
  input: SOURCE,
  output: DONE,
  run: withSource(async (scene, source) => {
    await scene.rows.change(sources, source.id, { state: 'paused', dueAt: null });
    return accept(changed(source.id));
  }),
});

/** Goes on reading a source that was paused. */
export const resumeSource = personDeed({
  name: 'source.resume',
  path: 'DELETE /attention/sources/:sourceId/pause',
  says: 'Goes on reading one of your sources that was paused.',
  ...WRITES,
  input: SOURCE,
  output: DONE,
  run: withSource(async (scene, source) => {
    if (source.state !== 'paused') return refuse('source.not_paused');
    if (hasMore(source)) await toBeRead(scene, source);
    else await scene.rows.change(sources, source.id, { state: atRest(source) });
    return accept(changed(source.id));
  }),
});

/** Calls a source something else. */
export const renameSource = personDeed({
  name: 'source.rename',
  path: 'PUT /attention/sources/:sourceId/name',
  says: 'Gives one of your sources another name.',
  ...WRITES,
  input: z.object({ sourceId: idField, name: sourceNameField }),
  output: DONE,
  run: withSource(async (scene, source, { name }) => {
    await scene.rows.change(sources, source.id, { words: { ...source.words, name } });
    return accept(changed(source.id));
  }),
});

const forgetting = personDeed({
  name: 'source.forget',
  path: 'DELETE /attention/sources/:sourceId',
  says: 'Forgets one of your sources: its messages, what was learned from them, and how it is opened.',
  ...WRITES,
  input: SOURCE,
  output: DONE,
  run: withSource(async (scene, source) => {
    await forgetMailOf(scene.rows, scene.me, source.id);
    await removeRows(scene.rows, sources, { id: source.id });
    return accept({ output: {}, events: [accountEvent('SourceForgotten', source.id)] });
  }),
});

/** Forgets a source and everything that came of it; its files on the disk go once that is saved. */
export const forgetSource: typeof forgetting = {
  ...forgetting,
  async perform(input, actor, ports) {
    const source = await ports.store.read((rows) => findOne(rows, sources, { id: input.sourceId }));
    const outcome = await forgetting.perform(input, actor, ports);
    if (outcome.ok) await dropSpooled(ports.reach, source?.words?.files ?? []);
    return outcome;
  },
};

/** Deeds on sources of every kind. */
export const sourceDeeds: readonly AnyDeed[] = [
  listSources,
  readSource,
  readSourceNow,
  pauseSource,
  resumeSource,
  renameSource,
  forgetSource,
];
