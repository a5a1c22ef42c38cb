// What a pause does: it takes sessions away with a date offered for each, and moves dates, limits and the sprint's end.
import type { Id } from '../kernel/id.ts';
import { addDays, type Day, daysBetween, type Instant, sundayOf } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { chainLimit } from './chain.ts';
import { topicsMovingOn } from './closing.ts';
import type { Party } from './engagement.ts';
import { plannedDay } from './hour.ts';
import { lapsedMoves } from './moving.ts';
import { offersAfterPause } from './offer.ts';
import { isInside } from './paused-day.ts';
import { activeSprint } from './planning.ts';
import type { Session } from './session.ts';
import type { Pause, PauseMoves, Sprint } from './sprint.ts';
import type { Chain, Step } from './step.ts';

type Days = Pick<Pause, 'startsOn' | 'endsOn'>;

const isCancelledIn = (book: Book, session: Session, days: Days): boolean =>
  session.cancelledFor === 'pause' && isInside(days, plannedDay(book, session));

/**
 * The sessions of a pause as it now stands in the book: those still to begin inside it are cancelled, and every session
 * it took away that still has an offer gets one anew, its own date where that lies outside the pause again. `was` are
 * the days it had before.
 */
export function sessionsGivenWay(book: Book, pause: Pause, was: Days, by: Party, at: Instant): Changes {
  const holds = pause.state === 'set' || pause.state === 'running';
  const inside = book.sessions.filter(
    (session) =>
      holds &&
      session.state === 'planned' &&
      session.startsAt > at &&
      isInside(pause, plannedDay(book, session)),
  );
  const settled = { settledAt: at, settledBy: by, cancelledFor: 'pause' } as const;
  const cancelled = inside.map((session): Session => ({ ...session, state: 'cancelled', ...settled }));
  const waiting = book.sessions.filter(
    (session) => isCancelledIn(book, session, was) && session.offeredLocal !== null,
  );
  const without = withChanges(book, { sessions: cancelled, events: [] });
  const end = holds ? pause.endsOn : pause.startsOn;
  const sessions = offersAfterPause(without, [...cancelled, ...waiting], { endsOn: end }, at);
  const events = inside.map(({ id }) => ({
    kind: 'SessionCancelled',
    about: id,
    facts: { cancelledFor: 'pause' },
  }));
  return inside.reduce(
    (all, { id }) => {
      const now = withChanges(book, all);
      const { sessionMoves, events: lapses } = lapsedMoves(now, id);
      return together(all, { sessionMoves, topics: topicsMovingOn(now, id, at), events: lapses });
    },
    { sessions, events } as Changes,
  );
}

/** A step's date as it stood before the pause, and as it is with it. */
interface Shift {
  readonly step: Step;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The dates that a pause moves: of steps open or waiting when it began and due inside it. Reckoned from the originals,
 * so that another end gives what a pause of those days would have given. A date set anew meanwhile is left alone.
 */
function shifts(book: Book, pause: Pause, was: Days, beganAt: Instant): readonly Shift[] {
  const length = daysBetween(pause.startsOn, pause.endsOn);
  const lengthBefore = daysBetween(was.startsOn, was.endsOn);
  const originals = new Map(pause.moved?.steps.map(({ stepId, dueOn }) => [stepId, dueOn]));
  return book.steps.flatMap((step) => {
    const original = originals.get(step.id);
    const isNew = original === undefined;
    if (isNew && !(['agreed', 'proposed'].includes(step.state) && step.madeAt <= beganAt)) return [];
    if (!isNew && step.dueOn !== addDays(original, lengthBefore)) return [];
    const from = original ?? step.dueOn;
    return [{ step, from, to: isInside(pause, from) ? addDays(from, length) : from }];
  });
}

/** The book as it stood before the pause took its sessions and others were booked instead: limits are reckoned in it. */
function beforeIt(book: Book, pause: Pause, was: Days): Book {
  const both = { startsOn: pause.startsOn, endsOn: pause.endsOn > was.endsOn ? pause.endsOn : was.endsOn };
  const taken = book.sessions.filter((session) => isCancelledIn(book, session, both));
  const setAt = taken.map(({ settledAt }) => settledAt ?? '').sort()[0];
  const sessions = book.sessions
    .filter(({ bookedAt }) => setAt === undefined || bookedAt <= setAt)
    .map((session) => (taken.includes(session) ? { ...session, state: 'planned' as const } : session));
  return { ...book, sessions };
}

interface MovedChains {
  readonly chains: readonly Chain[];
  readonly originals: PauseMoves['chains'];
}

/** The limits of the chains whose dates the pause moves, moved by its length; those it no longer moves as they were. */
function movedChains(
  book: Book,
  pause: Pause,
  was: Days,
  moving: ReadonlySet<Id>,
  beganAt: Instant,
): MovedChains {
  const length = daysBetween(pause.startsOn, pause.endsOn);
  const before = beforeIt(book, pause, was);
  const chains: Chain[] = [];
  const originals: PauseMoves['chains'][number][] = [];
  for (const chain of book.chains) {
    const known = pause.moved?.chains.find(({ chainId }) => chainId === chain.id);
    if (moving.has(chain.id)) {
      const wasSet = known?.wasSet ?? chain.limitOn !== null;
      const limitOn = known?.limitOn ?? chainLimit(before, chain.id, beganAt);
      originals.push({ chainId: chain.id, limitOn, wasSet });
      chains.push({ ...chain, limitOn: addDays(limitOn, length) });
    } else if (known) {
      chains.push({ ...chain, limitOn: known.wasSet ? known.limitOn : null });
    }
  }
  return { chains, originals };
}

/** The sprint that runs through the pause, with its end moved up to the Sunday on or after the days it lost. */
function movedSprint(book: Book, pause: Pause): { readonly sprint: Sprint; readonly endedOn: Day } | null {
  const known = pause.moved?.sprintId;
  const sprint = known ? book.sprints.find(({ id }) => id === known) : activeSprint(book);
  if (!sprint) return null;
  const endedOn = (known && pause.moved?.sprintEndedOn) || sprint.endsOn;
  const length = daysBetween(pause.startsOn, pause.endsOn);
  const endsOn = length === 0 ? endedOn : sundayOf(addDays(endedOn, length));
  return { sprint: { ...sprint, endsOn }, endedOn };
}

/**
 * The dates as this pause leaves them, when it begins (`moved` still null) and whenever its end becomes another, and
 * the pause itself with the originals kept in it. `was` are the days it had when it last moved something.
 */
export function datesMoved(book: Book, pause: Pause, was: Days, at: Instant): Changes {
  const beganAt = pause.moved?.beganAt ?? at;
  const all = shifts(book, pause, was, beganAt);
  const kept = all.filter(({ from, to }) => from !== to);
  const chainOf = new Map(book.steps.map((step) => [step.id, step.chainId]));
  const stillInside = (pause.moved?.steps ?? []).filter(({ dueOn }) => isInside(pause, dueOn));
  const moving = new Set([
    ...kept.map(({ step }) => step.chainId),
    ...stillInside.flatMap(({ stepId }) => chainOf.get(stepId) ?? []),
  ]);
  const { chains, originals } = movedChains(book, pause, was, moving, beganAt);
  const run = movedSprint(book, pause);
  const moved: PauseMoves = {
    beganAt,
    sprintId: run?.sprint.id ?? null,
    sprintEndedOn: run?.endedOn ?? null,
    steps: kept.map(({ step, from }) => ({ stepId: step.id, dueOn: from })),
    chains: originals,
  };
  return {
    pauses: [{ ...pause, moved }],
    steps: all.filter(({ step, to }) => step.dueOn !== to).map(({ step, to }) => ({ ...step, dueOn: to })),
    chains,
    sprints: run ? [run.sprint] : [],
    events: [],
  };
}

/** A pause that begins at this instant: the engagement is paused, its dates move. */
export function pauseBegun(book: Book, pause: Pause, at: Instant): Changes {
  const running: Pause = { ...pause, state: 'running' };
  const facts = { startsOn: pause.startsOn, endsOn: pause.endsOn };
  return together(datesMoved(book, running, running, at), {
    engagement: { ...book.engagement, state: 'paused' },
    events: [{ kind: 'PauseBegan', about: pause.id, facts }],
  });
}

/** A pause that ends as it was set: the engagement is active again, and nothing needs correcting. */
export function pauseEnded(book: Book, pause: Pause): Changes {
  return {
    engagement: { ...book.engagement, state: 'active' },
    pauses: [{ ...pause, state: 'ended' }],
    events: [
      { kind: 'PauseEnded', about: pause.id, facts: { startsOn: pause.startsOn, endsOn: pause.endsOn } },
    ],
  };
}
