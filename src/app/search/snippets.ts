// Snippets: the part of a text that a query found, with the words that were meant marked.
import { z } from 'zod';
import { fold, type Term } from './folding.ts';

/** A piece of a snippet; a hit is what was searched for. */
export const snippetPart = z.object({ text: z.string(), isHit: z.boolean() });

/** The same, as its type. */
export type SnippetPart = z.infer<typeof snippetPart>;

const WORD = /[\p{L}\p{N}\p{M}'’ʼ]+/gu;
const BEFORE = 60;
const LONGEST = 220;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of a word is meant by the query, if anything; in scripts without spaces only the letters that are. */
function hitIn(word: string, at: number, terms: readonly Term[]): Span | null {
  const folded = fold(word).toString('utf8').trim();
  for (const { needle, anywhere } of terms) {
    const text = needle.toString('utf8').trim();
    const inside = anywhere ? folded.indexOf(text) : folded.startsWith(text) ? 0 : -1;
    if (inside === -1) continue;
    const isExact = anywhere && folded.length === word.length;
    return isExact
      ? { from: at + inside, to: at + inside + text.length }
      : { from: at, to: at + word.length };
  }
  return null;
}

function* hitsIn(text: string, terms: readonly Term[]): Generator<Span> {
  for (const match of text.matchAll(WORD)) {
    const hit = hitIn(match[0], match.index, terms);
    if (hit) yield hit;
  }
}

/** Never through the middle of a character, and where it can be, between words. */
function windowOf(text: string, first: Span | undefined): Span {
  if (text.length <= LONGEST) return { from: 0, to: text.length };
  const wished = Math.max(0, (first?.from ?? 0) - BEFORE);
  const space = wished === 0 ? -1 : text.indexOf(' ', wished);
  const from = space !== -1 && space < (first?.from ?? 0) ? space + 1 : wished;
  const last = text.lastIndexOf(' ', from + LONGEST);
  const to = last > from + LONGEST / 2 ? last : Math.min(text.length, from + LONGEST);
  return { from: from + (isLow(text, from) ? 1 : 0), to: to + (isLow(text, to) ? 1 : 0) };
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The part of a text around the first word that was meant, with all of them marked. */
export function snippetOf(text: string, terms: readonly Term[]): SnippetPart[] {
  const hits = hitsIn(text, terms);
  const first = hits.next().value ?? undefined;
  const { from, to } = windowOf(text, first);
  const parts: SnippetPart[] = [];
  let at = from;
  const say = (until: number, isHit: boolean): void => {
    if (until > at) parts.push({ text: text.slice(at, until), isHit });
    at = Math.max(at, until);
  };
  for (let hit = first; hit && hit.to <= to; hit = hits.next().value ?? undefined) {
    say(hit.from, false);
    say(hit.to, true);
  }
  say(to, false);
  if (from > 0) parts.unshift({ text: '… ', isHit: false });
  if (to < text.length) parts.push({ text: ' …', isHit: false });
  return parts;
}
