// Histories for properties: an engagement lived through deed by deed by both parties, in any two zones.
import fc from 'fast-check';
import { correctMissed, missSession } from '../../src/domain/engagement/absence.ts';
import { addStep, proposeStep } from '../../src/domain/engagement/adding.ts';
import { type Book, type Changes, together, withChanges } from '../../src/domain/engagement/book.ts';
import { bookSession } from '../../src/domain/engagement/booking.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import { cutShort } from '../../src/domain/engagement/cutting-short.ts';
import type { Party } from '../../src/domain/engagement/engagement.ts';
import { answerGap, proposeGap } from '../../src/domain/engagement/gap.ts';
import { isUnsettled, todayIn } from '../../src/domain/engagement/hour.ts';
import { markKept, markNotKept } from '../../src/domain/engagement/mark.ts';
import { answerSessionMove, cancelSession, moveSession } from '../../src/domain/engagement/moving.ts';
import { makeMove } from '../../src/domain/engagement/negotiation.ts';
import {
  answerPause,
  changePauseEnd,
  endPauseNow,
  pauseEngagement,
  proposePause,
  withdrawPause,
} from '../../src/domain/engagement/pausing.ts';
import {
  answerExpectations,
  changePlan,
  firstMonday,
  focusGoals,
  planSprint,
  setBlock,
} from '../../src/domain/engagement/planning.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { startSession, undoStart } from '../../src/domain/engagement/starting.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { accept, refuse } from '../../src/domain/kernel/outcome.ts';
import { addDays, type Instant, mondayOf, plus, startOf } from '../../src/domain/kernel/time.ts';
import {
  anyDay,
  anyZone,
  bookOf,
  conclusionOf,
  engagementOf,
  goalOf,
  nextId,
  sessionOf,
  sprintOf,
} from './books.ts';

/** One try at a deed: how long after the last one, by whom, and two numbers that choose what it is about. */
export interface Try {
  readonly kind: keyof typeof DEEDS;
  readonly by: Party;
  readonly wait: number;
  readonly a: number;
  readonly b: number;
}

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const hourOn = (book: Book, at: Instant, a: number, b: number): string =>
  `${addDays(todayIn(book, at), a % 40)}T${String(b % 24).padStart(2, '0')}:${b % 2 ? '30' : '00'}`;
type Deed = (book: Book, with_: Try, at: Instant) => Outcome<Changes>;
const nothing = refuse('test.nothing');

/** Deeds on the n-th session that nobody settled, the n-th open step, the n-th pause, and so on. */
const onSession = (
  deed: (book: Book, sessionId: string, with_: Try, at: Instant) => Outcome<Changes>,
): Deed => {
  return (book, with_, at) => {
    const session = pick(
      [...book.sessions].sort((x, y) => (x.startsAt < y.startsAt ? -1 : 1)).filter(isUnsettled),
      with_.a,
    );
    return session ? deed(book, session.id, with_, at) : nothing;
  };
};
const onStep = (deed: (book: Book, stepId: string, with_: Try, at: Instant) => Outcome<Changes>): Deed => {
  return (book, with_, at) => {
    const step = pick(
      book.steps.filter(({ state }) => state === 'agreed'),
      with_.a,
    );
    return step ? deed(book, step.id, with_, at) : nothing;
  };
};
const onPause = (deed: (book: Book, pauseId: string, with_: Try, at: Instant) => Outcome<Changes>): Deed => {
  return (book, with_, at) => {
    const pause = pick(
      book.pauses.filter(({ state }) => ['waiting', 'set', 'running'].includes(state)),
      with_.a,
    );
    return pause ? deed(book, pause.id, with_, at) : nothing;
  };
};

/** A conclusion, a small step by the client that falls in time, and the closing. */
export const closeWhole = (book: Book, sessionId: string, by: Party, at: Instant): Outcome<Changes> => {
  const session = book.sessions.find(({ id }) => id === sessionId) ?? sessionOf();
  const told: Changes = { conclusions: [conclusionOf(session, { at })], events: [] };
  const step = {
    by: 'client',
    id: nextId('step'),
    kind: 'practical',
    size: 'quarter',
    goalId: 'goal-1',
  } as const;
  const added = addStep(withChanges(book, told), { ...step, dueOn: todayIn(book, at), sessionId }, at);
  if (!added.ok) return added;
  const before = withChanges(withChanges(book, told), added.value);
  const closed = closeSession(before, { by, sessionId }, at);
  if (!closed.ok) return closed;
  return accept(together(together(told, added.value), closed.value));
};

const newStep = (book: Book, { a, b }: Try, at: Instant) =>
  ({
    id: nextId('step'),
    kind: 'practical',
    size: 'hour',
    goalId: 'goal-1',
    dueOn: addDays(todayIn(book, at), (a + b) % 22),
  }) as const;

function prepare(book: Book, sprintId: string, at: Instant): Outcome<Changes> {
  const block = setBlock(
    book,
    { by: 'client', sprintId, block: { weekday: 2, time: '09:00', minutes: 60 } },
    at,
  );
  const next = block.ok ? withChanges(book, block.value) : book;
  const words = answerExpectations(next, { by: 'client', sprintId, answered: 3 }, at);
  const then = words.ok ? withChanges(next, words.value) : next;
  return focusGoals(then, { by: 'client', sprintId, goalIds: ['goal-1'] }, at);
}

/** Everything the two may try that has to do with time. */
export const DEEDS = {
  book: (book, { by, a, b }, at) => {
    const anchor = a % 3 === 0 ? 'coach' : 'client';
    return bookSession(book, { by, id: nextId('session'), startsLocal: hourOn(book, at, a, b), anchor }, at);
  },
  move: onSession((book, sessionId, { by, a, b }, at) =>
    moveSession(book, { by, id: nextId('move'), sessionId, toLocal: hourOn(book, at, a + b, b) }, at),
  ),
  cancel: onSession((book, sessionId, { by }, at) =>
    cancelSession(book, { by, id: nextId('move'), sessionId }, at),
  ),
  answer: (book, { by, a, b }, at) => {
    const move = pick(
      book.sessionMoves.filter(({ state }) => state === 'waiting'),
      a,
    );
    return move ? answerSessionMove(book, { by, moveId: move.id, yes: b % 2 === 0 }, at) : nothing;
  },
  start: onSession((book, sessionId, { by }, at) => startSession(book, { by, sessionId }, at)),
  undo: onSession((book, sessionId, { by }, at) => undoStart(book, { by, sessionId }, at)),
  miss: onSession((book, sessionId, { by }, at) => missSession(book, { by, sessionId, absent: 'both' }, at)),
  correct: (book, { by, a }, at) => {
    const missed = pick(
      book.sessions.filter(({ state }) => state === 'missed'),
      a,
    );
    return missed ? correctMissed(book, { by, sessionId: missed.id, absent: null }, at) : nothing;
  },
  cut: onSession((book, sessionId, { by }, at) => cutShort(book, { by, sessionId }, at)),
  close: onSession((book, sessionId, { by }, at) => closeWhole(book, sessionId, by, at)),
  add: (book, with_, at) => {
    const step = { ...newStep(book, with_, at), by: with_.by };
    return with_.by === 'client' ? addStep(book, step, at) : proposeStep(book, step, at);
  },
  keep: onStep((book, stepId, _with, at) =>
    markKept(book, { by: 'client', stepId, id: nextId('mark'), on: todayIn(book, at) }, at),
  ),
  notKeep: onStep((book, stepId, _with, at) =>
    markNotKept(book, { by: 'client', stepId, id: nextId('mark'), on: todayIn(book, at) }, at),
  ),
  later: onStep((book, stepId, { by, b }, at) => {
    const dueOn = addDays(todayIn(book, at), b % 22);
    return makeMove(book, { by, stepId, id: nextId('step'), move: { kind: 'later', dueOn } }, at);
  }),
  pause: (book, { by, a, b }, at) => {
    const startsOn = addDays(todayIn(book, at), a % 20);
    const command = { by, id: nextId('pause'), startsOn, endsOn: addDays(startsOn, 1 + (b % 56)) };
    return by === 'client' ? pauseEngagement(book, command, at) : proposePause(book, command, at);
  },
  answerPause: onPause((book, pauseId, { by, b }, at) =>
    answerPause(book, { by, pauseId, yes: b % 3 > 0 }, at),
  ),
  withdrawPause: onPause((book, pauseId, { by }, at) => withdrawPause(book, { by, pauseId }, at)),
  changeEnd: onPause((book, pauseId, { b }, at) =>
    changePauseEnd(book, { by: 'client', pauseId, endsOn: addDays(todayIn(book, at), 1 + (b % 30)) }, at),
  ),
  endNow: onPause((book, pauseId, _with, at) => endPauseNow(book, { by: 'client', pauseId }, at)),
  gap: (book, { by, a, b }, at) => {
    const sprint = book.sprints.find(({ state }) => state === 'active' || state === 'planned');
    const from = pick(book.sessions, a)?.id ?? null;
    if (!sprint) return nothing;
    return proposeGap(
      book,
      { by, id: nextId('gap'), sprintId: sprint.id, fromSessionId: from, days: 17 + (b % 5) },
      at,
    );
  },
  answerGap: (book, { by }, at) => {
    const gap = book.gaps.find(({ state }) => state === 'waiting');
    return gap ? answerGap(book, { by, gapId: gap.id, yes: true }, at) : nothing;
  },
  plan: (book, { by, a }, at) => {
    const planned = book.sprints.find(({ state }) => state === 'planned');
    const startsOn = firstMonday(book, at);
    if (planned && a % 2) return changePlan(book, { by, sprintId: planned.id, startsOn, weeks: 4 }, at);
    if (planned) return prepare(book, planned.id, at);
    return planSprint(book, { by, id: nextId('sprint'), startsOn, weeks: 4 + (a % 5) }, at);
  },
} as const satisfies Record<string, Deed>;

const DAY = 24 * 3_600_000;

/** A book at an instant, settled and reached by real deeds only. */
export interface Lived {
  readonly book: Book;
  readonly at: Instant;
  /** The book before each deed that was accepted. */
  readonly accepted: readonly string[];
}

const anyTry = (): fc.Arbitrary<Try> =>
  fc.record({
    kind: fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])),
    by: fc.constantFrom<Party>('client', 'coach'),
    wait: fc.oneof(fc.integer({ min: 0, max: DAY / 6 }), fc.integer({ min: 0, max: 9 * DAY })),
    a: fc.nat(1000),
    b: fc.nat(1000),
  });

/** Lives a list of tries, settling before and after each as the doors do. */
export function live(start: Book, from: Instant, tries: readonly Try[]): Lived {
  let at = from;
  let { book } = settle(start, at);
  const accepted: string[] = [];
  for (const one of tries) {
    at = plus(at, { milliseconds: one.wait });
    book = settle(book, at).book;
    const outcome = DEEDS[one.kind](book, one, at);
    if (!outcome.ok) continue;
    accepted.push(one.kind);
    book = settle(withChanges(book, outcome.value), at).book;
  }
  return { book, at, accepted };
}

/** An engagement in a sprint of 4 to 26 weeks with sessions every two weeks, lived through up to `most` tries. */
export const anyLived = (most = 30): fc.Arbitrary<Lived> =>
  fc
    .record({
      zone: anyZone(),
      coachZone: anyZone(),
      day: anyDay('2011-06-01', '2033-01-01'),
      weeks: fc.integer({ min: 4, max: 26 }),
      sessions: fc.nat(8),
      tries: fc.array(anyTry(), { maxLength: most, size: 'max' }),
    })
    .map(({ zone, coachZone, day, weeks, sessions, tries }) => {
      const startsOn = mondayOf(day);
      const from = startOf(startsOn, zone);
      const engagement = engagementOf({ zone, coachZone });
      const hours = Array.from({ length: sessions }, (_, index) =>
        sessionOf({ startsLocal: `${addDays(startsOn, 3 + index * 14)}T16:00`, zone, bookedAt: from }),
      );
      const sprints = [sprintOf({ startsOn, weeks, startedAt: from })];
      return live(bookOf({ engagement, sprints, sessions: hours, goals: [goalOf()] }), from, tries);
    });
