// Folding: words as search compares them, whatever their case, accents or script; and what of a query is looked for.

const SPACE = 0x20;
/** What a code unit becomes: a space, nothing, itself in small letters, or several letters. */
const UNKNOWN = 0xffff;
const NOTHING = 0xfffe;
const SEVERAL = 0xfffd;

const folded = new Uint16Array(0x10000).fill(UNKNOWN);
const several = new Map<number, readonly number[]>();

/** Letters that no decomposition turns into their base. */
const BASES: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  ı: 'i',
  ʼ: '',
};
// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic; vowel signs of Indic scripts stay.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const KEPT = /^[\p{L}\p{N}\p{M}]$/u;
const JOINING = new Set(["'", '’', '‘', '\u00ad', '\u200c', '\u200d']);

function foldedLetter(letter: string): string {
  if (JOINING.has(letter)) return '';
  // Upper case first: it opens ß, ŉ and the like.
  const small = letter.toUpperCase().toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC');
  return [...small].map((one) => BASES[one] ?? (KEPT.test(one) ? one : ' ')).join('');
}

function learn(unit: number): number {
  const letters = foldedLetter(String.fromCharCode(unit));
  const units = [...letters].map((letter) => letter.charCodeAt(0));
  if (units.length === 1) folded[unit] = units[0] ?? SPACE;
  else if (units.length === 0) folded[unit] = NOTHING;
  else {
    several.set(unit, units);
    folded[unit] = SEVERAL;
  }
  return folded[unit] ?? SPACE;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Code units go out here one by one, as UTF-8 once they are folded. */
interface Sink {
  readonly bytes: Buffer;
  at: number;
}

function put(sink: Sink, unit: number): void {
  const { bytes } = sink;
  if (unit < 0x80) bytes[sink.at++] = unit;
  else if (unit < 0x800) {
    bytes[sink.at++] = 0xc0 | (unit >> 6);
    bytes[sink.at++] = 0x80 | (unit & 0x3f);
  } else {
    bytes[sink.at++] = 0xe0 | (unit >> 12);
    bytes[sink.at++] = 0x80 | ((unit >> 6) & 0x3f);
    bytes[sink.at++] = 0x80 | (unit & 0x3f);
  }
}

function putFolded(sink: Sink, unit: number, to: number): void {
  if (to === NOTHING) return;
  if (to === SEVERAL) for (const one of several.get(unit) ?? []) putFolded(sink, one, one);
  else if (to !== SPACE) put(sink, to);
  // Words stand apart by one space each, whatever stood between them.
  else if (sink.bytes[sink.at - 1] !== SPACE) put(sink, SPACE);
}

/** Bytes that the folding of a text may take at most. */
export function mostBytes(text: string): number {
  return text.length * 9 + 2;
}

/** Both halves of a rare letter are kept as they are: rare scripts compare exactly, emoji part words. */
function putPair(sink: Sink, letter: string): void {
  const isWord = letter.length === 2 && KEPT.test(letter);
  if (isWord) {
    put(sink, letter.charCodeAt(0));
    put(sink, letter.charCodeAt(1));
  } else putFolded(sink, SPACE, SPACE);
}

/** Folds a text into `bytes` from `at` on, between two spaces; where it ends. */
export function foldInto(bytes: Buffer, at: number, text: string): number {
  const sink: Sink = { bytes, at };
  put(sink, SPACE);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const known = folded[unit] ?? SPACE;
    if (!isSurrogate(unit)) putFolded(sink, unit, known === UNKNOWN ? learn(unit) : known);
    else {
      const letter = String.fromCodePoint(text.codePointAt(index) ?? SPACE);
      putPair(sink, letter);
      index += letter.length - 1;
    }
  }
  putFolded(sink, SPACE, SPACE);
  return sink.at;
}

/** A text folded, as bytes between two spaces. */
export function fold(text: string): Buffer {
  const bytes = Buffer.alloc(mostBytes(text));
  return bytes.subarray(0, foldInto(bytes, 0, text));
}

/** Scripts that write without spaces between words: there a word begins anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** One word of a query: what stands in folded text where it is meant. */
export interface Term {
  readonly needle: Buffer;
  /** Whether it may begin inside a word. */
  readonly anywhere: boolean;
}

const MOST_TERMS = 8;

/** What a query looks for: words that begin like these, up to eight. */
export function termsOf(query: string): readonly Term[] {
  const words = fold(query.slice(0, 400)).toString('latin1').trim().split(' ').filter(Boolean);
  const unique = [...new Set(words)].slice(0, MOST_TERMS);
  return unique.map((word) => {
    const bytes = Buffer.from(word, 'latin1');
    const anywhere = UNSPACED.test(bytes.toString('utf8'));
    return { anywhere, needle: anywhere ? bytes : Buffer.concat([Buffer.from(' '), bytes]) };
  });
}
