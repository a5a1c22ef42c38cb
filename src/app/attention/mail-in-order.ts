// Messages of several sources as they came, one after the other, whichever file they lie in.
import type { Message } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Told } from '../../mail/reading/mail-files.ts';
import { kindOfSource, messagesFrom, type SourceKind } from '../../mail/reading/sources.ts';

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

/** A mailbox file is kept in the order in which mail came; everything else is read whole and sorted. */
async function* inOrder({ kind }: Source, messages: AsyncGenerator<Message>): AsyncGenerator<Message> {
  if (kind === 'mailbox') return yield* messages;
  const all = await Array.fromAsync(messages);
  yield* all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/**
 * The messages of all sources in the order of their time; within a mailbox file its own order is kept. `now` bounds what is
 * believed of dates. `progress` is counted up as it goes on.
 */
export async function* mailInOrder(
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
