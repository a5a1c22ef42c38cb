// Writing and signing the agreement: a text is signed by its hash, the last text both signed holds.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { AgreementText, Signature } from './agreement.ts';
import type { Book, Changes } from './book.ts';
import { type Engagement, isOver, type Party } from './engagement.ts';
import { todayIn } from './hour.ts';

/** What is agreed where nobody signed anything yet: hours of notice, days the coach reads on, months notes are kept. */
export const DEFAULT_TERMS = {
  noticeHours: 24,
  afterEndDays: 30,
  retentionMonths: 12,
  tellsCoach: false,
} as const;

/** Inclusive bounds of the terms: hours, days and months as in the agreement. */
export const TERM_LIMITS = { noticeHours: 168, afterEndDays: 30, retentionMonths: 120 } as const;

/** The terms of an agreement that rules read. */
export type Terms = Pick<AgreementText, 'noticeHours' | 'afterEndDays' | 'retentionMonths' | 'tellsCoach'>;

/** The part of a book that the agreement lives in. */
export type SignedBook = Pick<Book, 'engagement' | 'texts' | 'signatures'>;

const personOf = (engagement: Engagement, party: Party): Id | null =>
  party === 'client' ? engagement.clientId : engagement.coachId;

/** The text written last; undefined while there is none. */
export function newestText(book: Pick<Book, 'texts'>): AgreementText | undefined {
  return book.texts.reduce<AgreementText | undefined>(
    (newest, text) => (newest && newest.number > text.number ? newest : text),
    undefined,
  );
}

/** This party's signature under this text, by its hash; undefined if it is not there. */
export function signatureUnder(book: SignedBook, text: AgreementText, party: Party): Signature | undefined {
  const person = personOf(book.engagement, party);
  return book.signatures.find(
    (signature) =>
      signature.textId === text.id && signature.hash === text.hash && signature.personId === person,
  );
}

const bothSigned = (book: SignedBook, text: AgreementText): boolean =>
  signatureUnder(book, text, 'client') !== undefined && signatureUnder(book, text, 'coach') !== undefined;

/** The last text that both signed: the one that holds. Undefined before the first. */
export function holdingText(book: SignedBook): AgreementText | undefined {
  return newestText({ texts: book.texts.filter((text) => bothSigned(book, text)) });
}

/** Whether the newest text is signed by both, as the next sprint needs it. */
export function newestSigned(book: SignedBook): boolean {
  const newest = newestText(book);
  return newest !== undefined && bothSigned(book, newest);
}

/** The terms that hold: those of the last text both signed, else the defaults. */
export function holdingTerms(book: SignedBook): Terms {
  return holdingText(book) ?? DEFAULT_TERMS;
}

/** A new version of the agreement's text, its words and terms under one hash. */
export interface WriteText extends Terms {
  readonly by: Party;
  readonly id: Id;
  /** Of the words and the terms together, reckoned outside. */
  readonly hash: string;
}

const inside = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= most;

/**
 * The coach writes the agreement's next version; nobody has signed it yet, and the one both signed before goes on
 * holding. Refuses `agreement.not_yours`, `agreement.terms` (detail: most of each) and `agreement.unchanged`.
 */
export function writeText(book: SignedBook, command: WriteText, at: Instant): Outcome<Changes> {
  const { engagement } = book;
  if (isOver(engagement)) return refuse('engagement.over');
  if (engagement.coachId === null) return refuse('engagement.no_coach');
  if (command.by !== 'coach') return refuse('agreement.not_yours');
  const { noticeHours, afterEndDays, retentionMonths, tellsCoach, hash } = command;
  const fits =
    inside(noticeHours, TERM_LIMITS.noticeHours) &&
    inside(afterEndDays, TERM_LIMITS.afterEndDays) &&
    inside(retentionMonths, TERM_LIMITS.retentionMonths);
  if (!fits) return refuse('agreement.terms', TERM_LIMITS);
  const newest = newestText(book);
  if (newest?.hash === hash) return refuse('agreement.unchanged');
  const number = (newest?.number ?? 0) + 1;
  const text: AgreementText = {
    id: command.id,
    engagementId: engagement.id,
    number,
    noticeHours,
    afterEndDays,
    retentionMonths,
    tellsCoach,
    hash,
    writtenBy: engagement.coachId,
    writtenAt: at,
  };
  return accept({ texts: [text], events: [{ kind: 'AgreementWritten', about: text.id, facts: { number } }] });
}

/** A party's signature: the text they read, by its hash, and that they gave their name (which is sealed elsewhere). */
export interface SignText {
  readonly by: Party;
  readonly id: Id;
  readonly textId: Id;
  readonly hash: string;
  readonly nameGiven: boolean;
}

/**
 * One party signs the newest text. With the second signature an exploring engagement becomes agreed. Refuses
 * `agreement.no_text`, `agreement.not_newest` (detail: newest), `agreement.changed` when the hash is not that of the
 * text, `agreement.name` and `agreement.signed`.
 */
export function signText(book: SignedBook, command: SignText, at: Instant): Outcome<Changes> {
  const { engagement } = book;
  const personId = personOf(engagement, command.by);
  if (isOver(engagement)) return refuse('engagement.over');
  if (engagement.coachId === null || personId === null) return refuse('engagement.no_coach');
  const newest = newestText(book);
  if (!newest) return refuse('agreement.no_text');
  if (newest.id !== command.textId) return refuse('agreement.not_newest', { newest: newest.id });
  if (newest.hash !== command.hash) return refuse('agreement.changed', { newest: newest.id });
  if (!command.nameGiven) return refuse('agreement.name');
  if (signatureUnder(book, newest, command.by)) return refuse('agreement.signed');
  const signature: Signature = {
    id: command.id,
    textId: newest.id,
    personId,
    hash: newest.hash,
    signedAt: at,
    signedOn: todayIn(book, at),
  };
  const signed = {
    kind: 'AgreementSigned',
    about: newest.id,
    facts: { number: newest.number, by: command.by },
  };
  const becomesAgreed =
    engagement.state === 'exploring' &&
    bothSigned({ ...book, signatures: [...book.signatures, signature] }, newest);
  if (!becomesAgreed) return accept({ signatures: [signature], events: [signed] });
  return accept({
    engagement: { ...engagement, state: 'agreed' },
    signatures: [signature],
    events: [signed, { kind: 'EngagementAgreed', about: engagement.id }],
  });
}
