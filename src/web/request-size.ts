// How much a request says: counted in what it means, not in what its encoding makes of it, so that every script is equal.
import type { Context, MiddlewareHandler } from 'hono';
import { isUpload } from './uploading.ts';

/** The largest request: 2 MB of what it says, product.md's limit, in bytes of UTF-8. */
export const LARGEST_REQUEST = 2 * 1024 * 1024;

/**
 * The largest on its way, in bytes: percent signs make three bytes of one, JSON's `\u` and a form's line breaks six.
 * So a text of 1 MB passes whatever it is made of, and a form that says too much comes back with what was typed.
 */
export const LARGEST_ON_ITS_WAY = 3 * LARGEST_REQUEST + 64 * 1024;

type Refuse = (c: Context) => Response | Promise<Response>;

const BACKSLASH = 0x5c;
const U = 0x75;

/** How many bytes of UTF-8 a `\uXXXX` stands for; half a pair for two of its four. */
function escapedLength(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

/** The number that four hexadecimal digits write; anything for what is none, since no JSON is read from it. */
function unitAt(bytes: Uint8Array, from: number): number {
  let unit = 0;
  for (let at = from; at < from + 4; at += 1) {
    const digit = bytes[at] ?? 0;
    unit = unit * 16 + (digit & 0xf) + (digit > 0x40 ? 9 : 0);
  }
  return unit;
}

/** How much JSON says: `\n` is one byte, `\u0436` the two that it stands for. */
function saidInJson(bytes: Uint8Array): number {
  let said = 0;
  for (let at = 0; at < bytes.length; at += 1, said += 1) {
    if (bytes[at] !== BACKSLASH) continue;
    at += 1;
    if (bytes[at] !== U) continue;
    said += escapedLength(unitAt(bytes, at + 1)) - 1;
    at += 4;
  }
  return said;
}

const isForm = (type: string): boolean => /^application\/x-www-form-urlencoded/i.test(type);

/** Whether these bytes, whole, are more than one request may say. A form says so itself, on its own page. */
function isTooMuch(bytes: Uint8Array, type: string): boolean {
  if (bytes.length <= LARGEST_REQUEST || isForm(type)) return bytes.length > LARGEST_ON_ITS_WAY;
  return !/[/+]json\b/i.test(type) || saidInJson(bytes) > LARGEST_REQUEST;
}

/** The whole body, or null once it is longer than anything may be. */
async function wholeBody(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > LARGEST_ON_ITS_WAY) return null;
    parts.push(part);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

/** The length that was said beforehand; null where it was not, or cannot be believed. */
function lengthSaid({ headers }: Request): number | null {
  const said = headers.get('content-length');
  return said === null || headers.has('transfer-encoding') ? null : Number.parseInt(said, 10) || 0;
}

/** The body of a request if it is not too much; null where it is. */
async function bodyWithin(raw: Request, body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  if ((lengthSaid(raw) ?? 0) > LARGEST_ON_ITS_WAY) return null;
  const bytes = await wholeBody(body);
  return bytes && isTooMuch(bytes, raw.headers.get('content-type') ?? '') ? null : bytes;
}

/** Refuses requests that say more than 2 MB with 413, whether or not their length was said before. */
export function sizeLimit(refuse: Refuse): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req;
    // What only asks has no body that anybody reads; looking for one costs more than the answer's headers.
    if (raw.method === 'GET' || raw.method === 'HEAD') return next();
    // Nor has anybody read files yet: whoever takes them does, and lets the disk be their limit.
    if (isUpload(c) || !raw.body) return next();
    const length = lengthSaid(raw);
    if (length !== null && length <= LARGEST_REQUEST) return next();
    const bytes = await bodyWithin(raw, raw.body);
    if (!bytes) return refuse(c);
    c.req.raw = new Request(raw, { body: bytes as BodyInit });
    return next();
  };
}

/** Whether a form says more than one request may: its names and texts as they were typed, whatever carried them. */
export function saysTooMuch(values: Readonly<Record<string, string | readonly string[]>>): boolean {
  const parts = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const roughly = parts.flat().reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
  if (roughly <= LARGEST_REQUEST) return false;
  // A form sends two bytes for each line break that was typed.
  const breaks = parts.flat().reduce((sum, text) => sum + (text.split('\r\n').length - 1), 0);
  return roughly - breaks > LARGEST_REQUEST;
}
