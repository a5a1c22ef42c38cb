// A rehearsal of a house: the same people, database and clock, but nothing that is done is saved.
import { afterAll } from 'vitest';
import type { Announcement, Ports } from '../../src/app/ports.ts';
import { type Instance, instanceOf } from '../../src/main/instance.ts';
import type { Store } from '../../src/store/store.ts';
import type { House } from './house.ts';

/** An instance in which every deed answers as it would, and leaves the database as it was. */
export interface Rehearsal {
  readonly ports: Ports;
  readonly site: Instance['site'];
  /** What the last deeds would have announced. */
  readonly announced: readonly Announcement[];
  readonly logged: readonly string[];
}

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

const unsaved = (store: Store): Store => ({
  ...store,
  write: (lock, work) => store.write(lock, work, () => false),
  close: async () => {},
});

/** Opens one beside a house. */
export async function rehearsalOf(house: House): Promise<Rehearsal> {
  const announced: Announcement[] = [];
  const logged: string[] = [];
  const instance = await instanceOf({
    store: unsaved(house.store),
    place: house.settings.place,
    now: house.clock.now,
    url: house.ports.url,
    hasMail: house.ports.hasMail,
    proxies: [],
    assets: { links: { style: '/look.css', script: '/client.js', fonts: [] }, files: new Map() },
    log: (line) => logged.push(line),
  });
  closing.push(instance.close);
  const announce = (announcement: Announcement): void => void announced.push(announcement);
  return { ports: { ...instance.ports, announce }, site: instance.site, announced, logged };
}
