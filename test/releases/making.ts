// Makes the database of this version, before it is released: `npm run release-database`. It is made once and stays as it is.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { version } from '../../src/main/version.ts';
import { newNeighbourhood } from '../access/neighbourhood.ts';
import { readsIn } from './reads.ts';

it('is a house with every table in use, its key, and what its people read', async () => {
  const { house } = await newNeighbourhood('sqlite');
  const { place, keyFile } = house.settings;
  const folder = join(import.meta.dirname, version);
  mkdirSync(folder, { recursive: true });
  const plain = join(folder, 'throughline.db');
  const database = new DatabaseSync('sqlite' in place ? place.sqlite : '');
  database.prepare('vacuum into ?').run(plain);
  database.close();
  writeFileSync(`${plain}.gz`, gzipSync(readFileSync(plain), { level: 9 }));
  rmSync(plain);
  copyFileSync(keyFile, join(folder, 'throughline.key'));
  const reads = { at: house.clock.now(), reads: await readsIn(house) };
  writeFileSync(join(folder, 'reads.json.gz'), gzipSync(JSON.stringify(reads), { level: 9 }));
  expect(Object.keys(reads.reads)).toContain('mira');
});
