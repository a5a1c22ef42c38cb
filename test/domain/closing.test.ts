// The closing rule by example: what a session lacks, what a waiting yes does to it, and what closing brings.
import { describe, expect, it } from 'vitest';
import { addStep, confirmStep, proposeStep } from '../../src/domain/engagement/adding.ts';
import type { Book } from '../../src/domain/engagement/book.ts';
import { withChanges } from '../../src/domain/engagement/book.ts';
import {
  askingEndsAt,
  closeSession,
  lapsedAskings,
  missingToClose,
} from '../../src/domain/engagement/closing.ts';
import { isLeftOpen } from '../../src/domain/engagement/hour.ts';
import { markKept } from '../../src/domain/engagement/mark.ts';
import { answerMove, makeMove } from '../../src/domain/engagement/negotiation.ts';
import { acceptStep, declineStep, withdrawStep } from '../../src/domain/engagement/proposal.ts';
import type { Session } from '../../src/domain/engagement/session.ts';
import { standingLaters } from '../../src/domain/engagement/silence.ts';
import type { Day, Instant } from '../../src/domain/kernel/time.ts';
import {
  begunSession,
  berlin,
  bookOf,
  codeOf,
  conclusionOf,
  after as done,
  engagementOf,
  sessionOf,
  stepOf,
  topicOf,
} from './books.ts';

// The session of Thursday 2026-10-08 is on; the next is a fortnight later.
const on = begunSession('2026-10-08T16:00', { id: 'on' });
const next = sessionOf({ startsLocal: '2026-10-22T16:00', id: 'next' });
const conclusion = conclusionOf(on);
const NOW: Instant = berlin('2026-10-08T17:05');
const book = bookOf({ sessions: [on, next], conclusions: [conclusion] });

const close = (of: Book, by: 'client' | 'coach' = 'client', at = NOW, endedAt?: Instant) =>
  closeSession(of, endedAt ? { by, sessionId: 'on', endedAt } : { by, sessionId: 'on' }, at);
const sessionIn = (of: Book, id = 'on'): Session => {
  const found = of.sessions.find((session) => session.id === id);
  if (!found) throw new Error('no session');
  return found;
};
const newStep = { id: 'step', kind: 'practical', size: 'hour', goalId: 'goal-1', sessionId: 'on' } as const;
const added = (dueOn: Day, of = book, at = NOW) =>
  done(of, addStep(of, { ...newStep, by: 'client', dueOn }, at));
const proposed = (dueOn: Day, of = book) =>
  done(of, proposeStep(of, { ...newStep, by: 'coach', dueOn }, NOW));
const carried = (dueOn: Day, of = book) => ({
  ...of,
  steps: [stepOf({ id: 'carried', dueOn, madeAt: '2026-09-24T14:00:00.000Z' })],
  chains: [{ id: 'carried', engagementId: 'engagement', beganAt: '2026-09-24T14:00:00.000Z', limitOn: null }],
});

describe('a session closes', () => {
  it('not without a conclusion', () => {
    const none = { ...added('2026-10-15'), conclusions: [conclusionOf(next)] };
    expect(close(none)).toMatchObject({
      refusal: 'session.no_conclusion',
      detail: { missing: ['session.no_conclusion'], latest: '2026-10-22' },
    });
  });

  it('not without a next step, and names all that is missing', () => {
    const none = { ...book, conclusions: [] };
    expect(codeOf(close(book))).toBe('session.no_next_step');
    expect(missingToClose(none, 'on', NOW).codes).toEqual(['session.no_conclusion', 'session.no_next_step']);
  });

  it('with both, by either side', () => {
    for (const by of ['client', 'coach'] as const) {
      const closed = sessionIn(done(book, close(added('2026-10-22'), by)));
      expect(closed).toMatchObject({ state: 'closed', settledBy: by, settledAt: NOW, endedAt: NOW });
    }
  });

  it('not on a step of another time: an open one nobody spoke of', () => {
    expect(codeOf(close(carried('2026-10-15')))).toBe('session.no_next_step');
  });

  it('on a carried step that the client confirmed in it, not on a stale one', () => {
    const confirm = (of: Book, by: 'client' | 'coach' = 'client') =>
      confirmStep(of, { by, stepId: 'carried', sessionId: 'on' }, NOW);
    const fresh = carried('2026-10-15');
    expect(codeOf(confirm(fresh, 'coach'))).toBe('step.not_yours');
    expect(codeOf(close(done(fresh, confirm(fresh)), 'coach'))).toBe('accepted');
    expect(codeOf(confirm(carried('2026-10-07')))).toBe('step.date_passed');
    const forged = {
      ...carried('2026-10-07'),
      confirmations: [{ stepId: 'carried', sessionId: 'on', at: NOW, undoneAt: null }],
    };
    expect(codeOf(close(forged))).toBe('session.step_date');
  });

  it('not on a step kept meanwhile: it is no longer ahead', () => {
    const kept = added('2026-10-15');
    const marked = done(kept, markKept(kept, { by: 'client', stepId: 'step', id: 'mark' }, NOW));
    expect(codeOf(close(marked))).toBe('session.no_next_step');
  });

  it('not on a date after the next session, nor one that has passed when it closes late', () => {
    expect(close(added('2026-10-23'))).toMatchObject({
      refusal: 'session.step_date',
      detail: { latest: '2026-10-22' },
    });
    expect(codeOf(close(added('2026-10-09'), 'client', berlin('2026-10-10T09:00')))).toBe(
      'session.step_date',
    );
  });

  it('within 14 days where none is booked, within 21 where the next is far', () => {
    const alone = { ...book, sessions: [on] };
    expect(missingToClose(alone, 'on', NOW).latest).toBe('2026-10-22');
    const far = { ...book, sessions: [on, sessionOf({ startsLocal: '2026-11-20T16:00' })] };
    expect(missingToClose(far, 'on', NOW).latest).toBe('2026-10-29');
  });

  it('counts a step by the later date asked for it', () => {
    const agreed = added('2026-10-15');
    const command = {
      by: 'client',
      stepId: 'step',
      id: 'later',
      move: { kind: 'later', dueOn: '2026-10-23' },
    } as const;
    expect(codeOf(close(done(agreed, makeMove(agreed, command, NOW))))).toBe('session.step_date');
  });

  it('not by the date of a later that this very closing lapses', () => {
    const older = begunSession('2026-10-07T16:00', { id: 'older' });
    const of = added('2026-10-09', { ...book, sessions: [older, on, next] });
    const move = { kind: 'later', dueOn: '2026-10-15' } as const;
    const asked = done(
      of,
      makeMove(of, { by: 'client', stepId: 'step', id: 'later', move, sessionId: 'older' }, NOW),
    );
    expect(codeOf(close(asked, 'client', berlin('2026-10-10T09:00')))).toBe('session.step_date');
  });

  it('counts a step made smaller on the phone meanwhile', () => {
    const agreed = added('2026-10-15');
    const smaller = {
      by: 'client',
      stepId: 'step',
      id: 'small',
      move: { kind: 'smaller', size: 'quarter' },
    } as const;
    expect(codeOf(close(done(agreed, makeMove(agreed, smaller, NOW))))).toBe('accepted');
  });

  it('neither before it began, nor twice, nor after the end', () => {
    const early = berlin('2026-10-08T15:00');
    const planned = { ...book, sessions: [sessionOf({ startsLocal: '2026-10-08T16:00', id: 'on' }), next] };
    expect(codeOf(close(planned, 'client', early))).toBe('session.not_open');
    const closed = done(added('2026-10-15'), close(added('2026-10-15')));
    expect(codeOf(close(closed))).toBe('session.not_open');
    const over = { ...added('2026-10-15'), engagement: engagementOf({ state: 'completed' }) };
    expect(codeOf(close(over))).toBe('engagement.over');
  });
});

describe('the real end', () => {
  const late = berlin('2026-10-08T20:00');
  it('is now up to 15 minutes after the planned one, and the planned one from then on', () => {
    const ready = added('2026-10-15');
    const [justInTime, tooLate] = [berlin('2026-10-08T17:15'), '2026-10-08T15:15:00.001Z'];
    expect([on.endsAt, justInTime]).toEqual(['2026-10-08T15:00:00.000Z', '2026-10-08T15:15:00.000Z']);
    expect(sessionIn(done(ready, close(ready, 'client', justInTime))).endedAt).toBe(justInTime);
    expect(sessionIn(done(ready, close(ready, 'client', tooLate))).endedAt).toBe(on.endsAt);
  });

  it('is the planned one by default when closed late, or the one told', () => {
    const ready = added('2026-10-15');
    expect(sessionIn(done(ready, close(ready, 'client', late))).endedAt).toBe(on.endsAt);
    const told = berlin('2026-10-08T17:40');
    expect(sessionIn(done(ready, close(ready, 'client', late, told))).endedAt).toBe(told);
  });

  it('lies after the beginning and not after now', () => {
    const ready = added('2026-10-15');
    expect(codeOf(close(ready, 'client', late, on.startsAt))).toBe('session.real_end');
    expect(codeOf(close(ready, 'client', late, berlin('2026-10-08T20:01')))).toBe('session.real_end');
  });
});

describe('a closing that waits for a yes', () => {
  const asked = (() => {
    const of = proposed('2026-10-15');
    return done(of, close(of, 'coach'));
  })();
  const yesAt = (at: Instant, of = asked) => acceptStep(of, { by: 'client', stepId: 'step' }, at);

  it('is asked for, closes nothing, and keeps the hour from being left open', () => {
    expect(sessionIn(asked)).toMatchObject({
      state: 'in progress',
      closingAskedAt: NOW,
      closingAskedBy: 'coach',
      closingLatestOn: '2026-10-22',
    });
    expect(isLeftOpen(sessionIn(asked), berlin('2026-10-14T09:00'))).toBe(false);
    expect(codeOf(close(asked, 'client'))).toBe('session.step_waiting');
  });

  it('closes with the yes, at the end told when it was asked', () => {
    const at = berlin('2026-10-12T09:00');
    const closed = sessionIn(done(asked, yesAt(at)));
    expect(closed).toMatchObject({ state: 'closed', endedAt: NOW, settledAt: at, closingAskedAt: null });
  });

  it('is judged as of the asking, whatever is booked meanwhile', () => {
    const sooner = {
      ...asked,
      sessions: [...asked.sessions, sessionOf({ startsLocal: '2026-10-13T16:00' })],
    };
    expect(sessionIn(done(sooner, yesAt(berlin('2026-10-12T09:00'), sooner))).state).toBe('closed');
  });

  it('lapses when the day of the step has ended, and a yes with a new date then only agrees the step', () => {
    expect(askingEndsAt(asked, sessionIn(asked))).toBe(berlin('2026-10-16T00:00'));
    const before = withChanges(asked, lapsedAskings(asked, berlin('2026-10-15T23:59')));
    expect(sessionIn(before).closingAskedAt).toBe(NOW);
    const at = berlin('2026-10-16T09:00');
    expect(codeOf(yesAt(at))).toBe('step.date_passed');
    const given = { by: 'client', stepId: 'step', dueOn: '2026-10-20' } as const;
    for (const of of [asked, withChanges(asked, lapsedAskings(asked, at))]) {
      const agreed = done(of, acceptStep(of, given, at));
      expect(agreed.steps[0]).toMatchObject({ state: 'agreed', dueOn: '2026-10-20' });
      expect(sessionIn(agreed)).toMatchObject({ state: 'in progress', closingAskedAt: null, endedAt: null });
    }
  });

  it('lapses when the step is declined or withdrawn, and then can be had with another', () => {
    const declined = done(asked, declineStep(asked, { by: 'client', stepId: 'step' }, NOW));
    expect(sessionIn(declined)).toMatchObject({ closingAskedAt: null, closingLatestOn: null, endedAt: null });
    const withdrawn = done(asked, withdrawStep(asked, { by: 'coach', stepId: 'step' }, NOW));
    expect(sessionIn(withdrawn).closingAskedAt).toBeNull();
    const own = done(declined, addStep(declined, { ...newStep, id: 'own', by: 'client' }, NOW));
    expect(codeOf(close(own, 'coach'))).toBe('accepted');
  });

  it('does not close over the head of a client who adds a step of their own; either side closes then', () => {
    const own = done(asked, addStep(asked, { ...newStep, id: 'own', by: 'client' }, NOW));
    expect(sessionIn(own)).toMatchObject({ state: 'in progress', closingAskedAt: NOW });
    expect(codeOf(close(own, 'client'))).toBe('accepted');
  });

  const moved = (() => {
    const of = carried('2026-10-15');
    const move = { kind: 'later', dueOn: '2026-10-22' } as const;
    const later = makeMove(of, { by: 'client', stepId: 'carried', id: 'later', move, sessionId: 'on' }, NOW);
    const waiting = done(of, later);
    return done(waiting, close(waiting, 'client'));
  })();

  it('goes on waiting through a counter, which takes the place of what it answers', () => {
    const move = { kind: 'later', dueOn: '2026-10-20' } as const;
    const answer = { kind: 'counter', id: 'counter', move } as const;
    const countered = done(
      moved,
      answerMove(moved, { by: 'coach', stepId: 'later', answer, sessionId: 'on' }, NOW),
    );
    expect(sessionIn(countered).closingAskedAt).toBe(NOW);
    const yes = answerMove(countered, { by: 'client', stepId: 'counter', answer: { kind: 'accept' } }, NOW);
    expect(sessionIn(done(countered, yes)).state).toBe('closed');
  });

  it('closes when a first later stands by silence', () => {
    const stood = withChanges(moved, standingLaters(moved, berlin('2026-10-20T09:00')));
    expect(sessionIn(stood)).toMatchObject({ state: 'closed', settledAt: berlin('2026-10-11T17:05') });
  });

  it('waits for no proposal that would not fit, and closes with no day beyond what was asked', () => {
    const far = { ...newStep, id: 'far', by: 'coach', dueOn: '2026-10-24' } as const;
    const both = done(proposed('2026-10-15'), proposeStep(proposed('2026-10-15'), far, NOW));
    const waiting = done(both, close(both, 'coach'));
    const agreed = done(waiting, acceptStep(waiting, { by: 'client', stepId: 'far' }, NOW));
    expect(sessionIn(agreed)).toMatchObject({ state: 'in progress', closingAskedAt: NOW });
    const declined = done(waiting, declineStep(waiting, { by: 'client', stepId: 'step' }, NOW));
    expect(sessionIn(declined).closingAskedAt).toBeNull();
    // A pause moved the step beyond the later asked for it: the client's new date goes with the yes.
    const steps = moved.steps.map((step) =>
      step.id === 'carried' ? { ...step, dueOn: '2026-10-23' } : step,
    );
    const swapped = steps.map((step) => (step.id === 'later' ? { ...step, by: 'coach' as const } : step));
    const chains = moved.chains.map((chain) => ({ ...chain, limitOn: '2026-10-29' }));
    const paused = { ...moved, steps: swapped, chains };
    const yes = acceptStep(paused, { by: 'client', stepId: 'later', dueOn: '2026-10-26' }, NOW);
    expect(sessionIn(done(paused, yes))).toMatchObject({ state: 'in progress', closingAskedAt: null });
  });

  it('lapses with a waiting move when the client keeps the step', () => {
    const kept = done(moved, markKept(moved, { by: 'client', stepId: 'carried', id: 'mark' }, NOW));
    expect(sessionIn(kept).closingAskedAt).toBeNull();
  });
});

describe('what closing brings', () => {
  it('lapses what was proposed in an earlier session, or outside one before this began', () => {
    const at = (id: string, madeAt: Instant, sessionId: string | null) =>
      stepOf({ id, state: 'proposed', by: 'coach', madeAt, sessionId, dueOn: '2026-10-16' });
    const earlier = begunSession('2026-09-24T16:00', { id: 'earlier', state: 'missed' });
    const steps = [
      at('before', '2026-10-08T13:59:00.000Z', null),
      at('during', '2026-10-08T14:01:00.000Z', null),
      at('in it', NOW, 'on'),
      at('in an earlier one', '2026-09-24T14:10:00.000Z', 'earlier'),
      ...added('2026-10-15').steps,
    ];
    const of = { ...book, sessions: [earlier, on, next], steps };
    const closed = done(of, close(of));
    const lapsed = closed.steps.filter(({ state }) => state === 'lapsed').map(({ id }) => id);
    expect(lapsed.sort()).toEqual(['before', 'in an earlier one']);
  });

  it('leaves alone what a later session proposed when an older one closes late', () => {
    const later = begunSession('2026-10-09T16:00', { id: 'later' });
    const idea = stepOf({
      id: 'idea',
      state: 'proposed',
      by: 'coach',
      sessionId: 'later',
      dueOn: '2026-10-16',
    });
    const at = berlin('2026-10-10T09:00');
    const ready = added('2026-10-15', { ...book, sessions: [on, later, next], steps: [idea] }, at);
    expect(done(ready, close(ready, 'client', at)).steps.find(({ id }) => id === 'idea')?.state).toBe(
      'proposed',
    );
  });

  it('lapses the asking of an earlier session along with what it waited for', () => {
    const asked = proposed('2026-10-22');
    const waiting = done(asked, close(asked, 'coach'));
    const at = berlin('2026-10-22T17:00');
    const own = { ...newStep, id: 'own', by: 'client', sessionId: 'next' } as const;
    const ready = done(waiting, addStep(waiting, own, at));
    const with2 = { ...ready, conclusions: [...ready.conclusions, conclusionOf(next)] };
    const closed = done(with2, closeSession(with2, { by: 'client', sessionId: 'next' }, at));
    expect(sessionIn(closed, 'next').state).toBe('closed');
    expect(sessionIn(closed)).toMatchObject({ state: 'in progress', closingAskedAt: null });
  });

  it('moves untouched topics on, behind those already there', () => {
    const topics = [
      topicOf({ id: 'touched', sessionId: 'on', touched: true }),
      topicOf({ id: 'second', sessionId: 'on', position: 3 }),
      topicOf({ id: 'first', sessionId: 'on', position: 2, state: 'suggested', by: 'coach' }),
      topicOf({ id: 'left', sessionId: 'on', state: 'left' }),
      topicOf({ id: 'there', sessionId: 'next', position: 4 }),
    ];
    const of = { ...added('2026-10-15'), topics };
    const there = (id: string) => done(of, close(of)).topics.find((topic) => topic.id === id);
    expect(there('first')).toMatchObject({ sessionId: 'next', position: 5 });
    expect(there('second')).toMatchObject({ sessionId: 'next', position: 6 });
    expect(there('touched')).toMatchObject({ sessionId: 'on' });
    expect(there('left')).toMatchObject({ sessionId: 'on' });
    const alone = { ...of, sessions: [on] };
    expect(done(alone, close(alone)).topics.find(({ id }) => id === 'first')?.sessionId).toBeNull();
  });
});
