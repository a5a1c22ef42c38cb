// Files that were dropped in, read once: every message of all of them by its time, then the files are gone.
import type { Ports } from '../ports.ts';
import type { Claim } from './source-claims.ts';
import type { Ending } from './source-endings.ts';

/** Reads the files of a source. */
export async function readFiles(_ports: Ports, _claim: Claim): Promise<Ending> {
  return { how: 'elsewhere' };
}
