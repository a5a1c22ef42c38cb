// That the figures are no trick: dealt labels are a coin toss, and a mailbox cut short says the same as far as it goes.
import { newMind } from '../../src/domain/attention/mind.ts';
import { BATCH, replay } from '../../src/domain/attention/replay.ts';
import { SHIPPED } from '../../src/domain/attention/shipped.ts';
import { PACE } from '../../src/domain/attention/weights.ts';
import { chanceFrom } from './chance.ts';
import { outcomeOf, readingFor } from './following.ts';
import type { MailingList } from './mailing-lists.ts';
import { areaUnder } from './measures.ts';
import { profileOf, type Writer } from './writers.ts';

const DEALT = 50;
const CUT = 20;

/** The mean AUC of one person's scores against labels dealt anew with fifty seeds. */
export function shuffledMean(list: MailingList, writer: Writer): number {
  const { scores, labels } = outcomeOf(list, writer, { shipped: SHIPPED, pace: PACE, isFresh: false });
  let sum = 0;
  for (let seed = 1; seed <= DEALT; seed++) {
    const order = [...labels.keys()];
    chanceFrom(seed).shuffle(order);
    sum += areaUnder({ scores, labels: Uint8Array.from(order, (at) => labels[at] ?? 0) });
  }
  return sum / DEALT;
}

function scoresOf({ mails }: MailingList, writer: Writer): readonly number[] {
  const scores: number[] = [];
  const mind = newMind(profileOf(writer, writer.goals), SHIPPED);
  replay(mind, mails, (batch) => scores.push(...batch.map(({ score }) => score)), readingFor);
  return scores;
}

/** Whether a list cut after twenty batches gives the very scores of the whole list up to there. */
export function cutHolds(list: MailingList, writer: Writer): boolean {
  let theirs = 0;
  const isTheirs = (address: string): boolean => !writer.addresses.includes(address);
  const cut = list.mails.findIndex(({ from }) => isTheirs(from.address) && theirs++ === CUT * BATCH);
  const whole = scoresOf(list, writer);
  const part = scoresOf({ name: list.name, mails: list.mails.slice(0, cut) }, writer);
  return part.length === CUT * BATCH && part.every((score, at) => Object.is(score, whole[at]));
}
