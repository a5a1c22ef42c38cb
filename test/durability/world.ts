// A small world on disk for the built server: three engagements, and tokens with which their people write.
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreSettings } from '../../src/store/opening.ts';
import type { Store } from '../../src/store/store.ts';
import type { Name } from '../world/cast.ts';
import { newHouse } from '../world/house.ts';
import type { ServerPlace } from '../world/server.ts';

/** Somebody who writes. */
export interface Pen {
  readonly engagementId: string;
  readonly goalId: string;
  readonly token: string;
  readonly isCoach: boolean;
}

/** A data folder that a server can be started on. */
export interface World {
  readonly folder: string;
  readonly place: ServerPlace;
  readonly pens: readonly Pen[];
}

const PAIRS: readonly (readonly [client: Name, coach: Name])[] = [
  ['mira', 'elena'],
  ['tomas', 'elena'],
  ['jon', 'ada'],
];

const settingsOf = ({ data, keyFile }: ServerPlace): StoreSettings => ({
  place: { sqlite: join(data, 'throughline.db') },
  keyFile,
});

/** Makes a world in a folder of its own; the caller removes it. */
export async function newWorld(): Promise<World> {
  const house = await newHouse({ at: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }) });
  const pens: Pen[] = [];
  for (const [client, coach] of PAIRS) {
    const { id: engagementId, goalId } = await house.engagement({ client, coach, held: false });
    pens.push({ engagementId, goalId, token: await house.as(client).token(), isCoach: false });
    pens.push({ engagementId, goalId, token: await house.as(coach).token(), isCoach: true });
  }
  await house.close();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-durability-'));
  const place = { data: join(folder, 'data'), keyFile: join(folder, 'keys', 'throughline.key') };
  for (const inner of ['data', 'keys']) mkdirSync(join(folder, inner), { mode: 0o700 });
  const { place: from, keyFile } = house.settings;
  copyFileSync((from as { sqlite: string }).sqlite, join(place.data, 'throughline.db'));
  copyFileSync(keyFile, place.keyFile);
  return { folder, place, pens };
}

/** Opens the world's database beside, or instead of, its server. */
export function openWorld(place: ServerPlace): Promise<Store> {
  return openStore(settingsOf(place));
}
