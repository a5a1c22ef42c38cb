// The sweep that reads sources of messages, one after the other, until none is due.
import { readNextSource } from '../app/attention/reading-sources.ts';
import type { Ports } from '../app/ports.ts';

/** Reads what is due; how many sources it was. Asked to stop, it ends within moments. */
export async function readSources(ports: Ports, stop: AbortSignal): Promise<number> {
  let count = 0;
  while (!stop.aborted && (await readNextSource(ports, stop))) count += 1;
  return count;
}
