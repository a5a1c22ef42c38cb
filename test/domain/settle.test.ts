// Settling: what time alone changes, at the instant it is due, however often and however late one looks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import { isUnsettled } from '../../src/domain/engagement/hour.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { plus } from '../../src/domain/kernel/time.ts';
import {
  berlin,
  bookOf,
  closedSession,
  confirmationOf,
  engagementOf,
  holds,
  moveOf,
  pauseOf,
  reviewOf,
  sessionOf,
  sprintOf,
  stepOf,
} from './books.ts';
import { anyLived, DEEDS, type Try } from './histories.ts';

const byId = (list: unknown): unknown =>
  Array.isArray(list) ? [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : list;
const sorted = (book: Book) =>
  Object.fromEntries(Object.entries(book).map(([name, list]) => [name, byId(list)]));
const anyWaits = fc.array(fc.integer({ min: 0, max: 60 * 24 * 3_600_000 }), { minLength: 1, maxLength: 6 });

describe('settling', () => {
  it('twice is settling once', () => {
    const property = fc.property(anyLived(), anyWaits, ({ book, at }, [wait = 0]) => {
      const late = plus(at, { milliseconds: wait });
      const once = settle(book, late);
      const twice = settle(once.book, late);
      expect(twice.changes).toEqual({ events: [] });
      expect(twice.book).toBe(once.book);
      expect(twice.until).toBe(once.until);
    });
    holds(property, 150);
  });

  it('late in one go gives the same records as at every instant on the way', () => {
    const property = fc.property(anyLived(), anyWaits, ({ book, at }, waits) => {
      const end = waits.reduce((instant, wait) => plus(instant, { milliseconds: wait }), at);
      const once = settle(book, end);
      let now = at;
      let often = book;
      const events: unknown[] = [];
      for (const wait of waits) {
        now = plus(now, { milliseconds: wait });
        const settled = settle(often, now);
        often = settled.book;
        events.push(...settled.changes.events);
      }
      expect(sorted(often)).toEqual(sorted(once.book));
      expect(byId(events)).toEqual(byId(once.changes.events));
    });
    holds(property, 150);
  });

  it('says exactly until when it holds, and dates what time did', () => {
    const property = fc.property(anyLived(), ({ book, at }) => {
      const { book: settled, until } = settle(book, at);
      if (until === null) {
        expect(settle(settled, plus(at, { days: 4000 })).changes).toEqual({ events: [] });
        return;
      }
      expect(until > at).toBe(true);
      expect(settle(settled, plus(until, { milliseconds: -1 })).changes).toEqual({ events: [] });
      const { events } = settle(settled, until).changes;
      for (const event of events) expect(event.at).toBe(until);
      expect(settle(settled, until).book).not.toBe(settled);
    });
    holds(property, 150);
  });

  it('changes nothing after the end', () => {
    const property = fc.property(anyLived(), ({ book, at }) => {
      const over = { ...book, engagement: { ...book.engagement, state: 'ended' as const, overAt: at } };
      expect(settle(over, plus(at, { days: 400 }))).toEqual({
        book: over,
        changes: { events: [] },
        until: null,
      });
    });
    holds(property, 30);
  });
});

describe('time', () => {
  const seen = (book: Book, local: string) => settle(book, berlin(local)).book;

  it('lets the mid-sprint review stand from the Monday of the middle week', () => {
    expect(seen(bookOf(), '2026-11-15T23:59').reviews).toEqual([]);
    expect(seen(bookOf(), '2026-11-16T00:00').reviews).toMatchObject([
      { kind: 'mid', standsFrom: '2026-11-16' },
    ]);
  });

  it('brings a sprint in review on its last day, where the mid-sprint review not done lapses', () => {
    const before = bookOf({ reviews: [reviewOf()] });
    expect(seen(before, '2027-01-02T23:59').sprints[0]?.state).toBe('active');
    const after = seen(before, '2027-01-03T00:00');
    expect(after.sprints[0]?.state).toBe('in review');
    expect(after.reviews.map(({ kind, state }) => [kind, state])).toEqual([
      ['mid', 'lapsed'],
      ['end', 'standing'],
    ]);
    const done = bookOf({ reviews: [reviewOf({ state: 'done' })] });
    expect(seen(done, '2027-01-03T00:00').reviews[0]?.state).toBe('done');
  });

  it('lets the next sprint begin while the last one still waits for its decision', () => {
    const next = sprintOf({ id: 'sprint-2', number: 2, state: 'planned', startsOn: '2027-01-04', weeks: 4 });
    const sessions = ['2027-01-07T16:00', '2027-01-21T16:00'].map((startsLocal) =>
      sessionOf({ startsLocal }),
    );
    const book = bookOf({
      sprints: [sprintOf({ state: 'in review' }), next],
      sessions,
      reviews: [reviewOf({ kind: 'end', standsFrom: '2027-01-03' })],
    });
    expect(seen(book, '2027-01-04T00:00').sprints.map(({ state }) => state)).toEqual(['in review', 'active']);
  });

  it('lapses a session’s move as the session begins, and a proposed pause on its first day', () => {
    const session = sessionOf({ startsLocal: '2026-10-22T16:00' });
    const book = bookOf({
      sessions: [session],
      sessionMoves: [moveOf(session)],
      pauses: [pauseOf({ state: 'waiting', proposedBy: 'coach' })],
    });
    expect(seen(book, '2026-10-22T15:59').sessionMoves[0]?.state).toBe('waiting');
    expect(seen(book, '2026-10-22T16:00').sessionMoves[0]?.state).toBe('lapsed');
    expect(seen(book, '2026-11-01T23:59').pauses[0]?.state).toBe('waiting');
    expect(seen(book, '2026-11-02T00:00').pauses[0]?.state).toBe('lapsed');
  });

  it('lapses a cancellation proposed in the hour itself when that hour reads left open', () => {
    const session = sessionOf({ startsLocal: '2026-10-22T16:00', state: 'in progress' });
    const move = moveOf(session, { kind: 'cancel', at: plus(session.startsAt, { minutes: 5 }) });
    const book = bookOf({ sessions: [session], sessionMoves: [move] });
    expect(seen(book, '2026-10-23T16:59').sessionMoves[0]?.state).toBe('waiting');
    expect(seen(book, '2026-10-23T17:00').sessionMoves[0]?.state).toBe('lapsed');
  });

  it('lets the client’s first later hold after 72 hours of silence', () => {
    const held = closedSession('2026-10-08T16:00');
    const step = stepOf({ id: 'a', sessionId: held.id });
    const later = stepOf({
      id: 'b',
      chainId: 'a',
      state: 'proposed',
      previousId: 'a',
      move: 'later',
      dueOn: '2026-10-20',
      madeAt: '2026-10-13T08:00:00.000Z',
      standsAt: '2026-10-16T08:00:00.000Z',
    });
    const book = bookOf({
      sessions: [held],
      steps: [step, later],
      confirmations: [confirmationOf(step, held)],
    });
    const states = (at: string) =>
      Object.fromEntries(settle(book, at).book.steps.map(({ id, state }) => [id, state]));
    expect(states('2026-10-16T07:59:59.999Z')).toEqual({ a: 'agreed', b: 'proposed' });
    expect(states('2026-10-16T08:00:00.000Z')).toEqual({ a: 'replaced', b: 'agreed' });
    const { book: much } = settle(book, '2026-10-29T08:00:00.000Z');
    expect(much.steps.find(({ id }) => id === 'b')).toMatchObject({ agreedAt: '2026-10-16T08:00:00.000Z' });
  });
});

describe('no state of a session', () => {
  it('is without a way out, whoever is asked', () => {
    const ways = ['close', 'cut', 'miss', 'cancel', 'move', 'answer', 'start'] as const;
    const property = fc.property(anyLived(), fc.nat(40), ({ book, at }, days) => {
      const later = plus(at, { days });
      const settled = settle(book, later).book;
      const tries = (by: 'client' | 'coach'): Try[] =>
        ways.map((kind) => ({ kind, by, wait: 0, a: 0, b: 0 }));
      for (const session of settled.sessions.filter(isUnsettled)) {
        const alone = { ...settled, sessions: [session] };
        const open = (['client', 'coach'] as const).map((by) =>
          tries(by).some((one) => DEEDS[one.kind](alone, one, later).ok),
        );
        expect([session.state, ...open]).toEqual([session.state, true, true]);
      }
    });
    holds(property, 150);
  });

  it('is unsettled for good where the engagement is over, and reads left open', () => {
    const book = bookOf({
      engagement: engagementOf({ state: 'completed' }),
      sessions: [sessionOf({ startsLocal: '2026-10-08T16:00' })],
    });
    for (const kind of ['close', 'cut', 'miss', 'cancel', 'move', 'start'] as const) {
      expect(
        DEEDS[kind](book, { kind, by: 'client', wait: 0, a: 0, b: 0 }, berlin('2026-10-20T12:00')).ok,
      ).toBe(false);
    }
  });
});
