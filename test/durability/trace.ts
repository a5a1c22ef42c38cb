// What a program asked of the disk and told the network, in its order, out of what strace wrote down.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One call that matters to a disk, or a piece of an answer on its way to somebody. */
export type Doing =
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Buffer; readonly at: number }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'answer'; readonly bytes: Buffer };

/** How the server is run so that its trace can be read. */
export const straceTo = (file: string): readonly string[] => [
  ...['strace', '-f', '-y', '-xx', '-qq', '--seccomp-bpf', '-s', '100000', '-o', file],
  ...['-e', 'trace=pwrite64,pwritev,fsync,fdatasync,write,writev,ftruncate,unlink,unlinkat,rename,renameat2'],
];

const CALL = /^(?:\d+ +)?(\w+)\((?:(\d+)<([^>]*)>)?(.*)\) += (-?\d+)/;
const TEXT = /"((?:\\x[0-9a-f]{2})*)"/g;

const bytesOf = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
const textsIn = (words: string): Buffer =>
  Buffer.concat([...words.matchAll(TEXT)].map(([, escaped = '']) => bytesOf(escaped)));
const lastNumber = (words: string): number => Number(/(\d+)$/.exec(words)?.[1]);

function doingOf(line: string): Doing | undefined {
  const [, call, , named = '', words = '', result] = CALL.exec(line) ?? [];
  if (call === undefined || Number(result) < 0) return undefined;
  const path = bytesOf(named).toString();
  switch (call) {
    case 'pwrite64':
      return {
        kind: 'write',
        path,
        bytes: textsIn(words).subarray(0, Number(result)),
        at: lastNumber(words),
      };
    case 'ftruncate':
      return { kind: 'truncate', path, size: lastNumber(words) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'write':
    case 'writev':
      return path.startsWith('socket:') ? { kind: 'answer', bytes: textsIn(words) } : undefined;
    case 'unlink':
    case 'unlinkat':
      return { kind: 'remove', path: textsIn(words).toString() };
    default:
      throw new Error(`The replay does not know ${call}.`);
  }
}

/** Puts calls together that other threads interrupted: they count from when they returned. */
function whole(): (line: string) => string | undefined {
  const begun = new Map<string, string>();
  return (line) => {
    const [thread = ''] = line.split(' ', 1);
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length));
      return undefined;
    }
    const resumed = /<\.\.\. \w+ resumed>(.*)$/.exec(line);
    return resumed ? `${(begun.get(thread) ?? '').trimEnd()}${resumed[1]}` : line;
  };
}

/** Everything in a trace, in its order. */
export async function doingsIn(file: string): Promise<readonly Doing[]> {
  const doings: Doing[] = [];
  const joined = whole();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const one = joined(line);
    const doing = one === undefined ? undefined : doingOf(one);
    if (doing) doings.push(doing);
  }
  return doings;
}
