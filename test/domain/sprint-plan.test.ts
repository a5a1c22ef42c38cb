// Planning a sprint: its Monday, its four parts, and the one action that mends each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposedSessions } from '../../src/domain/calendar/cadence.ts';
import { bookSessions } from '../../src/domain/engagement/booking.ts';
import { answerGap, proposeGap, withdrawGap } from '../../src/domain/engagement/gap.ts';
import {
  answerExpectations,
  changePlan,
  focusGoals,
  planSprint,
  setBlock,
} from '../../src/domain/engagement/planning.ts';
import { longGaps, readiness, sessionsNeeded } from '../../src/domain/engagement/readiness.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { middleMonday, weekCount, weekNumber, weeksOf } from '../../src/domain/engagement/week.ts';
import { addDays } from '../../src/domain/kernel/time.ts';
import {
  anyZone,
  berlin,
  bookAfter,
  bookOf,
  codeOf,
  engagementOf,
  FIRST_DAY,
  goalOf,
  holds,
  pauseOf,
  sessionOf,
  sprintOf,
  textOf,
  yes,
} from './books.ts';

const AT = berlin('2026-09-20T12:00');
const PLANNED = sprintOf({ state: 'planned' });
const on = (...days: number[]) =>
  days.map((day) => sessionOf({ id: `s${day}`, startsLocal: `${addDays(FIRST_DAY, day)}T16:00` }));
const planned = (over: Parameters<typeof bookOf>[0] = {}) =>
  bookOf({ engagement: engagementOf({ state: 'agreed' }), sprints: [PLANNED], ...over });
const READY = planned({ sessions: on(3, 17, 31, 45, 59, 73, 87) });

describe('a plan', () => {
  const bare = planned({ sprints: [] });
  const plan = (startsOn: string, weeks?: number) =>
    planSprint(bare, { by: 'coach', id: 'new', startsOn, weeks }, AT);

  it('is 13 weeks by default, 4 to 26, Monday to Sunday', () => {
    expect(yes(plan('2026-10-05')).sprints?.[0]).toMatchObject({
      weeks: 13,
      endsOn: '2027-01-03',
      state: 'planned',
    });
    expect([4, 26].map((weeks) => codeOf(plan('2026-10-05', weeks)))).toEqual(['accepted', 'accepted']);
    expect([3, 27, 4.5].map((weeks) => codeOf(plan('2026-10-05', weeks)))).toEqual(
      Array(3).fill('sprint.weeks'),
    );
    expect(plan('2026-10-07')).toMatchObject({
      refusal: 'sprint.not_monday',
      detail: { monday: '2026-10-05' },
    });
    expect(plan('2026-09-14')).toMatchObject({
      refusal: 'sprint.too_early',
      detail: { earliest: '2026-09-21' },
    });
    expect(codeOf(plan('2027-04-05'))).toBe('sprint.too_late');
  });

  it('is one at a time, and begins after the sprint that runs', () => {
    const again = (sprints: Parameters<typeof bookOf>[0], startsOn: string) =>
      planSprint(bookOf(sprints), { by: 'client', id: 'new', startsOn }, berlin('2026-12-20T12:00'));
    expect(codeOf(again({ sprints: [PLANNED] }, '2027-01-04'))).toBe('sprint.already_planned');
    expect(again({}, '2026-12-28')).toMatchObject({ detail: { earliest: '2027-01-04' } });
    expect(yes(again({}, '2027-01-04')).sprints?.[0]?.number).toBe(2);
    const inReview = { sprints: [sprintOf({ state: 'in review' })] };
    expect(codeOf(again(inReview, '2027-01-04'))).toBe('accepted');
  });

  it('is changed while it is one', () => {
    const shorter = bookAfter(READY, changePlan(READY, { by: 'client', sprintId: 'sprint-1', weeks: 4 }, AT));
    expect(shorter.sprints[0]).toMatchObject({ weeks: 4, endsOn: '2026-11-01', focusGoalIds: ['goal-1'] });
    const late = changePlan(bookOf(), { by: 'client', sprintId: 'sprint-1', weeks: 4 }, AT);
    expect(codeOf(late)).toBe('sprint.not_planned');
  });

  it('warns of a fourth goal in focus without refusing it, and asks for a meaning first', () => {
    const goals = [1, 2, 3, 4].map((n) => goalOf({ id: `g${n}` }));
    const book = planned({
      goals: [...goals, goalOf({ id: 'bare', hasMeaning: false }), goalOf({ id: 'old', state: 'reached' })],
    });
    const focus = (goalIds: string[]) =>
      focusGoals(book, { by: 'client', sprintId: 'sprint-1', goalIds }, AT);
    expect(yes(focus(['g1', 'g2', 'g3'])).events[0]?.facts).toEqual({ count: 3, warns: false });
    expect(yes(focus(['g1', 'g2', 'g3', 'g4'])).events[0]?.facts).toEqual({ count: 4, warns: true });
    expect(codeOf(focus(['bare']))).toBe('goal.no_meaning');
    expect(codeOf(focus(['old']))).toBe('goal.ended');
    const coachs = focusGoals(book, { by: 'coach', sprintId: 'sprint-1', goalIds: ['g1'] }, AT);
    expect(codeOf(coachs)).toBe('sprint.client_only');
  });
});

describe('readiness', () => {
  it('needs weeks ÷ 2 − 1 sessions, rounded down, never fewer than two', () => {
    const needed = Array.from({ length: 23 }, (_, index) => sessionsNeeded(index + 4));
    expect(needed).toEqual([2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12]);
  });

  it('is reached by a cadence of every two weeks, for 4 to 26 weeks in any zone, and by not one session fewer', () => {
    const anyPlan = fc.tuple(
      fc.integer({ min: 4, max: 26 }),
      fc.integer({ min: 0, max: 13 }),
      anyZone(),
      anyZone(),
    );
    const property = fc.property(anyPlan, ([weeks, offset, zone, coachZone]) => {
      const sprint = sprintOf({ state: 'planned', weeks });
      const bare = planned({
        engagement: engagementOf({ state: 'agreed', zone, coachZone }),
        sprints: [sprint],
      });
      const firstLocal = `${addDays(FIRST_DAY, offset)}T12:00`;
      const row = proposedSessions({ startsOn: FIRST_DAY, endsOn: sprint.endsOn, firstLocal, zone });
      const hours = row.map(({ startsLocal }, index) => ({ id: `s${index}`, startsLocal }));
      const book = bookAfter(bare, bookSessions(bare, { by: 'client', hours }, AT));
      const needed = Math.max(2, Math.floor(weeks / 2 - 1));
      expect(hours.length).toBeGreaterThanOrEqual(needed);
      expect(readiness(book, 'sprint-1', AT)?.ready).toBe(true);
      const fewer = { ...book, sessions: book.sessions.slice(0, needed - 1) };
      const { time } = readiness(fewer, 'sprint-1', AT) ?? {};
      expect(time).toEqual({
        ok: false,
        repair: 'sprint.book_sessions',
        detail: { booked: needed - 1, needed },
      });
    });
    holds(property, 150);
  });

  it('names what is missing with the one action that mends it', () => {
    const part = (over: Parameters<typeof bookOf>[0]) => {
      const read = readiness({ ...READY, ...bookOf({ ...READY, ...over }) }, 'sprint-1', AT);
      return (
        read &&
        [read.goals, read.time, read.expectations, read.agreement].flatMap((p) => (p.ok ? [] : [p.repair]))
      );
    };
    expect(part({})).toEqual([]);
    expect(part({ goals: [goalOf({ state: 'let go' })] })).toEqual(['sprint.choose_focus']);
    expect(part({ sprints: [{ ...PLANNED, block: null }] })).toEqual(['sprint.set_block']);
    expect(part({ sprints: [{ ...PLANNED, expectationsAt: null }] })).toEqual(['sprint.answer_expectations']);
    expect(part({ sprints: [{ ...PLANNED, startMissed: true }] })).toEqual(['sprint.new_monday']);
    expect(part({ texts: [], signatures: [] })).toEqual(['agreement.write']);
    expect(
      part({
        texts: [textOf(), textOf({ id: 'text-2', number: 2, hash: 'h2' })],
        signatures: READY.signatures,
      }),
    ).toEqual(['agreement.sign']);
    expect(part({ activeElsewhere: true })).toEqual(['engagement.active_elsewhere']);
  });

  it('has no gap over 16 days, the first and last day counted, or up to 21 where both accept it', () => {
    const gaps = (...days: number[]) =>
      longGaps(planned({ sessions: on(...days) }), PLANNED).map(({ days: n, acceptable }) => [n, acceptable]);
    expect(gaps(16, 32, 48, 64, 80)).toEqual([]);
    expect(gaps(17, 33, 49, 65, 81)).toEqual([[17, true]]);
    expect(gaps(3, 19, 41, 57, 73)).toEqual([
      [22, false],
      [17, true],
    ]);
    const long = planned({ sessions: on(10, 26, 47, 63, 79) });
    const days = { by: 'coach', id: 'g', sprintId: 'sprint-1', fromSessionId: 's26' } as const;
    expect(readiness(long, 'sprint-1', AT)?.time).toMatchObject({
      repair: 'sprint.book_between',
      detail: { days: 21, acceptable: true },
    });
    expect([16, 22].map((n) => codeOf(proposeGap(long, { ...days, days: n }, AT)))).toEqual(
      Array(2).fill('sprint.gap_days'),
    );
    const asked = bookAfter(long, proposeGap(long, { ...days, days: 21 }, AT));
    expect(readiness(asked, 'sprint-1', AT)?.ready).toBe(false);
    expect(codeOf(answerGap(asked, { by: 'coach', gapId: 'g', yes: true }, AT))).toBe('sprint.own_gap');
    const accepted = bookAfter(asked, answerGap(asked, { by: 'client', gapId: 'g', yes: true }, AT));
    expect(readiness(accepted, 'sprint-1', AT)?.ready).toBe(true);
    const back = bookAfter(asked, withdrawGap(asked, { by: 'coach', gapId: 'g' }, AT));
    expect(codeOf(answerGap(back, { by: 'client', gapId: 'g', yes: true }, AT))).toBe(
      'sprint.gap_not_waiting',
    );
  });
});

describe('a first day', () => {
  it('makes a ready plan active, and the engagement with it', () => {
    const before = settle(READY, berlin('2026-10-04T23:59'));
    expect(before).toMatchObject({
      book: { sprints: [{ state: 'planned' }] },
      until: berlin('2026-10-05T00:00'),
    });
    const { book } = settle(READY, berlin('2026-10-05T00:00'));
    expect(book).toMatchObject({ engagement: { state: 'active' }, sprints: [{ state: 'active' }] });
    expect(
      settle({ ...READY, activeElsewhere: true }, berlin('2026-10-05T00:00')).book.sprints[0]?.state,
    ).toBe('planned');
  });

  it('that passed unready is mended within the first week, after it by a new first Monday', () => {
    const bare = { ...READY, sprints: [{ ...PLANNED, block: null }] };
    const block = { weekday: 2, time: '08:30', minutes: 60 };
    const mend = (at: string) => {
      const { book } = settle(bare, at);
      return settle(bookAfter(book, setBlock(book, { by: 'client', sprintId: 'sprint-1', block }, at)), at)
        .book;
    };
    expect(mend(berlin('2026-10-11T23:59')).sprints[0]).toMatchObject({
      state: 'active',
      startedAt: berlin('2026-10-05T00:00'),
    });
    const late = berlin('2026-10-12T00:00');
    const missed = mend(late);
    expect(missed.sprints[0]).toMatchObject({ state: 'planned', startMissed: true });
    expect(readiness(missed, 'sprint-1', late)?.time).toMatchObject({
      repair: 'sprint.new_monday',
      detail: { monday: '2026-10-12' },
    });
    const anew = bookAfter(
      missed,
      changePlan(missed, { by: 'client', sprintId: 'sprint-1', startsOn: '2026-10-12' }, late),
    );
    expect(settle(anew, late).book.sprints[0]).toMatchObject({ state: 'active', startsOn: '2026-10-12' });
  });

  it('waits for the end of a pause, and for the end of the sprint that runs', () => {
    const monday = berlin('2026-10-05T00:00');
    const pauses = [pauseOf({ state: 'running', startsOn: '2026-10-01', endsOn: '2026-10-07' })];
    const paused = { ...READY, pauses, engagement: engagementOf({ state: 'paused' }) };
    expect(settle(paused, berlin('2026-10-06T23:59')).book).toMatchObject({
      engagement: { state: 'paused' },
      sprints: [{ state: 'planned' }],
    });
    expect(settle(paused, berlin('2026-10-07T00:00')).book.sprints[0]).toMatchObject({
      state: 'active',
      startedAt: monday,
    });
    const before = sprintOf({ id: 'before', startsOn: '2026-08-03', weeks: 10, number: 0 });
    const longer = { ...READY, sprints: [before, PLANNED] };
    expect(settle(longer, monday).book.sprints.map(({ state }) => state)).toEqual(['active', 'planned']);
    const { time } = readiness(longer, 'sprint-1', monday) ?? {};
    expect(time).toMatchObject({ repair: 'sprint.new_monday', detail: { monday: '2026-10-12' } });
  });

  it('answers expectations with three sentences only', () => {
    const answer = (answered: number) =>
      answerExpectations(READY, { by: 'client', sprintId: 'sprint-1', answered }, AT);
    expect([2, 3].map((n) => codeOf(answer(n)))).toEqual(['sprint.expectations', 'accepted']);
  });
});

describe('the weeks of a sprint', () => {
  it('are numbered, and have a middle', () => {
    const sprint = sprintOf();
    expect([weekCount(sprint), weeksOf(sprint).length, weeksOf(sprint)[12]?.endsOn]).toEqual([
      13,
      13,
      '2027-01-03',
    ]);
    expect(
      ['2026-10-04', '2026-10-05', '2026-10-12', '2027-01-03'].map((day) => weekNumber(sprint, day)),
    ).toEqual([null, 1, 2, 13]);
    expect(
      [13, 4, 26].map((weeks) => weekNumber(sprintOf({ weeks }), middleMonday(sprintOf({ weeks })))),
    ).toEqual([7, 2, 13]);
  });
});
