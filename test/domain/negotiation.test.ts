// Negotiation by example: each way a chain of moves might lead out of action, tried by name.
import { describe, expect, it } from 'vitest';
import { isBeingAsked } from '../../src/domain/engagement/asked.ts';
import { type Book, withChanges } from '../../src/domain/engagement/book.ts';
import {
  chainLimit,
  currentOf,
  effectiveDueOn,
  isLate,
  waitingOf,
} from '../../src/domain/engagement/chain.ts';
import { markKept, markNotKept } from '../../src/domain/engagement/mark.ts';
import type { Move } from '../../src/domain/engagement/move.ts';
import { type Answer, answerMove, makeMove } from '../../src/domain/engagement/negotiation.ts';
import { acceptStep, withdrawStep } from '../../src/domain/engagement/proposal.ts';
import { standingLaters } from '../../src/domain/engagement/silence.ts';
import type { Step } from '../../src/domain/engagement/step.ts';
import type { Day, Instant } from '../../src/domain/kernel/time.ts';
import {
  begunSession,
  berlin,
  bookOf,
  closedSession,
  codeOf,
  after as done,
  engagementOf,
  goalOf,
  nextId,
  sessionOf,
  stepOf,
  yes,
} from './books.ts';

// Thursday 2026-10-08: a session was held; the next ones are on the 22nd and the 5th of November.
const first = closedSession('2026-10-08T16:00');
const second = sessionOf({ startsLocal: '2026-10-22T16:00' });
const third = sessionOf({ startsLocal: '2026-11-05T16:00' });
const step = stepOf({ id: 'call-kim', dueOn: '2026-10-15' });
const book = bookOf({ sessions: [first, second, third], steps: [step] });
const MONDAY: Instant = berlin('2026-10-12T09:00');
const later = (dueOn: Day): Move => ({ kind: 'later', dueOn });
const smaller: Move = { kind: 'smaller', size: 'quarter' };
const different = (dueOn: Day): Move => ({
  kind: 'different',
  replacement: { kind: 'practical', size: 'hour', dueOn },
});

const openIn = (on: Book, chainId = 'call-kim'): Step => {
  const open = currentOf(on, chainId);
  if (open?.state !== 'agreed') throw new Error(`the chain has come to ${open?.state}`);
  return open;
};
const waitingIn = (on: Book, chainId = 'call-kim'): Step => {
  const waiting = waitingOf(on, chainId);
  if (!waiting) throw new Error('nothing waits');
  return waiting;
};
const move = (on: Book, by: 'client' | 'coach', what: Move, at = MONDAY, sessionId: string | null = null) =>
  makeMove(on, { by, stepId: openIn(on).id, id: nextId('step'), move: what, sessionId }, at);
const answer = (on: Book, by: 'client' | 'coach', what: Answer, at = MONDAY) =>
  answerMove(on, { by, stepId: waitingIn(on).id, answer: what }, at);
const yesTo = (on: Book, by: 'client' | 'coach', at = MONDAY) =>
  done(on, answer(on, by, { kind: 'accept' }, at));
const settled = (on: Book, at: Instant): Book => withChanges(on, standingLaters(on, at));

describe('later', () => {
  it('waits for the coach, and until then the step goes by the asked-for date', () => {
    const asked = done(book, move(book, 'client', later('2026-10-20')));
    expect(openIn(asked).id).toBe('call-kim');
    expect(waitingIn(asked)).toMatchObject({ move: 'later', dueOn: '2026-10-20', previousId: 'call-kim' });
    expect(effectiveDueOn(asked, openIn(asked))).toBe('2026-10-20');
    const agreed = yesTo(asked, 'coach');
    expect(openIn(agreed)).toMatchObject({
      dueOn: '2026-10-20',
      chainId: 'call-kim',
      agreedOn: '2026-10-12',
    });
    expect(agreed.steps.find(({ id }) => id === 'call-kim')?.state).toBe('replaced');
  });

  it('asked after the date waits without changing the date', () => {
    const at = berlin('2026-10-16T09:00');
    const asked = done(book, move(book, 'client', later('2026-10-20'), at));
    expect(effectiveDueOn(asked, openIn(asked))).toBe('2026-10-15');
    expect(isBeingAsked(asked, at)).toBe(true);
  });

  it('takes effect once in a chain: later, smaller, later', () => {
    const once = yesTo(done(book, move(book, 'client', later('2026-10-20'))), 'coach');
    const made = done(once, move(once, 'client', smaller));
    expect(codeOf(move(made, 'client', later('2026-10-22')))).toBe('step.later_used');
    expect(codeOf(move(made, 'coach', later('2026-10-22')))).toBe('step.later_used');
  });

  it('takes effect once in a chain: different, then later, then different, then later', () => {
    const swapped = yesTo(done(book, move(book, 'client', different('2026-10-16'))), 'coach');
    const moved = yesTo(done(swapped, move(swapped, 'client', later('2026-10-20'))), 'coach');
    const again = yesTo(done(moved, move(moved, 'coach', different('2026-10-21'))), 'client');
    expect(codeOf(move(again, 'client', later('2026-10-22')))).toBe('step.later_used');
  });

  it('that was declined uses nothing up, but the next one does not hold by silence', () => {
    const asked = done(book, move(book, 'client', later('2026-10-20')));
    expect(waitingIn(asked).standsAt).toBe(berlin('2026-10-15T09:00'));
    const declined = done(asked, answer(asked, 'coach', { kind: 'decline' }));
    const again = done(declined, move(declined, 'client', later('2026-10-20')));
    expect(waitingIn(again).standsAt).toBeNull();
    const silent = settled(again, berlin('2026-10-25T09:00'));
    expect(openIn(silent).dueOn).toBe('2026-10-15');
    const agreed = yesTo(again, 'coach');
    expect(codeOf(move(agreed, 'client', later('2026-10-22')))).toBe('step.later_used');
  });

  it('withdrawn for a wrong day keeps the right to hold by silence', () => {
    const asked = done(book, move(book, 'client', later('2026-10-19')));
    const back = done(asked, withdrawStep(asked, { by: 'client', stepId: waitingIn(asked).id }, MONDAY));
    const again = done(back, move(back, 'client', later('2026-10-20')));
    expect(waitingIn(again).standsAt).not.toBeNull();
  });

  it.each([
    ['2099-01-01', 'step.beyond_limit'],
    ['2026-10-11', 'step.before_today'],
    ['2026-10-15', 'step.not_later'],
    ['2026-11-05', 'step.beyond_limit'],
  ])('to %s is refused with %s', (dueOn, code) => {
    expect(codeOf(move(book, 'client', later(dueOn)))).toBe(code);
    expect(codeOf(move(book, 'coach', later(dueOn)))).toBe(code);
  });

  it('names the days it may go to', () => {
    const no = move(book, 'client', later('2099-01-01'));
    expect(no).toMatchObject({ detail: { earliest: '2026-10-16', latest: '2026-11-02' } });
  });
});

describe('silence', () => {
  it('of 72 hours lets the first later stand, to the millisecond', () => {
    const asked = done(book, move(book, 'client', later('2026-10-22')));
    expect(openIn(settled(asked, '2026-10-15T06:59:59.999Z')).dueOn).toBe('2026-10-15');
    const stood = settled(asked, '2026-10-15T07:00:00.000Z');
    expect(openIn(stood)).toMatchObject({ dueOn: '2026-10-22', agreedAt: '2026-10-15T07:00:00.000Z' });
    expect(settled(asked, berlin('2026-12-01T09:00')).steps).toEqual(stood.steps);
  });

  it('does not let a later past the next session stand', () => {
    const asked = done(book, move(book, 'client', later('2026-10-23')));
    expect(openIn(settled(asked, berlin('2026-10-20T09:00'))).dueOn).toBe('2026-10-15');
  });

  it('reaches 14 days where no session is booked', () => {
    const alone = { ...book, sessions: [first] };
    expect(waitingIn(done(alone, move(alone, 'client', later('2026-10-26')))).standsAt).not.toBeNull();
    expect(waitingIn(done(alone, move(alone, 'client', later('2026-10-27')))).standsAt).toBeNull();
  });

  it('does not let a date that has passed by then stand, not even afterwards', () => {
    const near = { ...book, steps: [{ ...step, dueOn: '2026-10-13' }] };
    const asked = done(near, move(near, 'client', later('2026-10-14')));
    const silent = settled(asked, berlin('2026-10-15T09:00'));
    expect(openIn(silent).dueOn).toBe('2026-10-13');
    expect(waitingIn(silent).standsAt).toBeNull();
    expect(codeOf(answer(silent, 'coach', { kind: 'accept' }, berlin('2026-10-15T09:00')))).toBe(
      'step.date_passed',
    );
  });

  it.each([different('2026-10-20'), { kind: 'with help', fromCoach: true } satisfies Move])(
    'lets nothing else stand: %j',
    (what) => {
      const asked = done(book, move(book, 'client', what));
      expect(settled(asked, berlin('2026-11-20T09:00'))).toEqual(asked);
    },
  );

  it("lets no coach's later stand", () => {
    const asked = done(book, move(book, 'coach', later('2026-10-20')));
    expect(openIn(settled(asked, berlin('2026-10-20T09:00'))).id).toBe('call-kim');
  });
});

describe('different', () => {
  it('names its replacement, or is no move at all', () => {
    expect(codeOf(move(book, 'client', { kind: 'different' }))).toBe('step.needs_replacement');
  });

  it("stays within the chain's limit, except where it is agreed in a session", () => {
    const limited = { ...book, chains: [{ ...chainIn(book), limitOn: '2026-10-20' }] };
    expect(codeOf(move(limited, 'client', different('2026-10-21')))).toBe('step.beyond_limit');
    const on = begunSession('2026-10-12T08:30');
    const inSession = { ...limited, sessions: [...limited.sessions, on] };
    const asked = done(inSession, move(inSession, 'client', different('2026-10-21'), MONDAY, on.id));
    expect(openIn(yesTo(asked, 'coach')).dueOn).toBe('2026-10-21');
    const over = { ...asked, sessions: [closedSession('2026-10-12T08:30', { id: on.id }), second, third] };
    expect(codeOf(answer(over, 'coach', { kind: 'accept' }))).toBe('step.beyond_limit');
    expect(codeOf(move(inSession, 'client', different('2026-11-03'), MONDAY, on.id))).toBe(
      'step.beyond_limit',
    );
  });

  it('may serve another open goal, and none that has ended or that the coach does not read', () => {
    const goals = [
      goalOf(),
      goalOf({ id: 'private', placedIn: null }),
      goalOf({ id: 'gone', state: 'let go' }),
    ];
    const on = { ...book, goals };
    const to = (goalId: string | null): Move => ({
      kind: 'different',
      replacement: { kind: 'practical', size: 'hour', dueOn: '2026-10-16', goalId },
    });
    expect(codeOf(move(on, 'client', to('private')))).toBe('accepted');
    expect(codeOf(move(on, 'coach', to('private')))).toBe('goal.not_found');
    expect(codeOf(move(on, 'coach', to('nowhere')))).toBe('goal.not_found');
    expect(codeOf(move(on, 'client', to('gone')))).toBe('goal.ended');
    expect(codeOf(move(on, 'client', to(null)))).toBe('step.needs_goal');
  });
});

const chainIn = (on: Book) => {
  const [chain] = on.chains;
  if (!chain) throw new Error('no chain');
  return chain;
};

describe('smaller and with help', () => {
  it('smaller holds at once, keeps goal, kind and date, and makes a waiting move lapse', () => {
    const asked = done(book, move(book, 'coach', different('2026-10-20')));
    const made = done(asked, move(asked, 'client', smaller));
    expect(openIn(made)).toMatchObject({
      size: 'quarter',
      dueOn: '2026-10-15',
      goalId: 'goal-1',
      move: 'smaller',
    });
    expect(made.steps.map(({ state }) => state).sort()).toEqual(['agreed', 'lapsed', 'replaced']);
  });

  it('smaller is never larger, never the coach’s, and sets no date even when it has passed', () => {
    expect(move(book, 'client', { kind: 'smaller', size: 'half-day' })).toMatchObject({
      refusal: 'step.size_larger',
      detail: { largest: 'hour' },
    });
    expect(codeOf(move(book, 'coach', smaller))).toBe('step.not_yours');
    const at = berlin('2026-10-20T09:00');
    expect(openIn(done(book, move(book, 'client', smaller, at))).dueOn).toBe('2026-10-15');
  });

  it('help from others holds at once, help from the coach waits', () => {
    const helped = done(book, move(book, 'client', { kind: 'with help', fromCoach: false }));
    expect(openIn(helped)).toMatchObject({ move: 'with help', dueOn: '2026-10-15' });
    const asked = done(book, move(book, 'client', { kind: 'with help', fromCoach: true }));
    expect(openIn(asked).id).toBe('call-kim');
    expect(openIn(yesTo(asked, 'coach')).helpFromCoach).toBe(true);
  });

  it('help is no later under another name', () => {
    const sly: Move = { kind: 'with help', fromCoach: false, dueOn: '2026-10-20' };
    expect(codeOf(move(book, 'client', sly))).toBe('step.date_stands');
    expect(codeOf(move(book, 'client', { ...sly, fromCoach: true }))).toBe('step.date_stands');
    const at = berlin('2026-10-20T09:00');
    expect(codeOf(move(book, 'client', { kind: 'with help', fromCoach: true }, at))).toBe(
      'step.before_today',
    );
    expect(
      codeOf(move(book, 'client', { kind: 'with help', fromCoach: true, dueOn: '2026-10-21' }, at)),
    ).toBe('accepted');
  });
});

describe('answers', () => {
  it('one move waits per chain, and a counter answers the earlier one', () => {
    const asked = done(book, move(book, 'client', later('2026-10-20')));
    expect(codeOf(move(asked, 'client', different('2026-10-16')))).toBe('step.move_waiting');
    expect(codeOf(move(asked, 'coach', different('2026-10-16')))).toBe('step.move_waiting');
    const counter: Answer = { kind: 'counter', id: 'counter', move: different('2026-10-16') };
    expect(codeOf(answer(asked, 'client', counter))).toBe('step.not_yours');
    const countered = done(asked, answer(asked, 'coach', counter));
    expect(waitingIn(countered)).toMatchObject({ id: 'counter', by: 'coach', previousId: 'call-kim' });
    expect(countered.steps.filter(({ state }) => state === 'declined')).toHaveLength(1);
    expect(openIn(yesTo(countered, 'client')).id).toBe('counter');
  });

  it('a refused counter leaves the earlier move waiting', () => {
    const asked = done(book, move(book, 'client', later('2026-10-20')));
    const counter: Answer = { kind: 'counter', id: 'counter', move: { kind: 'different' } };
    expect(codeOf(answer(asked, 'coach', counter))).toBe('step.needs_replacement');
  });

  it('a yes after the proposed date asks for a new one: the client gives it along, the coach counters', () => {
    const at = berlin('2026-10-17T09:00');
    const asked = done(book, move(book, 'coach', different('2026-10-16')));
    const accept = (dueOn?: Day): Answer => (dueOn ? { kind: 'accept', dueOn } : { kind: 'accept' });
    expect(answer(asked, 'client', accept(), at)).toMatchObject({
      refusal: 'step.date_passed',
      detail: { earliest: '2026-10-17', latest: '2026-11-05' },
    });
    expect(codeOf(answer(asked, 'client', accept('2026-11-06'), at))).toBe('step.beyond_limit');
    expect(openIn(done(asked, answer(asked, 'client', accept('2026-10-19'), at))).dueOn).toBe('2026-10-19');
    expect(codeOf(answer(asked, 'client', accept('2026-10-19')))).toBe('step.date_stands');
    const mine = done(book, move(book, 'client', different('2026-10-16')));
    expect(codeOf(answer(mine, 'coach', accept('2026-10-19'), at))).toBe('step.date_passed');
    const counter: Answer = { kind: 'counter', id: 'counter', move: different('2026-10-19') };
    expect(codeOf(answer(mine, 'coach', counter, at))).toBe('accepted');
  });

  it('kept and not kept make a waiting move lapse; kept by the asked-for date is not late', () => {
    const asked = done(book, move(book, 'client', later('2026-10-23')));
    const at = berlin('2026-10-19T09:00');
    const kept = done(asked, markKept(asked, { by: 'client', stepId: 'call-kim', id: 'mark' }, at));
    expect(waitingOf(kept, 'call-kim')).toBeUndefined();
    expect(isLate(kept, yesStep(kept))).toBe(false);
    const plainly = done(book, markKept(book, { by: 'client', stepId: 'call-kim', id: 'mark' }, at));
    expect(isLate(plainly, yesStep(plainly))).toBe(true);
  });

  it('not kept without a successor leaves the client being asked', () => {
    expect(isBeingAsked(book, MONDAY)).toBe(false);
    const missed = done(book, markNotKept(book, { by: 'client', stepId: 'call-kim', id: 'mark' }, MONDAY));
    expect(isBeingAsked(missed, MONDAY)).toBe(true);
    const alone = { ...missed, sprints: [], sessions: [] };
    expect(isBeingAsked(alone, MONDAY)).toBe(true);
  });

  it('nobody waits for an answer where there is nobody to give it', () => {
    const alone = { ...book, engagement: engagementOf({ coachId: null }), sprints: [], sessions: [] };
    expect(openIn(done(alone, move(alone, 'client', later('2026-10-20')))).dueOn).toBe('2026-10-20');
    expect(codeOf(move(alone, 'client', { kind: 'with help', fromCoach: true }))).toBe('engagement.no_coach');
    const over = { ...book, engagement: engagementOf({ state: 'ended' }) };
    expect(openIn(done(over, move(over, 'client', different('2026-10-20')))).dueOn).toBe('2026-10-20');
    expect(codeOf(move(over, 'coach', different('2026-10-20')))).toBe('engagement.over');
  });
});

const yesStep = (on: Book): Step => {
  const found = on.steps.find(({ id }) => id === 'call-kim');
  if (!found) throw new Error('vanished');
  return found;
};

describe("a chain's limit", () => {
  it('is the second session after it began, or 21 days while fewer are booked', () => {
    expect(chainLimit(book, 'call-kim', MONDAY)).toBe('2026-11-05');
    expect(chainLimit({ ...book, sessions: [second] }, 'call-kim', MONDAY)).toBe('2026-10-29');
    for (const state of ['cancelled', 'missed'] as const) {
      const gone = { ...second, state };
      expect(chainLimit({ ...book, sessions: [gone, third] }, 'call-kim', MONDAY)).toBe('2026-10-29');
    }
  });

  it('is reckoned from the yes for what the coach proposed', () => {
    const waiting = {
      ...book,
      steps: [stepOf({ id: 'idea', state: 'proposed', by: 'coach', dueOn: '2026-10-30' })],
    };
    const at = berlin('2026-10-23T09:00');
    const agreed = withChanges(waiting, yes(acceptStep(waiting, { by: 'client', stepId: 'idea' }, at)));
    expect(chainLimit(agreed, 'idea', at)).toBe('2026-11-13');
  });
});
