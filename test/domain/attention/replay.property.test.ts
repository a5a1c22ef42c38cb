// No look-ahead: what was ranked depends on what came before its batch, and on nothing else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../../src/domain/attention/message.ts';
import { newMind, type Ranked, rank, takeIn } from '../../../src/domain/attention/mind.ts';
import { BATCH, replay } from '../../../src/domain/attention/replay.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import { ANN, chanceOf, mailboxOf, PROFILE } from './mailbox.ts';

function replayed(mails: readonly Message[]): readonly Ranked[] {
  const all: Ranked[] = [];
  replay(newMind(PROFILE, SHIPPED), mails, (batch) => all.push(...batch));
  return all;
}

const scoresOf = (ranked: readonly Ranked[]): readonly number[] => ranked.map(({ score }) => score);

/** The place in the mailbox where a batch begins. */
function startOfBatch(mails: readonly Message[], batch: number): number {
  let theirs = 0;
  return mails.findIndex(({ from }) => from !== ANN && theirs++ === batch * BATCH);
}

test('a mailbox cut after any batch leaves every earlier score the same to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 2 }), (seed, batches) => {
      const mails = mailboxOf(seed, 560);
      const cut = startOfBatch(mails, batches);
      const whole = scoresOf(replayed(mails)).slice(0, batches * BATCH);
      expect(scoresOf(replayed(mails.slice(0, cut)))).toStrictEqual(whole);
    }),
    { numRuns: 4 },
  );
});

test('what else is in a batch changes nothing of a score in it', () => {
  const mails = mailboxOf(5, 600);
  const mind = newMind(PROFILE, SHIPPED);
  takeIn(mind, mails.slice(0, 400), mails[400]?.at ?? '');
  const one = mails.slice(400).filter(({ from }) => from !== ANN);
  const forward = one.map((message) => rank(mind, message).score);
  const backward = [...one].reverse().map((message) => rank(mind, message).score);
  expect(backward.reverse()).toStrictEqual(forward);
});

test('every score is a number, whatever a message holds', () => {
  const odd = fc.record({
    subject: fc.string({ unit: 'binary' }),
    text: fc.string({ unit: 'binary', maxLength: 400 }),
    attribution: fc.string(),
    quoted: fc.string({ unit: 'binary' }),
    inReplyTo: fc.string(),
    references: fc.array(fc.string(), { maxLength: 50 }),
  });
  const [first] = mailboxOf(1, 1);
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 30 }), (many) => {
      const mails = many.map((each, at) => ({ ...(first as Message), ...each, id: `<odd-${at}>` }));
      const mind = newMind(PROFILE, SHIPPED);
      takeIn(mind, mails, '2026-03-01T00:00:00.000Z');
      for (const message of mails) expect(Number.isFinite(rank(mind, message).score)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** The chance that something answered is ranked above something that was not. */
function areaUnder(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
  let ranks = 0;
  let yes = 0;
  order.forEach((at, place) => {
    if (!labels[at]) return;
    ranks += place + 1;
    yes++;
  });
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (labels.length - yes));
}

test('it ranks what is answered above the rest, and labels dealt anew are a coin toss', () => {
  const mails = mailboxOf(77, 2_500);
  const answered = new Set(mails.filter(({ from }) => from === ANN).map(({ inReplyTo }) => inReplyTo));
  const ranked = replayed(mails).slice(BATCH);
  const labels = ranked.map(({ message }) => answered.has(message.id));
  expect(areaUnder(scoresOf(ranked), labels)).toBeGreaterThan(0.65);
  let sum = 0;
  for (let seed = 1; seed <= 50; seed++) {
    const draw = chanceOf(seed);
    const dealt = [...labels];
    for (let at = dealt.length - 1; at > 0; at--) {
      const other = draw(at + 1);
      [dealt[at], dealt[other]] = [dealt[other] ?? false, dealt[at] ?? false];
    }
    sum += areaUnder(scoresOf(ranked), dealt);
  }
  expect(Math.abs(sum / 50 - 0.5)).toBeLessThan(0.03);
});
