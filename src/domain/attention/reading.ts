// What the words of one message say, whoever reads them: its terms, its subject's core, whom it greets.
import { bagOf } from './bag.ts';
import { closingIn } from './closing.ts';
import { type Deadline, deadlineIn } from './deadline.ts';
import type { Message } from './message.ts';
import { type Request, requestIn, sentencesFor } from './request.ts';
import { eachTerm, type Term, termOfName } from './term.ts';

/** The part of a text that is read for what it is about, in letters. */
const READ = 3_000;
const READ_QUOTED = 1_000;
const LONGEST_SUBJECT = 300;
const SUBJECT_WEIGHT = 2.5;
const QUOTED_WEIGHT = 0.3;
const MOST_TERMS = 400;

/** The words of one message. */
export interface Reading {
  /** Each telling word once. */
  readonly terms: Int32Array;
  /** How often it occurs; more in the subject, less in what is quoted. */
  readonly counts: Float32Array;
  /** The sum of `counts`. */
  readonly length: number;
  /** The words of the subject, in order. */
  readonly subject: readonly Term[];
  /** The subject without 'Re:', tags, numbers of versions and of parts; 0 if nothing is left. */
  readonly core: Term;
  /** Whether the subject says that this answers something. */
  readonly isAnswer: boolean;
  /** The words of a greeting line; [] where there is none. */
  readonly greeted: readonly Term[];
  /** What the new text asks for. */
  readonly request: Request;
  /** By when something is wanted, in the new text. */
  readonly deadline: Deadline | undefined;
  /** Whether it ends a conversation: 0 it does not seem so, 1 approves of something, 2 thanks or is done, 3 both. */
  readonly closing: number;
}

const ANSWER = /^\s*(?:re|aw|antw|sv|rv|réf?|r)\s*(?:\[\d+\]|\^\d+)?\s*:/i;
const PREFIX = /^\s*(?:(?:re|aw|antw|sv|rv|réf?|r|fwd?|wg|tr)\s*(?:\[\d+\]|\^\d+)?\s*:|\[[^\]]{0,80}\])/i;
const GREETING =
  /^[^\p{L}]*(?:hi|hello|hey|dear|hallo|liebe[rs]?|lieber|guten tag|moin|bonjour|salut|ch[eè]re?s?|hola|estimad[oa]s?|querid[oa]s?|buen[oa]s d[ií]as)?[\s,]*@?((?:[\p{L}.'-]+\s*){1,3})[,:!–-]?\s*$/iu;

/** The subject without what machines and repliers put before it. */
export function coreOf(subject: string): string {
  let core = subject;
  for (let rest = core.replace(PREFIX, ''); rest !== core; rest = core.replace(PREFIX, '')) core = rest;
  return core.trim().toLowerCase();
}

/** The words of a subject: what the person's word that a message serves an aim teaches that aim. */
export function termsOfSubject(subject: string): readonly Term[] {
  const terms: Term[] = [];
  eachTerm(coreOf(subject), LONGEST_SUBJECT, (term) => terms.push(term));
  return terms;
}

function greetedIn(text: string): readonly Term[] {
  const start = text.slice(0, 60);
  const end = start.search(/[\n]/);
  const line = end < 0 ? start : start.slice(0, end);
  if (line.length === 0 || line.length > 40) return [];
  const named = GREETING.exec(line.trim())?.[1];
  if (!named) return [];
  return named
    .split(/[\s.,]+/)
    .filter((name) => name.length > 1)
    .map(termOfName);
}

/** Reads a message once; the same for every person. */
export function readingOf(message: Message): Reading {
  const subject: Term[] = [];
  const core = coreOf(message.subject);
  const lower = message.text.slice(0, READ).toLowerCase();
  const sentences = sentencesFor(lower);
  const quoted = message.quoted?.slice(0, READ_QUOTED).toLowerCase() ?? '';
  const bag = bagOf(MOST_TERMS, (putIn) => {
    eachTerm(core, LONGEST_SUBJECT, (term) => {
      subject.push(term);
      putIn(term, SUBJECT_WEIGHT);
    });
    eachTerm(lower, READ, (term) => putIn(term, 1));
    eachTerm(quoted, READ_QUOTED, (term) => putIn(term, QUOTED_WEIGHT));
  });
  return {
    ...bag,
    subject,
    core: core === '' ? 0 : termOfName(core),
    isAnswer: ANSWER.test(message.subject),
    greeted: greetedIn(message.text),
    request: requestIn(lower, sentences),
    deadline: deadlineIn(lower, sentences, message.at),
    closing: closingIn(lower),
  };
}
