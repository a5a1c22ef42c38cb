// Bytes of a part to text: transfer encoding undone, then the character set; what is broken is read as well as it goes.

const DECODERS = new Map<string, TextDecoder>();

/** Only those that there are stay: any letter may name others, without end. */
function decoderFor(charset: string): TextDecoder | undefined {
  const decoder = DECODERS.get(charset) ?? newDecoder(charset);
  if (decoder) DECODERS.set(charset, decoder);
  return decoder;
}

function newDecoder(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Where the label is missing or means nothing: UTF-8 where the bytes are that, else Windows-1252. */
function guessed(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return decoderFor('windows-1252')?.decode(bytes) ?? '';
  }
}

/** UTF-7 (RFC 2152), which no platform decoder knows any more: runs of base64 between + and -. */
function fromUtf7(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => {
    if (run === '') return '+';
    const units = Buffer.from(run, 'base64');
    return units
      .subarray(0, units.length & ~1)
      .swap16()
      .toString('utf16le');
  });
}

/** Text of these bytes; a wrong charset gives wrong letters, never a fault. */
export function textOf(bytes: Buffer, charset: string | undefined): string {
  const label = charset?.trim().toLowerCase() ?? '';
  if (label === 'utf-7') return fromUtf7(Buffer.from(bytes));
  if (label === '' || label === 'us-ascii' || label === 'ascii' || label === 'utf-8' || label === 'utf8')
    return guessed(bytes);
  return decoderFor(label)?.decode(bytes) ?? guessed(bytes);
}

const EQUALS = 61;

function hex(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code & ~32;
  return letter >= 65 && letter <= 70 ? letter - 55 : -1;
}

/** Where the line break of a soft end of line stops; -1 where this is none. White space may stand before the break. */
function softBreak(bytes: Buffer, at: number): number {
  let end = at;
  while (bytes[end] === 32 || bytes[end] === 9 || bytes[end] === 13) end++;
  return bytes[end] === 10 ? end + 1 : -1;
}

/** The byte that `=XX` at this place means; -1 where that is none. */
function escapedByte(bytes: Buffer, at: number): number {
  const high = hex(bytes[at + 1]);
  const low = hex(bytes[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function fromQuotedPrintable(bytes: Buffer): Buffer {
  const made = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let from = 0;
  for (let at = bytes.indexOf(EQUALS); at >= 0; at = bytes.indexOf(EQUALS, from)) {
    length += bytes.copy(made, length, from, at);
    const byte = escapedByte(bytes, at);
    const soft = byte < 0 ? softBreak(bytes, at + 1) : at + 3;
    if (soft < 0 || byte >= 0) made[length++] = byte < 0 ? EQUALS : byte;
    from = soft < 0 ? at + 1 : soft;
  }
  length += bytes.copy(made, length, from);
  return made.subarray(0, length);
}

/** Undoes base64 or quoted-printable; undefined for an encoding that is neither those nor plain. */
export function decodedBytes(bytes: Buffer, encoding: string): Buffer | undefined {
  switch (encoding) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return bytes;
    case 'base64':
      return Buffer.from(bytes.toString('latin1'), 'base64');
    case 'quoted-printable':
      return fromQuotedPrintable(bytes);
    default:
      return undefined;
  }
}
