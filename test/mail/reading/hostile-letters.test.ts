// Letters whose lines were written to keep their reader busy: each is read in moments, whatever it says.
import { expect, it } from 'vitest';
import { readLetter } from '../../../src/mail/reading/letters.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const USUAL = 'Subject: Hello\nDate: Sun, 22 Nov 2026 08:00:00 +0000\n';
const long = (text: string, bytes = 200_000): string => text.repeat(Math.floor(bytes / text.length));
const page = (body: string): string => `${USUAL}From: a@example.org\nContent-Type: text/html\n\n${body}`;
const plain = (body: string): string => `${USUAL}From: a@example.org\n\n${body}`;
const answers = `${long('> said\n', 200)}${'w'.repeat(70)}\n`;

/** As long as other people wait without noticing, in ms; the machine may be busy, the worst was a minute. */
const MOMENTS = 1_500;

it.each([
  ['a list without a sign of an address', `${USUAL}From: a@example.org\nX-Mailing-List: ${long('a')}\n\nHi`],
  ['a sender without one', `${USUAL}From: ${long('a')}\n\nHi`],
  ['a sender of many signs', `${USUAL}From: <${long('a@')}\n\nHi`],
  ['a list of senders with quotes', `${USUAL}From: "x" <${long('a@', 60_000)}, ${long('"', 60_000)}\n\nHi`],
  ['encoded words that never end', `From: a@example.org\nSubject: ${long('=?utf-8?q?a')}\n\nHi`],
  ['encoded words without number', `From: a@example.org\nSubject: ${long('=?utf-8?q?a?= ')}\n\nHi`],
  ['parameters that never end', `${USUAL}Content-Type: text/plain${long(';a="')}\n\nHi`],
  ['a date that goes on', `From: a@example.org\nDate: ${long('1 Jan')}\n\nHi`],
  ['a line of spaces', plain(`${long(' ', 64_000)}x`)],
  ['signatures above signatures', plain(`Hello\n${long('--\n', 64_000 - 400)}${answers}`)],
  ['a page of spaces', page(`${long('<b> ')}x`)],
  ['a page of tags that never end', page(long('<style'))],
  ['a page of remarks that never end', page(long('<!--'))],
  ['a page of half entities', page(long('&amp'))],
  ['rules above rules', plain(long(`${'_'.repeat(20)}\n`, 64_000))],
  ['containers without number', `${USUAL}Content-Type: multipart/mixed; boundary=a\n\n${long('--a\n')}`],
])('a letter with %s', async (_, text) => {
  const began = performance.now();
  const told = readLetter(Buffer.from(text), { now: NOW });
  const read = 'odd' in told ? await told.odd() : told;
  expect(read).toHaveProperty('message.from');
  expect(performance.now() - began).toBeLessThan(MOMENTS);
});
