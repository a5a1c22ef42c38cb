// Files dropped in at a page: received as they come, sealed until they are read, told by their time, then gone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listRest } from '../../src/app/attention/message-readings.ts';
import { readNextSource } from '../../src/app/attention/reading-sources.ts';
import { listSources } from '../../src/app/attention/sources.ts';
import { type House, newHouse } from '../world/house.ts';

const NEVER = new AbortController().signal;

function letter(id: string, day = 20, from = 'Tom Reed <tom@example.org>'): string {
  const date = `${day} Nov 2026 10:00:00 +0000`;
  return `From: ${from}\nTo: mira@example.org\nDate: ${date}\nMessage-ID: <${id}@example.org>\nSubject: About ${id}\n\nCould you look at ${id}?\n`;
}
const mbox = (...letters: readonly string[]): string =>
  letters.map((one) => `From x@example.org Fri Nov 20 10:00:00 2026\n${one}\n`).join('');

function formOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new Blob([bytes as BlobPart]), name);
  return form;
}

const arrivingIn = (house: House): string => join(dirname(house.settings.keyFile), 'arriving');
const waitingIn = (house: House): readonly string[] =>
  existsSync(arrivingIn(house)) ? readdirSync(arrivingIn(house)) : [];

async function dropped(house: House, body: FormData): Promise<Response> {
  return house.as('mira').request('/attention/files', {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
}

async function subjectsOf(house: House): Promise<readonly string[]> {
  const { messages } = await house.as('mira').do(listRest, {});
  return messages.map(({ subject }) => subject);
}

describe('files', () => {
  it('of every kind become one source, read by time, and nothing of them stays on the disk', async () => {
    const house = await newHouse();
    const slack = zipSync({
      'users.json': strToU8('[{"id":"U1","name":"tom","real_name":"Tom Reed"}]'),
      'channels.json': strToU8('[{"id":"C1","name":"team","members":["U1"]}]'),
      'team/2026-11-20.json': strToU8(
        '[{"type":"message","user":"U1","text":"Hello","ts":"1795168800.000100"}]',
      ),
    });
    const ics =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Planning\r\nDTSTAMP:20261120T100000Z\r\nDTSTART:20261124T100000Z\r\nORGANIZER:mailto:tom@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    const answer = await dropped(
      house,
      formOf({
        'all.mbox': mbox(letter('second', 20), letter('first', 19)),
        'packed.mbox.gz': gzipSync(mbox(letter('third', 21))),
        'single.eml': letter('single', 18),
        'team.zip': slack,
        'planning.ics': ics,
        'picture.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]),
        'empty.mbox': '',
        'cut.mbox.gz': gzipSync(mbox(letter('cut', 17))).subarray(0, -30),
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/attention/sources?said=arriving',
    ]);
    expect(waitingIn(house)).toHaveLength(8);
    for (const place of waitingIn(house))
      expect(readFileSync(join(arrivingIn(house), place), 'latin1')).not.toContain('example.org');
    expect(await readNextSource(house.ports, NEVER)).toBe(true);
    const { sources } = await house.as('mira').do(listSources, {});
    console.log(JSON.stringify(sources, null, 1), house.logged);
    expect(waitingIn(house)).toEqual([]);
    console.log(await subjectsOf(house));
  });
});
