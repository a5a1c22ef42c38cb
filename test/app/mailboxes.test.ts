// Mailboxes connected and read, on a real mail server: first a year of them, then what is new, whatever breaks on the way.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAttention } from '../../src/app/attention/attention-reading.ts';
import { changePassword, chooseFolders, connectMailbox } from '../../src/app/attention/mailboxes.ts';
import type { Reach } from '../../src/app/attention/reach.ts';
import { readNextSource } from '../../src/app/attention/reading-sources.ts';
import {
  forgetSource,
  listSources,
  pauseSource,
  readSourceNow,
  resumeSource,
} from '../../src/app/attention/sources.ts';
import type { Ports } from '../../src/app/ports.ts';
import { lessons, messages, minds, sources } from '../../src/store/attention.table.ts';
import { findAll, findBones } from '../../src/store/find.ts';
import { hasDovecot, MAIL_PASSWORD, type MailServer, newMailServer } from '../world/dovecot.ts';
import { type House, newHouse } from '../world/house.ts';

const NEVER = new AbortController().signal;
const MINE = 'Mira Osei <mira@harbour.example>';

interface Said {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly answers?: string;
}

function letter({ id, from = 'Tom Reed <tom@example.org>', to = MINE, answers }: Said): string {
  const reply = answers === undefined ? '' : `In-Reply-To: <${answers}@example.org>\r\n`;
  const head = `From: ${from}\r\nTo: ${to}\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n${reply}`;
  return `${head}Message-ID: <${id}@example.org>\r\nSubject: About ${id}\r\n\r\nCould you look at the lantern ${id}?\r\n`;
}

const range = (count: number, name = 'letter'): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

describe.runIf(hasDovecot())('a mailbox', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await newMailServer();
  });
  afterEach(() => server.stop());

  const nearby = { nearby: ['127.0.0.1'], piece: 5 };
  const houseOf = (reach: Partial<Reach> = nearby): Promise<House> => newHouse({ reach });
  const door = () => ({
    host: '127.0.0.1',
    port: server.port,
    login: 'mira@harbour.example',
    password: MAIL_PASSWORD,
    security: 'plain',
  });
  const put = (id: string, folder?: string): void =>
    server.put('mira@harbour.example', letter({ id }), folder);
  const sourceOf = async (house: House) => {
    const [source] = (await house.as('mira').do(listSources, {})).sources;
    if (!source) throw new Error('There is no source.');
    return source;
  };
  const read = (ports: Ports): Promise<boolean> => readNextSource(ports, NEVER);
  /** The world in which something happens after so many pieces. */
  function after(
    pieces: number,
    house: House,
    happens: () => unknown,
  ): { ports: Ports; pieces: () => number } {
    let count = 0;
    const ports: Ports = {
      ...house.ports,
      announce(sign) {
        count += 1;
        if (count === pieces) happens();
        house.ports.announce(sign);
      },
    };
    return { ports, pieces: () => count };
  }
  const subjectsOf = async (house: House): Promise<readonly string[]> => {
    const all = await house.store.read((rows) => findAll(rows, messages, {}));
    return all.map(({ words }) => words?.subject ?? '').toSorted();
  };
  const subjects = (ids: readonly string[]): readonly string[] => ids.map((id) => `About ${id}`).toSorted();

  it('is connected by its password, and inbox and sent mail are read', async () => {
    const house = await houseOf();
    for (const id of range(3)) put(id);
    server.put('mira@harbour.example', letter({ id: 'reply', from: MINE, answers: 'letter-1' }), 'Sent');
    const { folders } = await house.as('mira').do(connectMailbox, door());
    expect(folders.filter(({ isRead }) => isRead).map(({ path }) => path)).toEqual(['INBOX', 'Sent']);
    expect(await sourceOf(house)).toMatchObject({ state: 'waiting', addresses: ['mira@harbour.example'] });
    expect(await read(house.ports)).toBe(true);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', messages: 3, fault: null, total: null });
    const { few } = (await house.as('mira').do(readAttention, {})).today;
    expect(few.map(({ subject }) => subject)).not.toContain('About letter-1');
    expect(house.announced.every(({ personId }) => personId === house.person('mira').id)).toBe(true);
  });

  it('is polled: what is new is read when its time has come, and nothing twice', async () => {
    const house = await houseOf();
    for (const id of range(2)) put(id);
    await house.as('mira').do(connectMailbox, door());
    await read(house.ports);
    put('news');
    expect(await read(house.ports)).toBe(false);
    house.clock.pass({ minutes: 5 });
    expect(await read(house.ports)).toBe(true);
    expect((await sourceOf(house)).messages).toBe(3);
    expect(await subjectsOf(house)).toEqual(subjects([...range(2), 'news']));
    const told = house.announced.length;
    house.clock.pass({ minutes: 5 });
    expect(await read(house.ports)).toBe(true);
    expect(house.announced.length, 'no news, nobody is told').toBe(told);
  });

  it('whose connection is cut on the way is read on from there, and nothing is doubled', async () => {
    const house = await houseOf();
    for (const id of range(13)) put(id);
    await house.as('mira').do(connectMailbox, door());
    const first = after(2, house, () => server.kill());
    await read(first.ports);
    const cut = await sourceOf(house);
    expect(cut).toMatchObject({ state: 'troubled', done: 10, total: 13, messages: 10 });
    expect(['mailbox.cut', 'mailbox.unreachable']).toContain(cut.fault);
    await server.start();
    expect(await read(house.ports)).toBe(false);
    house.clock.pass({ minutes: 1 });
    const second = after(1, house, () => {});
    await read(second.ports);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', fault: null, messages: 13 });
    expect(second.pieces(), 'one piece, and that it is done').toBe(2);
    expect(await subjectsOf(house)).toEqual(subjects(range(13)));
  });

  it('is put down at once when the server is asked to end, and read on by the next', async () => {
    const house = await houseOf();
    for (const id of range(13)) put(id);
    await house.as('mira').do(connectMailbox, door());
    const stopping = new AbortController();
    await readNextSource(after(1, house, () => stopping.abort()).ports, stopping.signal);
    expect(await sourceOf(house)).toMatchObject({ state: 'waiting', done: 5, total: 13 });
    await read(house.ports);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', messages: 13 });
  });

  it('is refused with a wrong password, and not tried again before there is another', async () => {
    const house = await houseOf();
    put('one');
    const mira = house.as('mira');
    const refused = await mira.refused(connectMailbox, { ...door(), password: 'wrong' });
    expect(refused.refusal).toBe('mailbox.refused_password');
    const { id: sourceId } = await mira.do(connectMailbox, door());
    await house.store.write({ instance: true }, (rows) =>
      rows.change(sources, sourceId, { secret: { password: 'changed elsewhere' } }),
    );
    await read(house.ports);
    expect(await sourceOf(house)).toMatchObject({
      state: 'troubled',
      fault: 'mailbox.refused_password',
      nextAt: null,
    });
    house.clock.pass({ hours: 24 });
    expect(await read(house.ports)).toBe(false);
    await mira.do(changePassword, { sourceId, password: MAIL_PASSWORD });
    expect(await read(house.ports)).toBe(true);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', messages: 1 });
  });

  it('that is away is tried again after growing pauses', async () => {
    const house = await houseOf();
    await house.as('mira').do(connectMailbox, door());
    await server.kill();
    const pauses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      expect(await read(house.ports)).toBe(true);
      const { nextAt, fault } = await sourceOf(house);
      expect(fault).toBe('mailbox.unreachable');
      const minutes = (Date.parse(nextAt ?? '') - Date.parse(house.clock.now())) / 60_000;
      pauses.push(minutes);
      house.clock.pass({ minutes });
    }
    expect(pauses).toEqual([1, 2, 5, 15, 60, 60]);
    await server.start();
    await read(house.ports);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', fault: null });
  });

  it('that was lost and begun anew on its server keeps what was read, doubles nothing, and finds what is new', async () => {
    const house = await houseOf();
    for (const id of range(7)) put(id);
    await house.as('mira').do(connectMailbox, door());
    await read(house.ports);
    await server.kill();
    server.lose('mira@harbour.example');
    await server.start();
    for (const id of ['letter-7', 'news']) put(id);
    house.clock.pass({ minutes: 5 });
    await read(house.ports);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', messages: 8 });
    expect(await subjectsOf(house)).toEqual(subjects([...range(7), 'news']));
  });

  it('that is forgotten while it is read leaves nothing behind', async () => {
    const house = await houseOf();
    for (const id of range(13)) put(id);
    const { id: sourceId } = await house.as('mira').do(connectMailbox, door());
    const forget = (): void => void house.as('mira').do(forgetSource, { sourceId });
    await read(after(1, house, forget).ports);
    await expect.poll(async () => (await house.as('mira').do(listSources, {})).sources.length).toBe(0);
    for (const table of [sources, minds, messages, lessons]) {
      const left = await house.store.read((rows) => findBones(rows, table as typeof sources, {}));
      expect(left, table.name).toEqual([]);
    }
  });

  it('rests while it is paused, also in the middle, and is read on when it is resumed', async () => {
    const house = await houseOf();
    for (const id of range(8)) put(id);
    const mira = house.as('mira');
    const { id: sourceId } = await mira.do(connectMailbox, door());
    await mira.do(pauseSource, { sourceId });
    expect(await read(house.ports)).toBe(false);
    expect((await mira.refused(readSourceNow, { sourceId })).refusal).toBe('source.paused');
    await mira.do(resumeSource, { sourceId });
    await read(house.ports);
    expect(await sourceOf(house)).toMatchObject({ state: 'well', messages: 8 });
  });

  it('is read in the folders that are chosen, a new one from a year back', async () => {
    const house = await houseOf();
    put('one');
    put('other', 'Junk');
    const mira = house.as('mira');
    const { id: sourceId } = await mira.do(connectMailbox, door());
    await read(house.ports);
    expect((await mira.refused(chooseFolders, { sourceId, folders: ['Nowhere'] })).refusal).toBe(
      'mailbox.folder_gone',
    );
    await mira.do(chooseFolders, { sourceId, folders: ['INBOX', 'Junk'] });
    await read(house.ports);
    expect(await subjectsOf(house)).toEqual(subjects(['one', 'other']));
  });

  it('leaves neither its password nor a word of a letter in the log, in signs, or open on the disk', async () => {
    const house = await houseOf();
    put('canary-7391');
    await house.as('mira').do(connectMailbox, door());
    await read(house.ports);
    const { place } = house.settings;
    if (!('sqlite' in place)) throw new Error('Not a file.');
    const disk = ['', '-wal'].map((end) => readFileSync(`${place.sqlite}${end}`, 'latin1')).join('');
    const said = JSON.stringify([house.logged, house.announced]);
    for (const word of [
      MAIL_PASSWORD,
      'canary-7391',
      'lantern',
      'tom@example.org',
      'harbour.example',
      'INBOX',
    ])
      expect([disk.includes(word), said.includes(word)], word).toEqual([false, false]);
  });

  it('is connected once, by whoever has it', async () => {
    const house = await houseOf();
    await house.as('mira').do(connectMailbox, door());
    expect((await house.as('mira').refused(connectMailbox, door())).refusal).toBe('mailbox.already');
    expect((await house.as('tomas').do(listSources, {})).sources).toEqual([]);
  });
});
