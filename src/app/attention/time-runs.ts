// Messages of any number, in the order of their time: sorted in runs that lie sealed on the disk, merged as they are told.
import type { Message } from '../../domain/attention/message.ts';
import type { Refusal } from '../../domain/kernel/outcome.ts';
import { dropSpooled, openedBytes, type Spooled, spool } from './arriving-files.ts';
import { breather } from './breathing.ts';
import type { Reach } from './reach.ts';

/** Messages that are being put into their order. */
export interface TimeRuns {
  /** Takes a message in; the refusal where the disk is short. */
  readonly add: (message: Message) => Promise<Refusal | undefined>;
  /** Tells them by their time, those of the same instant as they were added; once everything was added. */
  readonly inOrder: () => AsyncGenerator<Message>;
  readonly count: () => number;
  /** Leaves nothing on the disk. */
  readonly drop: () => Promise<void>;
}

/** A run holds so many messages at most, or so many characters of text. */
const MESSAGES = 5_000;
const TEXT = 16 * 1024 ** 2;
/** Bytes of a run that are read at once: many runs are open beside each other. */
const CHUNK = 64 * 1024;
/** Messages that are written in one piece. */
const WRITTEN = 50;

const byTime = (one: Message, other: Message): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

async function* linesOf(messages: readonly Message[]): AsyncGenerator<Buffer> {
  for (let from = 0; from < messages.length; from += WRITTEN) {
    const some = messages.slice(from, from + WRITTEN);
    yield Buffer.from(some.map((message) => `${JSON.stringify(message)}\n`).join(''));
  }
}

async function* told(reach: Reach, run: Spooled): AsyncGenerator<Message> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of openedBytes(reach, run, CHUNK)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Message;
  }
}

/** The run whose next message is the earliest; the first of them where several are. */
function earliest(heads: readonly (Message | undefined)[]): number {
  let first = -1;
  for (const [index, head] of heads.entries()) {
    const known = heads[first];
    if (head && (!known || byTime(head, known) < 0)) first = index;
  }
  return first;
}

async function* merged(runs: readonly AsyncGenerator<Message>[]): AsyncGenerator<Message> {
  const next = async (index: number): Promise<Message | undefined> => {
    const taken = await runs[index]?.next();
    return taken?.done === false ? taken.value : undefined;
  };
  const heads = await Promise.all(runs.map((_, index) => next(index)));
  try {
    for (let first = earliest(heads); first >= 0; first = earliest(heads)) {
      const head = heads[first];
      if (head) yield head;
      heads[first] = await next(first);
    }
  } finally {
    for (const run of runs) await run.return(undefined);
  }
}

async function* each(messages: readonly Message[]): AsyncGenerator<Message> {
  yield* messages;
}

/** Begins putting messages into their order. */
export function timeRuns(reach: Reach): TimeRuns {
  const runs: Spooled[] = [];
  const breathe = breather();
  let waiting: Message[] = [];
  let text = 0;
  let count = 0;
  const close = async (): Promise<Refusal | undefined> => {
    const sealed = await spool(reach, linesOf(waiting.sort(byTime)));
    if (!sealed.ok) return sealed;
    runs.push(sealed.value);
    waiting = [];
    text = 0;
    return undefined;
  };
  return {
    async add(message) {
      await breathe();
      waiting.push(message);
      text += message.text.length + (message.quoted?.length ?? 0);
      count += 1;
      return waiting.length >= MESSAGES || text >= TEXT ? close() : undefined;
    },
    inOrder() {
      const sealed = runs.map((run) => told(reach, run));
      return merged([...sealed, each(waiting.sort(byTime))]);
    },
    count: () => count,
    drop: () => dropSpooled(reach, runs),
  };
}
