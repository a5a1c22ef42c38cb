// When a server starts: what an earlier one left in the middle is taken up, and files that belong to no source are removed.
import { sources } from '../../store/attention.table.ts';
import { changeRows, findAll } from '../../store/find.ts';
import type { Ports } from '../ports.ts';
import { allSpooled, dropSpooled } from './arriving-files.ts';

/** Where several servers run, another one may just be receiving a file: only what is older, in ms, is left over. */
const SURELY_LEFT = 24 * 60 * 60_000;

/** Nobody else reads: what was being read when the server before ended is read on at once. */
async function takeUp(ports: Ports): Promise<void> {
  if (ports.store.engine === 'postgres') return;
  await ports.store.write({ claims: true }, (rows) =>
    changeRows(rows, sources, { state: 'reading' }, { dueAt: ports.now() }),
  );
}

/** Removes files that no source waits for; how many there were. */
export async function dropLeftovers(ports: Ports): Promise<number> {
  const { reach, store } = ports;
  const spooled = reach ? await allSpooled(reach) : [];
  if (spooled.length === 0) return 0;
  const all = await store.read((rows) => findAll(rows, sources, { kind: 'files' }));
  const awaited = new Set(all.flatMap(({ words }) => (words?.files ?? []).map(({ place }) => place)));
  const isOld = ({ age }: (typeof spooled)[number]): boolean =>
    store.engine === 'sqlite' || age > SURELY_LEFT;
  const left = spooled.filter((one) => !awaited.has(one.place) && isOld(one));
  await dropSpooled(reach, left);
  return left.length;
}

/** To be called once, before anything is read or received. */
export async function beginSources(ports: Ports): Promise<void> {
  await takeUp(ports);
  await dropLeftovers(ports);
}
