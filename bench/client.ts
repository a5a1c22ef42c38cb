// The load: a process of its own that asks over kept connections and writes down how long each answer took.
import { connect, type Socket } from 'node:net';
import type { Ask } from './plan.ts';

/** What is asked of the client. */
export interface Load {
  readonly port: number;
  readonly asks: readonly Ask[];
  readonly connections: number;
  /** How long, in ms; every ask once where there is no end. */
  readonly ms: number | null;
}

/** What came of it. */
export interface Loaded {
  /** Of each answer, in ms, ascending. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly bytes: number;
}

function textOf({ method, path, secret, body = '' }: Ask, port: number): string {
  const form =
    method === 'POST'
      ? `content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n`
      : '';
  const length = method === 'POST' ? `content-length: ${Buffer.byteLength(body)}\r\n` : '';
  return `${method} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: throughline=${secret}\r\n${form}${length}\r\n${body}`;
}

interface Answer {
  readonly status: string;
  readonly size: number;
}

/** How long the answer in these bytes is; undefined while it is not whole. */
function answerIn(bytes: Buffer): Answer | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const text = bytes.toString('latin1', 0, head);
  const status = text.slice(9, 12);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) {
    const size = head + 4 + Number(length);
    return bytes.length >= size ? { status, size } : undefined;
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(text)) return { status, size: head + 4 };
  const end = bytes.indexOf('\r\n0\r\n\r\n', head);
  return end < 0 ? undefined : { status, size: end + 7 };
}

/** Sends one request after the other over one connection. */
function asking(port: number): { send: (text: string) => Promise<Answer>; end: () => void } {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let pieces: Buffer[] = [];
  let waiting: ((answer: Answer) => void) | undefined;
  let refused: ((error: Error) => void) | undefined;
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece);
    const bytes = pieces.length === 1 ? piece : Buffer.concat(pieces);
    const answer = answerIn(bytes);
    if (!answer) pieces = [bytes];
    else {
      pieces = [];
      waiting?.(answer);
    }
  });
  const broken = (): void => refused?.(new Error('The server closed the connection.'));
  socket.on('error', broken);
  socket.on('close', broken);
  const send = (text: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting = resolve;
      refused = reject;
      socket.write(text);
    });
  return { send, end: () => socket.destroy() };
}

async function load({ port, asks, connections, ms }: Load): Promise<Loaded> {
  const texts = asks.map((ask) => textOf(ask, port));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let [next, bytes] = [0, 0];
  const began = performance.now();
  const goesOn = (): boolean => (ms === null ? next < texts.length : performance.now() - began < ms);
  const one = async (): Promise<void> => {
    const way = asking(port);
    while (goesOn()) {
      const text = texts[next++ % texts.length] ?? '';
      const sent = performance.now();
      const { status, size } = await way.send(text);
      times.push(performance.now() - sent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      bytes += size;
    }
    way.end();
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1_000;
  return { times: times.toSorted((a, b) => a - b), seconds, statuses, bytes };
}

process.on('message', async (asked: Load) => {
  process.send?.(await load(asked));
});
