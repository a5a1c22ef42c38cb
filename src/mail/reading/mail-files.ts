// One file of mail, wherever its bytes lie: a mailbox file, a letter, a chat export, a calendar. Told one by one, whatever is broken.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Message } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { type CalendarEvent, eventsOf } from './invitations.ts';
import { type Circumstances, type Read, readLetter, type Unreadable } from './letters.ts';
import { notAhead } from './mail-time.ts';
import { messagesOf } from './mbox.ts';
import { slackMessages } from './slack-exports.ts';

/** A file whose bytes can be had from their beginning, as often as one likes. */
export interface MailFile {
  readonly name: string;
  /** In bytes, as it lies there. */
  readonly size: number;
  /** When it was last written, where that says when its letter came. */
  readonly changedAt?: Instant;
  readonly bytes: () => AsyncIterable<Buffer>;
}

/** What a file turned out to be. */
export type FileKind = 'mailbox' | 'letter' | 'chat' | 'calendar';

/** One thing read from a source, with how far the reading has come. */
export type Told = (
  | { readonly message: Message }
  | { readonly unreadable: Unreadable; readonly where: string }
) & {
  /** Bytes of the file read so far; a single letter counts by its size. */
  readonly read: number;
};

/** A letter longer than this, in bytes, is cut: the rest is attachments. */
const LARGEST = 1024 * 1024;
/** Bytes that are read at once. */
export const CHUNK = 1024 * 1024;

const isPacked = ({ name }: MailFile): boolean => name.toLowerCase().endsWith('.gz');

/** The bytes of a file, unpacked where it is packed. */
export function bytesOf(file: MailFile): AsyncIterable<Buffer> {
  if (!isPacked(file)) return file.bytes();
  const unpacked = createGunzip({ chunkSize: CHUNK });
  // What goes wrong is heard by whoever reads.
  pipeline(Readable.from(file.bytes()), unpacked, () => undefined);
  return unpacked;
}

async function headOf(file: MailFile): Promise<string> {
  for await (const chunk of bytesOf(file))
    return chunk.toString('latin1', 0, 128).replace(/^\xef\xbb\xbf/, '');
  return '';
}

/** What a file is, by its name and its first bytes; undefined where it holds no messages. Throws where it cannot be opened. */
export async function kindOfFile(file: MailFile): Promise<FileKind | undefined> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.zip')) return 'chat';
  if (name.endsWith('.ics')) return 'calendar';
  const head = await headOf(file);
  if (/^From \S/.test(head)) return 'mailbox';
  if (head.startsWith('BEGIN:VCALENDAR')) return 'calendar';
  return /^[!-9;-~]{1,76}:/.test(head) ? 'letter' : undefined;
}

async function read(bytes: Buffer, about: Circumstances): Promise<Read> {
  const told = readLetter(bytes, about);
  return 'odd' in told ? told.odd() : told;
}

async function* fromMailbox(file: MailFile, now: Instant): AsyncGenerator<Told> {
  let done = 0;
  let number = 0;
  for await (const { bytes, size, envelope } of messagesOf(bytesOf(file), LARGEST)) {
    done += size;
    number++;
    const told = await read(bytes, { now, envelope });
    yield { ...('message' in told ? told : { ...told, where: `${number}` }), read: done };
  }
}

/** The beginning of a letter, as far as it is read. */
async function headOfLetter(file: MailFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(file)) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= LARGEST) break;
  }
  return Buffer.concat(parts).subarray(0, LARGEST);
}

async function* fromLetter(file: MailFile, now: Instant): AsyncGenerator<Told> {
  const { name, size, changedAt } = file;
  const about = { now, ...(changedAt && { receivedAt: changedAt }) };
  const told = await read(await headOfLetter(file), about);
  yield { ...('message' in told ? told : { ...told, where: name }), read: size };
}

function eventMessage(event: CalendarEvent, now: Instant): Message {
  return {
    id: `<${event.uid.replace(/[<>\s]/g, '')}@calendar.invalid>`,
    at: notAhead(event.stampedAt ?? event.startsAt ?? now, now),
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

async function* fromCalendar(file: MailFile, now: Instant): AsyncGenerator<Told> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(file)) {
    size += chunk.length;
    if (size <= 16 * LARGEST) parts.push(chunk);
  }
  for (const event of eventsOf(Buffer.concat(parts).toString('utf8')))
    yield { message: eventMessage(event, now), read: file.size };
}

async function* fromChat(file: MailFile, now: Instant): AsyncGenerator<Told> {
  for await (const message of slackMessages(file.bytes))
    yield { message: { ...message, at: notAhead(message.at, now) }, read: file.size };
}

/** Everything a file holds, in its order. `now` bounds what is believed of dates in the future. */
export function messagesIn(file: MailFile, kind: FileKind, now: Instant): AsyncGenerator<Told> {
  switch (kind) {
    case 'mailbox':
      return fromMailbox(file, now);
    case 'letter':
      return fromLetter(file, now);
    case 'chat':
      return fromChat(file, now);
    case 'calendar':
      return fromCalendar(file, now);
  }
}
