// Letters over a real mail server: taken, refused for now or for good, and the line cut at the worst moments.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Mailer, openMailer } from '../../src/mail/smtp.ts';
import { type SmtpServer, startSmtp } from '../world/smtp.ts';

let smtp: SmtpServer;
let mailer: Mailer;

beforeEach(async () => {
  smtp = await startSmtp();
  mailer = openMailer({ url: smtp.url, from: 'throughline@example.org' });
});

afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const letter = {
  to: 'mira@example.org',
  subject: 'Einladung für Mira',
  text: 'Grüße\n\nhttps://example.org/a-very-long-link/that-must-not-be-broken-by-anything-on-its-way-0123456789',
  messageId: '<one@example.org>',
};

it('sends a letter whole, with its own Message-ID, and says that no person wrote it', async () => {
  expect(await mailer.send(letter)).toBe('sent');
  const { raw, to } = await smtp.mail(0);
  expect(to).toEqual(['mira@example.org']);
  expect(raw).toMatch(/^Message-ID: <one@example.org>\r?$/im);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
  expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/im);
  const body = raw.split('\r\n\r\n').slice(1).join('\r\n\r\n').replace(/=\r\n/g, '');
  expect(body).toContain('Gr=C3=BC=C3=9Fe');
  expect(body).toContain('that-must-not-be-broken-by-anything-on-its-way-0123456789');
});

it('may be tried again after a temporary refusal, never after a final one', async () => {
  smtp.next(451, 550);
  expect(await mailer.send(letter)).toBe('later');
  expect(await mailer.send(letter)).toBe('never');
  expect(smtp.mails).toHaveLength(0);
});

it.each(['cut before', 'cut after'] as const)(
  'does not know after the line was cut (%s taking)',
  async (fate) => {
    smtp.next(fate);
    expect(await mailer.send(letter)).toBe('unknown');
  },
);

it('may be tried again when no server answers', async () => {
  await smtp.close();
  expect(await mailer.send(letter)).toBe('later');
  smtp = await startSmtp();
});
