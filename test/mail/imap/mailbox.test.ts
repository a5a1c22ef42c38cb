// A mailbox on a real mail server: read and never changed; and what a person is told when the server is not as it should be.
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailboxAddress, visitMailbox } from '../../../src/mail/imap/mailbox.ts';
import { hasDovecot, MAIL_PASSWORD, type MailServer, newMailServer } from '../../world/dovecot.ts';

const LONG_AGO = '2020-01-01T00:00:00.000Z';

function letter(number: number, rest = ''): string {
  return `From: ada@example.org\r\nMessage-ID: <${number}@example.org>\r\nSubject: ${number}\r\n\r\nWords ${number}${rest}\r\n`;
}

describe.runIf(hasDovecot())('a mailbox', () => {
  let server: MailServer;
  const mira = (password = MAIL_PASSWORD): MailboxAddress => ({
    host: '127.0.0.1',
    at: '127.0.0.1',
    port: server.port,
    security: 'plain',
    user: 'mira',
    secret: { password },
  });
  beforeAll(async () => {
    server = await newMailServer();
    for (const number of [1, 2, 3]) server.put('mira', letter(number));
    server.put('mira', letter(9, 'x'.repeat(2_000_000)), 'Sent');
  });
  afterAll(() => server.stop());

  it('names its folders and what they are for', async () => {
    const visit = await visitMailbox(mira(), ({ folders }) => folders());
    expect(visit).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        { path: 'INBOX', use: 'inbox' },
        { path: 'Sent', use: 'sent' },
        { path: 'Junk', use: 'junk' },
      ]),
    });
  });

  it('is read from a point on, and nothing in it changes', async () => {
    const before = server.files('mira');
    const visit = await visitMailbox(mira(), async (mailbox) => {
      const mark = await mailbox.mark('INBOX');
      const places = await mailbox.places('INBOX', 1, LONG_AGO);
      const letters = await Array.fromAsync(
        mailbox.letters(
          'INBOX',
          places.map(({ uid }) => uid),
        ),
      );
      return {
        mark,
        places,
        texts: letters.map(({ bytes }) => bytes.toString()),
        after: await mailbox.places('INBOX', mark.uid, LONG_AGO),
      };
    });
    expect(visit).toMatchObject({
      ok: true,
      value: { mark: { uid: 3 }, texts: [letter(2), letter(3)], after: [] },
    });
    const flags = (files: readonly string[]): readonly string[] =>
      files.map((file) => file.split(':2,')[1] ?? '');
    expect(server.files('mira')).toHaveLength(before.length);
    expect(flags(server.files('mira'))).toEqual(['', '', '']);
  });

  it('has its letters cut where attachments begin to weigh', async () => {
    const visit = await visitMailbox(mira(), async (mailbox) =>
      Array.fromAsync(mailbox.letters('Sent', [1])),
    );
    expect(visit.ok && visit.value[0]?.bytes.length).toBe(512 * 1024);
  });

  it('is not opened by a wrong password, and has no folder that is not there', async () => {
    expect(await visitMailbox(mira('wrong'), ({ folders }) => folders())).toEqual({
      ok: false,
      fault: 'refused',
    });
    expect(await visitMailbox(mira(), ({ mark }) => mark('Nowhere'))).toEqual({ ok: false, fault: 'gone' });
  });

  it('says that the connection was cut when the server dies on the way, and can be opened again', async () => {
    const cut = await visitMailbox(mira(), async (mailbox) => {
      await mailbox.mark('INBOX');
      await server.kill();
      return mailbox.places('INBOX', 0, LONG_AGO);
    });
    expect(cut).toEqual({ ok: false, fault: 'cut' });
    await server.start();
    expect(await visitMailbox(mira(), ({ mark }) => mark('INBOX'))).toMatchObject({
      ok: true,
      value: { uid: 3 },
    });
  });
});

describe('a server that is none', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  async function serverThat(greets: string | null): Promise<MailboxAddress> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (greets !== null) socket.end(greets);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
      host: '127.0.0.1',
      at: '127.0.0.1',
      port,
      security: 'plain',
      user: 'mira',
      secret: { password: 'x' },
    };
  }

  it.each([
    ['speaks something else', 'HTTP/1.1 400 Bad Request\r\n\r\n', ['garbled', 'cut']],
    ['sends noise', '\0\xff\r\n'.repeat(10_000), ['garbled', 'silent']],
    ['says goodbye', '* BYE come back later\r\n', ['cut', 'garbled']],
    ['never speaks', null, ['silent']],
  ])('%s', async (_, greets, faults) => {
    const address = await serverThat(greets);
    const patience = { greetingTimeout: 300 };
    const visit = await visitMailbox(address, ({ folders }) => folders(), { patience });
    expect(visit.ok).toBe(false);
    expect(faults).toContain(visit.ok ? '' : visit.fault);
  });

  it('is not there', async () => {
    const address: MailboxAddress = { ...(await serverThat(null)), port: 1 };
    expect(await visitMailbox(address, ({ folders }) => folders())).toEqual({
      ok: false,
      fault: 'unreachable',
    });
  });
});
