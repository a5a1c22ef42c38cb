// Mail that lies in files: a mailbox file, a Maildir, a folder of letters, a chat export, a calendar. Told one by one, whatever is broken.
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Message } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { type CalendarEvent, eventsOf } from './invitations.ts';
import { type Circumstances, type Read, readLetter, type Unreadable } from './letters.ts';
import { messagesOf } from './mbox.ts';
import { slackMessages } from './slack-exports.ts';

/** What a file turned out to be. */
export type SourceKind = 'mailbox' | 'maildir' | 'letters' | 'letter' | 'chat' | 'calendar';

/** One thing read from a source, with how far the reading has come. */
export type Told = (
  | { readonly message: Message }
  | { readonly unreadable: Unreadable; readonly where: string }
) & {
  /** Bytes of the file read so far; files of a folder count by their size. */
  readonly read: number;
};

/** A letter longer than this, in bytes, is cut: the rest is attachments. */
const LARGEST = 1024 * 1024;
const CHUNK = 1024 * 1024;

/** What lies at this path; undefined where it is nothing that holds messages. Throws where it cannot be opened. */
export async function kindOfSource(path: string): Promise<SourceKind | undefined> {
  if ((await stat(path)).isDirectory()) return kindOfFolder(await readdir(path));
  const name = path.toLowerCase();
  if (name.endsWith('.zip')) return 'chat';
  if (name.endsWith('.ics')) return 'calendar';
  const head = await headOfFile(path);
  if (/^From \S/.test(head)) return 'mailbox';
  if (head.startsWith('BEGIN:VCALENDAR')) return 'calendar';
  return /^[!-9;-~]{1,76}:/.test(head) ? 'letter' : undefined;
}

function kindOfFolder(names: readonly string[]): SourceKind | undefined {
  if (names.includes('cur') || names.includes('new')) return 'maildir';
  return names.some((name) => name.toLowerCase().endsWith('.eml')) ? 'letters' : undefined;
}

function bytesOf(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  return path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip({ chunkSize: CHUNK })) : file;
}

async function headOfFile(path: string): Promise<string> {
  for await (const chunk of bytesOf(path))
    return chunk.toString('latin1', 0, 128).replace(/^\xef\xbb\xbf/, '');
  return '';
}

async function read(bytes: Buffer, about: Circumstances): Promise<Read> {
  const told = readLetter(bytes, about);
  return 'odd' in told ? told.odd() : told;
}

async function* fromMailbox(path: string, now: Instant): AsyncGenerator<Told> {
  let done = 0;
  let number = 0;
  for await (const { bytes, size, envelope } of messagesOf(bytesOf(path), LARGEST)) {
    done += size;
    number++;
    const told = await read(bytes, { now, envelope });
    yield { ...('message' in told ? told : { ...told, where: `${number}` }), read: done };
  }
}

async function headOfLetter(path: string): Promise<Buffer> {
  if (path.toLowerCase().endsWith('.gz')) {
    for await (const { bytes } of messagesOf(prefixed(bytesOf(path)), LARGEST)) return bytes;
    return Buffer.alloc(0);
  }
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A single letter read as a mailbox of one. */
async function* prefixed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('From letter 00:00\n');
  yield* chunks;
}

async function* fromLetters(paths: readonly string[], now: Instant): AsyncGenerator<Told> {
  let done = 0;
  for (const path of paths) {
    const { size, mtime } = await stat(path);
    done += size;
    const told = await read(await headOfLetter(path), { now, receivedAt: mtime.toISOString() });
    yield { ...('message' in told ? told : { ...told, where: basename(path) }), read: done };
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

function eventMessage(event: CalendarEvent, now: Instant): Message {
  return {
    id: `<${event.uid.replace(/[<>\s]/g, '')}@calendar.invalid>`,
    at: event.stampedAt ?? event.startsAt ?? now,
    from: event.organiser,
    to: event.attendees,
    cc: [],
    subject: event.summary.slice(0, 2000),
    references: [],
    bulk: false,
    automatic: false,
    invitation: {
      ...(event.startsAt && { startsAt: event.startsAt }),
      ...(event.endsAt && { endsAt: event.endsAt }),
      ...(event.method && { method: event.method }),
    },
    text: event.description,
    attachments: 0,
  };
}

async function* fromCalendar(path: string, now: Instant): AsyncGenerator<Told> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(path)) {
    size += chunk.length;
    if (size <= 16 * LARGEST) parts.push(chunk);
  }
  for (const event of eventsOf(Buffer.concat(parts).toString('utf8')))
    yield { message: eventMessage(event, now), read: size };
}

async function* fromChat(path: string): AsyncGenerator<Told> {
  const { size } = await stat(path);
  for await (const message of slackMessages(path)) yield { message, read: size };
}

/** Everything a source holds, in its order. `now` bounds what is believed of dates in the future. */
export async function* messagesFrom(path: string, kind: SourceKind, now: Instant): AsyncGenerator<Told> {
  switch (kind) {
    case 'mailbox':
      return yield* fromMailbox(path, now);
    case 'letter':
      return yield* fromLetters([path], now);
    case 'letters':
      return yield* fromLetters(await lettersIn(path, (each) => /\.eml(?:\.gz)?$/i.test(each)), now);
    case 'maildir':
      return yield* fromLetters(
        await lettersIn(path, (each) => /[\\/](?:cur|new)[\\/][^\\/]+$/.test(each)),
        now,
      );
    case 'chat':
      return yield* fromChat(path);
    case 'calendar':
      return yield* fromCalendar(path, now);
  }
}
