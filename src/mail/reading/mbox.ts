// A mailbox in one file (mboxo, mboxrd), read as a stream: message by message, in memory that does not grow with the file.

/** One message as its bytes stand in a file. */
export interface RawMessage {
  /** From its first header line on; at most the limit it was read with. */
  readonly bytes: Buffer;
  /** How many bytes it has in the file; more than `bytes` holds where it was cut. */
  readonly size: number;
  /** What follows `From ` in the line before it: who sent it and when it came. */
  readonly envelope: string;
}

const SEPARATOR = Buffer.from('From ');
const LF = 10;
const CR = 13;
/** A separator line longer than this, in bytes, is none. */
const LINE = 512;

/** A clock's reading: what tells a separator from a sentence that begins with `From`. */
const TIME = /\d\d?:\d\d/;

/** Whether an empty line stands before this place; there are four bytes before it, or the file begins. */
function isAfterEmptyLine(bytes: Buffer, at: number): boolean {
  if (bytes[at - 1] !== LF) return false;
  const before = bytes[at - 2] === CR ? at - 3 : at - 2;
  return before < 0 || bytes[before] === LF;
}

/** Where the line of the separator at this place ends; undefined where it is none, -1 where more bytes must tell. */
function separatorEnd(bytes: Buffer, at: number, isLast: boolean): number | undefined {
  const end = bytes.indexOf(LF, at);
  if (end < 0) return isLast || bytes.length - at > LINE ? undefined : -1;
  if (end - at > LINE) return undefined;
  return TIME.test(bytes.toString('latin1', at + SEPARATOR.length, end)) ? end : undefined;
}

/** What of a message has been seen so far: its head, as much as is kept, and the length of all of it. */
class Growing {
  private readonly kept: Buffer[] = [];
  private length = 0;
  private size = 0;
  readonly envelope: string;
  private readonly limit: number;

  constructor(envelope: string, limit: number) {
    this.envelope = envelope;
    this.limit = limit;
  }

  add(bytes: Buffer): void {
    this.size += bytes.length;
    const room = this.limit - this.length;
    if (room <= 0 || bytes.length === 0) return;
    const part = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.kept.push(part);
    this.length += part.length;
  }

  done(): RawMessage {
    const [only = Buffer.alloc(0)] = this.kept;
    const bytes = this.kept.length < 2 ? only : Buffer.concat(this.kept);
    return { bytes, size: this.size, envelope: this.envelope };
  }
}

/** Cuts chunks into messages. What it keeps of the bytes seen is the current message and the last few. */
class Cutting {
  private growing: Growing | undefined;
  private bytes: Buffer = Buffer.alloc(0);
  /** Where what is not yet given to the current message begins. */
  private from = 0;
  /** Where a separator may still begin. */
  private look = 0;
  private isStart = true;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  *take(chunk: Buffer, isLast: boolean): Generator<RawMessage> {
    this.bytes = this.bytes.length > 0 ? Buffer.concat([this.bytes, chunk]) : chunk;
    for (let at = this.next(isLast); at !== undefined; at = this.next(isLast)) {
      const end = this.bytes.indexOf(LF, at);
      this.growing?.add(this.bytes.subarray(this.from, at));
      if (this.growing) yield this.growing.done();
      this.growing = new Growing(
        this.bytes.toString('latin1', at + SEPARATOR.length, end).trim(),
        this.limit,
      );
      this.from = end + 1;
      this.look = end + 1;
    }
    this.rest(isLast ? this.bytes.length : Math.max(this.from, this.look));
    if (isLast && this.growing) yield this.growing.done();
  }

  /** Where the next separator begins; `look` moves to where the search goes on once there are more bytes. */
  private next(isLast: boolean): number | undefined {
    for (;;) {
      const at = this.bytes.indexOf(SEPARATOR, this.look);
      if (at < 0) {
        this.look = Math.max(this.look, this.bytes.length - SEPARATOR.length + 1);
        return undefined;
      }
      this.look = at;
      const isAlone = at === 0 ? this.isStart : isAfterEmptyLine(this.bytes, at);
      const end = isAlone ? separatorEnd(this.bytes, at, isLast) : undefined;
      if (end === -1) return undefined;
      if (end !== undefined) return at;
      this.look = at + 1;
    }
  }

  /** Gives everything before this place to the current message; four bytes stay, to tell an empty line by. */
  private rest(keep: number): void {
    this.growing?.add(this.bytes.subarray(this.from, keep));
    const start = Math.max(0, keep - 4);
    if (start > 0) this.isStart = false;
    this.bytes = this.bytes.subarray(start);
    this.from = keep - start;
    this.look -= start;
  }
}

/**
 * The messages of a mailbox file, in its order. A message keeps at most `limit` bytes (default 1 MiB): the rest, which
 * is attachments, is passed over. What stands before the first `From ` line is no message.
 */
export async function* messagesOf(
  chunks: AsyncIterable<Uint8Array>,
  limit = 1024 * 1024,
): AsyncGenerator<RawMessage> {
  const cutting = new Cutting(limit);
  for await (const chunk of chunks)
    yield* cutting.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), false);
  yield* cutting.take(Buffer.alloc(0), true);
}
