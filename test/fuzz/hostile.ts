// What nobody sends by hand: texts and values that break what trusts them.
import type { Chance } from './chance.ts';

const LINE = 'a line of words ';

/** Texts: cut characters, control, direction, dates of no calendar, zones of no place, code of other languages. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half\udc00',
  '\ufffe\uffff',
  '\u202etxt.exe',
  '\u200f\u0627\u0644\u0633\u0644\u0627\u0645',
  'e\u0301'.repeat(300),
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'.repeat(200),
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}',
  LINE.repeat(126),
  LINE.repeat(4_000),
  'x'.repeat(2_000),
  'x'.repeat(2_001),
  '\r\n\r\n\t\v\f',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table persons; --",
  '${7*7}{{7*7}}%{7*7}',
  '../../../../etc/passwd',
  '%00%ff%c0%ae',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '9007199254740993',
  '2099-01-01',
  '0000-01-01',
  '-000001-01-01',
  '+275760-09-14',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01',
  '2011-12-30',
  '2026-11-22',
  '2026-11-29',
  '2026-11-22T25:00',
  '2026-03-29T02:30',
  '2099-12-31T23:59',
  '0001-01-01T00:00',
  '2026-11-22T13:54:00.000Z',
  '-271821-04-19T23:59:59Z',
  '24:00',
  '09:60',
  'Europe/Nowhere',
  'Pacific/Apia',
  'Etc/GMT+99',
  'America/Argentina/ComodRivadavia',
  '../UTC',
  'mailto:a@b',
  'javascript:alert(1)',
  'https://user:pass@[::1]:99999/',
  `https://example.org/${'a'.repeat(1_990)}`,
  'a@b.c',
  `${'a'.repeat(250)}@example.org`,
  '"a b"@example.org',
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}

/** Values of every wrong kind. */
export const VALUES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e21,
  () => 2 ** 53,
  () => -(2 ** 31),
  () => [],
  () => ({}),
  () => [null],
  () => [[], [[]]],
  () => ['a', 1, null, {}],
  () => Array.from({ length: 3_000 }, () => 'many'),
  () => ({ length: 3, 0: 'a' }),
  () => ({ toString: 'no', valueOf: 'no' }),
  () => JSON.parse('{"__proto__":{"isOwner":true}}'),
  () => ({ constructor: { prototype: { isOwner: true } } }),
  () => nested(20),
  () => nested(40),
  () => nested(600),
];

/** Any of these, texts more often than not. */
export function hostile(chance: Chance): unknown {
  return chance.in100(60) ? chance.pick(TEXTS) : chance.pick(VALUES)();
}

/** Bodies that are no JSON object at all, or not the one that was meant. */
export const BODIES: readonly (() => string | Uint8Array<ArrayBuffer>)[] = [
  () => '',
  () => 'null',
  () => '[]',
  () => '"text"',
  () => '7',
  () => '{',
  () => '{"text":"cut',
  () => '{"text":"a"}{"text":"b"}',
  () => '\ufeff{"text":"a"}',
  () => '{"text":"\\ud800"}',
  () => '{"__proto__":{"text":"a"},"text":"b"}',
  () => `${'['.repeat(20_000)}`,
  () => `{"text":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  () => new Uint8Array([0xff, 0xfe, 0x00, 0x7b]),
  () => new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  () => `{"text":"${'x'.repeat(2_090_000)}"}`,
  () => `{"text":"${'x'.repeat(2_200_000)}"}`,
];

/** What a body may claim to be. */
export const TYPES: readonly string[] = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/xml',
  'application/octet-stream',
  'nonsense',
  ';',
];
