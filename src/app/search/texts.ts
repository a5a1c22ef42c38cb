// What of each record's words is searched: what it is called, and what else it says.
import type { Searched } from '../../store/searchables.ts';

/** A record as search reads it. */
export interface SearchText {
  readonly title: string;
  readonly body: string;
}

/** Which of its words a record is called by; everything else it says follows in this order. */
const CALLED: Readonly<Record<Searched, string | null>> = {
  goals: 'title',
  bigPictures: null,
  reflections: null,
  moments: 'line',
  steps: 'text',
  topics: 'text',
  notes: null,
  conclusions: null,
  inquiries: 'text',
};

/** What is no text of anybody's: links, a block in the calendar, what stood before an amendment. */
const LEFT_OUT = new Set(['links', 'block', 'earlier']);

/** Longer texts are searched up to here, in characters. */
export const LONGEST = 200_000;

function said(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(said) : [];
}

/** The text of a record of this table. */
export function textOf(table: Searched, words: unknown): SearchText {
  const all = (typeof words === 'object' && words !== null ? words : {}) as Readonly<Record<string, unknown>>;
  const called = CALLED[table];
  const title = called === null ? '' : said(all[called]).join(' ');
  const others = Object.entries(all).filter(([name]) => name !== called && !LEFT_OUT.has(name));
  const body = others.flatMap(([, value]) => said(value)).filter((part) => part.trim() !== '');
  return { title: title.slice(0, LONGEST), body: body.join('\n').slice(0, LONGEST) };
}
