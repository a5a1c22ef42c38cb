// Mail that lies in files of every kind: the same messages whichever way they were kept, and a broken one stops no other.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/attention/message.ts';
import type { Told } from '../../../src/mail/reading/mail-files.ts';
import { kindOfSource, messagesFrom } from '../../../src/mail/reading/sources.ts';

const NOW = '2026-11-22T09:00:00.000Z';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function all(path: string): Promise<readonly Told[]> {
  const kind = await kindOfSource(path);
  if (kind === undefined) throw new Error('nothing that holds messages');
  return Array.fromAsync(messagesFrom(path, kind, NOW));
}

function messages(told: readonly Told[]): readonly Message[] {
  return told.flatMap((each) => ('message' in each ? [each.message] : []));
}

function letter(number: number): string {
  return `From: ada@example.org\nMessage-ID: <${number}@example.org>\nDate: ${number} Nov 2026 09:00 +0000\nSubject: Letter ${number}\n\nWords ${number}\n`;
}

describe('letters', () => {
  const mailbox = [1, 2, 3].map((number) => `From a Mon Nov 16 09:00:00 2026\n${letter(number)}\n`).join('');

  it.each([
    ['a mailbox file', () => put('mail.mbox', mailbox)],
    ['a packed mailbox file', () => put('mail.mbox.gz', gzipSync(mailbox))],
    [
      'a folder of letters',
      () => {
        for (const number of [1, 2, 3]) put(`letters/${number}.eml`, letter(number));
        return join(folder, 'letters');
      },
    ],
    [
      'a Maildir',
      () => {
        for (const number of [1, 2, 3])
          put(`Maildir/${number < 3 ? 'cur' : 'new'}/${number}.M1.host:2,S`, letter(number));
        put('Maildir/tmp/4.M1.host', letter(4));
        return join(folder, 'Maildir');
      },
    ],
  ])('are the same in %s', async (_, make) => {
    const read = messages(await all(make()));
    expect(read.map(({ id, text }) => [id, text])).toEqual(
      [1, 2, 3].map((n) => [`<${n}@example.org>`, `Words ${n}`]),
    );
  });

  it('are read one by one, and a broken one stops no other', async () => {
    put('letters/1.eml', letter(1));
    put('letters/2.eml', '');
    put('letters/3.eml', '\0\0\0');
    put('letters/4.eml', letter(4));
    const told = await all(join(folder, 'letters'));
    expect(messages(told).map(({ id }) => id)).toEqual(['<1@example.org>', '<4@example.org>']);
    expect(told.flatMap((each) => ('where' in each ? [[each.where, each.unreadable]] : []))).toEqual([
      ['2.eml', 'empty'],
      ['3.eml', 'no-header'],
    ]);
  });

  it('may be a single one, packed or not', async () => {
    expect(messages(await all(put('one.eml', letter(1))))).toHaveLength(1);
    expect(messages(await all(put('one.eml.gz', gzipSync(letter(1)))))).toHaveLength(1);
  });

  it('are not what lies in any other file', async () => {
    expect(await kindOfSource(put('note.txt', 'Dear diary,\n\nnothing\n'))).toBeUndefined();
    expect(await kindOfSource(put('empty.mbox', ''))).toBeUndefined();
    mkdirSync(join(folder, 'nothing'));
    expect(await kindOfSource(join(folder, 'nothing'))).toBeUndefined();
  });
});

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const TALK = [
  {
    type: 'message',
    user: 'U1',
    ts: '1763280000.000100',
    text: 'Could <@U2> look at <https://example.org|the draft> &amp; answer?',
  },
  {
    type: 'message',
    user: 'U2',
    ts: '1763280060.000200',
    thread_ts: '1763280000.000100',
    text: 'Yes.',
  },
  { type: 'message', subtype: 'channel_join', user: 'U2', ts: '1763280061.0', text: 'joined' },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'builder',
    ts: '1763280062.0',
    text: 'built',
  },
  'nothing',
];

const chatExport = (): string =>
  put(
    'export.zip',
    zipSync({
      'users.json': json([
        { id: 'U1', name: 'ada', profile: { email: 'Ada@Example.org', real_name: 'Ada Lind' } },
        { id: 'U2', name: 'mira', real_name: 'Mira Osei' },
      ]),
      'channels.json': json([{ id: 'C1', name: 'pier', members: ['U1', 'U2'] }]),
      'dms.json': json([{ id: 'D1', members: ['U1', 'U2'] }]),
      'pier/2026-11-16.json': json(TALK),
      'pier/2026-11-17.json': new TextEncoder().encode('{ broken'),
      'D1/2026-11-16.json': json([
        { type: 'message', user: 'U1', ts: '1763280100.000000', text: 'Only for you' },
      ]),
    }),
  );

describe('a chat export', () => {
  it('has channels as lists, mentions as To, threads as threads', async () => {
    const [asked, answered, built, direct] = messages(await all(chatExport()));
    expect(asked).toMatchObject({
      from: { address: 'ada@example.org', name: 'Ada Lind' },
      to: [{ address: 'u2@slack.invalid', name: 'Mira Osei' }],
      list: 'pier',
      text: 'Could @Mira Osei look at the draft & answer?',
      references: [],
    });
    expect(answered).toMatchObject({ inReplyTo: asked?.id, references: [asked?.id] });
    expect(built).toMatchObject({ automatic: true });
    expect(direct).toMatchObject({ to: [{ name: 'Mira Osei' }], subject: '' });
    expect(direct?.list).toBeUndefined();
  });

  it('has no messages where it is something else', async () => {
    expect(await all(put('other.zip', zipSync({ 'a.txt': json('x') })))).toEqual([]);
    expect(await all(put('broken.zip', 'PK nothing'))).toEqual([]);
  });
});

describe('a calendar', () => {
  it('has its events as messages of who asks, and a broken one stops no other', async () => {
    const event = (uid: string, start: string): string =>
      `BEGIN:VEVENT\nUID:${uid}\nDTSTAMP:20261101T080000Z\nDTSTART${start}\nSUMMARY:Meeting ${uid}\nORGANIZER;CN=Ada Lind:mailto:Ada@example.org\nATTENDEE:mailto:mira@example.org\nEND:VEVENT\n`;
    const path = put(
      'week.ics',
      `BEGIN:VCALENDAR\nVERSION:2.0\n${event('1', ':20261201T090000Z')}${event('2', ';=;:')}${event('3', ':20261202T090000Z')}END:VCALENDAR\n`,
    );
    const read = messages(await all(path));
    expect(read.map(({ subject }) => subject)).toEqual(['Meeting 1', 'Meeting 3']);
    expect(read[0]).toMatchObject({
      from: { address: 'ada@example.org', name: 'Ada Lind' },
      to: [{ address: 'mira@example.org' }],
      invitation: { startsAt: '2026-12-01T09:00:00.000Z' },
    });
  });

  it('and a chat tell of now where they were written down further ahead than a day', async () => {
    const event = 'BEGIN:VEVENT\nUID:1\nDTSTART:20380101T090000Z\nSUMMARY:Far\nEND:VEVENT';
    const far = put('far.ics', `BEGIN:VCALENDAR\n${event}\nEND:VCALENDAR\n`);
    const said = '[{"type":"message","user":"U1","text":"Hello","ts":"3900000000.000100"}]';
    const chat = put('chat.zip', zipSync({ 'users.json': json([]), 'team/2026-11-20.json': strToU8(said) }));
    const [meeting] = messages(await all(far));
    expect(meeting).toMatchObject({ at: NOW, invitation: { startsAt: '2038-01-01T09:00:00.000Z' } });
    expect(messages(await all(chat)).map(({ at }) => at)).toEqual([NOW]);
  });
});
