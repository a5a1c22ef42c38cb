// Starting a session, by either side, and undoing a start made too soon.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Instant, plus } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { isLeftOpen, todayIn } from './hour.ts';
import { lapsedMoves } from './moving.ts';
import { pauseOn } from './paused-day.ts';

/** A session can be started from this long before its planned time. */
const EARLIEST = { hours: -12 };

/** One side's word on one session. */
export interface SessionDeed {
  readonly by: Party;
  readonly sessionId: Id;
}

/**
 * Starts a session; what was proposed about moving or cancelling it lapses. Refuses `session.not_planned`,
 * `session.too_early` more than 12 hours before its planned time (detail: from), `session.in_pause`, and
 * `session.left_open` for an hour that is 24 hours over: that one is closed, cut short or missed as it was.
 */
export function startSession(book: Book, { by, sessionId }: SessionDeed, at: Instant): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (session.state !== 'planned') return refuse('session.not_planned', { state: session.state });
  const from = plus(session.startsAt, EARLIEST);
  if (at < from) return refuse('session.too_early', { from });
  if (session.closingAskedAt !== null) return refuse('session.closing_asked');
  if (isLeftOpen(session, at)) return refuse('session.left_open');
  const pause = pauseOn(book, todayIn(book, at));
  if (pause) return refuse('session.in_pause', { from: pause.startsOn, until: pause.endsOn });
  const lapsed = lapsedMoves(book, sessionId);
  return accept({
    sessions: [{ ...session, state: 'in progress', startedAt: at, startedBy: by }],
    sessionMoves: lapsed.sessionMoves,
    events: [{ kind: 'SessionStarted', about: sessionId, facts: { by } }, ...lapsed.events],
  });
}

/**
 * Undoes a start while nothing came of it: no conclusion, no step made and none confirmed in the session, no closing
 * asked for. Either side may. What had lapsed with the start stays lapsed. Refuses `session.not_started` and
 * `session.something_done`.
 */
export function undoStart(book: Book, { by, sessionId }: SessionDeed, _at: Instant): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (session.state !== 'in progress') return refuse('session.not_started', { state: session.state });
  const isOf = (record: { readonly sessionId: Id | null }) => record.sessionId === sessionId;
  const said = book.confirmations.filter(({ undoneAt }) => undoneAt === null);
  const isBare = !(book.conclusions.some(isOf) || book.steps.some(isOf) || said.some(isOf));
  if (!isBare || session.closingAskedAt !== null) return refuse('session.something_done');
  return accept({
    sessions: [{ ...session, state: 'planned', startedAt: null, startedBy: null }],
    events: [{ kind: 'SessionStartUndone', about: sessionId, facts: { by } }],
  });
}
