// Pausing: at once and without a reason, what it takes away and moves, and the days really paused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, withChanges } from '../../src/domain/engagement/book.ts';
import { bookSession } from '../../src/domain/engagement/booking.ts';
import { chainLimit } from '../../src/domain/engagement/chain.ts';
import { countedDays } from '../../src/domain/engagement/paused-day.ts';
import {
  answerPause,
  changePauseEnd,
  endPauseNow,
  pauseEngagement,
  proposePause,
  withdrawPause,
} from '../../src/domain/engagement/pausing.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { addDays, dayAt, daysBetween, startOf, sundayOf } from '../../src/domain/kernel/time.ts';
import {
  anyZone,
  berlin,
  bookAfter,
  bookOf,
  codeOf,
  engagementOf,
  holds,
  moveOf,
  sessionOf,
  sprintOf,
  stepOf,
  yes,
} from './books.ts';

const AT = berlin('2026-10-20T12:00');
const SESSIONS = [22, 36, 50, 64].map((day) =>
  sessionOf({ id: `s${day}`, startsLocal: `${addDays('2026-10-01', day)}T16:00` }),
);
const STEPS = ['2026-10-30', '2026-11-04', '2026-11-18'].map((dueOn, index) =>
  stepOf({ id: `step${index}`, dueOn, madeAt: '2026-10-19T10:00:00.000Z' }),
);
/** Sessions on 23 October, 6 and 20 November, 4 December; steps due before, inside and after the pause of the tests. */
const BOOK = bookOf({ sessions: SESSIONS, steps: STEPS });
const PAUSE = { by: 'client', id: 'p', startsOn: '2026-11-02', endsOn: '2026-11-16' } as const;
const SET = bookAfter(BOOK, pauseEngagement(BOOK, PAUSE, AT));
const at = (book: Book, local: string) => settle(book, berlin(local)).book;
const dues = (book: Book) => book.steps.map(({ dueOn }) => dueOn);
const session = (book: Book, id: string) => book.sessions.find((one) => one.id === id);

describe('the client pauses at once', () => {
  it('from today or a later day, for 1 day to 8 weeks, without a reason', () => {
    const pause = (startsOn: string | undefined, endsOn: string) =>
      codeOf(pauseEngagement(BOOK, { ...PAUSE, startsOn, endsOn }, AT));
    expect(pause(undefined, '2026-10-21')).toBe('accepted');
    expect(pause('2026-10-20', '2026-12-15')).toBe('accepted');
    expect(pause('2026-10-20', '2026-12-16')).toBe('pause.length');
    expect(pause('2026-10-20', '2026-10-20')).toBe('pause.length');
    expect(pause('2026-10-19', '2026-10-25')).toBe('pause.too_early');
    expect(codeOf(pauseEngagement(BOOK, { ...PAUSE, by: 'coach' }, AT))).toBe('pause.client_only');
    expect(
      codeOf(pauseEngagement(bookOf({ engagement: engagementOf({ state: 'agreed' }) }), PAUSE, AT)),
    ).toBe('pause.not_active');
    expect(
      pauseEngagement(SET, { ...PAUSE, id: 'q', startsOn: '2026-11-10', endsOn: '2026-11-20' }, AT),
    ).toMatchObject({
      refusal: 'pause.overlap',
      detail: { startsOn: '2026-11-02', endsOn: '2026-11-16' },
    });
    expect(
      codeOf(pauseEngagement(SET, { ...PAUSE, id: 'q', startsOn: '2026-11-16', endsOn: '2026-11-20' }, AT)),
    ).toBe('accepted');
  });

  it('sessions inside it are cancelled with it, a new date offered for each; nothing else moves yet', () => {
    expect(session(SET, 's36')).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'pause',
      offeredLocal: '2026-11-27T16:00',
    });
    expect([session(SET, 's22'), session(SET, 's50')].map((one) => one?.state)).toEqual([
      'planned',
      'planned',
    ]);
    expect(dues(SET)).toEqual(dues(BOOK));
    expect(SET.engagement.state).toBe('active');
  });

  it('when it starts, dates inside and the limits of their chains move by its length, later ones stay', () => {
    const paused = at(SET, '2026-11-02T00:00');
    expect(paused.engagement.state).toBe('paused');
    expect(dues(paused)).toEqual(['2026-10-30', '2026-11-18', '2026-11-18']);
    expect(chainLimit(BOOK, 'step1', AT)).toBe('2026-11-06');
    expect(chainLimit(paused, 'step1', AT)).toBe('2026-11-20');
    expect(paused.chains.map(({ limitOn }) => limitOn)).toEqual([null, '2026-11-20', null]);
    expect(paused.sprints[0]?.endsOn).toBe('2027-01-17');
  });

  it('ends by itself on its day', () => {
    expect(at(SET, '2026-11-15T23:59').engagement.state).toBe('paused');
    const back = at(SET, '2026-11-16T00:00');
    expect(back).toMatchObject({ engagement: { state: 'active' }, pauses: [{ state: 'ended' }] });
    expect(dues(back)).toEqual(['2026-10-30', '2026-11-18', '2026-11-18']);
  });

  it('today: begins now, and leaves alone what has already begun', () => {
    const now = berlin('2026-11-06T16:30');
    const paused = bookAfter(
      BOOK,
      pauseEngagement(BOOK, { ...PAUSE, startsOn: undefined, endsOn: '2026-11-21' }, now),
    );
    expect(paused.pauses[0]).toMatchObject({ state: 'running', moved: { beganAt: now } });
    expect([session(paused, 's36')?.state, session(paused, 's50')?.state]).toEqual(['planned', 'cancelled']);
  });

  it('offers no two sessions the same hour, and none that is taken', () => {
    const weekly = [29, 36, 43, 50].map((ahead) =>
      sessionOf({ id: `w${ahead}`, startsLocal: `${addDays('2026-10-01', ahead)}T16:00` }),
    );
    const book = bookOf({ sessions: weekly });
    const away = bookAfter(book, pauseEngagement(book, PAUSE, AT));
    const offers = away.sessions.map(({ offeredLocal }) => offeredLocal);
    expect(offers).toEqual([null, '2026-11-27T16:00', '2026-12-04T16:00', null]);
  });

  it('lapses what was proposed about a session it takes away', () => {
    const moved = SESSIONS[1] ?? sessionOf();
    const book = { ...BOOK, sessionMoves: [moveOf(moved)] };
    expect(bookAfter(book, pauseEngagement(book, PAUSE, AT)).sessionMoves[0]?.state).toBe('lapsed');
  });
});

describe('the end of a pause', () => {
  const running = at(SET, '2026-11-05T09:00');
  const now = berlin('2026-11-05T09:00');

  it('is the client’s to change, sooner or later', () => {
    const change = (by: 'client' | 'coach', endsOn: string) =>
      changePauseEnd(running, { by, pauseId: 'p', endsOn }, now);
    expect(codeOf(change('coach', '2026-11-10'))).toBe('pause.client_only');
    expect(change('client', '2026-11-05')).toMatchObject({
      refusal: 'pause.too_early',
      detail: { earliest: '2026-11-06' },
    });
    expect(codeOf(change('client', '2026-12-29'))).toBe('pause.length');
    const sooner = bookAfter(running, change('client', '2026-11-06'));
    expect(dues(sooner)).toEqual(['2026-10-30', '2026-11-08', '2026-11-18']);
    expect(session(sooner, 's36')).toMatchObject({ state: 'cancelled', offeredLocal: '2026-11-06T16:00' });
    const later = bookAfter(running, change('client', '2026-11-23'));
    expect(dues(later)).toEqual(['2026-10-30', '2026-11-25', '2026-12-09']);
    expect(later.sprints[0]?.endsOn).toBe('2027-01-24');
    expect(session(later, 's50')?.state).toBe('cancelled');
  });

  it('today corrects to the days really paused', () => {
    const back = bookAfter(running, endPauseNow(running, { by: 'client', pauseId: 'p' }, now));
    expect(back).toMatchObject({
      engagement: { state: 'active' },
      pauses: [{ state: 'ended', endsOn: '2026-11-05' }],
    });
    expect(dues(back)).toEqual(['2026-10-30', '2026-11-07', '2026-11-18']);
    expect(back.sprints[0]?.endsOn).toBe('2027-01-10');
    const first = berlin('2026-11-02T08:00');
    const none = at(SET, '2026-11-02T08:00');
    const atOnce = bookAfter(none, endPauseNow(none, { by: 'client', pauseId: 'p' }, first));
    expect([dues(atOnce), atOnce.chains, atOnce.sprints]).toEqual([dues(BOOK), BOOK.chains, BOOK.sprints]);
  });

  it('leaves alone what was agreed during the pause, or given another date in it', () => {
    const fresh = stepOf({ id: 'fresh', dueOn: '2026-11-18', madeAt: berlin('2026-11-04T09:00') });
    const steps = running.steps.map((step) =>
      step.id === 'step1' ? { ...step, dueOn: '2026-11-21' } : step,
    );
    const book = { ...running, steps: [...steps, fresh] };
    const longer = changePauseEnd(book, { by: 'client', pauseId: 'p', endsOn: '2026-11-30' }, now);
    expect(dues(bookAfter(book, longer))).toEqual(['2026-10-30', '2026-11-21', '2026-12-16', '2026-11-18']);
  });

  it('on any other day gives what a pause of those days would have given from the start', () => {
    const property = fc.property(anyCase, (one) => {
      const { begun, changed, straight } = lived(one);
      for (const name of ['steps', 'chains', 'sprints', 'pauses'] as const) {
        expect(changed[name]).toEqual(straight[name]);
      }
      expect(begun.engagement.state).toBe('paused');
    });
    holds(property, 200);
  });

  it('leaves every date moved by the days really paused, and those days uncounted', () => {
    const property = fc.property(anyCase, (one) => {
      const { bare, begun, changed, when } = lived(one);
      const ended = settle(changed, startOf(day(one.other), one.zone)).book;
      const now = bookAfter(begun, endPauseNow(begun, { by: 'client', pauseId: 'p' }, when));
      const really = daysBetween(day(0), dayAt(when, one.zone));
      expectPaused(bare, ended, one.other);
      expectPaused(bare, now, really);
    });
    holds(property, 200);
  });
});

const day = (ahead: number) => addDays('2026-11-02', ahead);

/** A pause planned for some days that the client changes to others on one of its days. */
const anyCase = fc.record({
  zone: anyZone(),
  planned: fc.integer({ min: 1, max: 56 }),
  other: fc.integer({ min: 1, max: 56 }),
  looked: fc.nat(55),
  dues: fc.array(fc.integer({ min: -10, max: 80 }), { maxLength: 6 }),
  sessions: fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function lived({ zone, planned, other, looked, dues, sessions }: Case) {
  const set = startOf('2026-10-19', zone);
  const agreed = { madeAt: set, agreedOn: '2026-10-19' };
  const bare = bookOf({
    engagement: engagementOf({ zone }),
    sprints: [sprintOf({ weeks: 20 })],
    steps: dues.map((due, index) => stepOf({ id: `s${index}`, dueOn: day(due), ...agreed })),
    sessions: sessions.map((n) =>
      sessionOf({ id: `h${n}`, startsLocal: `${day(n - 13)}T12:00`, zone, bookedAt: set }),
    ),
  });
  const when = startOf(day(Math.min(looked, planned - 1, other - 1)), zone);
  const pausedFor = (length: number) =>
    settle(bookAfter(bare, pauseEngagement(bare, { ...PAUSE, endsOn: day(length) }, set)), when).book;
  const begun = pausedFor(planned);
  const change = { by: 'client', pauseId: 'p', endsOn: day(other) } as const;
  return {
    bare,
    when,
    begun,
    changed: bookAfter(begun, changePauseEnd(begun, change, when)),
    straight: pausedFor(other),
  };
}

function expectPaused(bare: Book, book: Book, length: number): void {
  const end = bare.sprints[0]?.endsOn ?? '';
  expect(book.sprints[0]?.endsOn).toBe(length === 0 ? end : sundayOf(addDays(end, length)));
  expect(countedDays(book, '2026-10-01', '2027-03-01')).toBe(151 - length);
  const expected = bare.steps.map(({ dueOn }) => {
    const isInside = dueOn >= day(0) && dueOn < day(length);
    return isInside ? addDays(dueOn, length) : dueOn;
  });
  expect(book.steps.map(({ dueOn }) => dueOn)).toEqual(expected);
}

describe('a set pause taken back', () => {
  it('offers its sessions on their own dates again', () => {
    const back = bookAfter(SET, withdrawPause(SET, { by: 'client', pauseId: 'p' }, AT));
    expect(session(back, 's36')).toMatchObject({ state: 'cancelled', offeredLocal: '2026-11-06T16:00' });
    expect(codeOf(withdrawPause(SET, { by: 'coach', pauseId: 'p' }, AT))).toBe('pause.not_yours');
    const taken = { by: 'coach', id: 'n', startsLocal: '2026-11-06T16:00', insteadOf: 's36' } as const;
    expect(codeOf(bookSession(back, taken, AT))).toBe('accepted');
  });
});

describe('the coach proposes a pause', () => {
  const ask = { ...PAUSE, by: 'coach' } as const;
  const asked = bookAfter(BOOK, proposePause(BOOK, ask, AT));

  it('that changes nothing until the client says yes', () => {
    expect(asked.sessions).toEqual(BOOK.sessions);
    expect(codeOf(answerPause(asked, { by: 'coach', pauseId: 'p', yes: true }, AT))).toBe(
      'pause.client_only',
    );
    const agreed = bookAfter(asked, answerPause(asked, { by: 'client', pauseId: 'p', yes: true }, AT));
    expect(agreed.sessions).toEqual(SET.sessions);
    const declined = bookAfter(asked, answerPause(asked, { by: 'client', pauseId: 'p', yes: false }, AT));
    expect(declined.pauses[0]?.state).toBe('declined');
    expect(codeOf(withdrawPause(asked, { by: 'coach', pauseId: 'p' }, AT))).toBe('accepted');
  });

  it('from tomorrow on, one at a time, and the client’s own pause answers it', () => {
    expect(codeOf(proposePause(BOOK, { ...ask, startsOn: '2026-10-20' }, AT))).toBe('pause.too_early');
    const again = yes(proposePause(asked, { ...ask, id: 'q' }, AT));
    expect(again.pauses?.map(({ id, state }) => [id, state])).toEqual([
      ['p', 'withdrawn'],
      ['q', 'waiting'],
    ]);
    const own = yes(pauseEngagement(asked, { ...PAUSE, id: 'own', startsOn: undefined }, AT));
    const states = withChanges(asked, own).pauses.map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      ['p', 'declined'],
      ['own', 'running'],
    ]);
  });
});
