// What open steps do to the rank of a message: nearer ones weigh more, who is named in one counts, most of all who is waited for.
import { describe, expect, it } from 'vitest';
import { taughtBy } from '../../../src/domain/attention/lesson.ts';
import type { Message } from '../../../src/domain/attention/message.ts';
import { newMind, rank, takeIn } from '../../../src/domain/attention/mind.ts';
import type { Aim } from '../../../src/domain/attention/profile.ts';
import { termsOfSubject } from '../../../src/domain/attention/reading.ts';
import { reasonsFor } from '../../../src/domain/attention/reason.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import { ANN, mailboxOf, PROFILE } from './mailbox.ts';

const mails = mailboxOf(4, 300);
const step = (more: Partial<Aim> = {}): Aim => ({
  id: 'step-9',
  kind: 'step',
  words: 'Ask Bo for the greenhouse plans',
  nearness: 0.5,
  ...more,
});

function mindWith(...aims: readonly Aim[]) {
  const mind = newMind({ ...PROFILE, aims }, SHIPPED);
  takeIn(mind, mails, mails.at(-1)?.at ?? '');
  return mind;
}

function letter(more: Partial<Message> = {}): Message {
  return {
    id: '<new@there.example>',
    at: '2026-02-01T08:00:00.000Z',
    from: { address: 'bo@there.example', name: 'Bo Berg' },
    to: [ANN],
    cc: [],
    subject: 'Something',
    references: [],
    bulk: false,
    automatic: false,
    text: 'It went well yesterday.',
    attachments: 0,
    ...more,
  };
}

const scoreWith = (aim: Aim, message: Message): number => rank(mindWith(aim), message).score;
const about = letter({
  from: { address: 'ida@there.example', name: 'Ida Ibsen' },
  subject: 'Greenhouse plans',
  text: 'Here are the plans for the greenhouse that you asked for.',
});

describe('an open step', () => {
  it('counts for a mail of somebody whom it names, more where the person waits for them, and more the nearer it is', () => {
    const nobody = scoreWith(step({ words: 'Draw the greenhouse plans' }), letter());
    const named = scoreWith(step(), letter());
    const waited = scoreWith(step({ isWaiting: true }), letter());
    const due = scoreWith(step({ isWaiting: true, nearness: 1 }), letter());
    expect(named).toBeGreaterThan(nobody);
    expect(waited).toBeGreaterThan(named);
    expect(due).toBeGreaterThan(waited);
  });

  it('counts for a mail about what the person waits for, whoever sends it', () => {
    expect(scoreWith(step({ isWaiting: true }), about)).toBeGreaterThan(scoreWith(step(), about));
  });

  it('weighs more in the search the nearer it is', () => {
    const near = rank(mindWith(step({ nearness: 1 })), about).nearness;
    const far = rank(mindWith(step({ nearness: 0 })), about).nearness;
    expect(near.rawDirect).toBeGreaterThan(far.rawDirect);
  });

  it('is named in the reason, with whom it names', () => {
    const mind = mindWith(step({ isWaiting: true, nearness: 1 }));
    const reasons = reasonsFor(mind, rank(mind, letter())).map(({ evidence }) => evidence);
    expect(reasons).toContainEqual({ kind: 'step', aim: 'step-9', name: 'Bo Berg', isWaiting: true });
  });

  it('names nobody by a word that only begins like a name', () => {
    expect(scoreWith(step({ words: 'Bottle the plans' }), letter())).toBe(
      scoreWith(step({ words: 'bottle the plans' }), letter()),
    );
  });
});

describe('the person’s word that a message serves a goal', () => {
  const goal: Aim = { id: 'goal-9', kind: 'goal', words: 'Grow our own food', nearness: 0 };
  const said = (id: string, subject: string) => {
    const { sheet, marks } = rank(mindWith(goal), about);
    const lesson = { id, message: id, at: about.at, kind: 'serves' as const, sheet, marks };
    return { ...lesson, serves: { aim: goal.id, terms: termsOfSubject(subject) } };
  };
  const log = [said('one', 'Re: Greenhouse plans'), said('two', 'Tomato seedlings')];

  it('teaches the goal words of the subject', () => {
    const taught = { ...goal, taught: taughtBy(log, goal.id) };
    expect(scoreWith(taught, about)).toBeGreaterThan(scoreWith(goal, about));
    expect(taughtBy(log, 'goal-1')).toStrictEqual([]);
  });

  it('is as if never said once it is taken back', () => {
    const [one, two] = log;
    if (!one || !two) throw new Error('nothing said');
    const before = rank(mindWith({ ...goal, taught: taughtBy([one], goal.id) }), about);
    const back = [one, two].filter(({ id }) => id !== 'two');
    const after = rank(mindWith({ ...goal, taught: taughtBy(back, goal.id) }), about);
    expect(after.score).toBe(before.score);
    expect(after.sheet).toStrictEqual(before.sheet);
    expect(taughtBy([], goal.id)).toStrictEqual([]);
  });
});
