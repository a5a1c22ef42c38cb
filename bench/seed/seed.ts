// The seed of the bench: so many engagements over two years, made once, kept by a hash of what makes it.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readMasterKey } from '../../src/store/key-file.ts';
import { openStore } from '../../src/store/opening.ts';
import { sealerOf } from '../../src/store/sealing.ts';
import { type Grown, growAll, type Sample } from './growing.ts';
import { patternsAt } from './lives.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MADE_FROM = ['src/store/migrations', 'src/store', 'bench/seed', 'test/world'];

/** A database that is ready to be copied and measured. */
export interface Seed {
  readonly size: number;
  readonly folder: string;
  readonly rows: number;
  readonly sample: Sample;
}

function hashNow(day: string): string {
  const hash = createHash('sha256').update(day);
  for (const folder of MADE_FROM) {
    for (const name of readdirSync(join(ROOT, folder)).sort()) {
      const isPart = /(\.table|codec|sealing|data-keys|lived|acting|cast)\.ts$/.test(name);
      if (!isPart && !/migrations|bench/.test(folder)) continue;
      if (name.endsWith('.ts')) hash.update(readFileSync(join(ROOT, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Without its indexes a table takes rows many times faster; they are built again at the end. */
function withoutIndexes(database: DatabaseSync, work: () => void, say: (line: string) => void): void {
  const found = database
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const { name } of found) database.exec(`drop index "${String(name)}"`);
  work();
  for (const [index, { name, sql }] of found.entries()) {
    if (index % 10 === 0) say(`${index} of ${found.length} indexes (${String(name)})`);
    database.exec(String(sql));
  }
}

async function grow(folder: string, size: number, now: string, say: (line: string) => void): Promise<Grown> {
  const [file, keyFile] = [join(folder, 'throughline.db'), join(folder, 'throughline.key')];
  await (await openStore({ place: { sqlite: file }, keyFile })).close();
  const { key } = await readMasterKey(keyFile, false);
  const patterns = await patternsAt(now, folder);
  const database = new DatabaseSync(file);
  // The seed is made anew if this is cut short.
  for (const pragma of [
    'journal_mode=delete',
    'journal_mode=off',
    'synchronous=off',
    'foreign_keys=off',
    'cache_size=-1000000',
  ])
    database.exec(`pragma ${pragma}`);
  database.exec('begin');
  let grown: Grown | undefined;
  withoutIndexes(
    database,
    () => {
      grown = growAll({ database, sealer: sealerOf(key), keys: new Map() }, patterns, size, now, say);
    },
    say,
  );
  database.exec('commit');
  database.exec('pragma journal_mode=wal');
  database.close();
  return grown as Grown;
}

/** The seed of this size: found, or made with its progress told. */
export async function seedOf(size: number, say: (line: string) => void): Promise<Seed> {
  const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const all = join(tmpdir(), 'throughline-bench');
  const name = `${size}-${hashNow(now.slice(0, 10))}`;
  const folder = join(all, name);
  mkdirSync(all, { recursive: true });
  if (!existsSync(folder)) {
    for (const old of readdirSync(all).filter((other) => other.startsWith(`${size}-`)))
      rmSync(join(all, old), { recursive: true, force: true });
    const making = mkdtempSync(join(all, 'making-'));
    const grown = await grow(making, size, now, (line) =>
      say(`seeding ${size.toLocaleString('en')}: ${line}`),
    );
    writeFileSync(join(making, 'seed.json'), JSON.stringify(grown));
    renameSync(making, folder);
  }
  const { rows, sample } = JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8')) as Grown;
  return { size, folder, rows, sample };
}
