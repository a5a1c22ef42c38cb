// Signals of what a message says: what it asks, how near it is to the person's aims and own mails, what kind of text it is.

import { note, noteBetween, placeAt, type Sheet, stepAt } from './sheet.ts';
import type { Sight } from './sight.ts';
import { shareBelow } from './spread.ts';

const CHANCE = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const QUESTIONS = [1, 2, 3, 5];
const LENGTH = [1, 60, 150, 300, 600, 1_200, 2_500, 5_000];
/** Knots on the share of messages that were farther from the aims. */
const SHARE = [0, 0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.96, 0.985, 1];
const PATCH = /^\s*\[[^\]]*patch[^\]]*\]/i;
const PART = /\b0*(\d{1,4})\/0*(\d{1,4})\b/;
const VERSION = /\bv(\d{1,2})\b/i;

/** The case of `change`: no proposed change, one alone, an overview, the first of many, a later one, an answer to one. */
export function changeCase({ message, reading }: Sight): number {
  const tag = /\[[^\]]*patch[^\]]*\]/i.exec(message.subject)?.[0];
  if (tag === undefined) return reading.isAnswer ? 1 : 0;
  if (!PATCH.test(message.subject)) return 7;
  const part = PART.exec(tag);
  if (!part) return 2;
  const number = Number(part[1]);
  if (number === 0) return 3;
  if (number === 1) return 4;
  return number < 5 ? 5 : 6;
}

function versionCase({ message }: Sight): number {
  const tag = /\[[^\]]*\]/.exec(message.subject)?.[0];
  const version = tag === undefined ? undefined : VERSION.exec(tag)?.[1];
  return version === undefined ? 0 : Math.min(4, Number(version));
}

function quotingCase({ message }: Sight): number {
  if (message.quoted === undefined) return 0;
  const { length } = message.quoted;
  return length < 500 ? 1 : length < 2_500 ? 2 : 3;
}

/** How near the message is to the aims, as a place among what came before, 0 to 1. */
export function nearShareOf({ nearness, memory }: Sight): number {
  // Of a person who is nowhere in the mailbox nothing else is known: then conversations and senders count as well.
  if (memory.habits.sent === 0 && memory.habits.addressed === 0)
    return shareBelow(memory.interest.spreads.near, nearness.near);
  return shareBelow(memory.interest.spreads.text, nearness.text / nearness.usual);
}

/** Notes the signals of what the message says. */
export function noteContent(sheet: Sheet, sight: Sight): void {
  const { message, reading, nearness, memory } = sight;
  const { spreads, self } = memory.interest;
  note(sheet, 'asks', stepAt(reading.request.chance, CHANCE));
  note(sheet, 'questions', stepAt(reading.request.questions, QUESTIONS));
  note(sheet, 'length', stepAt(message.text.length, LENGTH));
  note(sheet, 'quoting', quotingCase(sight));
  note(sheet, 'change', changeCase(sight));
  note(sheet, 'version', versionCase(sight));
  note(sheet, 'closing', reading.closing);
  if (reading.deadline) note(sheet, 'deadline', reading.deadline.isDay ? 2 : 1);
  if (self.size > 0) noteBetween(sheet, 'self', placeAt(shareBelow(spreads.self, nearness.self), SHARE));
}

/** From this share on a message counts as being about its nearest aim. */
const ABOUT = 0.75;

/** The aim that a message is about, if it is about one. */
export function aboutAim(sight: Sight): string | undefined {
  const { topics } = sight.memory.interest;
  return nearShareOf(sight) >= ABOUT ? topics[sight.nearness.best]?.aim.id : undefined;
}

/** How much of an aim stands in the subject, as a place among what came before, 0 to 1. */
export function subjectShareOf({ nearness, memory }: Sight): number {
  return nearness.subject > 0 ? shareBelow(memory.interest.spreads.subject, nearness.subject) : 0;
}

/** Notes how near the message is to the aims, all in all, and by its subject. */
export function noteNear(sheet: Sheet, sight: Sight): void {
  if (sight.memory.interest.topics.length === 0) return;
  noteBetween(sheet, 'near', placeAt(nearShareOf(sight), SHARE));
  noteBetween(sheet, 'subject', placeAt(subjectShareOf(sight), SHARE));
}

/** Notes how near it is by the aims' own words alone. */
export function noteAims(sheet: Sheet, sight: Sight): void {
  const { spreads, topics } = sight.memory.interest;
  if (topics.length === 0) return;
  noteBetween(sheet, 'direct', placeAt(shareBelow(spreads.direct, sight.nearness.direct), SHARE));
}
