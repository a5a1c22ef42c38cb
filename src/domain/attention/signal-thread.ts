// Signals of the conversation: whether it is the person's, whether it answers the person, how it went on since.
import type { Memory, Thread } from './memory.ts';
import { note, noteBetween, placeAt, type Sheet, stepAt } from './sheet.ts';
import type { Sight } from './sight.ts';
import { agoCase, rateOf, usualRate } from './signal-people.ts';

const DAY = 86_400_000;
const DEPTH = [1, 2, 3, 5, 8, 13, 20];
const SIZE = [1, 2, 3, 5, 9, 17, 40];
const AGE = [0.1, 0.5, 1, 3, 7, 21];
const SINCE = [1, 2, 3, 5, 9, 17];

/** What the message answers: nothing, the person for sure or as it looks, the sender's own, another's, something unknown. */
export function parentCase({ message, parent, looksMine, thread, reading }: Sight): number {
  if (parent?.isMine) return 1;
  if (looksMine) return 2;
  if (parent) return parent.author === message.from.address ? 3 : 4;
  if (message.inReplyTo === undefined && message.references.length === 0) {
    if (!reading.isAnswer) return 0;
    return thread ? 7 : 8;
  }
  return thread ? 5 : 6;
}

/** The person's part in the conversation: none known, others' only, took part, answered in it twice, started it. */
export function roleCase(thread: Thread | undefined): number {
  if (thread === undefined) return 0;
  if (thread.isMine) return thread.mine > 1 ? 6 : 5;
  if (thread.mine === 0) return 1;
  if (thread.answered > 1) return 4;
  return thread.answered === 1 ? 3 : 2;
}

function pastCase(past: Thread | undefined): number {
  return past === undefined ? 0 : roleCase(past);
}

function noteSince(sheet: Sheet, thread: Thread | undefined, at: number): void {
  const took = thread !== undefined && thread.mine > 0;
  note(sheet, 'sinceMine', took ? 1 + stepAt(thread.sinceMine, SINCE) : 0);
  note(sheet, 'sinceMyLast', took ? agoCase(at, thread.lastMine) : 0);
  note(sheet, 'threadAge', thread ? 1 + stepAt((at - thread.startedAt) / DAY, AGE) : 0);
}

function threadRate(thread: Thread | undefined, memory: Memory): number {
  if (thread === undefined || thread.theirs === 0) return 0;
  const usual = usualRate(memory);
  const rate = rateOf({ settled: thread.theirs, answered: thread.answered }, usual);
  return 1 + stepAt(rate, [-1, -0.3, 0.3, 1, 1.6, 2.2]);
}

/** Notes the signals of the conversation. */
export function noteThread(sheet: Sheet, sight: Sight): void {
  const { message, thread, past, memory, at } = sight;
  note(sheet, 'parent', parentCase(sight));
  note(sheet, 'role', roleCase(thread));
  note(sheet, 'depth', stepAt(message.references.length, DEPTH));
  noteBetween(sheet, 'threadSize', thread ? placeAt(thread.theirs + thread.mine, [0, ...SIZE]) : 0);
  noteSince(sheet, thread, at);
  note(sheet, 'threadRate', threadRate(thread, memory));
  note(sheet, 'past', pastCase(past));
}
