// Letters as they come: the usual, the odd and the hostile. Each is read or told why not, in bounded time, and none stops the next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/attention/message.ts';
import { type Circumstances, type Read, readLetter } from '../../../src/mail/reading/letters.ts';

const NOW = '2026-11-22T09:00:00.000Z';

async function read(letter: string | Buffer, about: Partial<Circumstances> = {}): Promise<Read> {
  const bytes = typeof letter === 'string' ? Buffer.from(letter) : letter;
  const told = readLetter(bytes, { now: NOW, ...about });
  return 'odd' in told ? told.odd() : told;
}

async function message(letter: string | Buffer, about?: Partial<Circumstances>): Promise<Message> {
  const told = await read(letter, about);
  if (!('message' in told)) throw new Error(told.unreadable);
  return told.message;
}

const HEAD =
  'From: Ada Lind <Ada@Example.org>\nTo: mira@example.org\nDate: Mon, 16 Nov 2026 09:00:00 +0100\nMessage-ID: <one@example.org>\n';

describe('what a letter says', () => {
  it('is told by its header', async () => {
    const told = await message(
      `${HEAD}Cc: "Reyes, Tomás" <t@example.org>, Elena <elena@example.org> (coach)\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n from the pier\nIn-Reply-To: <zero@example.org>\nReferences: <a@x>\n <zero@example.org>\n\nHello\n`,
    );
    expect(told).toMatchObject({
      id: '<one@example.org>',
      at: '2026-11-16T08:00:00.000Z',
      from: { name: 'Ada Lind', address: 'ada@example.org' },
      cc: [
        { name: 'Reyes, Tomás', address: 't@example.org' },
        { name: 'Elena', address: 'elena@example.org' },
      ],
      subject: 'Grüße from the pier',
      inReplyTo: '<zero@example.org>',
      references: ['<a@x>', '<zero@example.org>'],
      bulk: false,
      automatic: false,
      attachments: 0,
    });
    expect(told.text).toBe('Hello');
  });

  it('is only what is new in it', async () => {
    const told = await message(
      `${HEAD}\nYes, Friday.\n\nOn Mon, 9 Nov 2026, Mira Osei wrote:\n> Could we meet on Friday?\n>\n> Mira\n\nI bring the draft.\n\n-- \nAda Lind\nPier 9\n`,
    );
    expect(told.text).toBe('Yes, Friday.\n\nI bring the draft.');
    expect(told.quoted).toBe('Could we meet on Friday?\n\nMira');
    expect(told.attribution).toBe('On Mon, 9 Nov 2026, Mira Osei wrote:');
  });

  it.each([
    ['German', 'Am 9.11.2026 um 10:12 schrieb Mira Osei:\n> Alt'],
    ['French', 'Le 9 nov. 2026 à 10:12, Mira Osei <m@x.org> a écrit :\n> Vieux'],
    ['Spanish', 'El lun, 9 nov 2026 a las 10:12, Mira (<m@x.org>) escribió:\n> Viejo'],
    ['two lines', 'On Mon, 9 Nov 2026 at 10:12, Mira Osei <\nmira@example.org> wrote:\n> Old'],
    [
      'Outlook',
      '________________________________\nFrom: Mira Osei\nSent: Monday\nTo: Ada\nSubject: Old\n\nOld',
    ],
    ['Outlook in German', 'Von: Mira Osei\nGesendet: Montag\nAn: Ada\nBetreff: Alt\n\nAlt'],
    ['forwarded', '-----Original Message-----\nOld'],
    ['a telephone', 'Sent from my iPhone'],
    ['a list', '_______________________________________________\nList mailing list\nlist@example.org'],
  ])('ends where the rest begins: %s', async (_, rest) => {
    expect((await message(`${HEAD}\nNew words.\n\n${rest}\n`)).text).toBe('New words.');
  });

  it('is read from a page where there is no plain text', async () => {
    const page =
      '<html><head><style>p{}</style></head><body><p>Could you send&nbsp;the draft&#8230;?</p><div class="gmail_quote">On Monday<blockquote>Old</blockquote></div></body></html>';
    const told = await message(`${HEAD}Content-Type: text/html; charset=utf-8\n\n${page}`);
    expect(told.text).toBe('Could you send the draft…?');
  });

  it('comes by a list, in bulk, by itself or as an invitation', async () => {
    expect(await message(`${HEAD}List-Id: The pier <Pier.example.org>\n\n.`)).toMatchObject({
      list: 'pier.example.org',
      bulk: false,
    });
    expect(await message(`${HEAD}List-Unsubscribe: <mailto:x@y.z>\n\n.`)).toMatchObject({ bulk: true });
    expect(await message(`${HEAD}Auto-Submitted: auto-replied\n\n.`)).toMatchObject({ automatic: true });
    expect(await message('From: no-reply@example.org\n\n.')).toMatchObject({ automatic: true });
    const calendar =
      'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR';
    expect(
      (await message(`${HEAD}Content-Type: text/calendar; method=REQUEST\n\n${calendar}`)).invitation,
    ).toEqual({
      startsAt: '2026-12-01T09:00:00.000Z',
      method: 'REQUEST',
    });
  });
});

describe('when it was sent', () => {
  it.each([
    ['its Date', 'Mon, 16 Nov 2026 09:00:00 +0100', '2026-11-16T08:00:00.000Z'],
    ['1970: when it arrived', 'Thu, 01 Jan 1970 00:00:00 +0000', '2026-11-17T10:30:00.000Z'],
    ['2099: when it arrived', 'Thu, 01 Jan 2099 00:00:00 +0000', '2026-11-17T10:30:00.000Z'],
    ['no date: when it arrived', 'last Tuesday', '2026-11-17T10:30:00.000Z'],
  ])('is told by %s', async (_, date, at) => {
    const letter = `From: a@example.org\nDate: ${date}\n\nHello`;
    expect((await message(letter, { envelope: 'a Tue Nov 17 10:30:00 2026' })).at).toBe(at);
    expect((await message(letter, { receivedAt: '2026-11-17T10:30:00.000Z' })).at).toBe(at);
  });

  it('is now, where nothing tells', async () => {
    expect((await message('From: a@example.org\nDate: 1 Jan 2099 00:00 GMT\n\nHello')).at).toBe(NOW);
  });
});

describe('what is odd', () => {
  it('has an id made from its bytes where it brings none', async () => {
    const [one, two] = [await message('From: a@b.c\n\nHello'), await message('From: a@b.c\n\nHello')];
    expect(one.id).toMatch(/^<[0-9a-f]{32}@no-id\.invalid>$/);
    expect(two.id).toBe(one.id);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['no header', '\0\0\0\0', 'no-header'],
    ['a header without end', `From: a@b.c\n${'X-Long: 1\n'.repeat(200_000)}\n\n.`, 'header-without-end'],
  ])('says so: %s', async (_, letter, unreadable) => {
    expect(await read(letter)).toEqual({ unreadable });
  });

  it('reads what an unknown charset or a broken encoding leaves', async () => {
    const broken = `${HEAD}Content-Type: text/plain; charset=x-unknown\nContent-Transfer-Encoding: base64\n\nSGVsbG8=!!\n`;
    expect((await message(broken)).text).toBe('Hello');
    expect((await message(Buffer.from(`${HEAD}Subject: caf\xe9\n\ncaf\xe9`, 'latin1'))).subject).toBe('café');
    expect((await message(`${HEAD}Content-Transfer-Encoding: x-none\n\nHello`)).text).toContain('Hello');
    expect((await message(`${HEAD}Content-Type: multipart/mixed\n\nHello`)).id).toBe('<one@example.org>');
  });

  it('is from somebody whose name and address are as long as names and addresses are', async () => {
    const from = async (field: string) => (await message(`From: ${field}\nSubject: Hello\n\nHi`)).from;
    expect(await from(`${'n'.repeat(10_000)} <a@example.org>`)).toEqual({
      address: 'a@example.org',
      name: 'n'.repeat(200),
    });
    expect(await from(`Ann <${'a'.repeat(10_000)}@example.org>`)).toEqual({ address: '', name: 'Ann' });
  });

  it('follows parts within parts only so far, and soon', async () => {
    let nested = 'Content-Type: text/plain\n\ndeep\n';
    for (let depth = 0; depth < 2000; depth++)
      nested = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${nested}\n--b${depth}--\n`;
    expect((await message(`${HEAD}${nested}`)).text).toBe('');
    const many = '--b\nContent-Type: image/png\n\nx\n'.repeat(100_000);
    expect(
      (await message(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${many}--b--`)).attachments,
    ).toBe(199);
  });

  it('looks at no more of a large text than anybody reads', async () => {
    const told = await message(`${HEAD}\n${'words and words '.repeat(500_000)}`);
    expect(told.text.length).toBeLessThanOrEqual(16_000);
  });
});

/** Pieces of which letters are made, right and wrong, in any order. */
const piece = fc.constantFrom(
  'From: ',
  'a@b.c',
  '<',
  '>',
  '"',
  '(',
  ',',
  ';',
  ':',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '\t',
  '\0',
  '=?',
  '?=',
  '?Q?',
  '?B?',
  'utf-8',
  '=',
  '=C3',
  'Content-Type: multipart/mixed; boundary=b\n',
  '\n--b\n',
  '\n--b--\n',
  'Content-Transfer-Encoding: base64\n',
  'Date: ',
  '31 Feb 2026 25:61',
  'Message-ID: <',
  'References: ',
  '<p',
  '<!--',
  '&amp',
  '> ',
  '-- \n',
  'On a day somebody wrote:\n',
  'é',
  '\ud83d',
  '𝄞',
  'Content-Type: text/html\n',
  'Content-Type: text/calendar\n',
  'BEGIN:VCALENDAR\n',
  'BEGIN:VEVENT\n',
  'Content-Transfer-Encoding: x-uuencode\n',
);

it('reads whatever comes, and a message is always whole', async () => {
  const letter = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((all) => Buffer.from(all.join(''))),
    fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all)),
  );
  await fc.assert(
    fc.asyncProperty(letter, async (bytes) => {
      const told = await read(bytes);
      if (!('message' in told)) return;
      const { id, at, text, subject, from } = told.message;
      expect(id).toMatch(/^<[^<>\s]+>$/);
      expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(`${subject}${text}`).not.toContain('\0');
      expect(from.address).toBe(from.address.toLowerCase());
    }),
    { numRuns: 500 },
  );
});
