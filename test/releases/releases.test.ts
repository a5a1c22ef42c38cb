// The database of every release: opens with its key, is brought up to date, is whole, and says what it said.
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { signIn } from '../../src/app/accounts/signing-in.ts';
import { version } from '../../src/main/version.ts';
import { examine } from '../../src/store/examination.ts';
import type { StoreSettings } from '../../src/store/opening.ts';
import { PASSWORD } from '../world/cast.ts';
import { newHouse } from '../world/house.ts';
import { type Reads, readsIn } from './reads.ts';

const HERE = import.meta.dirname;
const releases = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => /^\d+\.\d+\.\d+/.test(name));
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const unpacked = (release: string, name: string): Buffer =>
  gunzipSync(readFileSync(join(HERE, release, `${name}.gz`)));

/** A copy of a release's database with its key: migrating changes it. */
function settingsOf(release: string): { sqlite: string; settings: StoreSettings } {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-release-'));
  folders.push(folder);
  const sqlite = join(folder, 'throughline.db');
  const keyFile = join(folder, 'throughline.key');
  writeFileSync(sqlite, unpacked(release, 'throughline.db'), { mode: 0o600 });
  copyFileSync(join(HERE, release, 'throughline.key'), keyFile);
  chmodSync(keyFile, 0o600);
  return { sqlite, settings: { place: { sqlite }, keyFile } };
}

/** Every column and index of a database, by name. */
function shapeOf(file: string): readonly unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const shape = database
    .prepare(
      `select m."type", m."name", c."name" as "column", c."type" as "kind", c."notnull", c."pk"
       from sqlite_master m left join pragma_table_info(m."name") c on m."type" = 'table' order by 2, 3`,
    )
    .all();
  database.close();
  return shape;
}

it('has a database of this version: `npm run release-database` makes it', () => {
  expect(releases).toContain(version);
});

describe.each(releases)('the database of %s', (release) => {
  it('says what it said when it was made', async () => {
    const { at, reads } = JSON.parse(unpacked(release, 'reads.json').toString()) as {
      at: string;
      reads: Reads;
    };
    const { settings } = settingsOf(release);
    const house = await newHouse({ settings, at });
    expect(await readsIn(house)).toMatchObject(reads);
    expect((await house.as('mira').get('/today')).status).toBe(200);
    const { email } = house.person('mira');
    expect(await house.as('nobody').try(signIn, { email, password: PASSWORD })).toMatchObject({ ok: true });
  });

  it('becomes what a new one is, and all of it opens', async () => {
    const { settings, sqlite } = settingsOf(release);
    const [old, fresh] = [await newHouse({ settings }), await newHouse()];
    const { place } = fresh.settings;
    expect(shapeOf(sqlite)).toEqual(shapeOf('sqlite' in place ? place.sqlite : ''));
    expect(await examine(old.settings)).toMatchObject({
      waiting: [],
      broken: [],
      unopened: [],
      keyFits: true,
    });
  });
});
