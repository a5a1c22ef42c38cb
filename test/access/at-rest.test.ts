// Sealed at rest: what is written through the deeds into every field for words is nowhere in the files that hold it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import { backupTo } from '../../src/store/backup.ts';
import { schemaOf } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFolder } from '../store/trial.ts';
import type { House } from '../world/house.ts';
import { inputFor, namesIn } from './inputs.ts';
import { type Ground, groundOn, makingFor, placesFor } from './walk.ts';
import { actorOf, WALKERS, type Walker } from './walkers.ts';

/** The beginning of everything that is written here; no word, id or hash begins like it. */
const SIGN = 'Qvx9kestrel';
/** Deeds that must have written their words, so that finding none of them means something. */
const SINGING = [
  'account.change_profile',
  'agreement.write',
  'big_picture.write',
  'conclusion.add',
  'goal.make',
  'invitation.make',
  'moment.catch',
  'note.add',
  'reflection.write',
  'sprint.expect',
  'step.add',
  'step.move',
  'topic.add',
  'wording.suggest',
];
// Those first, since others end things.
const singing = SINGING.flatMap((name) => deeds.filter((deed) => deed.name === name));
const writing = [...singing, ...deeds.filter((deed) => !deed.reads && !singing.includes(deed))];
const writers = WALKERS.filter(({ name }) => ['client', 'coach', 'owner', 'other client'].includes(name));

/** Everything filled in; only words beside what has to be; only what has to be. */
const FILLINGS = [() => true, (value: unknown) => JSON.stringify(value).includes(SIGN), () => false];

function inputWith(...[deed, making, inPath]: Parameters<typeof inputFor>): object | undefined {
  try {
    return inputFor(deed, making, inPath);
  } catch {
    // A field that wants more than words: the walk gives it by samples, and another filling leaves it out.
    return undefined;
  }
}

function inputsOf(ground: Ground, deed: AnyDeed, walker: Walker): object[] {
  const say = (field: string) => `${SIGN}${field} sings of ${deed.name}`;
  const inputs = placesFor(ground, namesIn(deed.path), walker).flatMap(({ inPath }) =>
    FILLINGS.map((fillsIn) => inputWith(deed, { ...makingFor(ground, walker), say, fillsIn }, inPath)),
  );
  return inputs.filter((input) => input !== undefined && JSON.stringify(input).includes(SIGN)) as object[];
}

/** Does a deed with canaries in its words, on every kind of item and with every filling; whether it was done at all. */
async function isSung(ground: Ground, deed: AnyDeed, walker: Walker): Promise<boolean> {
  let isDone = false;
  for (const input of inputsOf(ground, deed, walker)) {
    const outcome = await perform(deed, input, actorOf(ground.hood, walker), ground.hood.house.ports);
    isDone ||= outcome.ok;
  }
  return isDone;
}

function bytesOf({ settings }: House): Buffer {
  const { place } = settings;
  if (!('sqlite' in place)) return Buffer.alloc(0);
  const files = ['', '-wal', '-shm'].map((end) => `${place.sqlite}${end}`).filter((file) => existsSync(file));
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

async function cellsOf(store: Store): Promise<string> {
  return store.snapshot(async (db) => {
    const all: unknown[] = [];
    for (const { name } of await schemaOf(db, store.engine))
      all.push((await sql`select * from ${sql.table(name)}`.execute(db)).rows);
    return JSON.stringify(all);
  });
}

const isThere = (held: string | Buffer): boolean => {
  const bytes = Buffer.from(held);
  const forms = [SIGN, SIGN.toLowerCase(), Buffer.from(SIGN).toString('hex')];
  const coded = [0, 1, 2].map((shift) =>
    Buffer.from(`${'x'.repeat(shift)}${SIGN}`)
      .toString('base64')
      .slice(4, -4),
  );
  return [...forms, ...coded, Buffer.from(SIGN, 'utf16le')].some((form) => bytes.includes(form));
};

async function nowhereIn(house: House): Promise<void> {
  const file = join(freshFolder(), 'backup');
  await backupTo(house.store, file);
  expect(isThere(`before ${SIGN} after`)).toBe(true);
  expect(isThere(bytesOf(house)), 'in the file or its log').toBe(false);
  expect(isThere(await cellsOf(house.store)), 'in a row').toBe(false);
  expect(isThere(gunzipSync(readFileSync(file))), 'in a backup').toBe(false);
  expect(isThere(house.logged.join('\n')), 'in the log').toBe(false);
}

async function singAll(ground: Ground, songs: readonly AnyDeed[]): Promise<ReadonlySet<string>> {
  const sung = new Set<string>();
  for (const deed of songs) {
    for (const walker of writers) if (await isSung(ground, deed, walker)) sung.add(deed.name);
  }
  return sung;
}

it.each(['sqlite', 'postgres'] as const)('words are nowhere but under their keys, on %s', async (engine) => {
  const ground = await groundOn(engine);
  const sung = await singAll(ground, engine === 'sqlite' ? writing : singing);
  expect(SINGING.filter((name) => !sung.has(name))).toEqual([]);
  await nowhereIn(ground.hood.house);
});
