// A source of one's own by its id; anybody else's is as if it were not there.
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type SourceWords, sources } from '../../store/attention.table.ts';
import { findOne } from '../../store/find.ts';
import type { OwnScene } from '../person-deed.ts';
import { NO_WORDS, type SourceRow } from './source-reading.ts';

/** A source with its words there. */
export type OwnSource = Omit<SourceRow, 'words'> & { readonly words: SourceWords };

/** A source of one's own; `source.not_found` otherwise. */
export async function ownSource(
  { rows, me }: Pick<OwnScene, 'rows' | 'me'>,
  sourceId: Id,
): Promise<Outcome<OwnSource>> {
  const source = await findOne(rows, sources, { id: sourceId });
  if (source?.ownerId !== me) return refuse('source.not_found');
  return accept({ ...source, words: source.words ?? NO_WORDS });
}

/** What a deed about one source runs: handed the source if it is one's own, refused as `source.not_found` otherwise. */
export function withSource<I extends { readonly sourceId: Id }, O>(
  run: (scene: OwnScene, source: OwnSource, input: I) => Promise<Outcome<O>>,
): (scene: OwnScene, input: I) => Promise<Outcome<O>> {
  return async (scene, input) => {
    const found = await ownSource(scene, input.sourceId);
    return found.ok ? run(scene, found.value, input) : found;
  };
}
