// The demo in a house of its own: told on a fresh database as of a given instant, and its two doors for newcomers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Story } from '../../src/cli/demo/entry.ts';
import { playStories } from '../../src/cli/demo/player.ts';
import { elena, PASSWORD, stories } from '../../src/cli/demo/stories.table.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { dayAt } from '../../src/domain/kernel/time.ts';
import { type Instance, idsBy, instanceOf } from '../../src/main/instance.ts';
import { bookOf } from '../../src/store/books.ts';
import { engagements } from '../../src/store/engagements.table.ts';
import { findBones } from '../../src/store/find.ts';
import { openStore } from '../../src/store/opening.ts';
import type { Store } from '../../src/store/store.ts';
import { type Assets, readAssets } from '../../src/web/assets.ts';
import type { CastMember, Name } from './cast.ts';
import { type Clock, clockAt } from './clock.ts';
import { type Guest, guestOf } from './guest.ts';

/** The demo as somebody finds it who starts it at that instant. */
export interface DemoHouse {
  readonly at: string;
  /** Today where its people are. */
  readonly today: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly site: Instance['site'];
  /** Somebody by the name stories call them. */
  readonly as: (who: string) => Guest;
  readonly idOf: (who: string) => string;
  /** A client's engagement as the rules see it now. */
  readonly book: (client: string) => Promise<Book>;
}

/** What a test may wish for beside the demo as it ships. */
export interface DemoWishes {
  readonly url?: string;
  /** With the browser's built files (`ensureBuilt()` first). */
  readonly built?: boolean;
  /** More clients of Elena's. */
  readonly also?: readonly Story[];
}

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'client');
const NO_ASSETS: Assets = { links: { style: '', script: '', fonts: [] }, files: new Map() };

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Tells the demo as of this instant to people in this zone. */
export async function demoHouse(at: string, zone: string, wishes: DemoWishes = {}): Promise<DemoHouse> {
  const { url = 'http://localhost:4400', built = false, also = [] } = wishes;
  const folder = mkdtempSync(join(tmpdir(), 'throughline-demo-'));
  const place = { sqlite: join(folder, 'demo.db') };
  const store = await openStore({ place, keyFile: join(folder, 'demo.key') });
  const clock = clockAt(at);
  const assets = built ? readAssets(BUILT) : NO_ASSETS;
  const parts = { store, place, now: clock.now, url, hasMail: false, proxies: [], assets };
  const { ports, site, close } = await instanceOf({ ...parts, log: () => {} });
  closing.push(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  const today = dayAt(clock.now(), zone);
  const portsAt = (now: () => string) => ({ ...ports, now, newId: idsBy(now) });
  const telling = { portsAt, now: clock.now(), zone, today, password: PASSWORD };
  const ids = await playStories(elena, [...stories, ...also], telling);
  const members = [...ids].map(([name, id]) => [name, { id, name, email: '', zone }]);
  const people = Object.fromEntries(members) as Record<Name, CastMember>;
  const idOf = (who: string): string => ids.get(who) ?? '';
  return {
    at: clock.now(),
    today,
    clock,
    store,
    site,
    as: (who) => guestOf({ clock, ports, site, people }, who as Name),
    idOf,
    book: (client) => bookIn(store, idOf(client), clock.now()),
  };
}

async function bookIn(store: Store, clientId: string, at: string): Promise<Book> {
  const found = await store.read(async (rows) => {
    const [engagement] = await findBones(rows, engagements, { clientId });
    return bookOf(rows, engagement?.id ?? '');
  });
  if (!found) throw new Error(`${clientId} has no engagement.`);
  return settle(found, at).book;
}
