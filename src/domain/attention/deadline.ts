// By when something is wanted: a day or an hour named after 'by' or the like, in English, German, French and Spanish.
import { dayNumberOf } from '../kernel/day-number.ts';
import { millisecondsOf } from '../kernel/milliseconds.ts';
import type { Instant } from '../kernel/time.ts';
import { NUMBER, type Sentence, tokenOf } from './sentence.ts';

/** Where a text says by when. */
export interface Deadline {
  readonly from: number;
  readonly to: number;
  /** Whether it names the day, and not only that it is urgent. */
  readonly isDay: boolean;
}

const MONTHS =
  'jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez janv févr mars avr juin juil août déc ene abr ago dic'.split(
    ' ',
  );
/** The number of the month, from 0, of each of these beginnings. */
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 4, 9, 11, 0, 1, 2, 3, 5, 6, 7, 11, 0, 3, 7, 11];
const MONTH = `(?:${[...MONTHS].sort((a, b) => b.length - a.length).join('|')})\\p{L}*`;
const DATE = `\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:of |de )?${MONTH}|${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}\\.\\s?\\d{1,2}\\.(?:\\d{2,4})?`;
const DAYS =
  'today|tonight|tomorrow|noon|eod|eow|cob|(?:the )?end of (?:the |this |next )?(?:day|week|month)|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day' +
  '|heute|morgen|übermorgen|ende (?:der|dieser|des) (?:woche|monats)|(?:diesen |nächsten )?(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch' +
  "|demain|ce soir|aujourd['’]hui|(?:la )?fin de (?:la |cette )?(?:semaine|journée)|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche" +
  '|hoy|mañana|(?:el )?fin de (?:la )?(?:semana|mes)|lunes|martes|miércoles|jueves|viernes|sábado|domingo';
const AFTER =
  "(?:by|before|until|till|due|no later than|latest|deadline(?: is)?|bis|spätestens|avant|d['’]ici|jusqu['’](?:à|au)|au plus tard|pour|antes del?|hasta|a más tardar|para)";
const PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}])${AFTER}:?\\s+(?:on |the |at the |zum |am |spätestens |à |au |le |el |la )?(${DAYS}|${DATE})(?![\\p{L}\\p{N}])`,
  'u',
);
const URGENT =
  /(?<![\p{L}\p{N}])(?:deadline|asap|as soon as possible|urgent|dringend|fristende|abgabefrist|date limite|urgente|fecha límite)(?![\p{L}\p{N}])/u;

const words = (text: string): ReadonlySet<number> => new Set(text.split(' ').map(tokenOf));
/** What can begin such a phrase, and what can be named in it: looked for before anything is read closely. */
const LEADS = words(
  "by before until till due than latest deadline is bis spätestens avant d'ici jusqu'à jusqu'au tard pour antes del hasta tardar para",
);
const TIMES = words(
  'today tonight tomorrow noon eod eow cob end monday tuesday wednesday thursday friday saturday sunday heute morgen übermorgen ende montag dienstag mittwoch ' +
    "donnerstag freitag samstag sonntag demain soir aujourd'hui fin lundi mardi mercredi jeudi vendredi samedi dimanche hoy mañana lunes martes miércoles jueves " +
    'viernes sábado domingo',
);
const ALARMS = words('deadline asap urgent possible dringend fristende abgabefrist limite urgente límite');
const REACH = 4;
/** The point in '20. März' seems to end a sentence: so many letters after it belong to the date. */
const OVER = 20;
const DAY = 86_400_000;
/** A date further away than this is no deadline to attend to now, in days. */
const SOON = 21;

function isTime(token: number): boolean {
  return token === NUMBER || TIMES.has(token);
}

/** Whether a sentence may say by when; most do not, and are not read again. */
function mayTell(tokens: readonly number[]): boolean {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? 0;
    if (ALARMS.has(token)) return true;
    if (LEADS.has(token) && tokens.slice(at + 1, at + 1 + REACH).some(isTime)) return true;
  }
  return false;
}

function monthOf(name: string): number {
  const at = MONTHS.findLastIndex((month) => name.startsWith(month));
  return NUMBERS[at] ?? 0;
}

/** Days from 1970 to a date by its numbers, the first month being 1; a day beyond the month's end counts on. */
function dayOf(year: number, month: number, day: number): number {
  if (month < 1 || month > 12) return Number.POSITIVE_INFINITY;
  return dayNumberOf(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`) + day - 1;
}

/** Days from `at` to a date as written; undefined where a day is named that is always near. */
function daysTo(date: string, at: Instant): number | undefined {
  const now = millisecondsOf(at) / DAY;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(day)) - now;
  const number = /\d{1,2}/.exec(date)?.[0];
  if (number === undefined) return undefined;
  const dotted = /^\d{1,2}\.\s?(\d{1,2})\./.exec(date)?.[1];
  const name = /\p{L}{3,}/u.exec(date.replace(/\d+(?:st|nd|rd|th|er)/, ''))?.[0] ?? '';
  const place = dotted === undefined ? monthOf(name) + 1 : Number(dotted);
  const then = dayOf(Number(at.slice(0, 4)), place, Number(number));
  // December looks ahead to January.
  return (then < now - 180 ? then + 365 : then) - now;
}

function isSoon(date: string, at: Instant): boolean {
  const days = daysTo(date, at);
  return days === undefined || (days > -1.5 && days <= SOON);
}

/** Looks in the sentences of a new text, of lower case, for a deadline that is near at `at`. */
export function deadlineIn(lower: string, sentences: readonly Sentence[], at: Instant): Deadline | undefined {
  let urgent: Deadline | undefined;
  for (const { tokens, from, to } of sentences) {
    if (!mayTell(tokens)) continue;
    const text = lower.slice(from, to + OVER);
    const named = PHRASE.exec(text);
    if (named && isSoon(named[1] ?? '', at)) {
      const start = from + named.index;
      return { from: start, to: start + named[0].length, isDay: true };
    }
    const found = urgent ? undefined : URGENT.exec(text);
    if (found) urgent = { from: from + found.index, to: from + found.index + found[0].length, isDay: false };
  }
  return urgent;
}
