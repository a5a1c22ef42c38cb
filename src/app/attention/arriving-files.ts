// Files that were dropped in, on their way: sealed on the disk by a key that only their source's row knows, gone once they are read.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { ArrivingFile } from '../../store/attention.table.ts';
import type { Reach } from './reach.ts';

/** Where a sealed file lies, and what opens it. */
export interface Spooled {
  readonly place: string;
  readonly key: string;
  readonly bytes: number;
}

type Folder = Pick<Reach, 'arriving' | 'room'>;

const CIPHER = 'aes-256-ctr';
const KEY = 32;
const COUNTER = 16;
const CHUNK = 1024 * 1024;
/** Bytes that stay free on the disk whatever is dropped in: the database needs them. */
const LEFT_FREE = 256 * 1024 ** 2;
/** How many bytes are written between two looks at the disk. */
const LOOK_AGAIN = 32 * 1024 ** 2;

/** What the name of a sealed file looks like: 256 bits of chance. */
export const placePattern = /^[\w-]{43}$/;
/** What its key looks like. */
export const keyPattern = /^[\w-]{64}$/;

/** Whether so many bytes more fit on the disk. */
export async function hasRoom({ room }: Pick<Reach, 'room'>, bytes: number): Promise<boolean> {
  return (await room()) - bytes >= LEFT_FREE;
}

function partsOf(key: string): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(key, 'base64url');
  return [bytes.subarray(0, KEY), bytes.subarray(KEY)];
}

function isFull(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT';
}

async function writeSealed(
  reach: Folder,
  { place, key }: Omit<Spooled, 'bytes'>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<number | null> {
  const cipher = createCipheriv(CIPHER, ...partsOf(key));
  const file = await open(join(reach.arriving, place), 'wx', 0o600);
  let bytes = 0;
  // The first piece looks too: many small files fill a disk as well as a large one.
  let looked = -LOOK_AGAIN;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes - looked >= LOOK_AGAIN && !(await hasRoom(reach, 0))) return null;
      if (bytes - looked >= LOOK_AGAIN) looked = bytes;
      await file.writeFile(cipher.update(chunk));
    }
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/** Seals bytes into a file of its own as they come; `files.no_room` once the disk is short. Nothing is left of a failure. */
export async function spool(reach: Folder, chunks: AsyncIterable<Uint8Array>): Promise<Outcome<Spooled>> {
  const place = randomBytes(32).toString('base64url');
  const key = randomBytes(KEY + COUNTER).toString('base64url');
  await mkdir(reach.arriving, { recursive: true, mode: 0o700 });
  try {
    const bytes = await writeSealed(reach, { place, key }, chunks);
    if (bytes !== null) return accept({ place, key, bytes });
  } catch (error) {
    if (!isFull(error)) {
      await dropSpooled(reach, [{ place }]);
      throw error;
    }
  }
  await dropSpooled(reach, [{ place }]);
  return refuse('files.no_room');
}

/** The bytes of a sealed file, from its beginning. */
export async function* openedBytes(
  { arriving }: Pick<Reach, 'arriving'>,
  { place, key }: Omit<Spooled, 'bytes'>,
  highWaterMark = CHUNK,
): AsyncGenerator<Buffer> {
  const decipher = createDecipheriv(CIPHER, ...partsOf(key));
  for await (const chunk of createReadStream(join(arriving, place), { highWaterMark }))
    yield decipher.update(chunk as Buffer);
}

/** How long a sealed file is; undefined where it is not here. */
export async function spooledBytes(
  { arriving }: Pick<Reach, 'arriving'>,
  place: string,
): Promise<number | undefined> {
  if (!placePattern.test(place)) return undefined;
  return stat(join(arriving, place)).then(
    ({ size }) => size,
    () => undefined,
  );
}

/** Removes sealed files. */
export async function dropSpooled(
  reach: Pick<Reach, 'arriving'> | undefined,
  files: readonly Pick<ArrivingFile, 'place'>[],
): Promise<void> {
  const places = files.map(({ place }) => place ?? '').filter((place) => placePattern.test(place));
  if (reach) await Promise.all(places.map((place) => rm(join(reach.arriving, place), { force: true })));
}

/** Sealed files that lie there, with how old they are, in ms. */
export async function allSpooled({
  arriving,
}: Pick<Reach, 'arriving'>): Promise<readonly { readonly place: string; readonly age: number }[]> {
  const names = await readdir(arriving).catch(() => []);
  const places = names.filter((name) => placePattern.test(name));
  const found = places.map(async (place) => {
    const { mtimeMs = Date.now() } = (await stat(join(arriving, place)).catch(() => null)) ?? {};
    return { place, age: Date.now() - mtimeMs };
  });
  return Promise.all(found);
}
