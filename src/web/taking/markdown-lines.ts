// What the readable export is written with: headings, quotes of people's words, days where the person is.
import type { Exported } from '../../app/exports/export-deed.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import type { Dates } from '../../words/dates.ts';
import type { Words } from '../../words/words.ts';

/** A record as it is handed out. */
export type Row = Readonly<Record<string, unknown>>;

/** What every part of the text is written with. */
export interface Writing {
  readonly words: Words;
  readonly dates: Dates;
  readonly exported: Exported;
}

/** A text somebody wrote, as a quote; nothing for nothing. */
export function quoted(text: unknown): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [];
  return [...text.split('\n').map((line) => `> ${line}`.trimEnd()), ''];
}

/** A heading with its hashes. */
export const heading = (level: 2 | 3 | 4, text: string): string[] => [`${'#'.repeat(level)} ${text}`, ''];

/** The words beside a record. */
export function wordsIn(row: Row): Row {
  return typeof row['words'] === 'object' && row['words'] !== null ? (row['words'] as Row) : {};
}

/** One field of a record or its words, as text on one line. */
export function lineOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '';
}

/** The day of an instant where the person is, with its year. */
export function dayOf({ dates, exported }: Writing, at: unknown): string {
  return typeof at === 'string' ? dates.dayYear(dayAt(at, exported.person.zone)) : '';
}
