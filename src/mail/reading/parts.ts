// The parts of a message: which one is the text, whether it brings an invitation, and how much is attached. Bounded in depth and number.
import { decodedBytes, textOf } from './charsets.ts';
import { type Headers, headOf, line, parameterised } from './headers.ts';

/** Parts within parts are followed this far, and this many in all. */
const DEEPEST = 20;
const MOST = 200;
/** Of a part, in bytes before decoding: more text than this nobody reads to decide. */
const LONGEST = 96 * 1024;

/** What the walk found. */
export interface Found {
  plain?: string;
  html?: string;
  calendar?: string;
  attachments: number;
  /** Something that only the library may be able to read. */
  isOdd: boolean;
}

interface Walk {
  readonly bytes: Buffer;
  readonly found: Found;
  seen: number;
}

interface Part {
  readonly headers: Headers;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  /** The innermost container, lower case: `multipart/digest` changes what its parts are. */
  readonly within: string;
}

/** Looks through the body that lies after the message's own header. */
export function partsOf(bytes: Buffer, headers: Headers, bodyAt: number): Found {
  const walk: Walk = { bytes, found: { attachments: 0, isOdd: false }, seen: 0 };
  look(walk, { headers, from: bodyAt, to: bytes.length, depth: 0, within: '' });
  return walk.found;
}

function look(walk: Walk, part: Part): void {
  if (++walk.seen > MOST || part.depth > DEEPEST) return;
  const { value, parameters } = parameterised(part.headers.get('content-type'));
  const type = value || (part.within === 'multipart/digest' ? 'message/rfc822' : 'text/plain');
  if (type.startsWith('multipart/')) lookWithin(walk, part, type, parameters.get('boundary'));
  else lookAt(walk, part, type, parameters.get('charset'));
}

function lookWithin(walk: Walk, part: Part, type: string, boundary: string | undefined): void {
  if (boundary) for (const each of within(walk, part, type, boundary)) look(walk, each);
  else walk.found.isOdd = true;
}

function lookAt(walk: Walk, part: Part, type: string, charset: string | undefined): void {
  const how = line(part.headers.get('content-disposition')).toLowerCase();
  if (how.startsWith('attachment') || !isRead(type, walk.found)) countAttached(walk, how, type);
  else read(walk, part, type, charset);
}

/** The first text of each kind is the message; a second one was attached. */
function isRead(type: string, found: Found): boolean {
  if (type === 'text/html') return found.html === undefined;
  if (type === 'text/calendar') return found.calendar === undefined;
  return type.startsWith('text/') && found.plain === undefined;
}

function countAttached({ found }: Walk, how: string, type: string): void {
  if (how.startsWith('inline') && type.startsWith('image/')) return;
  found.attachments++;
}

function read({ bytes, found }: Walk, { headers, from, to }: Part, type: string, charset?: string): void {
  const encoding = line(headers.get('content-transfer-encoding')).toLowerCase();
  const raw = decodedBytes(bytes.subarray(from, Math.min(to, from + LONGEST)), encoding);
  if (raw === undefined) found.isOdd = true;
  const text = textOf(raw ?? bytes.subarray(from, Math.min(to, from + LONGEST)), charset);
  if (type === 'text/html') found.html = text;
  else if (type === 'text/calendar') found.calendar = text;
  else found.plain = text;
}

/** Each part between the boundary's lines; one that never ends goes on to the end of its container. */
function* within({ bytes }: Walk, part: Part, type: string, boundary: string): Generator<Part> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let at = boundaryAt(bytes, mark, part.from, part.to);
  while (at >= 0) {
    const after = at + mark.length;
    if (bytes[after] === 45 && bytes[after + 1] === 45) return;
    const begins = bytes.indexOf(10, after) + 1;
    if (begins === 0 || begins > part.to) return;
    const next = boundaryAt(bytes, mark, begins, part.to);
    const to = next < 0 ? part.to : bytes[next - 2] === 13 ? next - 2 : next - 1;
    const { headers, bodyAt } = headOf(bytes, begins, Math.max(begins, to));
    yield { headers, from: bodyAt, to: Math.max(bodyAt, to), depth: part.depth + 1, within: type };
    at = next;
  }
}

function boundaryAt(bytes: Buffer, mark: Buffer, from: number, to: number): number {
  for (let at = bytes.indexOf(mark, from); at >= 0 && at < to; at = bytes.indexOf(mark, at + 1)) {
    const after = bytes[at + mark.length];
    const endsThere =
      after === undefined || after === 10 || after === 13 || after === 45 || after === 32 || after === 9;
    if ((at === 0 || bytes[at - 1] === 10) && endsThere) return at;
  }
  return -1;
}
