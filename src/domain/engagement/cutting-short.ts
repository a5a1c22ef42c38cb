// Cutting a session short: a call that broke off, or a crisis. It was not held, and asks for a new date soon.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Instant, plus } from '../kernel/time.ts';
import { hasClosedSince } from './absence.ts';
import { type Book, type Changes, withChanges } from './book.ts';
import { topicsMovingOn } from './closing.ts';
import { isOver, type Party } from './engagement.ts';
import { beganAt, isUnsettled } from './hour.ts';
import { lapsedMoves } from './moving.ts';
import { offerWithinWeek } from './offer.ts';
import { hadTopicTill, isCutShortTwice } from './regularity.ts';
import type { Session } from './session.ts';

/** Said within this long after the planned end, the hour is taken to have ended just now. */
const JUST_ENDED = { minutes: 15 };

/** A session cut short by either side. */
export interface CutShort {
  readonly by: Party;
  readonly sessionId: Id;
  /** The real end, after the beginning and not after now. Default: now, or the planned end when said late. */
  readonly endedAt?: Instant | undefined;
}

/**
 * Cuts a session short once it has begun, also one that was left open. A second one without a closed session between
 * is allowed: the event's `second` says so, and a review is offered. Refuses `session.settled`, `session.not_begun`,
 * `session.real_end` (detail: after, latest) and `session.closing_asked`.
 */
export function cutShort(book: Book, command: CutShort, at: Instant): Outcome<Changes> {
  const { by, sessionId } = command;
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (!isUnsettled(session)) return refuse('session.settled', { state: session.state });
  const began = beganAt(session, at);
  if (began === null) return refuse('session.not_begun', { from: session.startsAt });
  if (session.closingAskedAt !== null) return refuse('session.closing_asked');
  const endedAt = command.endedAt ?? usualEnd(session, began, at);
  // At the very instant of beginning there is no later end to name; a cut at once is still a cut.
  if (endedAt > at || (endedAt <= began && at > began)) {
    return refuse('session.real_end', { after: began, latest: at });
  }
  const lapsed = lapsedMoves(book, sessionId);
  const offeredLocal = offerWithinWeek(book, session, at);
  const hadTopic = hadTopicTill(book, session);
  const settled = { settledAt: at, settledBy: by, endedAt, offeredLocal, hadTopic };
  const sessions: readonly Session[] = [{ ...session, state: 'cut short', ...settled }];
  const second = isCutShortTwice(withChanges(book, { sessions, events: [] }));
  const facts = { by, endedAt, second };
  return accept({
    sessions,
    sessionMoves: lapsed.sessionMoves,
    topics: topicsMovingOn(book, sessionId, at),
    events: [{ kind: 'SessionCutShort', about: sessionId, facts }, ...lapsed.events],
  });
}

/**
 * Puts it right, by whoever said it, until the next session closes: the hour did not break off and is planned or in
 * progress again. Topics that moved on stay where they are now. Refuses `session.not_cut`, `session.not_yours` and
 * `session.correction_closed`.
 */
export function correctCut(
  book: Book,
  { by, sessionId }: { readonly by: Party; readonly sessionId: Id },
): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (session.state !== 'cut short') return refuse('session.not_cut', { state: session.state });
  if (session.settledBy !== by) return refuse('session.not_yours');
  if (hasClosedSince(book, session)) return refuse('session.correction_closed');
  const state = session.startedAt === null ? 'planned' : 'in progress';
  const open = { endedAt: null, offeredLocal: null, settledAt: null, settledBy: null };
  const events = [{ kind: 'SessionCutCorrected', about: sessionId, facts: { by } }];
  return accept({ sessions: [{ ...session, ...open, state }], events });
}

function usualEnd(session: Session, began: Instant, at: Instant): Instant {
  const isLate = plus(session.endsAt, JUST_ENDED) < at;
  return isLate && session.endsAt > began ? session.endsAt : at;
}
