// Take everything with you: all that is one's own in every version, and each engagement as one may read it.
import { z } from 'zod';
import { accept } from '../../domain/kernel/outcome.ts';
import { engagements } from '../../store/engagements.table.ts';
import { findAll, findBones } from '../../store/find.ts';
import { bigPictures, goals, goalVersions, wordings } from '../../store/goals.table.ts';
import {
  acknowledgements,
  drawnQuestions,
  moments,
  readings,
  reflections,
  sharings,
  talks,
} from '../../store/journal.table.ts';
import type { AnyDeed } from '../deed.ts';
import { sceneFor } from '../engagement-deed.ts';
import { type OwnScene, personReading } from '../person-deed.ts';
import { attentionExport, exportAttention } from './attention-export.ts';
import { type ExportedEngagement, exportEngagement } from './engagement-export.ts';

const record = z.record(z.string(), z.unknown());
const list = z.array(record);

const exportView = z.object({
  format: z.literal('throughline-export-1'),
  madeAt: z.string(),
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    zone: z.string(),
    madeAt: z.string(),
  }),
  bigPictures: list,
  goals: list,
  goalVersions: list,
  wordings: list,
  reflections: list,
  moments: list,
  acknowledgements: list,
  talks: list,
  sharings: list,
  readings: list,
  drawnQuestions: list,
  /** Null where there never was a source of messages. */
  attention: attentionExport.nullable(),
  engagements: z.array(
    z.object({
      id: z.string(),
      role: z.enum(['client', 'coach']),
      with: z.string().nullable(),
      state: z.string(),
      madeAt: z.string(),
      overOn: z.string().nullable(),
      overReason: z.string().nullable(),
      lists: z.record(z.string(), list),
    }),
  ),
});

/** Everything somebody takes with them. */
export type Exported = z.infer<typeof exportView>;

async function ownThings({ rows, me }: OwnScene) {
  const owned = { ownerId: me };
  const caught = await findAll(rows, moments, { ...owned, removedAt: null });
  const held = await findAll(rows, goals, owned);
  const momentId = caught.map(({ id }) => id);
  return {
    bigPictures: await findAll(rows, bigPictures, owned),
    goals: held,
    goalVersions: await findAll(rows, goalVersions, owned),
    wordings: await findAll(rows, wordings, { goalId: held.map(({ id }) => id) }),
    reflections: await findAll(rows, reflections, { ...owned, removedAt: null }),
    moments: caught,
    acknowledgements: await findAll(rows, acknowledgements, { momentId }),
    talks: await findAll(rows, talks, { momentId }),
    sharings: await findAll(rows, sharings, owned),
    readings: await findAll(rows, readings, owned),
    drawnQuestions: await findAll(rows, drawnQuestions, { personId: me }),
  };
}

async function engagementsOf({ rows, me, ports }: OwnScene): Promise<ExportedEngagement[]> {
  const asClient = await findBones(rows, engagements, { clientId: me });
  const asCoach = await findBones(rows, engagements, { coachId: me });
  const exported: ExportedEngagement[] = [];
  for (const { id } of [...asClient, ...asCoach]) {
    const scene = await sceneFor(id, me, rows, ports);
    if (scene) exported.push(await exportEngagement(scene));
  }
  return exported;
}

/** One document of everything that is this person's. */
export const readExport = personReading({
  name: 'export.read',
  path: 'GET /export',
  says: 'Everything that is yours in one document: every version, and each engagement as you may read it.',
  thing: 'export',
  verb: 'read',
  input: z.object({}),
  output: exportView,
  async run(scene) {
    const { name, email, zone, madeAt } = scene.person;
    const things = (await ownThings(scene)) as unknown as Omit<Exported, 'engagements' | 'attention'>;
    const engaged = (await engagementsOf(scene)) as Exported['engagements'];
    const head = { format: 'throughline-export-1' as const, madeAt: scene.at };
    return accept({
      ...things,
      ...head,
      person: { id: scene.me, name, email, zone, madeAt },
      attention: await exportAttention(scene),
      engagements: engaged,
    });
  },
});

/** The deeds of this file. */
export const exportDeeds: readonly AnyDeed[] = [readExport];
