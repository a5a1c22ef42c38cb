// The header of a message or of one of its parts: fields by lower-case name, unfolded, decoded only when asked for.
import { decodeWords } from 'postal-mime';
import { decodedBytes, textOf } from './charsets.ts';

/** A header is read up to this many bytes: a mail server takes far less. */
const LIMIT = 256 * 1024;
const LF = 10;
const CR = 13;

/** The fields that are looked at, as they stand; where one came twice, the first. */
export type Headers = ReadonlyMap<string, string>;

/** A header and where the body after it begins. */
export interface Head {
  readonly headers: Headers;
  /** In bytes from the start of what was given. */
  readonly bodyAt: number;
  /** False where neither an empty line nor the end came within 256 KiB. */
  readonly isWhole: boolean;
}

const WANTED = new Set([
  'from',
  'to',
  'cc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'list-id',
  'list-post',
  'list-unsubscribe',
  'mailing-list',
  'x-mailing-list',
  'precedence',
  'auto-submitted',
  'x-autoreply',
  'return-path',
  'received',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'x-auto-response-suppress',
  'sender',
]);
const LONGEST = 40;

/** Where the empty line begins that ends the header; -1 where none comes. */
function emptyLine(bytes: Buffer, from: number, to: number): number {
  if (bytes[from] === LF || (bytes[from] === CR && bytes[from + 1] === LF)) return from;
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < to; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1];
    if (next === LF || (next === CR && bytes[at + 2] === LF)) return at + 1;
  }
  return -1;
}

function afterLine(bytes: Buffer, at: number): number {
  return bytes[at] === CR ? at + 2 : at + 1;
}

/** Puts a field that is looked at into the map; its value runs on over lines that begin with white space. */
function readField(text: string, line: number, end: number, fields: Map<string, string>): void {
  const colon = text.indexOf(':', line);
  if (colon < 0 || colon >= end || colon - line > LONGEST) return;
  const name = text.slice(line, colon).trim().toLowerCase();
  if (!WANTED.has(name) || fields.has(name)) return;
  fields.set(name, text.slice(colon + 1, end));
}

function isContinued(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return next === 32 || next === 9;
}

function fieldsOf(text: string): Headers {
  const fields = new Map<string, string>();
  let line = 0;
  while (line < text.length) {
    let end = text.indexOf('\n', line);
    while (end >= 0 && isContinued(text, end + 1)) end = text.indexOf('\n', end + 1);
    if (end < 0) end = text.length;
    readField(text, line, end, fields);
    line = end + 1;
  }
  return fields;
}

/** Reads the header that begins at this byte. Without an empty line, all there is belongs to it. */
export function headOf(bytes: Buffer, from = 0, end = bytes.length): Head {
  const to = Math.min(end, from + LIMIT);
  const blank = emptyLine(bytes, from, to);
  const stop = blank < 0 || blank > to ? to : blank;
  return {
    headers: fieldsOf(bytes.toString('latin1', from, stop)),
    bodyAt: stop === blank ? Math.min(end, afterLine(bytes, blank)) : to,
    isWhole: stop === blank || to === end,
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const HIGH = /[\x80-\xff]/;

/** What a field that holds raw bytes says: UTF-8 where it is that, else Windows-1252. */
function fromBytes(field: string): string {
  if (!HIGH.test(field)) return field;
  const bytes = Buffer.from(field, 'latin1');
  try {
    return UTF8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const ENCODED = /=\?[^?\s]+\?[qQ]\?[^?]*\?=/g;
const UTF7_WORD = /=\?utf-7\?([bqBQ])\?([^?]*)\?=/gi;

/** Bytes that should have been encoded inside an encoded word, encoded now: they are in the word's own character set. */
function mended(field: string): string {
  return field.replace(ENCODED, (word) =>
    word.replace(/[\x80-\xff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/** A field on one line, white space folded, still with its encoded words. */
export function line(field: string | undefined): string {
  if (field === undefined) return '';
  return fromBytes(HIGH.test(field) ? mended(field) : field)
    .replace(/[\s\0]+/g, ' ')
    .trim();
}

/** A field as a person reads it. */
export function readable(field: string | undefined): string {
  const told = line(field);
  return told.includes('=?') ? decoded(told) : told;
}

/** Words that were encoded for the way, decoded; as they stand where their encoding is not known. */
export function decoded(words: string): string {
  try {
    return decodeWords(words.replace(UTF7_WORD, (_, how: string, said: string) => utf7Word(how, said)))
      .replace(/[\s\0]+/g, ' ')
      .trim();
  } catch {
    return words;
  }
}

function utf7Word(how: string, said: string): string {
  const isBase64 = how.toLowerCase() === 'b';
  const bytes = decodedBytes(
    Buffer.from(said.replaceAll('_', ' '), 'latin1'),
    isBase64 ? 'base64' : 'quoted-printable',
  );
  return textOf(bytes ?? Buffer.alloc(0), 'utf-7');
}

/** A value with parameters, such as Content-Type: both in lower case but for the parameters' values. */
export interface Parameterised {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;

/** Reads `text/plain; charset="utf-8"`. */
export function parameterised(field: string | undefined): Parameterised {
  const told = line(field);
  const semicolon = told.indexOf(';');
  if (semicolon < 0) return { value: told.toLowerCase(), parameters: new Map() };
  const parameters = new Map<string, string>();
  for (const [, name = '', value = ''] of told.slice(semicolon).matchAll(PARAMETER))
    parameters.set(name.toLowerCase(), unquoted(value));
  return { value: told.slice(0, semicolon).trim().toLowerCase(), parameters };
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value.trim();
  return value.slice(1, value.endsWith('"') && value.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1');
}
