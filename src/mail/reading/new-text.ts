// What somebody newly wrote, apart from what they quoted, forwarded or always write below: each mail program marks it its own way.
import { withoutTrailingSpaces } from './trailing-spaces.ts';

/** A message's words, divided. */
export interface Divided {
  readonly text: string;
  /** What was quoted or forwarded, without its marks. */
  readonly quoted: string;
  /** The line before the first quote that says whose words they are; '' where none does. */
  readonly attribution: string;
}

const QUOTE = /^\s{0,3}(?:>|\|(?=\s))/;
const MARKS = /^(?:\s{0,3}>\s?|\|\s)+/;
/** The line that says whose words follow, in the languages that mail programs write it. */
const ATTRIBUTION =
  /(?:\b(?:wrote|writes|schrieb|skrev|schreef|scrisse|escreveu|napisał\(a\)|napsal\(a\))\b[^:]{0,120}|\ba écrit\s?|\bescribió|\bha scritto|\bkirjoitti|写道|пишет)\s?[:：]\s*$/i;
const OPENING = /^\s*(?:on|am|le|el|il|den|op|em|w dniu)\s.{0,200}$/i;
/** From here on everything is somebody else's message. */
const HISTORY =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|urspr[üu]ngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale|oorspronkelijk bericht)\s*-{2,}|begin forwarded message:|anfang der weitergeleiteten|début du message (?:réexpédié|transféré))/i;
const OUTLOOK_RULE = /^_{20,}\s*$/;
const FIELD = /^\s*\*?(?:from|von|de|da|van)\s?:\*?\s+\S/i;
const NEXT_FIELD =
  /^\s*\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|cc)\s?:\*?\s/i;
/** The end, by convention; and what phones write below. */
const SIGNATURE =
  /^--\s?$|^(?:sent from my |von meinem .{2,40} gesendet|envoyé de mon |enviado desde mi |get outlook for )/i;
const LIST_FOOTER = /^_{5,}$|^-{20,}$/;

/** An attribution may run over two lines; this many characters at most. */
const LONGEST = 300;

function beginsHistory(lines: readonly string[], at: number): boolean {
  const here = lines[at] ?? '';
  if (HISTORY.test(here)) return true;
  if (!FIELD.test(here)) return false;
  const next = lines.slice(at + 1, at + 5);
  return next.filter((line) => NEXT_FIELD.test(line)).length >= 2;
}

function isRuleBeforeHistory(lines: readonly string[], at: number): boolean {
  if (!OUTLOOK_RULE.test(lines[at] ?? '')) return false;
  return lines.slice(at + 1, at + 4).some((_, index) => beginsHistory(lines, at + 1 + index));
}

/** The footer of a list is a rule with a few lines below it, at the very end. */
function isFooter(lines: readonly string[], at: number): boolean {
  return LIST_FOOTER.test(lines[at] ?? '') && lines.length - at <= 8;
}

/** Takes off the line before a quote that says whose words it holds, and gives it. */
function takeAttribution(kept: string[]): string {
  let last = kept.length - 1;
  while (last >= 0 && kept[last]?.trim() === '') last--;
  const one = kept[last] ?? '';
  if (one.length > LONGEST || !ATTRIBUTION.test(one)) return '';
  // `On Tuesday, 3 March, somebody at somewhere` stands on the line above where a program breaks its lines.
  const isBroken = !OPENING.test(one) && OPENING.test(kept[last - 1] ?? '');
  const from = isBroken && last > 0 ? last - 1 : last;
  return kept.splice(from).join(' ').replace(/\s+/g, ' ').trim();
}

/**
 * From here on a signature's mark ends the message. Far above the end, with quotes and words below it, it closes nothing:
 * somebody answers from the top down.
 */
function signedFrom(lines: readonly string[]): number {
  const farAbove = lines.length - 1 - 12;
  return Math.min(farAbove, lines.findLastIndex(isQuoted), lines.findLastIndex(isPlain));
}

/** Where the message ends: at its signature or at the list's footer, if anything stands before it. */
function endOf(lines: readonly string[], first: number): number {
  const signed = signedFrom(lines);
  const isEnd = (here: string, at: number): boolean =>
    at > first && ((at >= signed && SIGNATURE.test(here)) || isFooter(lines, at));
  const end = lines.findIndex(isEnd);
  return end < 0 ? lines.length : end;
}

/** From where on everything is somebody else's message. Fields at the very top are those of a patch, sent as it is. */
function historyAt(lines: readonly string[], first: number, end: number): number {
  for (let at = first; at < end; at++) {
    if (HISTORY.test(lines[at] ?? '') || isRuleBeforeHistory(lines, at)) return at;
    if (at > first && beginsHistory(lines, at)) return at;
  }
  return end;
}

/** Divides a plain text. Long texts are looked through up to 64 kB. */
export function divided(whole: string): Divided {
  const lines = whole.slice(0, 64 * 1024).split(/\r\n|\n|\r/);
  const first = Math.max(
    0,
    lines.findIndex((here) => here.trim() !== ''),
  );
  const end = endOf(lines, first);
  const history = historyAt(lines, first, end);
  const kept: string[] = [];
  const quoted: string[] = [];
  let attribution = '';
  let wasQuote = false;
  for (const here of lines.slice(0, history)) {
    const isQuote = QUOTE.test(here);
    if (isQuote && !wasQuote) attribution = firstOf(attribution, takeAttribution(kept));
    (isQuote ? quoted : kept).push(withoutMarks(here, isQuote));
    if (here.trim() !== '') wasQuote = isQuote;
  }
  quoted.push(...lines.slice(history + 1, end).map((line) => withoutMarks(line, true)));
  return { text: tidy(kept), quoted: tidy(quoted), attribution };
}

function firstOf(known: string, found: string): string {
  return known === '' ? found : known;
}

const isQuoted = (line: string): boolean => QUOTE.test(line);

function isPlain(line: string): boolean {
  return line.trim().length > 60 && !isQuoted(line);
}

function withoutMarks(line: string, isQuote: boolean): string {
  return isQuote ? line.replace(MARKS, '') : line;
}

function tidy(lines: readonly string[]): string {
  return withoutTrailingSpaces(lines.join('\n').replace(/\0/g, ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
