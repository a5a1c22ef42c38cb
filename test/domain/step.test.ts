// Steps by example: added, proposed, marked, put right, re-homed, and what the client is asked for in between.
import { describe, expect, it } from 'vitest';
import { addNextWeek, addStep, makeInquiryStep, proposeStep } from '../../src/domain/engagement/adding.ts';
import { isBeingAsked, tooMany, uncoveredWeeks } from '../../src/domain/engagement/asked.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { correctMark, keptByReflection, markKept, markNotKept } from '../../src/domain/engagement/mark.ts';
import { makeMove } from '../../src/domain/engagement/negotiation.ts';
import { acceptStep } from '../../src/domain/engagement/proposal.ts';
import { rehomeStep } from '../../src/domain/engagement/rehoming.ts';
import {
  begunSession,
  berlin,
  bookOf,
  closedSession,
  codeOf,
  after as done,
  engagementOf,
  goalOf,
  pauseOf,
  sessionOf,
  stepOf,
} from './books.ts';

const first = closedSession('2026-10-08T16:00');
const second = sessionOf({ startsLocal: '2026-10-22T16:00', id: 'second' });
const NOW = berlin('2026-10-12T09:00');
const book = bookOf({ sessions: [first, second] });
const newStep = { id: 'step', kind: 'practical', size: 'hour', goalId: 'goal-1' } as const;
const stepIn = (of: Book, id = 'step') => of.steps.find((step) => step.id === id);

describe('adding', () => {
  it('is agreed by the client’s own word, within seven days unless said otherwise', () => {
    const of = done(book, addStep(book, { ...newStep, by: 'client' }, NOW));
    expect(stepIn(of)).toMatchObject({ state: 'agreed', dueOn: '2026-10-19', agreedOn: '2026-10-12' });
    expect(of.chains).toEqual([{ id: 'step', engagementId: 'engagement', beganAt: NOW, limitOn: null }]);
    const near = { ...book, sessions: [sessionOf({ startsLocal: '2026-10-14T16:00' })] };
    expect(stepIn(done(near, addStep(near, { ...newStep, by: 'client' }, NOW)))?.dueOn).toBe('2026-10-14');
  });

  it.each([
    ['2026-10-11', 'step.before_today'],
    ['2026-10-12', 'accepted'],
    ['2026-11-02', 'accepted'],
    ['2026-11-03', 'step.beyond_limit'],
    ['2099-01-01', 'step.beyond_limit'],
  ])('due on %s: %s', (dueOn, code) => {
    expect(codeOf(addStep(book, { ...newStep, by: 'client', dueOn }, NOW))).toBe(code);
    expect(codeOf(proposeStep(book, { ...newStep, by: 'coach', dueOn }, NOW))).toBe(code);
  });

  it('by the coach is a proposal that waits for the client and begins its chain with the yes', () => {
    expect(codeOf(addStep(book, { ...newStep, by: 'coach' }, NOW))).toBe('step.not_yours');
    const of = done(book, proposeStep(book, { ...newStep, by: 'coach' }, NOW));
    expect(stepIn(of)).toMatchObject({ state: 'proposed', agreedAt: null });
    expect(of.chains[0]?.beganAt).toBeNull();
    expect(codeOf(acceptStep(of, { by: 'coach', stepId: 'step' }, NOW))).toBe('step.not_yours');
    const agreed = done(of, acceptStep(of, { by: 'client', stepId: 'step' }, NOW));
    expect(stepIn(agreed)?.state).toBe('agreed');
    expect(agreed.chains[0]?.beganAt).toBe(NOW);
    expect(codeOf(acceptStep(agreed, { by: 'client', stepId: 'step' }, NOW))).toBe('step.not_waiting');
  });

  it('accepted in a session counts as the client’s word in it', () => {
    const on = begunSession('2026-10-12T08:30', { id: 'on' });
    const of = { ...book, sessions: [first, on, second] };
    const waiting = done(of, proposeStep(of, { ...newStep, by: 'coach' }, NOW));
    const agreed = done(waiting, acceptStep(waiting, { by: 'client', stepId: 'step', sessionId: 'on' }, NOW));
    expect(agreed.confirmations).toEqual([{ stepId: 'step', sessionId: 'on', at: NOW, undoneAt: null }]);
  });

  it('serves the big picture only while no goal is open, as far as who adds can read', () => {
    const without = { ...newStep, goalId: null };
    expect(codeOf(addStep(book, { ...without, by: 'client' }, NOW))).toBe('step.needs_goal');
    const ended = { ...book, goals: [goalOf({ state: 'reached' })] };
    expect(codeOf(addStep(ended, { ...without, by: 'client' }, NOW))).toBe('accepted');
    expect(codeOf(addStep(ended, { ...newStep, by: 'client' }, NOW))).toBe('goal.ended');
    const secret = { ...book, goals: [goalOf({ placedIn: null })] };
    expect(codeOf(proposeStep(secret, { ...without, by: 'coach' }, NOW))).toBe('accepted');
    expect(codeOf(proposeStep(secret, { ...newStep, by: 'coach' }, NOW))).toBe('goal.not_found');
  });

  it('happens in a session only while that is on', () => {
    const add = (sessionId: string) => codeOf(addStep(book, { ...newStep, by: 'client', sessionId }, NOW));
    expect(add('second')).toBe('session.not_open');
    expect(add(first.id)).toBe('session.not_open');
    expect(add('nowhere')).toBe('session.not_found');
  });

  it('ends with the engagement, and needs a coach to be proposed', () => {
    const over = { ...book, engagement: engagementOf({ state: 'ended' }) };
    expect(codeOf(addStep(over, { ...newStep, by: 'client' }, NOW))).toBe('engagement.over');
    const alone = { ...book, engagement: engagementOf({ coachId: null }) };
    expect(codeOf(proposeStep(alone, { ...newStep, by: 'coach' }, NOW))).toBe('engagement.no_coach');
  });

  it('makes an inquiry a reflective step for the goal in focus, once while it lives', () => {
    const tap = { by: 'client', id: 'step', inquiryId: 'why' } as const;
    const of = done(book, makeInquiryStep(book, tap, NOW));
    expect(stepIn(of)).toMatchObject({
      kind: 'reflective',
      goalId: 'goal-1',
      inquiryId: 'why',
      state: 'agreed',
    });
    expect(codeOf(makeInquiryStep(of, { ...tap, id: 'again' }, NOW))).toBe('step.inquiry_taken');
    expect(stepIn(done(book, makeInquiryStep(book, { ...tap, by: 'coach' }, NOW)))?.state).toBe('proposed');
  });

  it('again next week follows a kept step in a chain of its own', () => {
    const kept = { ...book, steps: [stepOf({ id: 'old', state: 'kept', dueOn: '2026-10-15' })] };
    const again = { by: 'client', stepId: 'old', id: 'step' } as const;
    const of = done(kept, addNextWeek(kept, again, NOW));
    expect(stepIn(of)).toMatchObject({
      chainId: 'step',
      dueOn: '2026-10-22',
      size: 'hour',
      previousId: null,
    });
    const late = { ...book, steps: [stepOf({ id: 'old', state: 'kept', dueOn: '2026-09-15' })] };
    expect(stepIn(done(late, addNextWeek(late, again, NOW)))?.dueOn).toBe('2026-10-19');
    expect(codeOf(addNextWeek(kept, { ...again, by: 'coach' }, NOW))).toBe('step.not_yours');
    const ended = { ...kept, goals: [goalOf({ state: 'reached' }), goalOf({ id: 'other' })] };
    expect(codeOf(addNextWeek(ended, again, NOW))).toBe('goal.ended');
    expect(codeOf(addNextWeek(ended, { ...again, goalId: 'other' }, NOW))).toBe('accepted');
    const open = { ...book, steps: [stepOf({ id: 'old' })] };
    expect(codeOf(addNextWeek(open, again, NOW))).toBe('step.not_kept');
  });
});

describe('marks', () => {
  const of = bookOf({ sessions: [first, second], steps: [stepOf({ id: 'step', dueOn: '2026-10-10' })] });
  const mark = { by: 'client', stepId: 'step', id: 'mark' } as const;

  it('are the client’s, on a day from the agreement to today; late is kept', () => {
    expect(codeOf(markKept(of, { ...mark, by: 'coach' }, NOW))).toBe('step.not_yours');
    expect(codeOf(markNotKept(of, { ...mark, by: 'coach' }, NOW))).toBe('step.not_yours');
    expect(stepIn(done(of, markKept(of, mark, NOW)))).toMatchObject({
      state: 'kept',
      markedOn: '2026-10-12',
    });
    expect(markKept(of, { ...mark, on: '2026-10-07' }, NOW)).toMatchObject({
      refusal: 'step.mark_day',
      detail: { earliest: '2026-10-08', latest: '2026-10-12' },
    });
    expect(codeOf(markKept(of, { ...mark, on: '2026-10-13' }, NOW))).toBe('step.mark_day');
  });

  it('on a reflective step are kept by the reflection, not by a tap', () => {
    const reflective = { ...of, steps: [stepOf({ id: 'step', kind: 'reflective' })] };
    expect(codeOf(markKept(reflective, mark, NOW))).toBe('step.needs_reflection');
    const kept = done(reflective, keptByReflection(reflective, { ...mark, reflectionId: 'words' }, NOW));
    expect(stepIn(kept)).toMatchObject({ state: 'kept', reflectionId: 'words' });
    expect(codeOf(keptByReflection(of, { ...mark, reflectionId: 'words' }, NOW))).toBe('step.not_reflective');
    expect(codeOf(markNotKept(reflective, mark, NOW))).toBe('accepted');
  });

  it('can be put right until the next session closes, history kept', () => {
    const kept = done(of, markKept(of, mark, NOW));
    const right = { ...mark, id: 'right', to: 'not kept', on: '2026-10-11' } as const;
    expect(codeOf(correctMark(kept, { ...right, by: 'coach' }, NOW))).toBe('step.not_yours');
    const corrected = done(kept, correctMark(kept, right, NOW));
    expect(stepIn(corrected)).toMatchObject({ state: 'not kept', markedOn: '2026-10-11' });
    expect(corrected.marks.map((one) => one.mark)).toEqual(['kept', 'not kept']);
    const held = closedSession('2026-10-22T16:00', { id: 'second' });
    const later = { ...corrected, sessions: [first, held] };
    expect(codeOf(correctMark(later, { ...right, to: 'open' }, berlin('2026-10-23T09:00')))).toBe(
      'step.mark_final',
    );
    expect(codeOf(correctMark(of, right, NOW))).toBe('step.not_marked');
  });

  it('taken back open the step with its old date, but not on an ended goal', () => {
    const kept = done(of, markNotKept(of, mark, NOW));
    const back = { ...mark, id: 'back', to: 'open' } as const;
    expect(stepIn(done(kept, correctMark(kept, back, NOW)))).toMatchObject({
      state: 'agreed',
      dueOn: '2026-10-10',
      settledAt: null,
      markedOn: null,
    });
    const ended = { ...kept, goals: [goalOf({ state: 'let go' })] };
    expect(codeOf(correctMark(ended, back, NOW))).toBe('goal.ended');
  });

  it('go on after the end, since open steps stay with the client', () => {
    const over = { ...of, engagement: engagementOf({ state: 'completed' }) };
    expect(codeOf(markKept(over, mark, NOW))).toBe('accepted');
    expect(isBeingAsked(done(over, markNotKept(over, mark, NOW)), NOW)).toBe(false);
  });
});

describe('re-homing', () => {
  const goals = [goalOf(), goalOf({ id: 'other' }), goalOf({ id: 'gone', state: 'let go' })];
  const of = bookOf({ sessions: [first, second], goals, steps: [stepOf({ id: 'step' })] });
  const rehome = (goalId: string | null, by: 'client' | 'coach' = 'client') =>
    rehomeStep(of, { by, stepId: 'step', goalId }, NOW);

  it('gives an open step to another open goal, in the same chain', () => {
    expect(stepIn(done(of, rehome('other')))).toMatchObject({
      goalId: 'other',
      state: 'agreed',
      chainId: 'step',
    });
    expect(codeOf(rehome('other', 'coach'))).toBe('step.not_yours');
    expect(codeOf(rehome('gone'))).toBe('goal.ended');
    expect(codeOf(rehome('goal-1'))).toBe('step.same_goal');
    expect(codeOf(rehome(null))).toBe('step.needs_goal');
  });

  it('takes a waiting move along, and falls back on the big picture where no other goal is open', () => {
    const move = { kind: 'later', dueOn: '2026-10-20' } as const;
    const asked = done(of, makeMove(of, { by: 'client', stepId: 'step', id: 'later', move }, NOW));
    const moved = done(asked, rehomeStep(asked, { by: 'client', stepId: 'step', goalId: 'other' }, NOW));
    expect(stepIn(moved, 'later')?.goalId).toBe('other');
    const only = { ...of, goals: [goalOf()] };
    expect(codeOf(rehomeStep(only, { by: 'client', stepId: 'step', goalId: null }, NOW))).toBe('accepted');
  });
});

describe('being asked', () => {
  const past = stepOf({ id: 'step', dueOn: '2026-10-11' });

  it('begins with the first held session of the sprint and ends with a step within its date', () => {
    expect(isBeingAsked(book, NOW)).toBe(true);
    expect(isBeingAsked({ ...book, sessions: [second] }, NOW)).toBe(false);
    expect(isBeingAsked({ ...book, steps: [past] }, NOW)).toBe(true);
    expect(isBeingAsked({ ...book, steps: [{ ...past, dueOn: '2026-10-12' }] }, NOW)).toBe(false);
    expect(isBeingAsked({ ...book, steps: [{ ...past, state: 'proposed', dueOn: '2026-10-20' }] }, NOW)).toBe(
      true,
    );
    expect(isBeingAsked({ ...book, engagement: engagementOf({ state: 'paused' }) }, NOW)).toBe(false);
  });

  it('names the weeks without a step before they begin', () => {
    expect(uncoveredWeeks(book, NOW)).toEqual(['2026-10-12', '2026-10-19']);
    const covered = {
      ...book,
      steps: [stepOf({ dueOn: '2026-10-23' }), { ...past, state: 'replaced' as const }],
    };
    expect(uncoveredWeeks(covered, NOW)).toEqual(['2026-10-12']);
    expect(uncoveredWeeks(covered, NOW, '2026-11-01')).toEqual(['2026-10-12', '2026-10-26']);
    expect(
      uncoveredWeeks({ ...book, pauses: [pauseOf({ startsOn: '2026-10-19', endsOn: '2026-10-26' })] }, NOW),
    ).toEqual(['2026-10-12']);
    expect(uncoveredWeeks({ ...book, sprints: [] }, NOW)).toEqual([]);
  });

  it('warns of a third open step', () => {
    const steps = [stepOf(), stepOf(), stepOf({ state: 'kept' })];
    expect(tooMany({ ...book, steps })).toBe(false);
    expect(tooMany({ ...book, steps: [...steps, stepOf()] })).toBe(true);
  });
});
