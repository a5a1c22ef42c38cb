// A house to live in: a running instance in process, its own fresh database, a clock that stands still, and the cast.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Reach } from '../../src/app/attention/reach.ts';
import type { Announcement, Ports } from '../../src/app/ports.ts';
import { type Instance, instanceOf } from '../../src/main/instance.ts';
import { openStore, type StoreSettings } from '../../src/store/opening.ts';
import { emailHashOf, personByEmail } from '../../src/store/persons.ts';
import type { Store } from '../../src/store/store.ts';
import { type Assets, readAssets } from '../../src/web/assets.ts';
import { type Act, actIn } from './acting.ts';
import { CAST, type CastMember, makeCast, type Name } from './cast.ts';
import { type Clock, clockAt } from './clock.ts';
import { type Guest, guestOf, type Who } from './guest.ts';
import { type Lived, liveTo, type Wished } from './lived.ts';
import { freshPostgres, type Template } from './postgres.ts';

/** A Sunday afternoon in Berlin, the time of all houses unless a test says otherwise. */
export const NOW = '2026-11-22T13:54:00.000Z';
// The databases are copies of one, so they are sealed by one key.
const KEY = `throughline-key-1 ${Buffer.alloc(32, 7).toString('base64url')}\n`;
const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'client');
const NO_ASSETS: Assets = {
  links: { style: '/assets/look.css', script: '/assets/client.js', fonts: [] },
  files: new Map(),
};

/** What a test may wish for. */
export interface HouseWishes {
  readonly engine?: 'sqlite' | 'postgres';
  readonly at?: string;
  readonly url?: string;
  readonly hasMail?: boolean;
  readonly proxies?: readonly string[];
  /** How far sources reach; nowhere nearby unless said. */
  readonly reach?: Partial<Reach>;
  /** With the browser's built files (`ensureBuilt()` first). */
  readonly built?: boolean;
  /** A second process over the database, key and clock of this house. */
  readonly beside?: House;
  /** A database that is there already, sealed by its own key, with the cast in it. */
  readonly settings?: StoreSettings;
}

/** A running instance and the people in it. */
export interface House {
  readonly clock: Clock;
  readonly store: Store;
  readonly ports: Ports;
  readonly site: Instance['site'];
  readonly settings: StoreSettings;
  readonly people: Readonly<Record<Name, CastMember>>;
  readonly person: (name: Name) => CastMember;
  /** Somebody at this house's doors: one of the cast, or `nobody`. */
  readonly as: (who: Who) => Guest;
  /** An engagement of Mira with Elena (or of others), lived up to a state by the rules alone. */
  readonly engagement: (wished?: Wished) => Promise<Lived>;
  /** Applies one rule of the domain to an engagement, by the way that deeds go. */
  readonly act: Act;
  readonly live: Instance['live'];
  /** What deeds announced to open pages, in order; those done through a door are not listed. */
  readonly announced: readonly Announcement[];
  /** What the server logged, line by line. */
  readonly logged: readonly string[];
  readonly close: () => Promise<void>;
}

const folders: string[] = [];
const houses: House[] = [];

afterAll(async () => {
  for (const house of houses.splice(0)) await house.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): { folder: string; keyFile: string } {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-house-'));
  folders.push(folder);
  const keyFile = join(folder, 'house.key');
  writeFileSync(keyFile, KEY, { mode: 0o600 });
  return { folder, keyFile };
}

/** The cast at its first instant; ids differ from run to run, never from house to house. */
async function furnish(settings: StoreSettings): Promise<void> {
  const store = await openStore(settings);
  const { now } = clockAt('2026-08-31T08:00:00Z');
  const parts = {
    store,
    place: settings.place,
    now,
    url: 'http://localhost:4400',
    hasMail: true,
    proxies: [],
  };
  const { ports, close } = await instanceOf({ ...parts, assets: NO_ASSETS, log: () => {} });
  await makeCast(ports);
  await close();
}

let template: Promise<Buffer> | undefined;

async function templateFile(): Promise<Buffer> {
  const { folder, keyFile } = freshFolder();
  const file = join(folder, 'template.db');
  await furnish({ place: { sqlite: file }, keyFile });
  return readFileSync(file);
}

const POSTGRES: Template = {
  name: 'house',
  prepare: (url) => furnish({ place: { postgres: url }, keyFile: freshFolder().keyFile }),
};

async function freshSettings(engine: HouseWishes['engine']): Promise<StoreSettings> {
  const { folder, keyFile } = freshFolder();
  if (engine === 'postgres') {
    const { url } = await freshPostgres({ template: POSTGRES });
    return { place: { postgres: url }, keyFile };
  }
  template ??= templateFile();
  const file = join(folder, 'house.db');
  writeFileSync(file, await template);
  return { place: { sqlite: file }, keyFile };
}

async function peopleIn(store: Store): Promise<Record<Name, CastMember>> {
  const found = await store.read(async (rows) => {
    const all: [string, CastMember][] = [];
    for (const [name, { email }] of Object.entries(CAST)) {
      const person = await personByEmail(rows, emailHashOf(store.sealer, email));
      if (!person) throw new Error(`${name} is not in the house.`);
      all.push([name, { id: person.id, name: person.name, email, zone: person.zone }]);
    }
    return all;
  });
  return Object.fromEntries(found) as Record<Name, CastMember>;
}

type Parts = Parameters<typeof instanceOf>[0];

/** What a house is made of beside its database, as far as nobody wishes otherwise. */
function usual(wishes: HouseWishes): Pick<Parts, 'url' | 'hasMail' | 'proxies' | 'assets'> {
  const { url = 'http://localhost:4400', hasMail = true, proxies = [], built = false } = wishes;
  return { url, hasMail, proxies, assets: built ? readAssets(BUILT) : NO_ASSETS };
}

function reachIn({ keyFile }: StoreSettings, wished: Partial<Reach> = {}): Reach {
  const arriving = join(dirname(keyFile), 'arriving');
  return { nearby: [], arriving, room: async () => Number.MAX_SAFE_INTEGER, ...wished };
}

/** Opens a house; it closes itself when the test file ends. */
export async function newHouse(wishes: HouseWishes = {}): Promise<House> {
  const { beside } = wishes;
  const settings = beside?.settings ?? wishes.settings ?? (await freshSettings(wishes.engine));
  const store = await openStore(settings);
  const clock = beside?.clock ?? clockAt(wishes.at ?? NOW);
  const announced: Announcement[] = [];
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const reach = reachIn(settings, wishes.reach);
  const parts = { ...usual(wishes), store, place: settings.place, now: clock.now, log, reach };
  const instance = await instanceOf(parts);
  const { site, live, close } = instance;
  const announce = (announcement: Announcement): void => {
    announced.push(announcement);
    instance.ports.announce(announcement);
  };
  const ports: Ports = { ...instance.ports, announce };
  const people = await peopleIn(store);
  const inner = { clock, ports, site, people };
  const act = actIn(inner);
  const house: House = {
    ...inner,
    store,
    settings,
    announced,
    logged,
    act,
    person: (name) => people[name],
    as: (who) => guestOf(inner, who),
    engagement: (wished = {}) => liveTo({ ...inner, act }, wished),
    live,
    close,
  };
  houses.push(house);
  return house;
}
