// Sessions in time: booked, moved, cancelled, started, missed and cut short, as the product page says it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctMissed, missSession } from '../../src/domain/engagement/absence.ts';
import { bookSession, bookSessions, waveOffer } from '../../src/domain/engagement/booking.ts';
import { cutShort } from '../../src/domain/engagement/cutting-short.ts';
import {
  answerSessionMove,
  cancelSession,
  isOutsideNotice,
  moveSession,
  withdrawSessionMove,
} from '../../src/domain/engagement/moving.ts';
import { asksWhetherRegular, isCutShortTwice } from '../../src/domain/engagement/regularity.ts';
import { startSession, undoStart } from '../../src/domain/engagement/starting.ts';
import { plus } from '../../src/domain/kernel/time.ts';
import {
  begunSession,
  berlin,
  bookAfter,
  bookOf,
  bothSigned,
  closedSession,
  codeOf,
  conclusionOf,
  engagementOf,
  holds,
  moveOf,
  pauseOf,
  sessionOf,
  stepOf,
  textOf,
  topicOf,
  yes,
} from './books.ts';

const SESSION = sessionOf({ id: 's1', startsLocal: '2026-10-22T16:00' });
const BOOK = bookOf({ sessions: [SESSION] });
const NOW = berlin('2026-10-12T12:00');
const book = (startsLocal: string, over: object = {}, at = NOW) =>
  bookSession(BOOK, { by: 'coach', id: 'new', startsLocal, ...over }, at);

describe('booking', () => {
  it('keeps local time, zone and instant, on the client’s wall clock unless chosen otherwise', () => {
    const far = bookOf({ engagement: engagementOf({ coachZone: 'America/New_York' }) });
    const hour = { by: 'client', id: 'new', startsLocal: '2026-10-30T10:00' } as const;
    expect(yes(bookSession(far, hour, NOW)).sessions?.[0]).toMatchObject({
      zone: 'Europe/Berlin',
      startsAt: '2026-10-30T09:00:00.000Z',
      endsAt: '2026-10-30T10:00:00.000Z',
      minutes: 60,
    });
    expect(yes(bookSession(far, { ...hour, anchor: 'coach' }, NOW)).sessions?.[0]).toMatchObject({
      zone: 'America/New_York',
      startsAt: '2026-10-30T14:00:00.000Z',
    });
  });

  it('refuses the past, more than 26 weeks ahead, an overlap, a pause, and an odd length', () => {
    expect(codeOf(book('2026-10-12T12:00'))).toBe('session.past');
    expect(codeOf(book('2027-04-12T23:00'))).toBe('accepted');
    expect(codeOf(book('2027-04-13T00:00'))).toBe('session.too_far');
    expect(codeOf(book('2026-10-22T15:30'))).toBe('session.overlap');
    expect(codeOf(book('2026-10-22T17:00'))).toBe('accepted');
    expect(codeOf(book('2026-10-22T15:00'))).toBe('accepted');
    for (const minutes of [14, 241, 30.5])
      expect(codeOf(book('2026-10-20T12:00', { minutes }))).toBe('session.minutes');
    const paused = bookOf({ pauses: [pauseOf()] });
    const on = (startsLocal: string) =>
      codeOf(bookSession(paused, { by: 'client', id: 'n', startsLocal }, NOW));
    expect(['2026-11-01T23:00', '2026-11-02T00:00', '2026-11-15T23:30', '2026-11-16T00:00'].map(on)).toEqual([
      'accepted',
      'session.in_pause',
      'session.in_pause',
      'accepted',
    ]);
  });

  it('needs a coach, and an engagement that is not over', () => {
    const hour = { by: 'client', id: 'n', startsLocal: '2026-10-20T12:00' } as const;
    const alone = bookOf({ engagement: engagementOf({ coachId: null }) });
    expect(codeOf(bookSession(alone, hour, NOW))).toBe('engagement.no_coach');
    const over = bookOf({ engagement: engagementOf({ state: 'ended' }) });
    expect(codeOf(bookSession(over, hour, NOW))).toBe('engagement.over');
  });

  it('books a whole cadence or nothing of it, and names the date that did not fit', () => {
    const hours = ['2026-11-05T16:00', '2026-10-22T16:30'].map((startsLocal, index) => ({
      id: `n${index}`,
      startsLocal,
    }));
    const refused = bookSessions(BOOK, { by: 'client', hours }, NOW);
    expect(refused).toMatchObject({
      refusal: 'session.overlap',
      detail: { startsLocal: '2026-10-22T16:30' },
    });
    expect(yes(bookSessions(BOOK, { by: 'client', hours: hours.slice(0, 1) }, NOW)).sessions).toHaveLength(1);
  });

  it('takes up topics that waited and an offered date', () => {
    const gone = sessionOf({
      id: 'gone',
      state: 'missed',
      startsLocal: '2026-10-08T16:00',
      offeredLocal: '2026-10-15T16:00',
    });
    const waiting = bookOf({
      sessions: [gone],
      topics: [topicOf({ id: 't2', position: 2 }), topicOf({ id: 't1' })],
    });
    const hour = { by: 'client', id: 'n', startsLocal: '2026-10-15T16:00', insteadOf: 'gone' } as const;
    const booked = bookAfter(waiting, bookSession(waiting, hour, NOW));
    expect(booked.topics.map(({ id, sessionId, position }) => [id, sessionId, position]).sort()).toEqual([
      ['t1', 'n', 1],
      ['t2', 'n', 2],
    ]);
    expect(booked.sessions.find(({ id }) => id === 'gone')?.offeredLocal).toBeNull();
    const again = { ...hour, id: 'm', startsLocal: '2026-10-16T16:00' };
    expect(codeOf(bookSession(booked, again, NOW))).toBe('session.no_offer');
    expect(
      bookAfter(waiting, waveOffer(waiting, { sessionId: 'gone' }, NOW)).sessions[0]?.offeredLocal,
    ).toBeNull();
  });
});

describe('the agreed notice', () => {
  it('is kept to the millisecond: alone before it, by proposal from it on', () => {
    const property = fc.property(fc.integer({ min: 0, max: 168 }), fc.boolean(), (noticeHours, signed) => {
      const text = textOf({ noticeHours });
      const under = bookOf({
        sessions: [SESSION],
        texts: [text],
        signatures: signed ? bothSigned(text) : [],
      });
      const begins = plus(SESSION.startsAt, { hours: -(signed ? noticeHours : 24) });
      const cancel = (at: string) => cancelSession(under, { by: 'client', id: 'm', sessionId: 's1' }, at);
      const move = (at: string) =>
        moveSession(under, { by: 'coach', id: 'm', sessionId: 's1', toLocal: '2026-11-02T09:00' }, at);
      const before = plus(begins, { milliseconds: -1 });
      expect(isOutsideNotice(under, SESSION, before)).toBe(true);
      expect(yes(cancel(before)).sessions?.[0]).toMatchObject({ state: 'cancelled', cancelledFor: 'notice' });
      expect(yes(move(before)).sessions?.[0]?.startsLocal).toBe('2026-11-02T09:00');
      expect(yes(cancel(begins)).sessions).toBeUndefined();
      expect(yes(cancel(begins)).sessionMoves?.[0]?.state).toBe('waiting');
      if (noticeHours > 0 || !signed) expect(yes(move(begins)).sessionMoves?.[0]?.state).toBe('waiting');
      else expect(codeOf(move(begins))).toBe('session.begun');
    });
    holds(property, 60);
  });
});

describe('cancelling', () => {
  const cancel = { by: 'client', id: 'm', sessionId: 's1' } as const;

  it('takes a proposal once the session is on, however long before its time it was started', () => {
    const early = berlin('2026-10-22T08:00');
    const text = textOf({ noticeHours: 2 });
    const on = bookOf({ sessions: [SESSION], texts: [text], signatures: bothSigned(text) });
    expect(bookAfter(on, cancelSession(on, cancel, early)).sessions[0]?.state).toBe('cancelled');
    const started = bookAfter(on, startSession(on, { by: 'coach', sessionId: 's1' }, early));
    const asked = bookAfter(started, cancelSession(started, cancel, early));
    expect([asked.sessions[0]?.state, asked.sessionMoves[0]?.state]).toEqual(['in progress', 'waiting']);
    const yes = answerSessionMove(asked, { by: 'coach', moveId: 'm', yes: true }, early);
    expect(yes.ok && yes.value.events.map(({ kind }) => kind)).toEqual(['SessionCancelled']);
    const agreed = bookAfter(asked, yes);
    expect(agreed.sessions[0]).toMatchObject({ state: 'cancelled', cancelledFor: 'agreed' });
  });

  it('is too late for an hour left open: that one is closed, cut short or missed', () => {
    expect(codeOf(cancelSession(BOOK, cancel, berlin('2026-10-23T16:59')))).toBe('accepted');
    expect(codeOf(cancelSession(BOOK, cancel, berlin('2026-10-23T17:00')))).toBe('session.left_open');
  });
});

describe('a proposed move', () => {
  const at = berlin('2026-10-22T08:00');
  const proposed = bookAfter(
    BOOK,
    moveSession(
      BOOK,
      { by: 'coach', id: 'm1', sessionId: 's1', toLocal: '2026-10-23T09:00', toMinutes: 45 },
      at,
    ),
  );

  it('is answered by the other side, or taken back by its own', () => {
    const answer = (by: 'client' | 'coach', word: boolean) =>
      answerSessionMove(proposed, { by, moveId: 'm1', yes: word }, at);
    expect(codeOf(answer('coach', true))).toBe('session.own_move');
    expect(bookAfter(proposed, answer('client', false)).sessions).toEqual(BOOK.sessions);
    const yes = answer('client', true);
    expect(yes.ok && yes.value.events.map(({ kind }) => kind)).toEqual(['SessionMoved']);
    const moved = bookAfter(proposed, yes);
    expect(moved.sessions[0]).toMatchObject({
      startsLocal: '2026-10-23T09:00',
      minutes: 45,
      state: 'planned',
    });
    expect(moved.sessionMoves).toMatchObject([{ state: 'done', fromLocal: '2026-10-22T16:00' }]);
    expect(codeOf(withdrawSessionMove(proposed, { by: 'client', moveId: 'm1' }, at))).toBe(
      'session.not_own_move',
    );
    const back = bookAfter(proposed, withdrawSessionMove(proposed, { by: 'coach', moveId: 'm1' }, at));
    expect(codeOf(answerSessionMove(back, { by: 'client', moveId: 'm1', yes: true }, at))).toBe(
      'session.move_not_waiting',
    );
  });

  it('is answered by a counter-proposal, one waiting at a time', () => {
    const countered = bookAfter(
      proposed,
      moveSession(proposed, { by: 'client', id: 'm2', sessionId: 's1', toLocal: '2026-10-24T09:00' }, at),
    );
    expect(countered.sessionMoves.map(({ id, state }) => [id, state])).toEqual([
      ['m1', 'declined'],
      ['m2', 'waiting'],
    ]);
  });

  it('lapses when the session is started, and a yes is judged by what is free now', () => {
    const started = bookAfter(proposed, startSession(proposed, { by: 'client', sessionId: 's1' }, at));
    expect(started.sessionMoves[0]?.state).toBe('lapsed');
    const busy = { ...proposed, sessions: [SESSION, sessionOf({ startsLocal: '2026-10-23T09:30' })] };
    expect(codeOf(answerSessionMove(busy, { by: 'client', moveId: 'm1', yes: true }, at))).toBe(
      'session.overlap',
    );
  });
});

describe('starting', () => {
  const deed = { by: 'coach', sessionId: 's1' } as const;

  it('is allowed from twelve hours before, until the hour reads left open', () => {
    const at = (time: string, ms = 0) =>
      codeOf(startSession(BOOK, deed, plus(berlin(time), { milliseconds: ms })));
    expect(at('2026-10-22T04:00', -1)).toBe('session.too_early');
    expect(at('2026-10-22T04:00')).toBe('accepted');
    expect(at('2026-10-23T17:00', -1)).toBe('accepted');
    expect(at('2026-10-23T17:00')).toBe('session.left_open');
  });

  it('can be undone while nothing came of it', () => {
    const started = bookAfter(BOOK, startSession(BOOK, deed, SESSION.startsAt));
    const [session] = started.sessions;
    if (!session) throw new Error('no session');
    expect(bookAfter(started, undoStart(started, { ...deed, by: 'client' }, NOW)).sessions).toEqual(
      BOOK.sessions,
    );
    for (const done of [{ conclusions: [conclusionOf(session)] }, { steps: [stepOf({ sessionId: 's1' })] }]) {
      expect(codeOf(undoStart({ ...started, ...done }, deed, NOW))).toBe('session.something_done');
    }
    expect(codeOf(undoStart(BOOK, deed, NOW))).toBe('session.not_started');
  });
});

describe('missing', () => {
  const miss = { by: 'client', sessionId: 's1', absent: 'coach' } as const;
  const late = plus(SESSION.startsAt, { minutes: 15 });

  it('can be said from fifteen minutes in, and offers the same hour within a week', () => {
    expect(codeOf(missSession(BOOK, miss, plus(late, { milliseconds: -1 })))).toBe('session.too_early');
    const missed = bookAfter(BOOK, missSession(BOOK, miss, late)).sessions[0];
    expect(missed).toMatchObject({ state: 'missed', absent: 'coach', offeredLocal: '2026-10-29T16:00' });
  });

  it('is corrected by whoever said it, until the next session closes', () => {
    const missed = bookAfter(BOOK, missSession(BOOK, miss, late));
    const right = { by: 'client', sessionId: 's1', absent: null } as const;
    expect(codeOf(correctMissed(missed, { ...right, by: 'coach' }, late))).toBe('session.not_yours');
    // Whether it had a topic until then is still known: its topics have moved on.
    const asBefore = BOOK.sessions.map((session) => ({ ...session, hadTopic: false }));
    expect(bookAfter(missed, correctMissed(missed, right, late)).sessions).toEqual(asBefore);
    expect(
      bookAfter(missed, correctMissed(missed, { ...right, absent: 'both' }, late)).sessions[0]?.absent,
    ).toBe('both');
    const next = { ...missed, sessions: [...missed.sessions, closedSession('2026-10-29T16:00')] };
    expect(codeOf(correctMissed(next, right, berlin('2026-10-30T09:00')))).toBe('session.correction_closed');
  });
});

describe('a session cut short', () => {
  const short = { by: 'coach', sessionId: 's1' } as const;
  const on = bookOf({ sessions: [begunSession('2026-10-22T16:00', { id: 's1' })] });
  const at = berlin('2026-10-22T16:20');

  it('was begun, is not held, and asks for a date within seven days', () => {
    expect(codeOf(cutShort(BOOK, short, NOW))).toBe('session.not_begun');
    const cut = bookAfter(on, cutShort(on, short, at)).sessions[0];
    expect(cut).toMatchObject({ state: 'cut short', endedAt: at, offeredLocal: '2026-10-29T16:00' });
    const late = bookAfter(on, cutShort(on, short, berlin('2026-10-26T09:00'))).sessions[0];
    expect(late).toMatchObject({ endedAt: berlin('2026-10-22T17:00'), offeredLocal: '2026-10-29T16:00' });
  });

  it('offers nothing where one is booked within seven days anyway', () => {
    const soon = { ...on, sessions: [...on.sessions, sessionOf({ startsLocal: '2026-10-28T10:00' })] };
    expect(bookAfter(soon, cutShort(soon, short, at)).sessions[0]?.offeredLocal).toBeNull();
  });

  it('a second time, with none closed between, offers a review', () => {
    const earlier = (state: 'cut short' | 'closed') => ({
      ...on,
      sessions: [...on.sessions, closedSession('2026-10-15T16:00', { state })],
    });
    for (const [state, second] of [
      ['cut short', true],
      ['closed', false],
    ] as const) {
      const cut = cutShort(earlier(state), short, at);
      expect(yes(cut).events[0]).toMatchObject({ kind: 'SessionCutShort', facts: { second } });
      expect(isCutShortTwice(bookAfter(earlier(state), cut))).toBe(second);
    }
  });

  it('carries untouched topics on, and ends what was proposed about it', () => {
    const topics = [
      topicOf({ id: 'a', sessionId: 's1' }),
      topicOf({ id: 'b', sessionId: 's1', touched: true }),
    ];
    const sessionMoves = [moveOf(SESSION, { kind: 'cancel', at: SESSION.startsAt })];
    const cut = bookAfter(
      { ...on, topics, sessionMoves },
      cutShort({ ...on, topics, sessionMoves }, short, at),
    );
    expect(cut.topics.map(({ id, sessionId }) => [id, sessionId])).toEqual([
      ['a', null],
      ['b', 's1'],
    ]);
    expect(cut.sessionMoves[0]?.state).toBe('lapsed');
  });
});

describe('“is this becoming one more regular call?”', () => {
  const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}T16:00`;
  const later = berlin('2026-10-31T12:00');

  it('is asked after two left open in a row', () => {
    const open = [8, 15].map((n) => sessionOf({ startsLocal: day(n) }));
    const topics = open.map(({ id }) => topicOf({ sessionId: id }));
    expect(asksWhetherRegular(bookOf({ sessions: open, topics }), berlin(day(16)))).toBe(false);
    expect(asksWhetherRegular(bookOf({ sessions: open, topics }), berlin('2026-10-16T17:00'))).toBe(true);
    const missed = sessionOf({ startsLocal: day(22), state: 'missed' });
    expect(asksWhetherRegular(bookOf({ sessions: [...open, missed], topics }), later)).toBe(false);
  });

  it('is asked after two without a topic from the client', () => {
    const held = [8, 15].map((n) => closedSession(day(n)));
    const coachs = held.map(({ id }) => topicOf({ sessionId: id, by: 'coach' }));
    expect(asksWhetherRegular(bookOf({ sessions: held, topics: coachs }), later)).toBe(true);
    const one = topicOf({ sessionId: held[1]?.id ?? '' });
    expect(asksWhetherRegular(bookOf({ sessions: held, topics: [one] }), later)).toBe(false);
    expect(asksWhetherRegular(bookOf({ sessions: held.slice(1) }), later)).toBe(false);
  });
});
