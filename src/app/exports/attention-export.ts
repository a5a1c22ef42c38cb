// Attention as its person takes it along: what was set, where messages come from without what opens it, messages with what
// was said of them, and how much was learned. Packed numbers are the engine's, and say nothing to anybody else.
import { z } from 'zod';
import { lessons, messages, sources } from '../../store/attention.table.ts';
import { findAll, findBones } from '../../store/find.ts';
import { settingsOf } from '../attention/attention-settings.ts';
import { viewOf } from '../attention/source-reading.ts';
import type { OwnScene } from '../person-deed.ts';

const record = z.record(z.string(), z.unknown());

/** Somebody's attention in an export. */
export const attentionExport = z.object({
  budget: z.int(),
  muted: z.array(z.string()),
  addresses: z.array(z.string()),
  sources: z.array(record),
  messages: z.array(record),
  /** How many times something was learned: by itself, and by a word. */
  lessons: z.int(),
  sayings: z.int(),
});

/** Somebody's attention as it is taken along; null where they never had a source. */
export async function exportAttention({
  rows,
  me,
}: OwnScene): Promise<z.infer<typeof attentionExport> | null> {
  const settings = await settingsOf(rows, me);
  if (!settings) return null;
  const { muted, addresses } = settings.words;
  const log = await findBones(rows, lessons, { ownerId: me });
  const isWord = ({ messageId, kind }: (typeof log)[number]): boolean =>
    messageId !== null && kind !== 'ignored';
  const came = await findAll(rows, messages, { ownerId: me });
  return {
    budget: settings.budget,
    muted: [...muted],
    addresses: [...addresses],
    sources: (await findAll(rows, sources, { ownerId: me })).map((source) => ({ ...viewOf(source) })),
    messages: came
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .map(({ ownerId: _, idHash: _id, fromHash: _from, numbers: _numbers, ...message }) => message),
    lessons: log.filter((line) => !isWord(line)).reduce((sum, { count }) => sum + count, 0),
    sayings: log.filter(isWord).length,
  };
}
