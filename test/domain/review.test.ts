// Reviews: the client decides, a skip takes both or fourteen days, scores make attainment, and one can be called.
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import { callReview, dropSkip, recordDecision, skipReview } from '../../src/domain/engagement/reviewing.ts';
import { attainmentAt, scoreGoal } from '../../src/domain/engagement/scoring.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import {
  begunSession,
  berlin,
  bookAfter,
  bookOf,
  closedSession,
  codeOf,
  engagementOf,
  goalOf,
  reviewOf,
  sessionOf,
  sprintOf,
} from './books.ts';

/** The sprint's last day, in review since its first instant. */
const AT = berlin('2027-01-03T10:00');
const end = reviewOf({ id: 'end', kind: 'end', standsFrom: '2027-01-03' });
const inReview = bookOf({ sprints: [sprintOf({ state: 'in review' })], reviews: [end] });
const mid = bookOf({ reviews: [reviewOf({ id: 'mid' })] });
const MID_AT = berlin('2026-11-18T10:00');
const go = { by: 'client', reviewId: 'end', decision: 'go on' } as const;
const pause = { id: 'p', endsOn: '2027-01-17' };

const stateOf = ({ engagement, sprints, reviews }: Book) =>
  [engagement.state, sprints[0]?.state, reviews[0]?.state, reviews[0]?.decision].join(', ');

describe('the decision', () => {
  it('is the client\u2019s, and at the end it finishes the sprint while the engagement goes on', () => {
    expect(codeOf(recordDecision(inReview, { ...go, by: 'coach' }, AT))).toBe('review.not_yours');
    const on = bookAfter(inReview, recordDecision(inReview, go, AT));
    expect(stateOf(on)).toBe('active, finished, done, go on');
    expect(on.sprints[0]?.finishedAt).toBe(AT);
  });

  it('to finish completes the engagement', () => {
    const soon = { ...inReview, sessions: [sessionOf({ startsLocal: '2027-01-07T16:00' })] };
    const done = bookAfter(soon, recordDecision(soon, { ...go, decision: 'finish' }, AT));
    expect(stateOf(done)).toBe('completed, finished, done, finish');
    expect(done.sessions[0]).toMatchObject({ state: 'cancelled', cancelledFor: 'end' });
  });

  it('to pause pauses at once, and says no where a pause is not possible', () => {
    const paused = bookAfter(inReview, recordDecision(inReview, { ...go, decision: 'pause', pause }, AT));
    expect(stateOf(paused)).toBe('paused, finished, done, pause');
    expect(paused.pauses[0]).toMatchObject({ state: 'running', endsOn: '2027-01-17' });
    const long = { ...pause, endsOn: '2027-06-01' };
    expect(codeOf(recordDecision(inReview, { ...go, decision: 'pause', pause: long }, AT))).toBe(
      'pause.length',
    );
  });

  it('in the middle leaves the sprint running, unless it is to finish', () => {
    const decide = (decision: 'go on' | 'finish') =>
      bookAfter(mid, recordDecision(mid, { by: 'client', reviewId: 'mid', decision }, MID_AT));
    expect(stateOf(decide('go on'))).toBe('active, active, done, go on');
    expect(stateOf(decide('finish'))).toBe('completed, finished, done, finish');
  });

  it('in the middle, put right while the end review stands, leaves that sprint in review', () => {
    const today = reviewOf({ id: 'mid', state: 'done', decision: 'go on', decidedAt: AT });
    const both = { ...inReview, reviews: [today, end] };
    const again = { ...go, reviewId: 'mid' } as const;
    expect(bookAfter(both, recordDecision(both, again, AT)).sprints[0]?.state).toBe('in review');
  });

  it('may be made in a session that is on, and only then names it', () => {
    const session = begunSession('2026-11-18T09:30');
    const book = { ...mid, sessions: [session, closedSession('2026-11-05T16:00', { id: 'held' })] };
    const within = { by: 'client', reviewId: 'mid', decision: 'go on' } as const;
    const decided = bookAfter(book, recordDecision(book, { ...within, sessionId: session.id }, MID_AT));
    expect(decided.reviews[0]?.sessionId).toBe(session.id);
    expect(codeOf(recordDecision(book, { ...within, sessionId: 'held' }, MID_AT))).toBe('session.not_open');
  });

  it('is put right on the same day, and final after it', () => {
    const on = bookAfter(inReview, recordDecision(inReview, go, AT));
    const again = { ...go, decision: 'finish' } as const;
    expect(codeOf(recordDecision(on, again, berlin('2027-01-03T23:59')))).toBe('accepted');
    expect(codeOf(recordDecision(on, again, berlin('2027-01-04T00:00')))).toBe('review.not_standing');
    const lapsed = { ...mid, reviews: [reviewOf({ id: 'mid', state: 'lapsed' })] };
    expect(codeOf(recordDecision(lapsed, { ...go, reviewId: 'mid' }, MID_AT))).toBe('review.not_standing');
  });
});

describe('skipping', () => {
  const skip = (by: 'client' | 'coach', sentenceGiven = true) => ({ by, reviewId: 'end', sentenceGiven });

  it('takes both, with one sentence', () => {
    expect(codeOf(skipReview(inReview, skip('coach', false), AT))).toBe('review.needs_sentence');
    const asked = bookAfter(inReview, skipReview(inReview, skip('coach'), AT));
    expect(stateOf(asked)).toBe('active, in review, standing, ');
    expect(codeOf(skipReview(asked, skip('coach'), AT))).toBe('review.skip_waiting');
    const both = bookAfter(asked, skipReview(asked, skip('client', false), AT));
    expect(stateOf(both)).toBe('active, finished, skipped, ');
  });

  it('takes either alone after fourteen days, on the day itself', () => {
    expect(codeOf(skipReview(inReview, skip('client'), berlin('2027-01-16T23:59')))).toBe('accepted');
    const early = bookAfter(inReview, skipReview(inReview, skip('client'), berlin('2027-01-16T23:59')));
    expect(early.reviews[0]?.state).toBe('standing');
    for (const by of ['client', 'coach'] as const) {
      const alone = bookAfter(inReview, skipReview(inReview, skip(by), berlin('2027-01-17T00:00')));
      expect(stateOf(alone)).toBe('active, finished, skipped, ');
    }
    expect(codeOf(skipReview(early, skip('client', false), berlin('2027-01-17T00:00')))).toBe('accepted');
  });

  it('is dropped by either: taken back, or declined', () => {
    const asked = bookAfter(inReview, skipReview(inReview, skip('coach'), AT));
    for (const by of ['client', 'coach'] as const) {
      const dropped = bookAfter(asked, dropSkip(asked, { by, reviewId: 'end' }));
      expect(dropped.reviews[0]).toMatchObject({ state: 'standing', skipAskedBy: null });
    }
    expect(codeOf(dropSkip(inReview, { by: 'client', reviewId: 'end' }))).toBe('review.no_skip');
  });

  it('does not keep the client from deciding', () => {
    const asked = bookAfter(inReview, skipReview(inReview, skip('coach'), AT));
    const on = bookAfter(asked, recordDecision(asked, go, AT));
    expect(on.reviews[0]).toMatchObject({ state: 'done', skipAskedBy: null });
  });
});

describe('scoring', () => {
  const levels = { clarity: 'levels', level: -1, levelAtFirst: -1 } as const;
  const goals = [
    goalOf({ id: 'a', ...levels }),
    goalOf({ id: 'b', ...levels, placedIn: null }),
    goalOf({ id: 'c' }),
  ];
  const book = { ...inReview, goals };
  const score = { by: 'client', reviewId: 'end', goalId: 'a', level: 1 } as const;

  it('is the client\u2019s, goal by goal, and moves where the goal stands', () => {
    expect(codeOf(scoreGoal(book, { ...score, by: 'coach' }, AT))).toBe('review.not_yours');
    const scored = bookAfter(book, scoreGoal(book, { ...score, weight: 3 }, AT));
    expect(scored.goals[0]).toMatchObject({ level: 1, levelAtFirst: -1, weight: 3 });
    expect(scored.scores).toMatchObject([{ goalId: 'a', level: 1, weight: 3, from: -1 }]);
    const again = bookAfter(scored, scoreGoal(scored, { ...score, level: 2 }, AT));
    expect(again.scores).toMatchObject([{ level: 2, weight: 3 }]);
  });

  it('asks for a level of a goal with levels, and for words of any other', () => {
    const say = (over: object) => codeOf(scoreGoal(book, { ...score, ...over }, AT));
    expect(say({ level: null })).toBe('goal.level');
    expect(say({ weight: -1 })).toBe('goal.weight');
    expect(say({ goalId: 'c' })).toBe('goal.no_levels');
    expect(say({ goalId: 'c', level: null })).toBe('accepted');
  });

  it('belongs to a review that stands', () => {
    const skipped = { ...book, reviews: [{ ...end, state: 'skipped' } as const] };
    expect(codeOf(scoreGoal(skipped, score, AT))).toBe('review.not_standing');
  });

  it('makes attainment over the goals its reader reads, as change from where it began', () => {
    let now: Book = book;
    for (const goalId of ['a', 'b']) now = bookAfter(now, scoreGoal(now, { ...score, goalId }, AT));
    now = bookAfter(now, scoreGoal(now, { by: 'client', reviewId: 'end', goalId: 'c' }, AT));
    expect(attainmentAt(now.scores, 'end', () => true)?.change).toBeCloseTo(24.81, 2);
    expect(attainmentAt(now.scores, 'end', (id) => id === 'a')).toEqual({ now: 60, first: 40, change: 20 });
    expect(attainmentAt(now.scores, 'end', () => false)).toBeNull();
    expect(attainmentAt(now.scores, 'another', () => true)).toBeNull();
  });
});

describe('a called review', () => {
  it('stands from today, one at a time, while a sprint runs', () => {
    const book = bookOf();
    const at = berlin('2026-10-20T10:00');
    const called = bookAfter(book, callReview(book, { by: 'coach', id: 'r' }, at));
    expect(called.reviews[0]).toMatchObject({ kind: 'called', state: 'standing', standsFrom: '2026-10-20' });
    expect(codeOf(callReview(called, { by: 'client', id: 's' }, at))).toBe('review.standing');
    expect(codeOf(callReview(inReview, { by: 'client', id: 's' }, AT))).toBe('review.no_sprint');
    const over = { ...book, engagement: engagementOf({ state: 'ended', overAt: at }) };
    expect(codeOf(callReview(over, { by: 'client', id: 's' }, at))).toBe('engagement.over');
  });

  it('lapses when the next one comes to stand, as a mid-sprint review not done does', () => {
    const book = bookOf({ reviews: [reviewOf({ id: 'r', kind: 'called', standsFrom: '2026-10-20' })] });
    const kinds = (at: string) => settle(book, at).book.reviews.map(({ kind, state }) => `${kind} ${state}`);
    expect(kinds(berlin('2026-11-20T10:00'))).toEqual(['called lapsed', 'mid standing']);
    expect(kinds(AT)).toEqual(['called lapsed', 'mid lapsed', 'end standing']);
  });
});
