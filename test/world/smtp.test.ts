// The tests' own mail server: it keeps what it takes, and fails as told.
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SmtpServer, startSmtp } from './smtp.ts';

let smtp: SmtpServer;

beforeEach(async () => {
  smtp = await startSmtp();
});

afterEach(() => smtp.close());

function send(subject: string) {
  const transport = createTransport(smtp.url);
  return transport.sendMail({ from: 'coach@example.org', to: 'client@example.org', subject, text: 'Hello' });
}

it('keeps a mail and hands it over when it is there', async () => {
  const arriving = smtp.mail(0);
  await send('First');
  const { from, to, raw } = await arriving;
  expect({ from, to }).toEqual({ from: 'coach@example.org', to: ['client@example.org'] });
  expect(raw).toMatch(/^Subject: First\r?$/m);
  expect(raw).toMatch(/\r\n\r\nHello/);
});

it.each([451, 550] as const)('refuses with %i, keeps nothing, and takes the next', async (code) => {
  smtp.next(code);
  await expect(send('Refused')).rejects.toMatchObject({ responseCode: code });
  expect(smtp.mails).toEqual([]);
  await send('Taken');
  expect(smtp.mails).toHaveLength(1);
});

it('cuts the line before it takes a mail', async () => {
  smtp.next('cut before');
  await expect(send('Lost')).rejects.toThrow();
  expect(smtp.mails).toEqual([]);
});

it('cuts the line after it took a mail: the sender cannot tell', async () => {
  smtp.next('cut after');
  await expect(send('Kept')).rejects.toThrow();
  expect(smtp.mails).toHaveLength(1);
});
