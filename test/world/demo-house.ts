// The demo in a house of its own: told on a fresh database as of a given instant, and its two doors for newcomers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { playStories } from '../../src/cli/demo/player.ts';
import { elena, PASSWORD, stories } from '../../src/cli/demo/stories.table.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { dayAt } from '../../src/domain/kernel/time.ts';
import { idsBy, instanceOf } from '../../src/main/instance.ts';
import { bookOf } from '../../src/store/books.ts';
import { engagements } from '../../src/store/engagements.table.ts';
import { findBones } from '../../src/store/find.ts';
import { openStore } from '../../src/store/opening.ts';
import type { CastMember, Name } from './cast.ts';
import { clockAt } from './clock.ts';
import { type Guest, guestOf } from './guest.ts';

/** The demo as somebody finds it who starts it at that instant. */
export interface DemoHouse {
  readonly at: string;
  /** Today where its people are. */
  readonly today: string;
  readonly as: (who: 'mira' | 'elena') => Guest;
  /** A client's engagement as the rules see it now. */
  readonly book: (client: string) => Promise<Book>;
}

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Tells the demo as of this instant to people in this zone. */
export async function demoHouse(at: string, zone: string): Promise<DemoHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-demo-'));
  const place = { sqlite: join(folder, 'demo.db') };
  const store = await openStore({ place, keyFile: join(folder, 'demo.key') });
  const clock = clockAt(at);
  const assets = { links: { style: '', script: '', fonts: [] }, files: new Map() };
  const parts = { store, place, now: clock.now, url: 'http://localhost:4400', hasMail: false };
  const { ports, site, close } = await instanceOf({ ...parts, proxies: [], assets, log: () => {} });
  closing.push(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  const today = dayAt(clock.now(), zone);
  const portsAt = (now: () => string) => ({ ...ports, now, newId: idsBy(now) });
  const telling = { portsAt, now: clock.now(), zone, today, password: PASSWORD };
  const ids = await playStories(elena, stories, telling);
  const members = [...ids].map(([name, id]) => [name, { id, name, email: '', zone }]);
  const people = Object.fromEntries(members) as Record<Name, CastMember>;
  return {
    at: clock.now(),
    today,
    as: (who) => guestOf({ clock, ports, site, people }, who),
    book: async (client) => {
      const found = await store.read(async (rows) => {
        const [engagement] = await findBones(rows, engagements, { clientId: ids.get(client) ?? '' });
        return bookOf(rows, engagement?.id ?? '');
      });
      if (!found) throw new Error(`${client} has no engagement.`);
      return settle(found, clock.now()).book;
    },
  };
}
