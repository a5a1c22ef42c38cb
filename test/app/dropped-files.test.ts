// Files dropped in at a page: received as they come, sealed until they are read, told by their time, then gone.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { beginSources } from '../../src/app/attention/beginning-sources.ts';
import { readNextSource } from '../../src/app/attention/reading-sources.ts';
import { forgetSource, listSources } from '../../src/app/attention/sources.ts';
import type { Ports } from '../../src/app/ports.ts';
import { messages } from '../../src/store/attention.table.ts';
import { findAll } from '../../src/store/find.ts';
import { type House, newHouse } from '../world/house.ts';

const NEVER = new AbortController().signal;
const HOME = '/attention/sources?said=arriving';

function letter(id: string, day = 20): string {
  const head = `From: Tom Reed <tom@example.org>\nTo: mira@example.org\nDate: ${day} Nov 2026 10:00:00 +0000\n`;
  return `${head}Message-ID: <${id}@example.org>\nSubject: About ${id}\n\nCould you look at the lantern ${id}?\n`;
}
const mbox = (...letters: readonly string[]): string =>
  letters.map((one) => `From x@example.org Fri Nov 20 10:00:00 2026\n${one}\n`).join('');
const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => mbox(letter(`many-${index}`, 1 + (index % 20)))).join('');

type Files = Readonly<Record<string, string | Uint8Array>>;

function formOf(files: Files, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new Blob([bytes as BlobPart]), name);
  return form;
}

const arrivingIn = (house: House): string => join(dirname(house.settings.keyFile), 'arriving');
const waitingIn = (house: House): readonly string[] =>
  existsSync(arrivingIn(house)) ? readdirSync(arrivingIn(house)) : [];

function send(house: House, body: RequestInit['body'], headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    body: body ?? null,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  };
  return house.as('mira').request('/attention/files', { ...init, duplex: 'half' } as RequestInit);
}

async function dropped(house: House, files: Files, fields: Readonly<Record<string, string>> = {}) {
  const answer = await send(house, formOf(files, fields));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, HOME]);
}

const sourcesOf = async (house: House) => (await house.as('mira').do(listSources, {})).sources;
const read = (ports: Ports): Promise<boolean> => readNextSource(ports, NEVER);

async function subjectsOf(house: House): Promise<readonly string[]> {
  const all = await house.store.read((rows) => findAll(rows, messages, {}));
  return all.map(({ words }) => words?.subject ?? '').toSorted();
}

const SUBJECTS = [
  'About first',
  'About second',
  'About third',
  'About one',
  'About other',
  'Planning',
  '#team',
];

/** A file of every kind that people have, and some that hold no mail. */
function kinds(): Files {
  const said = '[{"type":"message","user":"U1","text":"Hello","ts":"1795168800.000100"}]';
  const slack = zipSync({
    'users.json': strToU8('[{"id":"U1","name":"tom","real_name":"Tom Reed"}]'),
    'channels.json': strToU8('[{"id":"C1","name":"team","members":["U1"]}]'),
    'team/2026-11-20.json': strToU8(said),
  });
  const event = 'UID:1\nSUMMARY:Planning\nDTSTAMP:20261120T100000Z\nDTSTART:20261124T100000Z';
  return {
    'all.mbox': mbox(letter('second', 20), letter('first', 19)),
    'packed.mbox.gz': gzipSync(mbox(letter('third', 21))),
    'one.eml': letter('one', 18),
    'other.eml': letter('other', 18),
    'team.zip': slack,
    'planning.ics': `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${event}\nEND:VEVENT\nEND:VCALENDAR\n`,
    'picture.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]),
    'no.zip': Buffer.alloc(5000, 'PK\x03\x04 and then nothing of the kind'),
    'empty.mbox': '',
    'cut.mbox.gz': gzipSync(many(400)).subarray(0, 2500),
  };
}

describe('files', () => {
  it('of every kind become one source; what holds no mail says so, and nothing of them stays on the disk', async () => {
    const house = await newHouse();
    await dropped(house, kinds());
    for (const place of waitingIn(house)) {
      const bytes = readFileSync(join(arrivingIn(house), place), 'latin1');
      expect([bytes.includes('example.org'), bytes.includes('lantern')]).toEqual([false, false]);
    }
    expect(waitingIn(house)).toHaveLength(10);
    expect(await read(house.ports)).toBe(true);
    expect(await read(house.ports)).toBe(false);
    expect(waitingIn(house)).toEqual([]);
    const [source] = await sourcesOf(house);
    expect(source).toMatchObject({
      kind: 'files',
      state: 'well',
      fault: null,
      name: 'all.mbox',
      total: null,
    });
    const told = Object.fromEntries((source?.files ?? []).map(({ name, fault }) => [name, fault]));
    expect(told).toMatchObject({
      'all.mbox': null,
      'team.zip': null,
      'planning.ics': null,
      'picture.jpg': 'files.not_mail',
      'empty.mbox': 'files.empty',
      'cut.mbox.gz': 'files.broken',
    });
    expect(['files.not_mail', 'files.broken']).toContain(told['no.zip']);
    const subjects = await subjectsOf(house);
    expect(subjects).toEqual(expect.arrayContaining(SUBJECTS));
    expect(house.logged).toEqual([]);
  });

  it('of any length pass where forms of 2 MB do not, and can be stopped and gone on with', async () => {
    const house = await newHouse({ reach: { piece: 50 } });
    const text = `${many(400)}${' '.repeat(3 * 1024 * 1024)}`;
    expect(text.length).toBeGreaterThan(2 * 1024 * 1024);
    await dropped(house, { 'big.mbox': text });
    const stopping = new AbortController();
    let pieces = 0;
    const ports: Ports = {
      ...house.ports,
      announce: () => {
        pieces += 1;
        if (pieces === 3) stopping.abort();
      },
    };
    await readNextSource(ports, stopping.signal);
    const [stopped] = await sourcesOf(house);
    expect(stopped).toMatchObject({ state: 'waiting', messages: 150 });
    expect(waitingIn(house), 'the file, and nothing that was made to sort it').toHaveLength(1);
    await read(house.ports);
    const [source] = await sourcesOf(house);
    expect(source).toMatchObject({ state: 'well', messages: 400, files: [{ messages: 400 }] });
    expect(waitingIn(house)).toEqual([]);
  });

  it('that are all of no use leave a source that says why, and can be followed by better ones', async () => {
    const house = await newHouse();
    await dropped(house, { 'picture.jpg': Buffer.from([1, 2, 3]) }, { name: 'Old mail' });
    await read(house.ports);
    const [source] = await sourcesOf(house);
    expect(source).toMatchObject({ state: 'troubled', fault: 'files.not_mail', name: 'Old mail' });
    await dropped(house, { 'one.eml': letter('one') }, { sourceId: source?.id ?? '' });
    await read(house.ports);
    expect(await sourcesOf(house)).toMatchObject([{ state: 'well', fault: null, messages: 1 }]);
  });

  it('that break off on their way, are none or come from nobody leave nothing', async () => {
    const house = await newHouse();
    const type = 'multipart/form-data; boundary=edge';
    const head = '--edge\r\ncontent-disposition: form-data; name="files"; filename="a.mbox"\r\n\r\n';
    const broken = await send(house, `${head}${letter('one')}`, { 'content-type': type });
    expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining('did not arrive')]);
    const gone = new ReadableStream({
      start: (way) => way.enqueue(Buffer.from(`${head}${letter('one')}`)),
      pull: (way) => way.error(new Error('gone')),
    });
    expect((await send(house, gone, { 'content-type': type })).status).toBe(400);
    expect((await send(house, formOf({}))).status).toBe(422);
    expect((await send(house, 'x', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    const body = formOf({ 'a.mbox': letter('one') });
    const init = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } };
    expect((await house.as('nobody').request('/attention/files', init)).headers.get('location')).toMatch(
      '/sign-in',
    );
    expect(waitingIn(house)).toEqual([]);
    expect(await sourcesOf(house)).toEqual([]);
  });

  it('that do not fit on the disk are refused, told before or found on the way', async () => {
    let room = 300 * 1024 ** 2;
    const house = await newHouse({ reach: { room: async () => room } });
    const answer = send(house, formOf({ 'big.mbox': Buffer.alloc(80 * 1024 ** 2, mbox(letter('one'))) }));
    room = 100 * 1024 ** 2;
    expect([(await answer).status, await (await answer).text()]).toEqual([
      507,
      expect.stringContaining('room'),
    ]);
    expect(waitingIn(house)).toEqual([]);
    expect((await send(house, formOf({ 'a.mbox': letter('one') }))).status).toBe(507);
    expect(await sourcesOf(house)).toEqual([]);
  });

  it('that are small are refused too, once the disk is short: each of them looks', async () => {
    const told = [1024 ** 3];
    const house = await newHouse({ reach: { room: async () => told.pop() ?? 0 } });
    const answer = await send(house, formOf({ 'one.mbox': letter('one'), 'two.mbox': letter('two') }));
    expect([answer.status, waitingIn(house), await sourcesOf(house)]).toEqual([507, [], []]);
  });

  it('go with their source, and what no source waits for goes when the server starts', async () => {
    const house = await newHouse();
    await dropped(house, { 'one.mbox': letter('one') });
    await dropped(house, { 'two.mbox': mbox(letter('two')) });
    const first = (await sourcesOf(house)).find(({ name }) => name === 'one.mbox');
    await house.as('mira').do(forgetSource, { sourceId: first?.id ?? '' });
    expect(waitingIn(house)).toHaveLength(1);
    writeFileSync(join(arrivingIn(house), 'L'.repeat(43)), 'left over');
    await beginSources(house.ports);
    expect(waitingIn(house)).toHaveLength(1);
    await read(house.ports);
    expect(await subjectsOf(house)).toEqual(['About two']);
  });
});
