// The words of a reflection as they come in, how they read in one line, and by which sign a stale form is noticed.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReflectionSubject } from '../domain/engagement/reflection.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { ReflectionWords } from '../store/journal.table.ts';
import { idField } from './fields.ts';

const MEGABYTE = 1_048_576;
const longText = z.string().max(MEGABYTE).optional();

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

type Given = { readonly [K in keyof ReflectionWords]?: string | undefined };

/** Whether all parts together stay within 1 MB as UTF-8. */
export function fitsWithin(given: Given): boolean {
  const all = [given.text ?? '', ...EVENT_PARTS.map((part) => given[part] ?? '')];
  return all.reduce((sum, part) => sum + Buffer.byteLength(part), 0) <= MEGABYTE;
}

/** What is kept: an event in its parts, anything else as one text; parts left empty are left out. */
export function reflectionWords(subject: ReflectionSubject, given: Given): ReflectionWords {
  const text = given.text ?? '';
  if (subject !== 'event') return { text };
  const parts = EVENT_PARTS.filter((part) => (given[part] ?? '').trim() !== '');
  return { text, ...Object.fromEntries(parts.map((part) => [part, given[part]])) };
}

/** Whether nothing at all was written. */
export function isBlank(words: ReflectionWords): boolean {
  return Object.values(words).every((part) => (part as string).trim() === '');
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
