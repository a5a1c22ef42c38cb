// What a file that was dropped in turns out to hold: its messages one by one, or why it has none.
import type { Message } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { kindOfFile, type MailFile, messagesIn, type Told } from '../../mail/reading/mail-files.ts';
import type { ArrivingFile } from '../../store/attention.table.ts';
import { openedBytes } from './arriving-files.ts';
import type { Reach } from './reach.ts';

/** A file that lies sealed on the disk. */
export type WaitingFile = ArrivingFile & { readonly place: string; readonly key: string };

/** What was found in a file. */
export interface FileFound {
  readonly place: string;
  readonly messages: number;
  readonly unreadable: number;
  /** Why it holds nothing, or not all that it held. */
  readonly fault?: 'files.not_mail' | 'files.empty' | 'files.broken';
  /** Who its first letters are from, where it is a file of sent mail. */
  readonly senders: readonly string[];
}

/** What to do with each message (none: one that could not be read), and how far it went, in bytes; a code ends it. */
export type Take = (message: Message | undefined, read: number) => Promise<string | undefined>;

/** What sent mail is called by programs in the languages whose requests are known. */
const SENT = /\b(sent|gesendete?t?e?|envoy\p{L}*|enviad\p{L}*)\b/iu;
const SENDERS = 200;

function opened(reach: Reach, { name, bytes: size, place, key }: WaitingFile) {
  const counted = { read: 0 };
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of openedBytes(reach, { place, key })) {
      counted.read += chunk.length;
      yield chunk;
    }
  }
  const file: MailFile = { name, size, bytes };
  return { file, counted };
}

function noMail(bytes: number): 'files.empty' | 'files.not_mail' {
  return bytes === 0 ? 'files.empty' : 'files.not_mail';
}

/** What a file holds, as far as it can be read; only what goes wrong with its bytes is passed over. */
async function* readable(
  file: MailFile,
  now: Instant,
  trouble: { fault?: FileFound['fault'] },
): AsyncGenerator<Told> {
  try {
    const kind = await kindOfFile(file);
    if (kind !== undefined) yield* messagesIn(file, kind, now);
  } catch {
    trouble.fault = 'files.broken';
  }
}

/** Reads a file through; what `take` ended it with, where it did. */
export async function findIn(
  reach: Reach,
  waiting: WaitingFile,
  now: Instant,
  take: Take,
): Promise<FileFound | string> {
  const { place, name, bytes } = waiting;
  const { file, counted } = opened(reach, waiting);
  const trouble: { fault?: FileFound['fault'] } = {};
  const senders: string[] = [];
  let messages = 0;
  let unreadable = 0;
  for await (const told of readable(file, now, trouble)) {
    const message = 'message' in told ? told.message : undefined;
    if (message) messages += 1;
    else unreadable += 1;
    if (message && SENT.test(name) && senders.length < SENDERS) senders.push(message.from.address);
    const ended = await take(message, Math.min(bytes, counted.read));
    if (ended !== undefined) return ended;
  }
  const fault = trouble.fault ?? (messages > 0 ? undefined : noMail(bytes));
  return { place, messages, unreadable, senders, ...(fault && { fault }) };
}
