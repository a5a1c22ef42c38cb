// The log is the truth: weights come from it bit for bit, and a lesson taken back was never there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Lesson,
  type LessonKind,
  takeLesson,
  takenBack,
  weightsFrom,
} from '../../../src/domain/attention/lesson.ts';
import { newMind, rank, takeIn } from '../../../src/domain/attention/mind.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import { newOwnWeights } from '../../../src/domain/attention/weights.ts';
import { ANN, mailboxOf, PROFILE } from './mailbox.ts';

const KINDS: readonly LessonKind[] = ['mattered', 'did not matter', 'serves', 'forwarded', 'ignored'];

function lived(seed: number) {
  const mails = mailboxOf(seed, 400);
  const mind = newMind(PROFILE, SHIPPED);
  const log: Lesson[] = [];
  for (let from = 0; from < 300; from += 60) {
    log.push(...takeIn(mind, mails.slice(from, from + 60), mails[from + 60]?.at ?? ''));
  }
  const arriving = mails.slice(300).filter(({ from }) => from !== ANN);
  return { mind, log, arriving };
}

test('the weights of a life are the weights of its log', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { mind, log } = lived(seed);
      expect(log.length).toBeGreaterThan(50);
      expect(weightsFrom(SHIPPED, log)).toStrictEqual(mind.own);
    }),
    { numRuns: 3 },
  );
});

test('a lesson taken back leaves the weights as if it had never been', () => {
  const { mind, log, arriving } = lived(3);
  const correction = fc.tuple(fc.nat(arriving.length - 1), fc.constantFrom(...KINDS));
  fc.assert(
    fc.property(fc.array(correction, { minLength: 1, maxLength: 6 }), fc.nat(5), (corrections, which) => {
      const said = corrections.map(([at, kind], number): Lesson => {
        const message = arriving[at] ?? arriving[0];
        if (!message) throw new Error('nothing arrived');
        const { sheet, marks } = rank(mind, message);
        return { id: `said-${number}`, message: message.id, at: message.at, kind, sheet, marks };
      });
      const gone = said[which % said.length]?.id ?? '';
      const before = weightsFrom(SHIPPED, [...log, ...said.filter(({ id }) => id !== gone)]);
      const with_ = weightsFrom(SHIPPED, [...log, ...said]);
      expect(with_).not.toStrictEqual(before);
      expect(weightsFrom(SHIPPED, takenBack([...log, ...said], gone))).toStrictEqual(before);
    }),
    { numRuns: 6 },
  );
});

test('what mattered ranks higher from then on, what did not lower, and so does what is like it', () => {
  const { mind, arriving } = lived(8);
  const [message] = arriving;
  if (!message) throw new Error('nothing arrived');
  const ranked = rank(mind, message);
  for (const [kind, sign] of [
    ['mattered', 1],
    ['did not matter', -1],
  ] as const) {
    const own = newOwnWeights();
    own.cases.set(mind.own.cases);
    own.marks.set(mind.own.marks);
    takeLesson(SHIPPED, own, { kind, sheet: ranked.sheet, marks: ranked.marks });
    const after = rank({ ...mind, own: { ...own, bias: own.bias + mind.own.bias } }, message).score;
    expect(Math.sign(after - ranked.score)).toBe(sign);
  }
});
