// What the readable export is written with: headings, quotes of people's words, days where the person is.
import { type Day, dayAt, type LocalTime } from '../../domain/kernel/time.ts';
import type { Exported } from './export-deed.ts';

/** A record as it is handed out. */
export type Row = Readonly<Record<string, unknown>>;

type Named = Readonly<Record<string, string>>;

/** The words around people's own; the doors hand in theirs, of whatever language. */
export interface ExportWords {
  readonly taking: {
    readonly text: {
      readonly title: (name: string) => string;
      readonly madeAt: (day: string) => string;
      readonly version: (number: number, day: string) => string;
      readonly engagement: (name: string | null, role: 'client' | 'coach') => string;
      readonly state: (state: string) => string;
      readonly due: (day: string) => string;
      readonly attentionIs: (budget: number, messages: number, lessons: number) => string;
      readonly said: Named;
      readonly serves: (goal: string) => string;
    } & Readonly<Record<ExportLabel, string>>;
  };
  readonly goals: { readonly page: { readonly outcome: string } };
  readonly journal: { readonly editor: { readonly parts: Named } };
  readonly moments: { readonly kinds: Named; readonly explore: { readonly moves: readonly string[] } };
  readonly questions: Named;
  readonly steps: { readonly states: Named };
}

type ExportLabel =
  | 'bigPicture'
  | 'goals'
  | 'why'
  | 'levels'
  | 'ended'
  | 'became'
  | 'journal'
  | 'reflection'
  | 'reason'
  | 'agreement'
  | 'session'
  | 'sessions'
  | 'topics'
  | 'notes'
  | 'conclusions'
  | 'inquiries'
  | 'steps'
  | 'reviews'
  | 'attention'
  | 'source'
  | 'muted'
  | 'address'
  | 'spokenOf'
  | 'you'
  | 'other'
  | 'privately';

/** What every part of the text is written with. */
export interface Writing {
  readonly words: ExportWords;
  readonly dates: {
    /** A day with its year. */
    readonly dayYear: (day: Day) => string;
    /** A day and hour of a wall clock. */
    readonly wall: (local: LocalTime) => string;
  };
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
