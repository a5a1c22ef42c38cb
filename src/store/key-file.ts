// The master key: a file outside the database, made at the first start and never again.
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFile, makeFolder } from './durable-file.ts';
import { StartRefusal } from './faults.ts';

export interface MasterKey {
  readonly key: Uint8Array;
  /** One line for the log when others on this machine can read the file. */
  readonly warning: string | undefined;
}

const HEAD = 'throughline-key-1 ';
const SHAPE = /^throughline-key-1 ([A-Za-z0-9_-]{43})\n?$/;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartRefusal(`The key file ${file} cannot be read (${String(codeOf(error))}).`, error);
  }
}

async function makeKeyFile(file: string): Promise<void> {
  try {
    makeFolder(dirname(file));
    await makeFile(file, `${HEAD}${randomBytes(32).toString('base64url')}\n`);
  } catch (error) {
    throw new StartRefusal(`The key file ${file} cannot be made (${String(codeOf(error))}).`, error);
  }
}

async function warningOf(file: string): Promise<string | undefined> {
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return undefined;
  return `Others on this machine can read the key file ${file}; make it readable by its owner only: chmod 600 ${file}`;
}

/** Reads the master key. `mayMake`: the database holds no keys yet, so a missing file is a first start. */
export async function readMasterKey(file: string, mayMake: boolean): Promise<MasterKey> {
  let text = await readText(file);
  if (text === undefined && mayMake) {
    await makeKeyFile(file);
    text = await readText(file);
  }
  if (text === undefined) {
    throw new StartRefusal(
      `The key file ${file} is missing; without it nothing in the database can be read. Put it back from your backup of it.`,
    );
  }
  const found = SHAPE.exec(text)?.[1];
  if (found === undefined) throw new StartRefusal(`The key file ${file} does not hold a Throughline key.`);
  return { key: Buffer.from(found, 'base64url'), warning: await warningOf(file) };
}
