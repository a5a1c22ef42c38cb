// Momentum: steady, slipping, stalled, each with one reason and one repair that betters it the same day.
import { describe, expect, it } from 'vitest';
import { type Momentum, momentum, momentumUntil } from '../../src/domain/engagement/momentum.ts';
import type { Step } from '../../src/domain/engagement/step.ts';
import { addDays, type Day } from '../../src/domain/kernel/time.ts';
import {
  berlin,
  bookOf,
  closedSession,
  engagementOf,
  FIRST_DAY,
  gapOf,
  pauseOf,
  sessionOf,
  sprintOf,
  stepOf,
} from './books.ts';

/** The day so many days into the sprint, which begins on Monday 5 October and ends on day 90. */
const day = (n: number): Day => addDays(FIRST_DAY, n);
const noon = (n: number) => berlin(`${day(n)}T12:00`);
const held = (...days: number[]) => days.map((n) => closedSession(`${day(n)}T09:00`, { id: `h${n}` }));
const booked = (...days: number[]) =>
  days.map((n) => sessionOf({ startsLocal: `${day(n)}T18:00`, id: `b${n}` }));
const kept = (...days: number[]): Step[] => days.map((n) => stepOf({ state: 'kept', markedOn: day(n) }));
const read = (over: Parameters<typeof bookOf>[0], n: number): Momentum => {
  const found = momentum(bookOf(over), noon(n));
  if (!found) throw new Error('momentum rests');
  return found;
};
const rhythm = (over: Parameters<typeof bookOf>[0], n: number) => {
  const { state, reason, repair } = read(over, n).coach.rhythm;
  return [state, reason?.replace('momentum.', ''), repair?.replace('momentum.', '')]
    .filter(Boolean)
    .join(' ');
};
const action = (over: Parameters<typeof bookOf>[0], n: number) => read(over, n).coach.action;

describe('rhythm', () => {
  it('is steady while the next is booked within sixteen days of the last held', () => {
    expect(rhythm({ sessions: [...held(3), ...booked(19)] }, 4)).toBe('steady');
    expect(rhythm({ sessions: [...held(3), ...booked(20)] }, 4)).toBe(
      'slipping next_is_far book_within_seven',
    );
  });

  it('is steady when the next comes within seven days, however long after the last', () => {
    expect(rhythm({ sessions: [...held(3), ...booked(24)] }, 16)).toContain('next_is_far');
    expect(rhythm({ sessions: [...held(3), ...booked(24)] }, 17)).toBe('steady');
  });

  it('is steady over a gap both accepted from that session', () => {
    const sessions = [...held(3), ...booked(24)];
    expect(rhythm({ sessions, gaps: [gapOf({ fromSessionId: 'h3', days: 21 })] }, 4)).toBe('steady');
    expect(rhythm({ sessions, gaps: [gapOf({ fromSessionId: 'h3', days: 20 })] }, 4)).toContain('slipping');
    expect(
      rhythm({ sessions, gaps: [gapOf({ fromSessionId: 'h3', days: 21, state: 'waiting' })] }, 4),
    ).toContain('slipping');
    expect(rhythm({ sessions, gaps: [gapOf({ days: 21 })] }, 4)).toContain('slipping');
    const first = { sessions: [...held(0), ...booked(20)], gaps: [gapOf({ fromSessionId: 'h0', days: 20 })] };
    expect(rhythm(first, 4)).toBe('steady');
  });

  it('slips while one is due and none is booked, and stalls after fourteen days', () => {
    expect(rhythm({ sessions: held(3) }, 3)).toBe('slipping none_booked book_within_seven');
    expect(rhythm({ sessions: held(3) }, 17)).toContain('slipping');
    expect(rhythm({ sessions: held(3) }, 18)).toBe('stalled none_booked book_within_seven');
  });

  it('is due no more when the last day lies within sixteen days of the last held, or the accepted gap', () => {
    expect(rhythm({ sessions: held(73) }, 80)).toContain('none_booked');
    expect(rhythm({ sessions: held(74) }, 80)).toBe('steady');
    expect(rhythm({ sessions: held(70), gaps: [gapOf({ fromSessionId: 'h70', days: 20 })] }, 80)).toBe(
      'steady',
    );
    expect(rhythm({ sessions: [...held(75), ...booked(97)] }, 76)).toBe('steady');
  });

  it('stalls after twenty-one days with none near; with one near only holding it helps', () => {
    expect(rhythm({ sessions: [...held(3), ...booked(40)] }, 25)).toBe(
      'stalled long_since_held book_within_seven',
    );
    expect(rhythm({ sessions: [...held(3), ...booked(40)] }, 24)).toContain('slipping next_is_far');
    expect(rhythm({ sessions: [...held(3), ...booked(30)] }, 25)).toBe(
      'slipping long_since_held hold_and_book',
    );
    expect(rhythm({ sessions: [...held(3), ...booked(30, 44)] }, 25)).toBe(
      'slipping long_since_held hold_booked',
    );
    expect(rhythm({ sessions: held(3, 25) }, 25)).toContain('none_booked');
  });

  it('counts from the sprint’s first day where none was held since', () => {
    const earlier = closedSession('2026-09-20T09:00');
    expect(read({ sessions: [earlier, ...booked(10)] }, 5).coach.rhythm.facts).toMatchObject({ d: 5, g: 10 });
  });

  it('takes a session whose time has come as booked until it is left open', () => {
    const sessions = [...held(3), ...booked(17)];
    expect(rhythm({ sessions }, 18)).toBe('steady');
    expect(momentum(bookOf({ sessions }), berlin(`${day(18)}T18:59`))?.coach.rhythm.state).toBe('steady');
    expect(momentum(bookOf({ sessions }), berlin(`${day(18)}T19:00`))?.coach.rhythm.state).toBe('stalled');
    const asked = sessions.map((one) => (one.id === 'b17' ? { ...one, closingAskedAt: noon(18) } : one));
    expect(rhythm({ sessions: asked }, 20)).toBe('steady');
    for (const state of ['cut short', 'cancelled', 'missed'] as const) {
      const gone = sessions.map((one) => (one.id === 'b17' ? { ...one, state } : one));
      expect(rhythm({ sessions: gone }, 18)).toContain('none_booked');
    }
  });

  it('does not count paused days', () => {
    const pauses = [pauseOf({ state: 'ended', startsOn: day(10), endsOn: day(24) })];
    expect(read({ sessions: [...held(3), ...booked(30)], pauses }, 28).coach.rhythm).toMatchObject({
      state: 'steady',
      facts: { d: 11, g: 13 },
    });
  });
});

describe('action', () => {
  const sessions = [...held(3), ...booked(17, 31, 45, 59)];

  it('is steady before the first held session and while there is one empty week', () => {
    expect(action({ sessions: booked(40) }, 35).state).toBe('steady');
    expect(action({ sessions }, 20)).toMatchObject({ state: 'steady', facts: { weeks: 1, empty: 1 } });
  });

  it('slips with two of the last four full weeks empty, stalls with more', () => {
    expect(action({ sessions }, 21)).toMatchObject({
      state: 'slipping',
      reason: 'momentum.weeks_without_step',
      repair: 'momentum.add_and_keep_step',
      facts: { weeks: 2, empty: 2 },
    });
    expect(action({ sessions }, 28)).toMatchObject({ state: 'stalled', facts: { weeks: 3, empty: 3 } });
    expect(action({ sessions, steps: kept(8, 15) }, 35)).toMatchObject({
      state: 'slipping',
      facts: { weeks: 4, empty: 2 },
    });
    expect(action({ sessions, steps: kept(8, 15) }, 42)).toMatchObject({
      state: 'stalled',
      facts: { weeks: 4, empty: 3 },
    });
  });

  it('is steady with a step kept in the last seven days', () => {
    expect(action({ sessions, steps: kept(28) }, 34).state).toBe('steady');
    expect(action({ sessions, steps: kept(28) }, 35).state).toBe('stalled');
    const not = kept(28).map((step) => ({ ...step, state: 'not kept' as const }));
    expect(action({ sessions, steps: not }, 34).state).toBe('stalled');
  });

  it('names the open step due first, and passes over weeks with a paused day', () => {
    const steps = [stepOf({ id: 'late', dueOn: day(40) }), stepOf({ id: 'soon', dueOn: day(30) })];
    expect(action({ sessions, steps }, 28)).toMatchObject({
      repair: 'momentum.keep_step',
      facts: { stepId: 'soon' },
    });
    const pauses = [pauseOf({ state: 'ended', startsOn: day(10), endsOn: day(15) })];
    expect(action({ sessions, pauses }, 28)).toMatchObject({ state: 'steady', facts: { weeks: 1 } });
  });
});

describe('reflection', () => {
  const sessions = [...held(3), ...booked(17)];

  it('slips over fourteen days after the last one, and is the client’s own', () => {
    const wrote = { sessions, lastReflectionAt: noon(1) };
    expect(read(wrote, 15).client.reflection.state).toBe('steady');
    const late = read(wrote, 16);
    expect(late.client).toMatchObject({
      reflection: { state: 'slipping' },
      overall: { state: 'slipping', from: 'reflection' },
    });
    expect(late.coach.overall).toEqual({ state: 'steady', from: null });
    expect(JSON.stringify(late.coach)).not.toContain('reflect');
    expect(read({ sessions }, 14).client.reflection.state).toBe('steady');
    expect(read({ sessions }, 15).client.reflection.facts).toEqual({ days: 15 });
  });
});

describe('momentum', () => {
  it('rests without an active sprint, in a pause, in review and after the end', () => {
    expect(momentum(bookOf({ sprints: [] }), noon(5))).toBeNull();
    expect(momentum(bookOf({ sprints: [sprintOf({ state: 'in review' })] }), noon(5))).toBeNull();
    expect(
      momentum(
        bookOf({ pauses: [pauseOf({ state: 'running', startsOn: day(4), endsOn: day(9) })] }),
        noon(5),
      ),
    ).toBeNull();
    expect(momentum(bookOf(), noon(90))).toBeNull();
    expect(momentum(bookOf({ engagement: engagementOf({ state: 'completed' }) }), noon(5))).toBeNull();
  });

  it('says the worst of its needles', () => {
    expect(read({ sessions: held(3) }, 4).coach.overall).toEqual({ state: 'slipping', from: 'rhythm' });
    expect(read({ sessions: [...held(3), ...booked(31)] }, 28).client.overall).toEqual({
      state: 'stalled',
      from: 'action',
    });
  });

  it('says until when its answer holds', () => {
    expect(momentumUntil(bookOf({ sessions: held(3) }), noon(4))).toBe(berlin(`${day(15)}T00:00`));
    const wrote = { lastReflectionAt: noon(14) };
    expect(momentumUntil(bookOf({ sessions: held(3), ...wrote }), noon(14))).toBe(berlin(`${day(18)}T00:00`));
    const sessions = [...held(3), ...booked(17)];
    expect(momentumUntil(bookOf({ sessions, ...wrote }), noon(16))).toBe(berlin(`${day(18)}T19:00`));
    expect(momentumUntil(bookOf({ sprints: [] }), noon(5))).toBeNull();
    expect(momentumUntil(bookOf(), noon(90))).toBeNull();
  });
});
