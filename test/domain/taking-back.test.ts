// Wrong taps put right by whoever made them: an answer to a step or a gap, a confirmation, the call for a review.
import { describe, expect, it } from 'vitest';
import { addNextWeek, confirmStep, unconfirmStep } from '../../src/domain/engagement/adding.ts';
import { amendStep } from '../../src/domain/engagement/amending.ts';
import { type Book, withChanges } from '../../src/domain/engagement/book.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import { answerGap, proposeGap, takeGapAnswerBack } from '../../src/domain/engagement/gap.ts';
import { markKept } from '../../src/domain/engagement/mark.ts';
import { makeMove } from '../../src/domain/engagement/negotiation.ts';
import { pauseEngagement } from '../../src/domain/engagement/pausing.ts';
import { acceptStep, declineStep, withdrawStep } from '../../src/domain/engagement/proposal.ts';
import { longGaps } from '../../src/domain/engagement/readiness.ts';
import { rehomeStep } from '../../src/domain/engagement/rehoming.ts';
import { callReview, skipReview, takeReviewBack } from '../../src/domain/engagement/reviewing.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { undoStart } from '../../src/domain/engagement/starting.ts';
import type { Step } from '../../src/domain/engagement/step.ts';
import { takeAnswerBack } from '../../src/domain/engagement/unanswering.ts';
import { type Instant, plus } from '../../src/domain/kernel/time.ts';
import {
  begunSession,
  berlin,
  bookOf,
  closedSession,
  codeOf,
  conclusionOf,
  after as done,
  engagementOf,
  gapOf,
  goalOf,
  reviewOf,
  sessionOf,
  sprintOf,
  stepOf,
  yes,
} from './books.ts';

// Thursday 2026-10-08: a session was held; the next ones are on the 22nd and the 5th of November.
const held = closedSession('2026-10-08T16:00');
const next = sessionOf({ id: 'next', startsLocal: '2026-10-22T16:00' });
const third = sessionOf({ startsLocal: '2026-11-05T16:00' });
const open = stepOf({ id: 'call-kim', dueOn: '2026-10-15' });
const offer = stepOf({ id: 'offer', by: 'coach', state: 'proposed', dueOn: '2026-10-16' });
const book = bookOf({ sessions: [held, next, third], steps: [open, offer] });
const MONDAY: Instant = berlin('2026-10-12T09:00');
const soon = plus(MONDAY, { minutes: 1 });

const step = (on: Book, id: string): Step | undefined => on.steps.find((one) => one.id === id);
const back = (on: Book, by: 'client' | 'coach', stepId: string, at = soon) =>
  takeAnswerBack(on, { by, stepId }, at);
const accepted = (on: Book, by: 'client' | 'coach', stepId: string, at = MONDAY) =>
  done(on, acceptStep(on, { by, stepId }, at));
const declined = (on: Book, by: 'client' | 'coach', stepId: string) =>
  done(on, declineStep(on, { by, stepId }, MONDAY));
const asksLater = (on: Book, at = MONDAY) =>
  done(
    on,
    makeMove(
      on,
      { by: 'client', stepId: 'call-kim', id: 'later', move: { kind: 'later', dueOn: '2026-10-20' } },
      at,
    ),
  );

describe('a yes or no to a step', () => {
  it('goes back to exactly what it was, whichever it was', () => {
    for (const answered of [accepted(book, 'client', 'offer'), declined(book, 'client', 'offer')]) {
      const undone = done(answered, back(answered, 'client', 'offer'));
      expect(step(undone, 'offer')).toEqual(offer);
      expect(undone.chains.find(({ id }) => id === 'offer')?.beganAt).toBeNull();
      expect(codeOf(acceptStep(undone, { by: 'client', stepId: 'offer' }, soon))).toBe('accepted');
    }
  });

  it('to a move opens the step before it again, and a later stands again by the same 72 hours', () => {
    const asked = asksLater(book);
    for (const answered of [accepted(asked, 'coach', 'later'), declined(asked, 'coach', 'later')]) {
      const undone = done(answered, back(answered, 'coach', 'later'));
      expect(undone.steps).toEqual(expect.arrayContaining([...asked.steps]));
      const stands = plus(MONDAY, { hours: 72 });
      expect(step(settle(undone, stands).book, 'later')).toMatchObject({ state: 'agreed', agreedAt: stands });
    }
    const late = accepted(asked, 'coach', 'later', plus(MONDAY, { hours: 71 }));
    expect(codeOf(back(late, 'coach', 'later', plus(MONDAY, { hours: 72 })))).toBe('step.answer_final');
  });

  it('is nobody else’s to take back, and nobody’s where none was asked', () => {
    expect(codeOf(back(accepted(book, 'client', 'offer'), 'coach', 'offer'))).toBe('step.not_yours');
    expect(codeOf(back(declined(book, 'client', 'offer'), 'coach', 'offer'))).toBe('step.not_yours');
    expect(codeOf(back(book, 'client', 'offer'))).toBe('step.not_answered');
    expect(codeOf(back(book, 'client', 'call-kim'))).toBe('step.not_answered');
    const silent = settle(asksLater(book), plus(MONDAY, { hours: 73 })).book;
    expect(codeOf(back(silent, 'coach', 'later', plus(MONDAY, { hours: 74 })))).toBe('step.not_answered');
  });

  it('stays once something came of it: kept, moved, put to the other anew, closed upon, paused', () => {
    const agreed = accepted(book, 'client', 'offer');
    const kept = done(agreed, markKept(agreed, { by: 'client', stepId: 'offer', id: 'm' }, soon));
    expect(codeOf(back(kept, 'client', 'offer'))).toBe('step.not_answered');
    const smaller = { by: 'client', stepId: 'offer', id: 'less' } as const;
    const moved = done(
      agreed,
      makeMove(agreed, { ...smaller, move: { kind: 'smaller', size: 'quarter' } }, soon),
    );
    expect(codeOf(back(moved, 'client', 'less'))).toBe('step.not_answered');
    const asked = done(
      agreed,
      makeMove(agreed, { ...smaller, move: { kind: 'later', dueOn: '2026-10-19' } }, soon),
    );
    expect(codeOf(back(asked, 'client', 'offer'))).toBe('step.answer_final');
    const gone = done(asked, withdrawStep(asked, { by: 'client', stepId: 'less' }, soon));
    expect(codeOf(back(gone, 'client', 'offer'))).toBe('step.answer_final');
    const refused = declined(asksLater(book), 'coach', 'later');
    const anew = makeMove(
      refused,
      { by: 'coach', stepId: 'call-kim', id: 'x', move: { kind: 'later', dueOn: '2026-10-17' } },
      soon,
    );
    expect(codeOf(back(done(refused, anew), 'coach', 'later'))).toBe('step.answer_final');
    const closed = closedSession('2026-10-12T10:00', { id: 'extra', settledAt: soon });
    for (const answered of [agreed, declined(book, 'client', 'offer')]) {
      const after = { ...answered, sessions: [...answered.sessions, closed] };
      expect(codeOf(back(after, 'client', 'offer', closed.endsAt))).toBe('step.answer_final');
    }
    const pause = { by: 'client', id: 'pause', startsOn: '2026-10-12', endsOn: '2026-10-20' } as const;
    const paused = done(agreed, pauseEngagement(agreed, pause, soon));
    expect(codeOf(back(paused, 'client', 'offer', plus(soon, { minutes: 1 })))).toBe('step.answer_final');
  });

  it('stays in an hour whose closing was asked for, and in one that it closed', () => {
    const on = begunSession('2026-10-12T08:30', { id: 'on' });
    const here = { ...offer, sessionId: 'on', dueOn: '2026-10-30' };
    const fits = stepOf({ id: 'fits', by: 'coach', state: 'proposed', sessionId: 'on', dueOn: '2026-10-16' });
    const steps = [open, here, fits];
    const room = bookOf({ sessions: [held, on, next], steps, conclusions: [conclusionOf(on)] });
    const said = accepted(room, 'client', 'offer');
    expect(codeOf(back(said, 'client', 'offer'))).toBe('accepted');
    const asked = done(said, closeSession(said, { by: 'coach', sessionId: 'on' }, MONDAY));
    expect(codeOf(back(asked, 'client', 'offer'))).toBe('step.answer_final');
    const closing = done(room, closeSession(room, { by: 'coach', sessionId: 'on' }, MONDAY));
    const closed = accepted(closing, 'client', 'fits');
    expect(closed.sessions.find(({ id }) => id === 'on')?.state).toBe('closed');
    expect(codeOf(back(closed, 'client', 'fits', MONDAY))).toBe('step.answer_final');
  });

  it('stays once the client gave their word for the step in a session', () => {
    const on = begunSession('2026-10-12T08:30', { id: 'on' });
    const asked = asksLater({ ...book, sessions: [held, on, next] });
    for (const by of ['client', 'coach'] as const) {
      const stepId = by === 'client' ? 'offer' : 'later';
      const agreed = accepted(asked, by, stepId);
      const at = by === 'client' ? soon : MONDAY;
      const said = done(agreed, confirmStep(agreed, { by: 'client', stepId, sessionId: 'on' }, at));
      expect(codeOf(back(said, by, stepId)), by).toBe('step.answer_final');
    }
  });

  it('stays with its question made another step, with an ended goal, and after the end', () => {
    const asked = { ...book, steps: [open, { ...offer, inquiryId: 'why' }] };
    const refused = declined(asked, 'client', 'offer');
    const again = stepOf({ id: 'again', inquiryId: 'why' });
    const taken = withChanges(refused, { steps: [again], events: [] });
    expect(codeOf(back(taken, 'client', 'offer'))).toBe('step.answer_final');
    const ended = withChanges(refused, { goals: [goalOf({ state: 'let go' })], events: [] });
    expect(codeOf(back(ended, 'client', 'offer'))).toBe('goal.ended');
    const over = { ...refused, engagement: engagementOf({ state: 'ended', overAt: MONDAY }) };
    expect(codeOf(back(over, 'client', 'offer'))).toBe('engagement.over');
  });

  it('is not taken back over an ended goal: nothing opens on one', () => {
    const goals = [goalOf(), goalOf({ id: 'goal-2' })];
    const two = { ...book, goals };
    const move = {
      kind: 'different',
      replacement: { kind: 'practical', size: 'hour', dueOn: '2026-10-15', goalId: 'goal-2' },
    } as const;
    const asked = done(two, makeMove(two, { by: 'client', stepId: 'call-kim', id: 'other', move }, MONDAY));
    const agreed = accepted(asked, 'coach', 'other');
    const ended = { ...agreed, goals: [goalOf({ state: 'reached' }), goalOf({ id: 'goal-2' })] };
    expect(codeOf(back(ended, 'coach', 'other'))).toBe('goal.ended');
    const rehomed = done(
      agreed,
      rehomeStep(agreed, { by: 'client', stepId: 'other', goalId: 'goal-1' }, soon),
    );
    expect(codeOf(back(rehomed, 'coach', 'other'))).toBe('accepted');
  });

  it('said in an hour is no word in it any more: it does not close with that step', () => {
    const on = begunSession('2026-10-12T08:30', { id: 'on' });
    const room = { ...book, sessions: [held, on, next], conclusions: [conclusionOf(on)] };
    const said = done(room, acceptStep(room, { by: 'client', stepId: 'offer', sessionId: 'on' }, MONDAY));
    expect(codeOf(closeSession(said, { by: 'client', sessionId: 'on' }, soon))).toBe('accepted');
    const undone = done(said, back(said, 'client', 'offer'));
    const again = accepted(undone, 'client', 'offer', plus(soon, { minutes: 1 }));
    const later = plus(soon, { minutes: 2 });
    expect(codeOf(closeSession(again, { by: 'client', sessionId: 'on' }, later))).toBe(
      'session.no_next_step',
    );
  });
});

describe('a confirmation in a session', () => {
  const on = begunSession('2026-10-12T08:30', { id: 'on' });
  const room = { ...book, sessions: [held, on, next], conclusions: [conclusionOf(on)] };
  const word = { by: 'client', stepId: 'call-kim', sessionId: 'on' } as const;
  const said = done(room, confirmStep(room, word, MONDAY));

  it('is taken back while the session is on: it no longer lets it close, and can be given again', () => {
    expect(codeOf(closeSession(said, { by: 'coach', sessionId: 'on' }, soon))).toBe('accepted');
    const undone = done(said, unconfirmStep(said, word, soon));
    expect(codeOf(closeSession(undone, { by: 'coach', sessionId: 'on' }, soon))).toBe('session.no_next_step');
    expect(codeOf(unconfirmStep(undone, word, soon))).toBe('step.not_confirmed');
    const again = done(undone, confirmStep(undone, word, soon));
    expect(codeOf(closeSession(again, { by: 'coach', sessionId: 'on' }, soon))).toBe('accepted');
    expect(undone.confirmations).toHaveLength(1);
  });

  it('taken back leaves a start that can be undone', () => {
    const bare = { ...said, conclusions: [] };
    expect(codeOf(undoStart(bare, { by: 'coach', sessionId: 'on' }, soon))).toBe('session.something_done');
    const undone = done(bare, unconfirmStep(bare, word, soon));
    expect(codeOf(undoStart(undone, { by: 'coach', sessionId: 'on' }, soon))).toBe('accepted');
  });

  it('taken back leaves a step that can be put right on the day it was added', () => {
    const fresh = { ...room, steps: [stepOf({ id: 'call-kim', madeAt: MONDAY, dueOn: '2026-10-15' })] };
    const amended = (on: Book) => amendStep(on, { by: 'client', stepId: 'call-kim', size: 'quarter' }, soon);
    const confirmed = done(fresh, confirmStep(fresh, word, MONDAY));
    expect(codeOf(amended(confirmed))).toBe('step.not_amendable');
    expect(codeOf(amended(done(confirmed, unconfirmStep(confirmed, word, soon))))).toBe('accepted');
  });

  it('is the client’s, and final once the session closed', () => {
    expect(codeOf(unconfirmStep(said, { ...word, by: 'coach' }, soon))).toBe('step.not_yours');
    const closed = done(said, closeSession(said, { by: 'client', sessionId: 'on' }, soon));
    expect(codeOf(unconfirmStep(closed, word, soon))).toBe('session.not_open');
  });
});

describe('a yes or no to a gap', () => {
  const far = sessionOf({ id: 'far', startsLocal: '2026-11-12T16:00' });
  const wide = bookOf({ sessions: [held, next, far] });
  const gap = { by: 'coach', id: 'gap', sprintId: 'sprint-1', fromSessionId: 'next', days: 21 } as const;
  const asked = done(wide, proposeGap(wide, gap, MONDAY));
  const answered = (isYes: boolean, on = asked) =>
    done(on, answerGap(on, { by: 'client', gapId: 'gap', yes: isYes }, MONDAY));
  const undo = (on: Book, by: 'client' | 'coach' = 'client') => takeGapAnswerBack(on, { by, gapId: 'gap' });
  const sprint = sprintOf();

  it('waits again, as it was put, and counts for nothing until it is answered anew', () => {
    for (const isYes of [true, false]) {
      const undone = done(answered(isYes), undo(answered(isYes)));
      expect(undone.gaps).toEqual(asked.gaps);
      expect(longGaps(undone, sprint).map(({ fromSessionId }) => fromSessionId)).toContain('next');
      expect(codeOf(answerGap(undone, { by: 'client', gapId: 'gap', yes: true }, soon))).toBe('accepted');
    }
  });

  it('is taken back by whoever said it', () => {
    expect(codeOf(undo(answered(true), 'coach'))).toBe('sprint.own_gap');
    expect(codeOf(undo(asked))).toBe('sprint.gap_not_answered');
  });

  it('stays once a session closed, another was put in its place, or the sprint began with it', () => {
    const closed = closedSession('2026-10-12T10:00', { settledAt: soon });
    const agreed = answered(true);
    expect(codeOf(undo({ ...agreed, sessions: [...agreed.sessions, closed] }))).toBe('sprint.gap_final');
    const anew = proposeGap(answered(false), { ...gap, id: 'gap-2' }, soon);
    expect(codeOf(undo(done(answered(false), anew)))).toBe('sprint.gap_final');
    const planned = { ...wide, sprints: [sprintOf({ state: 'planned' })] };
    const inPlan = answered(true, done(planned, proposeGap(planned, gap, MONDAY)));
    expect(codeOf(undo(inPlan))).toBe('accepted');
    const begun = { ...inPlan, sprints: [sprintOf({ startedAt: soon })] };
    expect(codeOf(undo(begun))).toBe('sprint.gap_final');
    const over = { ...agreed, sprints: [sprintOf({ state: 'finished' })] };
    expect(codeOf(undo(over))).toBe('sprint.not_running');
    const old = { ...wide, gaps: [gapOf({ id: 'gap', proposedBy: 'coach' })] };
    expect(codeOf(undo(old))).toBe('sprint.gap_final');
  });
});

describe('the call for a review', () => {
  const called = done(book, callReview(book, { by: 'coach', id: 'review' }, MONDAY));
  const reads = () => true;
  const undo = (on: Book, by: 'client' | 'coach' = 'coach', answered = false, may = reads) =>
    takeReviewBack(on, { by, reviewId: 'review', answered, reads: may }, soon);

  it('is taken back: no review stands, and another can be called for', () => {
    const undone = done(called, undo(called));
    expect(undone.reviews[0]).toMatchObject({ state: 'taken back', calledBy: 'coach', decidedAt: soon });
    expect(codeOf(undo(undone))).toBe('review.not_standing');
    expect(codeOf(callReview(undone, { by: 'client', id: 'review-2' }, soon))).toBe('accepted');
  });

  it('also while the other would skip it: nobody wants it then', () => {
    const skip = { by: 'client', reviewId: 'review', sentenceGiven: true } as const;
    const wished = done(called, skipReview(called, skip, MONDAY));
    expect(yes(undo(wished)).reviews?.[0]).toMatchObject({ state: 'taken back', skipAskedBy: null });
  });

  it('stands once something they may know of was answered in it', () => {
    expect(codeOf(undo(called, 'coach', true))).toBe('review.answered');
    const score = { reviewId: 'review', goalId: 'goal-1', level: null, weight: null, from: null, at: MONDAY };
    const scored = withChanges(called, { scores: [score], events: [] });
    expect(codeOf(undo(scored))).toBe('review.answered');
    // A score of a goal the coach does not read is not told of by a no.
    expect(codeOf(undo(scored, 'coach', false, () => false))).toBe('accepted');
  });

  it('is nobody else’s, and the sprint’s own reviews are not called for', () => {
    expect(codeOf(undo(called, 'client'))).toBe('review.called_by_other');
    const mid = { ...book, reviews: [reviewOf({ id: 'review' })] };
    expect(codeOf(undo(mid))).toBe('review.not_called');
  });
});

describe('again next week, where the goal has ended', () => {
  const kept = stepOf({ id: 'kept', state: 'kept', goalId: 'ended' });
  const ended = goalOf({ id: 'ended', state: 'reached' });
  const again = (on: Book, goalId?: string) =>
    addNextWeek(on, { by: 'client', stepId: 'kept', id: 'again', ...(goalId ? { goalId } : {}) }, MONDAY);

  it('serves the goal that is named; without one it says what is missing', () => {
    const two = bookOf({ goals: [ended, goalOf()], steps: [kept] });
    expect(codeOf(again(two))).toBe('goal.ended');
    expect(yes(again(two, 'goal-1')).steps?.[0]).toMatchObject({ goalId: 'goal-1', dueOn: '2026-10-22' });
  });

  it('serves the big picture where no goal is open any more', () => {
    const none = bookOf({ goals: [ended], steps: [kept] });
    expect(yes(again(none)).steps?.[0]).toMatchObject({ goalId: null, state: 'agreed' });
  });
});
