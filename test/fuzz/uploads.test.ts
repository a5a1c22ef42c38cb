// Forms with files that are cut, mangled or broken off anywhere: refused or taken, with nothing left behind, and nobody's server ended.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dropSpooled } from '../../src/app/attention/arriving-files.ts';
import { receiveFiles } from '../../src/web/attention/received-files.ts';

const EDGE = 'edge';
const file = (name: string, text: string): string =>
  `--${EDGE}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n${text}\r\n`;
const FORM = Buffer.from(
  `--${EDGE}\r\ncontent-disposition: form-data; name="name"\r\n\r\nhi\r\n${file('a.mbox', 'From x\r\nhello')}${file('b', 'world')}--${EDGE}--\r\n`,
);

let arriving: string;
beforeAll(() => {
  arriving = mkdtempSync(join(tmpdir(), 'throughline-uploads-'));
});
afterAll(() => rmSync(arriving, { recursive: true }));

const place = fc.integer({ min: 0, max: FORM.length - 1 });
const mangled = fc.oneof(
  place.map((at) => FORM.subarray(0, at)),
  fc.tuple(place, place).map(([from, to]) => Buffer.concat([FORM.subarray(0, from), FORM.subarray(to)])),
  fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 8 }).map((changes) => {
    const bytes = Buffer.from(FORM);
    for (const [at, value] of changes) bytes[at] = value;
    return bytes;
  }),
);

function streamOf(bytes: Buffer, size: number, breaksAfter: number): ReadableStream<Uint8Array> {
  let at = 0;
  let count = 0;
  return new ReadableStream({
    pull(way) {
      count += 1;
      if (count > breaksAfter) way.error(new Error('gone'));
      else if (at >= bytes.length) way.close();
      else way.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
      at += size;
    },
  });
}

it('leaves nothing of what it refuses', async () => {
  const reach = { nearby: [], arriving, room: async () => Number.MAX_SAFE_INTEGER };
  const breaks = fc.option(fc.integer({ min: 0, max: 20 }), { nil: 1000 });
  await fc.assert(
    fc.asyncProperty(mangled, fc.integer({ min: 1, max: 90 }), breaks, async (bytes, size, breaksAfter) => {
      const type = `multipart/form-data; boundary=${EDGE}`;
      const received = await receiveFiles(reach, type, streamOf(bytes, size, breaksAfter));
      if (received.ok) await dropSpooled(reach, received.value.files);
      expect(readdirSync(arriving)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
