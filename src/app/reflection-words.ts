// The words of a reflection as they come in, how they read in one line, and by which sign a stale form is noticed.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReflectionSubject } from '../domain/engagement/reflection.ts';
import type { Id } from '../domain/kernel/id.ts';
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import type { ReflectionWords } from '../store/journal.table.ts';
import { idField } from './fields.ts';

/** How much one reflection holds, all its parts together: 1 MB as UTF-8, in bytes. */
export const LONGEST_REFLECTION = 1_048_576;
// How long it may be is said by the rule below, in one way whatever letters it is written in.
const longText = z.string().optional();

/** What a reflection is on. */
export const subjectField = z.enum(['goal', 'strategy', 'event']);

/** The parts in which an event is told; a goal or a strategy is written as one text. */
export const EVENT_PARTS = ['whatHappened', 'whatIDid', 'whatINoticed', 'whatITake', 'nextStep'] as const;

/** Everything a form of a reflection says. */
export const reflectionFields = {
  subject: subjectField.default('strategy'),
  goalId: idField.optional(),
  questionId: idField.optional(),
  text: longText,
  whatHappened: longText,
  whatIDid: longText,
  whatINoticed: longText,
  whatITake: longText,
  nextStep: z.string().max(2_000).optional(),
  /** The reflective step that this is written for; it is kept by it. */
  stepId: idField.optional(),
};

/** Words as a form gives them. */
export type GivenWords = { readonly [K in keyof ReflectionWords]?: string | undefined };

/** How long all parts are together, in bytes of UTF-8. */
function lengthOf(words: ReflectionWords): number {
  return [words.text, ...EVENT_PARTS.map((part) => words[part] ?? '')].reduce(
    (sum, part) => sum + Buffer.byteLength(part),
    0,
  );
}

/** What is kept: an event in its parts, anything else as one text; parts left empty are left out. */
export function reflectionWords(subject: ReflectionSubject, given: GivenWords): ReflectionWords {
  const text = given.text ?? '';
  if (subject !== 'event') return { text };
  const parts = EVENT_PARTS.filter((part) => (given[part] ?? '').trim() !== '');
  return { text, ...Object.fromEntries(parts.map((part) => [part, given[part]])) };
}

/** The same words for another subject: one text begins what happened, and the parts of an event make one text. */
export function wordsOn(subject: ReflectionSubject, given: GivenWords): GivenWords {
  const parts = subject === 'event' ? (['whatHappened'] as const) : EVENT_PARTS;
  const written = [given.text, ...parts.map((part) => given[part])].filter((text) => text?.trim());
  const all = written.join('\n\n');
  return subject === 'event' ? { text: '', whatHappened: all } : { text: all };
}

/** Whether nothing at all was written. */
function isBlank(words: ReflectionWords): boolean {
  return Object.values(words).every((part) => (part as string).trim() === '');
}

/** Why these words cannot be kept: `reflection.empty`, or `reflection.too_long` with its length in bytes. */
export function wrongWords(words: ReflectionWords): Refusal | null {
  if (isBlank(words)) return refuse('reflection.empty');
  const bytes = lengthOf(words);
  return bytes > LONGEST_REFLECTION
    ? refuse('reflection.too_long', { bytes, most: LONGEST_REFLECTION })
    : null;
}

function joinedPart(theirs = '', mine = ''): string {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${theirs.trimEnd()}\n\n${mine.trimStart()}`;
}

/** What stands and what is said, part by part and one after the other; said twice, it stands once. */
export function joinedWords(stands: ReflectionWords, says: ReflectionWords): ReflectionWords {
  const parts = EVENT_PARTS.map((part) => [part, joinedPart(stands[part], says[part])] as const);
  const written = parts.filter(([, text]) => text !== '');
  return { text: joinedPart(stands.text, says.text), ...Object.fromEntries(written) };
}

/** The sign of what stands: a form that carries another one was drawn from something older. */
export function revOf(
  subject: ReflectionSubject,
  goalId: Id | null,
  words: ReflectionWords | null | undefined,
): string {
  const parts = EVENT_PARTS.map((part) => words?.[part] ?? '');
  const all = JSON.stringify([subject, goalId, words?.text ?? '', ...parts]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 16);
}

const OPENING = 240;

/** How something long begins, on one line. */
export function openingOf(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  if (line.length <= OPENING) return line;
  const cut = line.slice(0, OPENING);
  const word = cut.lastIndexOf(' ');
  return `${word > OPENING / 2 ? cut.slice(0, word) : cut.replace(/[\uD800-\uDBFF]$/u, '')} …`;
}

/** How a reflection begins: its text, or the first part of the event that was written. */
export function reflectionOpening(words: ReflectionWords | null | undefined): string {
  const first = [words?.text ?? '', ...EVENT_PARTS.map((part) => words?.[part] ?? '')].find(
    (part) => part.trim() !== '',
  );
  return openingOf(first ?? '');
}
