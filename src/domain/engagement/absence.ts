// An hour that one side (or both) did not come to, and the correction of whoever said so by mistake.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Instant, plus } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { topicsMovingOn } from './closing.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import { lapsedMoves } from './moving.ts';
import { offerWithinWeek } from './offer.ts';
import { hadTopicTill } from './regularity.ts';
import type { Session } from './session.ts';

/** How long after the planned time one waits before saying that somebody did not come. */
const WAITED = { minutes: 15 };

/** Who was not there. */
export type Absent = Party | 'both';

/** The first instant at which the session can be called missed. */
export function missedFrom(session: Session): Instant {
  return plus(session.startsAt, WAITED);
}

/**
 * Says that a session was missed, and by whom: from 15 minutes after its planned time, also when it was started, also
 * when it was left open. A date within seven days is offered. Refuses `session.settled`, `session.too_early` (detail:
 * from) and `session.closing_asked` while a closing waits for a yes.
 */
export function missSession(
  book: Book,
  { by, sessionId, absent }: { readonly by: Party; readonly sessionId: Id; readonly absent: Absent },
  at: Instant,
): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (!isUnsettled(session)) return refuse('session.settled', { state: session.state });
  const from = missedFrom(session);
  if (at < from) return refuse('session.too_early', { from });
  if (session.closingAskedAt !== null) return refuse('session.closing_asked');
  const lapsed = lapsedMoves(book, sessionId);
  const offeredLocal = offerWithinWeek(book, session, at);
  const settled = { settledAt: at, settledBy: by, hadTopic: hadTopicTill(book, session) };
  const missed: Session = { ...session, ...settled, state: 'missed', absent, offeredLocal };
  return accept({
    sessions: [missed],
    sessionMoves: lapsed.sessionMoves,
    topics: topicsMovingOn(book, sessionId, at),
    events: [{ kind: 'SessionMissed', about: sessionId, facts: { by, absent } }, ...lapsed.events],
  });
}

/**
 * Puts it right, by whoever said it, until the next session closes: `absent` names who it really was, null says that
 * the hour was not missed and makes it planned or in progress again. Topics that moved on stay where they are now.
 * Refuses `session.not_missed`, `session.not_yours` and `session.correction_closed`.
 */
export function correctMissed(
  book: Book,
  command: { readonly by: Party; readonly sessionId: Id; readonly absent: Absent | null },
  _at: Instant,
): Outcome<Changes> {
  const { by, sessionId, absent } = command;
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (session.state !== 'missed') return refuse('session.not_missed', { state: session.state });
  if (session.settledBy !== by) return refuse('session.not_yours');
  if (hasClosedSince(book, session)) return refuse('session.correction_closed');
  const events = [{ kind: 'SessionMissCorrected', about: sessionId, facts: { by, absent } }];
  if (absent !== null) return accept({ sessions: [{ ...session, absent }], events });
  const state = session.startedAt === null ? 'planned' : 'in progress';
  const open = { absent: null, offeredLocal: null, settledAt: null, settledBy: null };
  return accept({ sessions: [{ ...session, ...open, state }], events });
}

/** Whether a session was closed since this one was said to be missed or cut short: then that stands. */
export function hasClosedSince(book: Pick<Book, 'sessions'>, said: Session): boolean {
  return book.sessions.some(
    ({ state, settledAt }) => state === 'closed' && (settledAt ?? '') > (said.settledAt ?? ''),
  );
}
