// Settling: everything that time alone changes in a book, applied in the order in which it came due.
import type { Event } from '../kernel/event.ts';
import { type Instant, startOf } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { askingEndsAt, lapsedAskings } from './closing.ts';
import { isOver } from './engagement.ts';
import { isUnsettled, leftOpenFrom } from './hour.ts';
import { lapsedMoves } from './moving.ts';
import { pauseBegun, pauseEnded } from './pause-effect.ts';
import type { Session, SessionMove } from './session.ts';
import { standingLaters, standsAt } from './silence.ts';
import type { Pause } from './sprint.ts';
import {
  midReviewStands,
  sprintBegins,
  sprintGoesInReview,
  sprintIsMissed,
  type Turn,
} from './sprint-turn.ts';

/** A book in which time has done its work. */
export interface Settled {
  readonly book: Book;
  /** What time changed; each event says when. */
  readonly changes: Changes;
  /** The next instant at which time alone would change something; null: never. */
  readonly until: Instant | null;
}

const soonest = (turns: readonly (Turn | null)[]): Turn | null =>
  turns.reduce((first, turn) => (turn && (!first || turn.at < first.at) ? turn : first), null);

function pauseEnds(book: Book): Turn | null {
  const { zone } = book.engagement;
  return soonest(
    book.pauses
      .filter(({ state }) => state === 'running')
      .map((pause) => ({ at: startOf(pause.endsOn, zone), changes: () => pauseEnded(book, pause) })),
  );
}

/** A pause begins only in an active engagement; a running one has to end first. */
function pauseBegins(book: Book): Turn | null {
  const { zone, state } = book.engagement;
  if (state !== 'active') return null;
  return soonest(
    book.pauses
      .filter((pause) => pause.state === 'set')
      .map((pause) => {
        const at = startOf(pause.startsOn, zone);
        return { at, changes: () => pauseBegun(book, pause, at) };
      }),
  );
}

function proposedPauseLapses(book: Book): Turn | null {
  const lapsed = (pause: Pause): Changes => ({
    pauses: [{ ...pause, state: 'lapsed' }],
    events: [{ kind: 'PauseLapsed', about: pause.id }],
  });
  return soonest(
    book.pauses
      .filter(({ state }) => state === 'waiting')
      .map((pause) => ({
        at: startOf(pause.startsOn, book.engagement.zone),
        changes: () => lapsed(pause),
      })),
  );
}

/**
 * When a waiting move lapses: as its session begins; a cancellation proposed after that, as the hour reads left open;
 * either once somebody has said how the session ended.
 */
function moveLapsesAt(session: Session, move: SessionMove): Instant | null {
  if (!isUnsettled(session)) return session.settledAt ?? move.at;
  const begins = session.startedAt ?? session.startsAt;
  if (move.at < begins) return begins;
  return session.closingAskedAt === null ? leftOpenFrom(session) : null;
}

function sessionMoveLapses(book: Book): Turn | null {
  const waiting = book.sessionMoves.filter(({ state }) => state === 'waiting');
  return soonest(
    waiting.map((move) => {
      const session = book.sessions.find(({ id }) => id === move.sessionId);
      const at = session && moveLapsesAt(session, move);
      return at ? { at, changes: () => lapsedMoves(book, move.sessionId) } : null;
    }),
  );
}

function laterHolds(book: Book): Turn | null {
  return soonest(
    book.steps.map((step) => {
      const at = standsAt(step);
      return at === null ? null : { at, changes: () => standingLaters(book, at) };
    }),
  );
}

function closingLapses(book: Book): Turn | null {
  return soonest(
    book.sessions.map((session) => {
      const at = askingEndsAt(book, session);
      return at === null ? null : { at, changes: () => lapsedAskings(book, at) };
    }),
  );
}

/** In this order where several are due at one instant: what ends comes before what begins. */
const TURNS = [
  pauseEnds,
  laterHolds,
  closingLapses,
  sessionMoveLapses,
  proposedPauseLapses,
  pauseBegins,
  sprintBegins,
  sprintIsMissed,
  midReviewStands,
  sprintGoesInReview,
] as const;

/** More turns than a book of many years can hold: reaching it means that a turn does not undo its own cause. */
const MOST_TURNS = 10_000;

const dated = (changes: Changes, at: Instant): Changes => ({
  ...changes,
  events: changes.events.map((event): Event => ({ ...event, at: event.at ?? at })),
});

/**
 * Applies what has come due up to and including this instant, each change at its own due instant, so that looking late
 * once gives the same records as looking at every due instant. After the end nothing changes by time.
 */
export function settle(book: Book, at: Instant): Settled {
  let now = book;
  let changes: Changes = { events: [] };
  for (let count = 0; count < MOST_TURNS; count += 1) {
    const next = isOver(now.engagement) ? null : soonest(TURNS.map((turn) => turn(now)));
    if (!next || next.at > at) return { book: now, changes, until: next?.at ?? null };
    const turned = dated(next.changes(), next.at);
    now = withChanges(now, turned);
    changes = together(changes, turned);
  }
  throw new Error(`Settling engagement ${book.engagement.id} does not come to an end.`);
}
