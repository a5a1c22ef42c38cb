// Waiting for you: everything in an engagement that waits for this person's word, the most pressing first.
import type { Id } from '../kernel/id.ts';
import { type Instant, startOf } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { askingEndsAt, awaitedBy } from './closing.ts';
import { isOver, type Party } from './engagement.ts';
import { isLeftOpen, leftOpenFrom } from './hour.ts';
import { newestText, signatureUnder } from './signing.ts';

/**
 * What waits, in the order in which it is shown: only what another has put to this person, or what both must say of an
 * hour. The product names moves, suggestions, signatures, frictions, reviews and sessions left open; the others are
 * words it asks for elsewhere: a step or a move that a closing waits for, a proposed pause, a longer stretch that both
 * accept by name, the new date of an hour that a pause or a break-off took, the wish to skip a review. What a plan still
 * lacks, or that the next one can be made, nobody has asked: it is said where the sprint is.
 */
export const WAITING_ORDER = [
  'closing',
  'session move',
  'pause',
  'step move',
  'step',
  'gap',
  'left open',
  'session offer',
  'friction',
  'review skip',
  'review',
  'signature',
  'wording',
  'topic',
] as const;

/** One of the kinds of things that wait. */
export type WaitingKind = (typeof WAITING_ORDER)[number];

/** One thing that waits for a person. */
export interface Waiting {
  readonly kind: WaitingKind;
  /** The record to answer: for a closing the step whose yes it waits for. */
  readonly about: Id;
  /** Since when, as far as is known. */
  readonly since: Instant | null;
  /** When it stops waiting by itself. */
  readonly until?: Instant;
}

/** What the book does not hold. */
export interface WaitingFacts {
  /** Shared frictions that nobody acknowledged yet. */
  readonly frictions: readonly { readonly momentId: Id; readonly sharedAt: Instant }[];
  /** Reviews to which this person has given their answer. */
  readonly answeredReviews: readonly Id[];
}

type Reader = (book: Book, party: Party, at: Instant, facts: WaitingFacts) => readonly Waiting[];

const until = (instant: Instant | null): { readonly until?: Instant } =>
  instant === null ? {} : { until: instant };

/** Proposed steps and moves; those that a closing waits for come first. */
const steps: Reader = (book, party) =>
  book.steps
    .filter(({ state, by }) => state === 'proposed' && by !== party)
    .map((step): Waiting => {
      const session = book.sessions.find(({ id }) => id === step.sessionId);
      const closes = session && awaitedBy(book, session).some(({ id }) => id === step.id);
      if (session && closes) {
        return {
          kind: 'closing',
          about: step.id,
          since: session.closingAskedAt,
          ...until(askingEndsAt(book, session)),
        };
      }
      const kind = step.move === null ? 'step' : 'step move';
      return { kind, about: step.id, since: step.madeAt, ...until(step.standsAt) };
    });

const sessionMoves: Reader = (book, party) =>
  book.sessionMoves
    .filter(({ state, by }) => state === 'waiting' && by !== party)
    .map((move): Waiting => {
      const begins = book.sessions.find(({ id }) => id === move.sessionId)?.startsAt ?? null;
      const isBefore = begins !== null && move.at < begins;
      return { kind: 'session move', about: move.id, since: move.at, ...until(isBefore ? begins : null) };
    });

const sessions: Reader = (book, _party, at) =>
  book.sessions.flatMap((session): Waiting[] => {
    if (isLeftOpen(session, at))
      return [{ kind: 'left open', about: session.id, since: leftOpenFrom(session) }];
    if (session.offeredLocal === null) return [];
    return [{ kind: 'session offer', about: session.id, since: session.settledAt }];
  });

const pauses: Reader = (book, party) =>
  book.pauses
    .filter(({ state, proposedBy }) => state === 'waiting' && proposedBy !== party)
    .map((pause): Waiting => {
      const begins = startOf(pause.startsOn, book.engagement.zone);
      return { kind: 'pause', about: pause.id, since: pause.proposedAt, until: begins };
    });

const gaps: Reader = (book, party) =>
  book.gaps
    .filter(({ state, proposedBy }) => state === 'waiting' && proposedBy !== party)
    .map(({ id, proposedAt }): Waiting => ({ kind: 'gap', about: id, since: proposedAt }));

const frictions: Reader = (_book, party, _at, facts) =>
  party === 'client'
    ? []
    : facts.frictions.map(({ momentId, sharedAt }): Waiting => {
        return { kind: 'friction', about: momentId, since: sharedAt };
      });

/** A standing review waits for the client's decision, and for the coach until they have said how the work goes. */
const reviews: Reader = (book, party, _at, { answeredReviews }) =>
  book.reviews
    .filter(({ state }) => state === 'standing')
    .flatMap((review): Waiting[] => {
      const since = startOf(review.standsFrom, book.engagement.zone);
      const isAsked = review.skipAskedBy !== null && review.skipAskedBy !== party;
      const skip: Waiting = { kind: 'review skip', about: review.id, since: review.skipAskedAt };
      const isDone = party === 'coach' && answeredReviews.includes(review.id);
      const own: Waiting = { kind: 'review', about: review.id, since };
      return [...(isAsked ? [skip] : []), ...(isDone ? [] : [own])];
    });

const signatures: Reader = (book, party) => {
  const newest = newestText(book);
  if (!newest || book.engagement.coachId === null || signatureUnder(book, newest, party)) return [];
  return [{ kind: 'signature', about: newest.id, since: newest.writtenAt }];
};

/** What the coach suggests and the client takes or leaves. */
const suggestions: Reader = (book, party) => {
  if (party === 'coach') return [];
  const here = book.wordings.filter(({ engagementId }) => engagementId === book.engagement.id);
  return [
    ...here
      .filter(({ state }) => state === 'waiting')
      .map(({ id, at }): Waiting => ({ kind: 'wording', about: id, since: at })),
    ...book.topics
      .filter(({ state }) => state === 'suggested')
      .map(({ id, at }): Waiting => ({ kind: 'topic', about: id, since: at })),
  ];
};

const READERS: readonly Reader[] = [
  steps,
  sessionMoves,
  sessions,
  pauses,
  gaps,
  frictions,
  reviews,
  signatures,
  suggestions,
];

const rank = ({ kind }: Waiting): number => WAITING_ORDER.indexOf(kind);
const LAST = '9999';

/**
 * What waits for this side of a settled book, by kind and then the longest waiting first. After the end nothing does.
 * What a person may not read is not in it: it names records only that both sides read, or that are this person's own.
 */
export function waitingFor(book: Book, party: Party, at: Instant, facts: WaitingFacts): readonly Waiting[] {
  if (isOver(book.engagement)) return [];
  return READERS.flatMap((reader) => reader(book, party, at, facts)).sort(
    (a, b) => rank(a) - rank(b) || ((a.since ?? LAST) < (b.since ?? LAST) ? -1 : 1),
  );
}
