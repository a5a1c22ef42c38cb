// All signals of one message on one sheet, with those that only mean something together.
import { note, noteBetween, placeAt, type Sheet, stepAt } from './sheet.ts';
import type { Sight } from './sight.ts';
import { closenessOf, noteAddress, noteNamed } from './signal-address.ts';
import {
  changeCase,
  nearShareOf,
  noteAims,
  noteContent,
  noteNear,
  subjectShareOf,
} from './signal-content.ts';
import { notePeople, usualRate, warmthOf } from './signal-people.ts';
import { noteStep } from './signal-step.ts';
import { noteThread, parentCase, roleCase } from './signal-thread.ts';

const HALF_OF_TWO_DAYS = 2 * 86_400_000;
const BUSY = [-2, -1, -0.4, 0.2, 0.8];

/** How much more than usual the person writes these days, as a logarithm of the ratio. */
function busyCase({ memory, at }: Sight): number {
  const { sentLately, sentUsually, fadedAt, sent } = memory.habits;
  if (sent < 10) return 0;
  const fading = 2 ** -((at - fadedAt) / HALF_OF_TWO_DAYS);
  return 1 + stepAt(Math.log((sentLately * fading * 15 + 2) / (sentUsually + 2)), BUSY);
}

/** The part in the conversation in four steps: answers the person, the person's, took part, neither. */
function bond(sight: Sight): number {
  const parent = parentCase(sight);
  if (parent === 1 || parent === 2) return 3;
  const role = Math.max(roleCase(sight.thread), roleCase(sight.past));
  return role >= 5 ? 2 : role >= 2 ? 1 : 0;
}

function noteTogether(sheet: Sheet, sight: Sight, closeness: number): void {
  const warmth = warmthOf(sight.sender, usualRate(sight.memory));
  const tie = bond(sight);
  const asking =
    stepAt(sight.reading.request.chance, [0.3, 0.7]) + (sight.reading.request.questions > 0 ? 2 : 0);
  note(sheet, 'asksMe', asking * 4 + closeness);
  note(sheet, 'threadBySender', (tie * 5 + warmth) * 3 + Math.min(2, closeness === 3 ? 2 : closeness));
  note(sheet, 'addressBySender', closeness * 5 + warmth);
  note(sheet, 'changeByAddress', changeCase(sight) * 4 + closeness);
  if (sight.memory.interest.topics.length > 0) {
    const share = placeAt(nearShareOf(sight), [0, 0.5, 0.8, 0.93, 0.98, 1]);
    noteBetween(sheet, 'nearByAddress', (tie > 0 ? 3 : Math.min(2, closeness)) * 6 + share);
  }
}

/** What a message answers, in four steps: nothing, the person, somebody, something unknown. */
const ANSWERED = [0, 1, 1, 2, 2, 3, 3, 3, 3];
const STEPS = [0, 0.5, 0.8, 0.93, 0.98, 1];

/** How much of the aims its subject has, apart for what begins a conversation and what goes on with one. */
function noteByParent(sheet: Sheet, sight: Sight): void {
  if (sight.memory.interest.topics.length === 0) return;
  const from = (ANSWERED[parentCase(sight)] ?? 0) * STEPS.length;
  noteBetween(sheet, 'subjectByParent', from + placeAt(subjectShareOf(sight), STEPS));
}

/** Whether nothing in the mailbox, nor this message, shows the person yet: then only the aims can tell. */
function isStranger({ memory, looksMine }: Sight, closeness: number): boolean {
  return memory.habits.sent === 0 && memory.habits.addressed === 0 && closeness === 0 && !looksMine;
}

/** The sheet of one message. */
export function signalsOf(sight: Sight): Sheet {
  const sheet: Sheet = { cases: [], amounts: [] };
  const closeness = closenessOf(sight);
  noteAddress(sheet, sight, closeness);
  noteNear(sheet, sight);
  noteStep(sheet, sight);
  if (isStranger(sight, closeness)) return sheet;
  noteNamed(sheet, sight);
  noteAims(sheet, sight);
  notePeople(sheet, sight);
  noteThread(sheet, sight);
  noteContent(sheet, sight);
  note(sheet, 'busy', busyCase(sight));
  noteTogether(sheet, sight, closeness);
  noteByParent(sheet, sight);
  return sheet;
}
