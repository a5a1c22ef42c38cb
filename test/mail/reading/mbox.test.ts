// A mailbox file read as a stream: whatever the chunks, the messages are the same, and what is no separator is not one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesOf, type RawMessage } from '../../../src/mail/reading/mbox.ts';

async function* chunksOf(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

async function read(
  text: string,
  sizes: readonly number[] = [],
  limit?: number,
): Promise<readonly RawMessage[]> {
  const all: RawMessage[] = [];
  for await (const each of messagesOf(chunksOf(Buffer.from(text), sizes), limit)) all.push(each);
  return all;
}

const FIRST = 'From ada@example.org Mon Nov 16 09:00:00 2026\n';

it.each([
  ['one line', '\n'],
  ['CRLF', '\r\n'],
])('divides at separators after an empty line, ended by %s', async (_, end) => {
  const one = `Subject: one${end}${end}From me to you, at noon${end}${end}From now on we meet at nine${end}${end}`;
  const two = `Subject: two${end}${end}>From the start${end}`;
  const text = `From a Mon Nov 16 09:00:00 2026${end}${one}From b Tue Nov 17 10:30:00 2026${end}${two}`;
  const all = await read(text);
  expect(all.map(({ bytes }) => bytes.toString())).toEqual([one, two]);
  expect(all.map(({ envelope }) => envelope)).toEqual([
    'a Mon Nov 16 09:00:00 2026',
    'b Tue Nov 17 10:30:00 2026',
  ]);
});

it('has no message where no separator is', async () => {
  expect(await read('')).toEqual([]);
  expect(await read('Subject: a letter\n\nNot a mailbox.\n')).toEqual([]);
  expect(await read(`\0\0\0\n\nFrom ${'x'.repeat(2000)} 10:00\n`)).toEqual([]);
});

it('keeps the head of a long message and says how long it was', async () => {
  const long = `Subject: long\n\n${'0123456789'.repeat(1000)}\n\n`;
  const all = await read(`${FIRST}${long}${FIRST}Subject: short\n\n`, [100, 5000], 64);
  expect(all.map(({ size }) => size)).toEqual([long.length, 16]);
  expect(all[0]?.bytes.toString()).toBe(long.slice(0, 64));
});

const line = fc.constantFrom(
  '',
  'From me',
  'From x 10:00',
  '>From x 10:00',
  'From',
  'text',
  'F',
  '\r',
  'Fro\n',
);

it('reads the same messages whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }),
      async (lines, sizes) => {
        const text = FIRST + lines.join('\n');
        const told = (all: readonly RawMessage[]): unknown =>
          all.map((each) => [each.bytes.toString(), each.size, each.envelope]);
        expect(told(await read(text, sizes))).toEqual(told(await read(text)));
      },
    ),
  );
});

it('gives every byte to a message, but for the separators', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
      const text = FIRST + lines.join('\n');
      const all = await read(text);
      const length = all.reduce((sum, { size, envelope }) => sum + size + `From ${envelope}\n`.length, 0);
      expect(Math.abs(length - text.length)).toBeLessThanOrEqual(all.length);
    }),
  );
});
