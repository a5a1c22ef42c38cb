// Momentum on lived histories: every repair betters its needle the same day, and `until` is exact.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStep } from '../../src/domain/engagement/adding.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { bookSession } from '../../src/domain/engagement/booking.ts';
import { todayIn } from '../../src/domain/engagement/hour.ts';
import { markKept } from '../../src/domain/engagement/mark.ts';
import { momentum, momentumUntil, type OwnMomentum } from '../../src/domain/engagement/momentum.ts';
import { NEEDLE_STATES } from '../../src/domain/engagement/needle.ts';
import { countedDays, pauseOn } from '../../src/domain/engagement/paused-day.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { startSession } from '../../src/domain/engagement/starting.ts';
import { addDays, type Instant, plus } from '../../src/domain/kernel/time.ts';
import { bookAfter, holds, nextId } from './books.ts';
import { anyLived, closeWhole, type Lived } from './histories.ts';

type NeedleName = 'rhythm' | 'action' | 'reflection';
const DAY = 24 * 3_600_000;

const codes = (book: Book, at: Instant): string => {
  const read = momentum(book, at)?.client;
  if (!read) return 'resting';
  return [read.rhythm, read.action, read.reflection]
    .map((n) => `${n.state} ${n.reason} ${n.repair}`)
    .join('|');
};

/** A history, and some days in which nobody did anything. */
const anyStale = () =>
  fc
    .tuple(anyLived(25), fc.integer({ min: 0, max: 45 * DAY }))
    .map(([{ book, at, accepted }, wait]): Lived => {
      const late = plus(at, { milliseconds: wait });
      return { book: settle(book, late).book, at: late, accepted };
    });

/** Books any hour that is free within seven counted days. */
function bookWithinSeven(book: Book, at: Instant): Book {
  const today = todayIn(book, at);
  for (let ahead = 0; ahead < 80; ahead += 1) {
    const day = addDays(today, ahead);
    if (pauseOn(book, day) || countedDays(book, today, day) > 7) continue;
    for (const hour of ['22:30', '05:30', '12:30']) {
      const booked = bookSession(
        book,
        { by: 'coach', id: nextId('session'), startsLocal: `${day}T${hour}` },
        at,
      );
      if (booked.ok) return bookAfter(book, booked);
    }
  }
  throw new Error('no hour is free within seven days');
}

interface Mended {
  readonly before: Book;
  readonly book: Book;
  readonly at: Instant;
}

/** Holds the session at its planned time, or now where that has come. */
function holdBooked(book: Book, at: Instant, sessionId: string, thenBook: boolean): Mended {
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) throw new Error('not booked');
  const begins = session.startsAt > at ? session.startsAt : at;
  const before = settle(book, begins).book;
  const started = startSession(before, { by: 'client', sessionId }, begins);
  const on = started.ok ? bookAfter(before, started) : before;
  const end = plus(begins, { minutes: 1 });
  const settled = settle(on, end).book;
  const closed = settle(bookAfter(settled, closeWhole(settled, sessionId, 'coach', end)), end).book;
  return { before, book: thenBook ? bookWithinSeven(closed, end) : closed, at: end };
}

function keepStep(book: Book, at: Instant, stepId: string): Book {
  return bookAfter(
    book,
    markKept(book, { by: 'client', stepId, id: nextId('mark'), on: todayIn(book, at) }, at),
  );
}

function addAndKeep(book: Book, at: Instant): Book {
  const id = nextId('step');
  const step = { by: 'client', id, kind: 'practical', size: 'quarter', goalId: 'goal-1' } as const;
  return keepStep(bookAfter(book, addStep(book, step, at)), at, id);
}

/** Does what the needle says, by the real rules. */
function mended(book: Book, at: Instant, read: OwnMomentum, name: NeedleName): Mended {
  const { repair, facts } = read[name];
  const now = (after: Book): Mended => ({ before: book, book: after, at });
  if (repair === 'momentum.book_within_seven') return now(bookWithinSeven(book, at));
  if (repair === 'momentum.hold_booked') return holdBooked(book, at, String(facts['bookedId']), false);
  if (repair === 'momentum.hold_and_book') return holdBooked(book, at, String(facts['bookedId']), true);
  if (repair === 'momentum.keep_step') return now(keepStep(book, at, String(facts['stepId'])));
  if (repair === 'momentum.add_and_keep_step') return now(addAndKeep(book, at));
  if (repair === 'momentum.write_reflection') return now({ ...book, lastReflectionAt: at });
  throw new Error(`no such repair: ${repair}`);
}

const rank = (book: Book, at: Instant, name: NeedleName): number => {
  const read = momentum(book, at)?.client;
  return read ? NEEDLE_STATES.indexOf(read[name].state) : -1;
};

/** Does the repair of one needle and looks again on the same day; answers the repair, or null for a steady needle. */
function expectBetter(book: Book, at: Instant, read: OwnMomentum, name: NeedleName): string | null {
  const { state, reason, repair } = read[name];
  if (state === 'steady') {
    expect([reason, repair]).toEqual([null, null]);
    return null;
  }
  const { before, book: better, at: when } = mended(book, at, read, name);
  const was = rank(before, when, name);
  // At the sprint's last day momentum rests, and with it the needle.
  if (was >= 0) expect([repair, was, rank(better, when, name) < was]).toEqual([repair, was, true]);
  return repair;
}

describe('every repair that momentum offers', () => {
  it('once done, betters its needle the same day', () => {
    const done = new Set<string>();
    const property = fc.property(anyStale(), ({ book, at }) => {
      const read = momentum(book, at)?.client;
      if (!read) return;
      for (const name of ['rhythm', 'action', 'reflection'] as const) {
        const repair = expectBetter(book, at, read, name);
        if (repair) done.add(repair);
      }
    });
    holds(property, 400);
    expect([...done].sort()).toEqual([
      'momentum.add_and_keep_step',
      'momentum.book_within_seven',
      'momentum.hold_and_book',
      'momentum.hold_booked',
      'momentum.keep_step',
      'momentum.write_reflection',
    ]);
  });
});

describe('`until`', () => {
  it('is exact: the same answer at every instant before, another one at it', () => {
    const property = fc.property(
      anyStale(),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
      ({ book, at }, parts) => {
        const now = codes(book, at);
        const until = momentumUntil(book, at);
        const end = until ?? plus(at, { days: 300 });
        const length = Temporal.Instant.from(at).until(end).total('milliseconds');
        for (const part of [...parts, 0, 1]) {
          const instant = plus(at, { milliseconds: Math.max(0, Math.floor((length - 1) * part)) });
          expect([instant, codes(book, instant)]).toEqual([instant, now]);
        }
        if (until === null) return;
        expect(until > at).toBe(true);
        expect(codes(book, until)).not.toBe(now);
      },
    );
    holds(property, 400);
  });

  it('together with settling covers everything that time does to it', () => {
    const property = fc.property(anyStale(), fc.integer({ min: 0, max: 60 * DAY }), ({ book, at }, wait) => {
      const ends = [momentumUntil(book, at), settle(book, at).until].filter((end) => end !== null).sort();
      const later = plus(at, { milliseconds: wait });
      if (ends[0] !== undefined && later >= ends[0]) return;
      expect(codes(settle(book, later).book, later)).toBe(codes(book, at));
    });
    holds(property, 200);
  });
});
