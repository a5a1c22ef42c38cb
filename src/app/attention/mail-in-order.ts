// Messages of several sources as they came, one after the other, whichever file they lie in.
import type { Message } from '../../domain/attention/message.ts';
import { keep, known, recent } from '../../domain/attention/recent.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Told } from '../../mail/reading/mail-files.ts';
import { isOutOfOrder } from '../../mail/reading/order.ts';
import { fileAt, kindOfSource, messagesFrom, type SourceKind } from '../../mail/reading/sources.ts';

/** A place where mail lies, and what it turned out to be. */
export interface Source {
  readonly path: string;
  readonly kind: SourceKind;
}

/** What lies at a path: a source, nothing that holds messages, or nothing that can be opened. */
export type Looked = { readonly source: Source } | { readonly problem: 'not_mail' | 'not_there' };

/** Looks what lies at a path. */
export async function lookAt(path: string): Promise<Looked> {
  try {
    const kind = await kindOfSource(path);
    return kind === undefined ? { problem: 'not_mail' } : { source: { path, kind } };
  } catch {
    return { problem: 'not_there' };
  }
}

/** What reading has come to, told now and then. */
export interface Progress {
  readonly messages: number;
  /** Letters that could not be read. */
  readonly unreadable: number;
}

/** Counts on the way, and leaves out what could not be read. */
async function* readable(
  told: AsyncIterable<Told>,
  progress: { messages: number; unreadable: number },
): AsyncGenerator<Message> {
  for await (const one of told) {
    if ('message' in one) {
      progress.messages += 1;
      yield one.message;
    } else progress.unreadable += 1;
  }
}

/** More of a text than this says nothing more to the ranking; in letters. */
const TEXT = 5_001;
const QUOTED = 2_501;

/** A string of its own: a part of a larger one would keep all of it. */
const alone = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** As much of a message as is needed to rank it, for where many are held at once. */
function spare(message: Message): Message {
  const { text, quoted } = message;
  return {
    ...message,
    text: alone(text.slice(0, TEXT)),
    ...(quoted !== undefined && { quoted: alone(quoted.slice(0, QUOTED)) }),
  };
}

/** A mailbox file is kept in the order in which mail came, if it is in any; everything else is read whole and sorted. */
async function* inOrder({ kind, path }: Source, messages: AsyncGenerator<Message>): AsyncGenerator<Message> {
  if (kind === 'mailbox' && !(await isOutOfOrder(await fileAt(path)))) return yield* messages;
  const all: Message[] = [];
  for await (const message of messages) all.push(spare(message));
  yield* all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

const SAME = 50_000;

/** The same letter in two folders, or by two lists, is one. */
async function* eachOnce(messages: AsyncGenerator<Message>): AsyncGenerator<Message> {
  const seen = recent<string, true>(SAME);
  for await (const message of messages) {
    if (known(seen, message.id)) continue;
    keep(seen, message.id, true);
    yield message;
  }
}

/**
 * The messages of all sources in the order of their time, each once; within a mailbox file its own order is kept, unless it
 * jumps back in time. `now` bounds what is believed of dates. `progress` is counted up as it goes on.
 */
export function mailInOrder(
  sources: readonly Source[],
  now: Instant,
  progress: { messages: number; unreadable: number },
): AsyncGenerator<Message> {
  return eachOnce(merged(sources, now, progress));
}

async function* merged(
  sources: readonly Source[],
  now: Instant,
  progress: { messages: number; unreadable: number },
): AsyncGenerator<Message> {
  const streams = sources.map((source) => {
    const told = messagesFrom(source.path, source.kind, now);
    return inOrder(source, readable(told, progress));
  });
  const next = await Promise.all(streams.map((stream) => stream.next()));
  for (let first = earliest(next); first >= 0; first = earliest(next)) {
    const chosen = next[first];
    const following = await streams[first]?.next();
    if (following) next[first] = following;
    if (chosen?.done === false) yield chosen.value;
  }
}

/** Which of the waiting messages is the earliest; -1 where none waits. */
function earliest(next: readonly IteratorResult<Message>[]): number {
  let first = -1;
  let at = '';
  for (const [place, one] of next.entries()) {
    if (one.done === true || (first >= 0 && one.value.at >= at)) continue;
    first = place;
    at = one.value.at;
  }
  return first;
}
