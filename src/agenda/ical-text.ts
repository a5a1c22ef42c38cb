// iCalendar as text (RFC 5545): properties escaped, lines folded at 75 octets, ended by CRLF.

/** One property: its name with parameters, and its value as it stands in the file. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** A component such as VEVENT with what stands in it, in order. */
export interface Component {
  readonly kind: string;
  readonly properties: readonly Property[];
  readonly parts?: readonly Component[];
}

const FOLD_AT = 75;

/** A text value: backslashes, commas, semicolons and line breaks escaped; other control characters left out. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** A property whose value is a person's text. */
export function said(name: string, text: string): Property {
  return { name, value: escaped(text) };
}

/** A line in pieces of at most 75 octets, never through a character; each further piece begins with a space. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > FOLD_AT) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

function linesOf({ kind, properties, parts = [] }: Component): string[] {
  return [
    `BEGIN:${kind}`,
    ...properties.map(({ name, value }) => `${name}:${value}`),
    ...parts.flatMap(linesOf),
    `END:${kind}`,
  ];
}

/** A whole calendar with these components in it. */
export function calendarText(parts: readonly Component[]): string {
  const properties = [
    { name: 'VERSION', value: '2.0' },
    { name: 'PRODID', value: '-//Throughline//EN' },
    { name: 'CALSCALE', value: 'GREGORIAN' },
    { name: 'METHOD', value: 'PUBLISH' },
  ];
  const lines = linesOf({ kind: 'VCALENDAR', properties, parts });
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
