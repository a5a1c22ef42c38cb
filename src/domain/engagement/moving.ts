// Moving and cancelling a session: alone outside the agreed notice, by proposal inside it, every move on record.
import type { Event } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { type Instant, type LocalTime, plus } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { topicsMovingOn } from './closing.ts';
import { isOver, type Party } from './engagement.ts';
import { beganAt, isLeftOpen, isUnsettled } from './hour.ts';
import type { Session, SessionMove } from './session.ts';
import { holdingTerms, type SignedBook } from './signing.ts';
import { lengthRefusal, type Slot, slotOf, slotRefusal } from './slot.ts';

/** A move to another hour, by either side. */
export interface MoveSession {
  readonly by: Party;
  /** Of the move's record. */
  readonly id: Id;
  readonly sessionId: Id;
  readonly toLocal: LocalTime;
  /** Whose wall clock it keeps from now on; as before unless said. */
  readonly toAnchor?: Party | undefined;
  readonly toMinutes?: number | undefined;
}

/** The last instant at which either side may still move or cancel alone: it must lie before this. */
export function noticeBegins(book: SignedBook, session: Session): Instant {
  return plus(session.startsAt, { hours: -holdingTerms(book).noticeHours });
}

/** Whether more than the agreed notice lies before the planned time. At exactly the notice it takes a proposal. */
export function isOutsideNotice(book: SignedBook, session: Session, at: Instant): boolean {
  return at < noticeBegins(book, session);
}

const waitingFor = (book: Book, sessionId: Id): readonly SessionMove[] =>
  book.sessionMoves.filter((move) => move.sessionId === sessionId && move.state === 'waiting');

/** What waits to be answered about this session, lapsed: it has begun, or fell away. */
export function lapsedMoves(
  book: Book,
  sessionId: Id,
  at?: Instant,
): Changes & { sessionMoves: SessionMove[] } {
  const sessionMoves = waitingFor(book, sessionId).map((move) => ({ ...move, state: 'lapsed' as const }));
  const when = at === undefined ? {} : { at };
  const events = sessionMoves.map(({ id }) => ({ kind: 'SessionMoveLapsed', about: id, ...when }));
  return { sessionMoves, events };
}

function movable(book: Book, sessionId: Id, at: Instant): Outcome<Session> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (session.state !== 'planned') return refuse('session.not_planned', { state: session.state });
  return beganAt(session, at) ? refuse('session.begun') : accept(session);
}

function cancellable(book: Book, sessionId: Id, at: Instant): Outcome<Session> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  if (!isUnsettled(session)) return refuse('session.settled', { state: session.state });
  if (session.closingAskedAt !== null) return refuse('session.closing_asked');
  return isLeftOpen(session, at) ? refuse('session.left_open') : accept(session);
}

function targetOf(
  book: Book,
  session: Session,
  move: Pick<SessionMove, 'toLocal' | 'toAnchor' | 'toMinutes'>,
): Slot {
  return slotOf(book, {
    startsLocal: move.toLocal ?? session.startsLocal,
    anchor: move.toAnchor ?? session.anchor,
    minutes: move.toMinutes ?? session.minutes,
  });
}

function refusedTarget(book: Book, session: Session, target: Slot, at: Instant): Refusal | null {
  const isSame =
    target.startsAt === session.startsAt &&
    target.minutes === session.minutes &&
    target.anchor === session.anchor;
  return isSame ? refuse('session.same_time') : slotRefusal(book, target, at, session.id);
}

/** The waiting moves but this one that it puts an end to: those of its own side are taken back, the other's answered. */
function superseded(
  book: Book,
  { id: ownId, sessionId, by }: SessionMove,
): { sessionMoves: SessionMove[]; events: Event[] } {
  const others = waitingFor(book, sessionId).filter(({ id }) => id !== ownId);
  const sessionMoves = others.map((move) => {
    return { ...move, state: move.by === by ? ('withdrawn' as const) : ('declined' as const) };
  });
  const events = sessionMoves.map(({ id, state }) => ({
    kind: state === 'withdrawn' ? 'SessionMoveWithdrawn' : 'SessionMoveDeclined',
    about: id,
    facts: { by },
  }));
  return { sessionMoves, events };
}

function moved(book: Book, session: Session, target: Slot, record: SessionMove): Changes {
  const { sessionMoves, events } = superseded(book, record);
  const facts = { by: record.by, from: session.startsAt, to: target.startsAt };
  return {
    sessions: [{ ...session, ...target }],
    sessionMoves: [...sessionMoves, { ...record, state: 'done' }],
    events: [...events, { kind: 'SessionMoved', about: session.id, facts }],
  };
}

function cancelled(book: Book, session: Session, record: SessionMove, at: Instant): Changes {
  const { sessionMoves, events } = superseded(book, record);
  const cancelledFor = record.state === 'waiting' ? 'agreed' : 'notice';
  const settled = { settledAt: at, settledBy: record.by };
  const facts = { by: record.by, cancelledFor };
  return {
    sessions: [{ ...session, state: 'cancelled', cancelledFor, ...settled }],
    sessionMoves: [...sessionMoves, { ...record, state: 'done' }],
    topics: topicsMovingOn(book, session.id, at),
    events: [...events, { kind: 'SessionCancelled', about: session.id, facts }],
  };
}

function recordOf(session: Session, kind: SessionMove['kind'], by: Party, id: Id, at: Instant): SessionMove {
  const from = { fromLocal: session.startsLocal, fromZone: session.zone };
  const to = { toLocal: null, toAnchor: null, toMinutes: null };
  const { id: sessionId, engagementId } = session;
  return { id, sessionId, engagementId, kind, by, at, state: 'done', ...from, ...to };
}

function proposed(book: Book, record: SessionMove): Changes {
  const { sessionMoves, events } = superseded(book, record);
  const kind = record.kind === 'move' ? 'SessionMoveProposed' : 'SessionCancelProposed';
  return {
    sessionMoves: [...sessionMoves, { ...record, state: 'waiting' }],
    events: [...events, { kind, about: record.sessionId, facts: { by: record.by, to: record.toLocal } }],
  };
}

/**
 * Moves a session that has not begun: at once outside the notice, else as a proposal that takes the place of whatever
 * waited. Refuses `session.not_planned`, `session.begun`, `session.same_time` and what keeps an hour from being free.
 */
export function moveSession(book: Book, command: MoveSession, at: Instant): Outcome<Changes> {
  const found = movable(book, command.sessionId, at);
  if (!found.ok) return found;
  const session = found.value;
  const { toLocal, toAnchor = null, toMinutes = null } = command;
  const odd = lengthRefusal(toMinutes ?? session.minutes);
  if (odd) return odd;
  const target = targetOf(book, session, { toLocal, toAnchor, toMinutes });
  const taken = refusedTarget(book, session, target, at);
  if (taken) return taken;
  const record = {
    ...recordOf(session, 'move', command.by, command.id, at),
    toLocal: target.startsLocal,
    toAnchor: target.anchor,
    toMinutes: target.minutes,
  };
  return accept(
    isOutsideNotice(book, session, at) ? moved(book, session, target, record) : proposed(book, record),
  );
}

/**
 * Cancels a session: at once outside the notice, else as a proposal, also while it is on. An hour left open is closed,
 * cut short or missed instead (`session.left_open`), one whose closing waits is neither (`session.closing_asked`).
 */
export function cancelSession(
  book: Book,
  { by, id, sessionId }: { readonly by: Party; readonly id: Id; readonly sessionId: Id },
  at: Instant,
): Outcome<Changes> {
  const found = cancellable(book, sessionId, at);
  if (!found.ok) return found;
  const session = found.value;
  const record = recordOf(session, 'cancel', by, id, at);
  const mayAlone = session.state === 'planned' && isOutsideNotice(book, session, at);
  return accept(mayAlone ? cancelled(book, session, record, at) : proposed(book, record));
}

/**
 * The other side's answer to a waiting move or cancellation. A yes is judged by what is free now. Refuses
 * `session.move_not_waiting` and `session.own_move`.
 */
export function answerSessionMove(
  book: Book,
  { by, moveId, yes }: { readonly by: Party; readonly moveId: Id; readonly yes: boolean },
  at: Instant,
): Outcome<Changes> {
  const move = book.sessionMoves.find(({ id }) => id === moveId);
  if (!move) return refuse('session.move_not_found');
  if (move.state !== 'waiting') return refuse('session.move_not_waiting', { state: move.state });
  if (move.by === by) return refuse('session.own_move');
  const facts = { by };
  const declined: SessionMove = { ...move, state: 'declined' };
  const events = [{ kind: 'SessionMoveDeclined', about: move.id, facts }];
  if (!yes) return accept({ sessionMoves: [declined], events });
  const isCancel = move.kind === 'cancel';
  const found = isCancel ? cancellable(book, move.sessionId, at) : movable(book, move.sessionId, at);
  if (!found.ok) return found;
  if (isCancel) return accept(cancelled(book, found.value, move, at));
  const target = targetOf(book, found.value, move);
  return slotRefusal(book, target, at, move.sessionId) ?? accept(moved(book, found.value, target, move));
}

/** Takes one's own waiting move or cancellation back. Refuses `session.move_not_waiting` and `session.not_own_move`. */
export function withdrawSessionMove(
  book: Book,
  { by, moveId }: { readonly by: Party; readonly moveId: Id },
  _at: Instant,
): Outcome<Changes> {
  const move = book.sessionMoves.find(({ id }) => id === moveId);
  if (!move) return refuse('session.move_not_found');
  if (move.state !== 'waiting') return refuse('session.move_not_waiting', { state: move.state });
  if (move.by !== by) return refuse('session.not_own_move');
  const events = [{ kind: 'SessionMoveWithdrawn', about: move.id, facts: { by } }];
  return accept({ sessionMoves: [{ ...move, state: 'withdrawn' }], events });
}
