// Mail on its way: claimed once, tried with growing pauses, never doubled, and forgotten once it is settled.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askReset } from '../../src/app/accounts/password-changes.ts';
import type { ClaimedLetter, Delivery } from '../../src/app/outbox.ts';
import { deliverMail } from '../../src/jobs/deliver-mail.ts';
import { deliverWith } from '../../src/mail/delivery.ts';
import { type Mailer, openMailer } from '../../src/mail/smtp.ts';
import { wordsFor } from '../../src/words/words.ts';
import { type Door, doDeed, makeOwner, newDoor } from '../app/door.ts';
import { type SmtpServer, startSmtp } from '../world/smtp.ts';

let door: Door;
let smtp: SmtpServer;
let mailer: Mailer;

beforeEach(async () => {
  door = await newDoor();
  smtp = await startSmtp();
  mailer = openMailer({ url: smtp.url, from: 'throughline@example.org' });
  await makeOwner(door);
  await doDeed(door, askReset, { email: 'edda@example.org' });
});

afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const sweep = () => deliverMail(door.ports, deliverWith(mailer, wordsFor('en')));
const row = () => door.store.read(({ db }) => db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow());

it('sends what a deed recorded, once, and keeps neither address nor link', async () => {
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);
  const { raw, to } = await smtp.mail(0);
  expect(to).toEqual(['edda@example.org']);
  expect(raw).toMatch(/^Subject: Set a new password\r?$/m);
  const { messageId, state, content, to: kept } = await row();
  expect(raw).toContain(messageId);
  expect({ state, content, kept }).toEqual({ state: 'sent', content: null, kept: null });
  expect(smtp.mails).toHaveLength(1);
});

it('tries again after a while when the server says later, always under the same Message-ID', async () => {
  smtp.next(451);
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);
  const { messageId } = await row();
  door.clock.pass({ minutes: 1 });
  expect(await sweep()).toBe(1);
  expect((await smtp.mail(0)).raw).toContain(messageId);
});

it('gives up when the server refuses for good, or has said later for days', async () => {
  smtp.next(550);
  await sweep();
  expect(await row()).toMatchObject({ state: 'failed' });
  await doDeed(door, askReset, { email: 'edda@example.org' });
  let tries = 0;
  for (let days = 0; days < 10; days += 1) {
    tries += await deliverMail(door.ports, async () => 'later');
    door.clock.pass({ days: 1 });
  }
  expect(tries).toBe(7);
});

it.each(['cut before', 'cut after'] as const)(
  'never sends again what may have arrived (%s)',
  async (fate) => {
    smtp.next(fate);
    await sweep();
    expect(await row()).toMatchObject({ state: 'unknown' });
    door.clock.pass({ days: 3 });
    expect(await sweep()).toBe(0);
  },
);

it('is claimed by one of several, and freed when its claimer died', async () => {
  const claimed: ClaimedLetter[] = [];
  let deliver = (_: Delivery): void => undefined;
  const answered = new Promise<Delivery>((resolve) => {
    deliver = resolve;
  });
  const hanging = deliverMail(door.ports, (letter) => {
    claimed.push(letter);
    return answered;
  });
  const others = await Promise.all([sweep(), sweep()]);
  expect(others.reduce((sum, count) => sum + count, claimed.length)).toBe(1);
  expect(smtp.mails).toHaveLength(0);
  door.clock.pass({ minutes: 10 });
  expect(await sweep()).toBe(1);
  deliver('sent');
  await hanging;
  expect(smtp.mails).toHaveLength(1);
});
