// What was learned can be read as a list, struck out line by line, and what is remembered never grows without bound.
import { expect, test } from 'vitest';
import { learnedAbout } from '../../../src/domain/attention/learned.ts';
import { type LogEntry, takenBack, weightsFrom } from '../../../src/domain/attention/lesson.ts';
import { newMind, takeIn } from '../../../src/domain/attention/mind.ts';
import { hiding, keep, known, recent } from '../../../src/domain/attention/recent.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import { mailboxOf, PROFILE } from './mailbox.ts';

function lived() {
  const mails = mailboxOf(21, 500);
  const mind = newMind(PROFILE, SHIPPED);
  const log: LogEntry[] = [...takeIn(mind, mails, '2026-12-01T00:00:00.000Z')];
  return { mind, log };
}

test('a line struck out is gone from the list and from the weights, and can be put back', () => {
  const { mind, log } = lived();
  const [first] = learnedAbout(mind);
  if (!first) throw new Error('nothing was learned');
  const forgotten: LogEntry = {
    id: 'struck',
    at: '2026-12-01T00:00:00.000Z',
    kind: 'forgotten',
    part: first.part,
  };
  const own = weightsFrom(SHIPPED, [...log, forgotten]);
  expect(learnedAbout({ ...mind, own }).map(({ part }) => part)).not.toContainEqual(first.part);
  expect(weightsFrom(SHIPPED, takenBack([...log, forgotten], 'struck'))).toStrictEqual(mind.own);
});

test('whom the person answers is learned by name, and the largest comes first', () => {
  const { mind } = lived();
  const amounts = learnedAbout(mind).map(({ amount }) => Math.abs(amount));
  expect(amounts).toStrictEqual([...amounts].sort((one, other) => other - one));
  expect(learnedAbout(mind).some(({ about }) => about.kind === 'sender')).toBe(true);
});

test('a bounded memory forgets what was untouched longest, and hides a key without losing it', () => {
  const memory = recent<string, number>(3);
  for (const key of ['a', 'b', 'c']) keep(memory, key, 1);
  keep(memory, 'a', 2);
  keep(memory, 'd', 1);
  expect([...memory.kept.keys()]).toStrictEqual(['c', 'a', 'd']);
  expect(known(hiding(memory, 'a'), 'a')).toBeUndefined();
  expect(known(memory, 'a')).toBe(2);
});

test('an answer without any header is known by its subject and its recipient', () => {
  const [message] = mailboxOf(2, 1);
  if (!message) throw new Error('no message');
  const mind = newMind(PROFILE, SHIPPED);
  const answer = {
    ...message,
    id: '<own@here.example>',
    from: { address: 'ann@here.example', name: 'Ann Lee' },
    to: [message.from],
    subject: `Re: ${message.subject}`,
  };
  const lessons = takeIn(mind, [message, answer], message.at);
  expect(lessons.map(({ kind, message: id }) => [kind, id])).toStrictEqual([['answered', message.id]]);
});
