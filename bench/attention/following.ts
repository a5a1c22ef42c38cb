// One person followed through a list as the contract has it: batches of 137, frozen at their start, from a day on measured.
import type { Message } from '../../src/domain/attention/message.ts';
import {
  type Happened,
  type Mind,
  newMind,
  type Ranked,
  rank,
  takeIn,
} from '../../src/domain/attention/mind.ts';
import type { Reading } from '../../src/domain/attention/reading.ts';
import { readingOf } from '../../src/domain/attention/reading.ts';
import { isMine } from '../../src/domain/attention/remembering.ts';
import { BATCH } from '../../src/domain/attention/replay.ts';
import type { Pace, ShippedWeights } from '../../src/domain/attention/weights.ts';
import type { MailingList } from './mailing-lists.ts';
import type { Outcome } from './measures.ts';
import { answeredBy, profileOf, type Writer } from './writers.ts';

/** How somebody is followed. */
export interface Manner {
  readonly shipped: ShippedWeights;
  readonly pace: Pace;
  /** Nothing before the measured time is known. */
  readonly isFresh: boolean;
  /** So many batches of the measured time at most. */
  readonly batches?: number;
  readonly goals?: readonly string[];
  /** Begins to measure here instead of at the writer's day. */
  readonly from?: string;
}

/** What each batch is told to: the ranked messages, which of them were answered, and whether they are measured. */
export type Told = (batch: readonly Ranked[], answered: ReadonlySet<string>, isMeasured: boolean) => void;

const readings = new WeakMap<Message, Reading>();

/** A reading is the same for everybody, so each message is read once. */
export function readingFor(message: Message): Reading {
  const known = readings.get(message);
  if (known) return known;
  const reading = readingOf(message);
  readings.set(message, reading);
  return reading;
}

interface Walk {
  readonly mind: Mind;
  happened: Happened[];
  batch: Ranked[];
  isMeasured: boolean;
  measured: number;
}

function close(walk: Walk, now: string, tell: (batch: readonly Ranked[], isMeasured: boolean) => void): void {
  if (walk.batch.length > 0) tell(walk.batch, walk.isMeasured);
  if (walk.isMeasured && walk.batch.length > 0) walk.measured++;
  if (walk.happened.length > 0) takeIn(walk.mind, walk.happened, now);
  walk.happened = [];
  walk.batch = [];
}

function step(walk: Walk, message: Message): void {
  const ranked = isMine(walk.mind.profile, message) ? message : rank(walk.mind, message, readingFor(message));
  if ('score' in ranked) walk.batch.push(ranked);
  walk.happened.push(ranked);
}

/** The mail of the time in which the person is followed. */
function mailOf({ mails }: MailingList, { from, to }: Writer, manner: Manner): readonly Message[] {
  const begin = manner.isFresh ? (manner.from ?? from) : '';
  return mails.filter(({ at }) => at >= begin && at < to);
}

/** Follows a person through a list. */
export function follow(list: MailingList, writer: Writer, manner: Manner, told: Told): void {
  const answered = answeredBy(list.mails, writer.addresses);
  const mind = newMind(profileOf(writer, manner.goals ?? writer.goals), manner.shipped, manner.pace);
  const from = manner.from ?? writer.from;
  const tell = (batch: readonly Ranked[], isMeasured: boolean): void => told(batch, answered, isMeasured);
  const walk: Walk = { mind, happened: [], batch: [], isMeasured: false, measured: 0 };
  for (const message of mailOf(list, writer, manner)) {
    const begins = !walk.isMeasured && message.at >= from;
    const isFull = walk.batch.length === BATCH && !isMine(mind.profile, message);
    if (begins || isFull) close(walk, message.at, tell);
    walk.isMeasured ||= begins;
    if (walk.measured === manner.batches) return;
    step(walk, message);
  }
  if (walk.batch.length > 0) tell(walk.batch, walk.isMeasured);
}

/** The scores and labels of the measured time. */
export function outcomeOf(list: MailingList, writer: Writer, manner: Manner): Outcome {
  const scores: number[] = [];
  const labels: number[] = [];
  follow(list, writer, manner, (batch, answered, isMeasured) => {
    if (!isMeasured) return;
    for (const { message, score } of batch) {
      scores.push(score);
      labels.push(answered.has(message.id) ? 1 : 0);
    }
  });
  return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) };
}
