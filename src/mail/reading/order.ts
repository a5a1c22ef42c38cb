// Whether the letters of a mailbox file stand in the order in which they came: a file put together from two, or saved by a
// service in an order of its own, does not. Told by the lines between the letters alone.
import { bytesOf, type MailFile } from './mail-files.ts';
import { envelopeTime } from './mail-time.ts';

const SEPARATOR = Buffer.from('\nFrom ');
const LINE = 512;
/** A letter so much older than one before it came out of order, in milliseconds; clocks and queues explain less. */
const BACK = 3 * 86_400_000;
/** So large a share of them is no accident. */
const SHARE = 0.02;
const TIME = /\d\d?:\d\d/;

/** Counts the lines between letters and how many of them jump back. */
class Counting {
  letters = 0;
  private back = 0;
  private latest = Number.NEGATIVE_INFINITY;

  private take(line: string): void {
    if (!TIME.test(line)) return;
    const at = envelopeTime(line);
    if (at === undefined || Number.isNaN(at)) return;
    this.letters++;
    if (at < this.latest - BACK) this.back++;
    else this.latest = Math.max(this.latest, at);
  }

  /** Takes the lines of these bytes that are whole; answers where an unfinished one begins. */
  read(bytes: Buffer): number {
    let from = 0;
    for (;;) {
      const at = bytes.indexOf(SEPARATOR, from);
      if (at < 0) return Math.max(from, bytes.length - SEPARATOR.length + 1);
      const start = at + SEPARATOR.length;
      const end = bytes.indexOf('\n', start);
      if (end < 0 && bytes.length - start < LINE) return at;
      from = start;
      if (end >= 0 && end - start < LINE) this.take(bytes.toString('latin1', start, end));
    }
  }

  get isOut(): boolean {
    return this.back > this.letters * SHARE;
  }
}

/** Whether letters of this mailbox file came before letters that stand before them, and not only now and then. */
export async function isOutOfOrder(file: MailFile): Promise<boolean> {
  const counting = new Counting();
  let bytes: Buffer = Buffer.from('\n');
  for await (const chunk of bytesOf(file)) {
    bytes = Buffer.concat([bytes, chunk]);
    bytes = bytes.subarray(Math.min(bytes.length, counting.read(bytes)));
  }
  return counting.isOut;
}
