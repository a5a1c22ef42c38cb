// Mail that lies on the disk: a file of it, a Maildir, a folder of letters. Told one by one, whatever is broken.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Instant } from '../../domain/kernel/time.ts';
import { CHUNK, type FileKind, kindOfFile, type MailFile, messagesIn, type Told } from './mail-files.ts';

/** What a path turned out to be. */
export type SourceKind = FileKind | 'maildir' | 'letters';

/** What lies at this path; undefined where it is nothing that holds messages. Throws where it cannot be opened. */
export async function kindOfSource(path: string): Promise<SourceKind | undefined> {
  if ((await stat(path)).isDirectory()) return kindOfFolder(await readdir(path));
  return kindOfFile(await fileAt(path));
}

function kindOfFolder(names: readonly string[]): SourceKind | undefined {
  if (names.includes('cur') || names.includes('new')) return 'maildir';
  return names.some((name) => name.toLowerCase().endsWith('.eml')) ? 'letters' : undefined;
}

/** The file at a path. */
export async function fileAt(path: string): Promise<MailFile> {
  const { size, mtime } = await stat(path);
  const bytes = (): AsyncIterable<Buffer> =>
    createReadStream(path, { highWaterMark: Math.max(1, Math.min(CHUNK, size)) });
  return { name: basename(path), size, changedAt: mtime.toISOString(), bytes };
}

async function* fromLetters(paths: readonly string[], now: Instant): AsyncGenerator<Told> {
  let done = 0;
  for (const path of paths) {
    const file = await fileAt(path);
    done += file.size;
    for await (const told of messagesIn(file, 'letter', now)) yield { ...told, read: done };
  }
}

/** The letters of a folder and of those in it, in the order of their names: Maildir names begin with the time. */
async function lettersIn(folder: string, isLetter: (path: string) => boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter(isLetter)
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/** Everything a source holds, in its order. `now` bounds what is believed of dates in the future. */
export async function* messagesFrom(path: string, kind: SourceKind, now: Instant): AsyncGenerator<Told> {
  switch (kind) {
    case 'letters':
      return yield* fromLetters(await lettersIn(path, (each) => /\.eml(?:\.gz)?$/i.test(each)), now);
    case 'maildir':
      return yield* fromLetters(
        await lettersIn(path, (each) => /[\\/](?:cur|new)[\\/][^\\/]+$/.test(each)),
        now,
      );
    default:
      return yield* messagesIn(await fileAt(path), kind, now);
  }
}
