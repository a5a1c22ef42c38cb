// The master key's file: made once and for its owner only, and every way it can be wrong said in one line.
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFile } from '../../src/store/durable-file.ts';
import { StartRefusal } from '../../src/store/faults.ts';
import { readMasterKey } from '../../src/store/key-file.ts';
import type { StoreSettings } from '../../src/store/opening.ts';
import {
  engines,
  freshFolder,
  freshPlace,
  freshStore,
  leaf,
  openTrial,
  putLeaves,
  readLeaf,
} from './trial.ts';

async function refusalOf(settings: StoreSettings): Promise<string> {
  const refusal = await openTrial(settings).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(StartRefusal);
  const line = (refusal as Error).message;
  expect(line).not.toContain('\n');
  return line;
}

describe('the key file', () => {
  test('is made with mode 0600 whatever the umask, and read again', async () => {
    const file = join(freshFolder(), 'deep', 'folder', 'a.key');
    const before = process.umask(0);
    const made = await readMasterKey(file, true).finally(() => process.umask(before));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.key).toHaveLength(32);
    expect(made.warning).toBeUndefined();
    expect(await readMasterKey(file, true)).toEqual(made);
    expect(await readMasterKey(file, false)).toEqual(made);
  });

  test('is one when two starts make it at once', async () => {
    const file = join(freshFolder(), 'a.key');
    const all = await Promise.all(Array.from({ length: 8 }, () => readMasterKey(file, true)));
    expect(new Set(all.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(1);
  });

  test('never replaces one that is there', async () => {
    const file = join(freshFolder(), 'a.key');
    expect(await makeFile(file, 'first')).toBe(true);
    expect(await makeFile(file, 'second')).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('first');
    expect(readdirSync(dirname(file))).toEqual(['a.key']);
  });

  test('warns when others can read it', async () => {
    const file = join(freshFolder(), 'a.key');
    await readMasterKey(file, true);
    for (const mode of [0o640, 0o604, 0o666]) {
      chmodSync(file, mode);
      expect((await readMasterKey(file, false)).warning).toContain(`chmod 600 ${file}`);
    }
  });

  test.each([
    ['empty', ''],
    ['of another program', '-----BEGIN PRIVATE KEY-----\n'],
    ['cut short', 'throughline-key-1 AAAA\n'],
    ['with something after it', `throughline-key-1 ${'A'.repeat(43)}\nmore\n`],
  ])('that is %s is refused and left as it is', async (_what, text) => {
    const file = join(freshFolder(), 'a.key');
    writeFileSync(file, text);
    await expect(readMasterKey(file, true)).rejects.toThrow('does not hold a Throughline key');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('that is a folder cannot be read', async () => {
    await expect(readMasterKey(freshFolder(), true)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });
});

describe.each(engines)('starting on %s', (engine) => {
  test('a missing key is refused once the database holds keys, and no new one is made', async () => {
    const { store, settings } = await freshStore(engine);
    await putLeaves(store, leaf('kept'));
    await store.close();
    renameSync(settings.keyFile, `${settings.keyFile}.away`);
    expect(await refusalOf(settings)).toContain('is missing');
    expect(existsSync(settings.keyFile)).toBe(false);
    renameSync(`${settings.keyFile}.away`, settings.keyFile);
    expect(await readLeaf(await openTrial(settings), 'kept')).toEqual(leaf('kept'));
  });

  test('another key is refused, even before any words were sealed', async () => {
    const { store, settings } = await freshStore(engine);
    await store.close();
    const other = join(freshFolder(), 'other.key');
    await readMasterKey(other, true);
    expect(await refusalOf({ ...settings, keyFile: other })).toContain('is not the key of this database');
  });

  test('two first starts at once share one key and one schema', async () => {
    const settings = await freshPlace(engine);
    const [one, two] = await Promise.all([openTrial(settings), openTrial(settings)]);
    await putLeaves(one, leaf('shared'));
    expect(await readLeaf(two, 'shared')).toEqual(leaf('shared'));
  });

  test('a key file that others can read is a warning', async () => {
    const { store, settings } = await freshStore(engine);
    expect(store.warnings).toEqual([]);
    await store.close();
    chmodSync(settings.keyFile, 0o644);
    expect((await openTrial(settings)).warnings).toHaveLength(1);
  });
});
