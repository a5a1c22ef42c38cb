// The engagement's life: opened alone or with a coach, finished or ended, and what a coach may still see afterwards.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import type { Engagement } from '../../src/domain/engagement/engagement.ts';
import {
  changeZone,
  coachReadsUntil,
  endEngagement,
  finishEngagement,
  isActiveElsewhere,
  isBeforeCoach,
  joinCoach,
  openEngagement,
  standingOf,
} from '../../src/domain/engagement/lifecycle.ts';
import { pauseEngagement } from '../../src/domain/engagement/pausing.ts';
import type { Topic } from '../../src/domain/engagement/session.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import { type WaitingFacts, waitingFor } from '../../src/domain/engagement/waiting.ts';
import { plus } from '../../src/domain/kernel/time.ts';
import {
  anyInstant,
  BERLIN,
  begunSession,
  berlin,
  bookAfter,
  bookOf,
  bothSigned,
  CLIENT,
  COACH,
  closedSession,
  codeOf,
  engagementOf,
  gapOf,
  goalOf,
  holds,
  moveOf,
  pauseOf,
  reviewOf,
  sessionOf,
  stepOf,
  textOf,
  topicOf,
  yes,
} from './books.ts';

const AT = berlin('2026-11-22T15:00');
const open = { id: 'e', clientId: CLIENT, zone: BERLIN, coach: null } as const;
const NOTHING = { frictions: [], answeredReviews: [] };

describe('an engagement begins', () => {
  it('with a client alone, or with a coach; nobody coaches themselves', () => {
    expect(yes(openEngagement(open, AT)).engagement).toMatchObject({
      state: 'exploring',
      coachId: null,
      coachSince: null,
    });
    const coach = { coachId: COACH, coachZone: BERLIN };
    expect(yes(openEngagement({ ...open, coach }, AT)).engagement).toMatchObject({
      coachId: COACH,
      coachSince: AT,
    });
    const self = { ...coach, coachId: CLIENT };
    expect(codeOf(openEngagement({ ...open, coach: self }, AT))).toBe('engagement.same_person');
  });

  it('for a later coach on the day they join; what was done before is not theirs to read', () => {
    const { engagement } = yes(openEngagement(open, AT));
    const later = plus(AT, { days: 3 });
    const coach = { coachId: COACH, coachZone: BERLIN };
    const joined = yes(joinCoach({ engagement }, coach, later)).engagement as Engagement;
    expect(joined).toMatchObject({ coachId: COACH, coachSince: later });
    expect([AT, later].map((at) => isBeforeCoach(joined, at))).toEqual([true, false]);
    expect(isBeforeCoach(engagement, later)).toBe(true);
    expect(codeOf(joinCoach({ engagement: joined }, { ...coach, coachId: 'cy' }, later))).toBe(
      'engagement.has_coach',
    );
    expect(codeOf(joinCoach({ engagement }, { ...coach, coachId: CLIENT }, later))).toBe(
      'engagement.same_person',
    );
    const over = engagementOf({ coachId: null, state: 'ended', overAt: AT });
    expect(codeOf(joinCoach({ engagement: over }, coach, later))).toBe('engagement.over');
  });

  it('and is the only one active or paused', () => {
    expect(isActiveElsewhere(['exploring', 'agreed', 'completed', 'ended'])).toBe(false);
    expect(isActiveElsewhere(['ended', 'paused'])).toBe(true);
    expect(isActiveElsewhere(['active'])).toBe(true);
  });

  it('keeps the zone of each side', () => {
    const moved = (by: 'client' | 'coach', zone: string) => changeZone(bookOf(), { by, zone });
    expect(yes(moved('client', 'Asia/Kathmandu')).engagement).toMatchObject({
      zone: 'Asia/Kathmandu',
      coachZone: BERLIN,
    });
    expect(yes(moved('coach', 'Asia/Kathmandu')).engagement).toMatchObject({
      zone: BERLIN,
      coachZone: 'Asia/Kathmandu',
    });
    expect(codeOf(moved('client', 'Mars/Olympus'))).toBe('engagement.zone');
  });
});

describe('the end', () => {
  const held = closedSession('2026-10-08T16:00');
  const leftOpen = begunSession('2026-11-12T16:00', { id: 'left open' });
  const soon = sessionOf({ id: 'soon', startsLocal: '2026-11-26T16:00' });
  const fell = sessionOf({
    id: 'fell',
    state: 'missed',
    startsLocal: '2026-10-22T16:00',
    offeredLocal: '2026-11-27T16:00',
  });
  const topic: Topic = topicOf({ id: 'theirs', by: 'coach', state: 'suggested' });
  const book = bookOf({
    sessions: [held, leftOpen, soon, fell],
    sessionMoves: [moveOf(soon)],
    steps: [
      stepOf({ id: 'open', dueOn: '2026-11-26' }),
      stepOf({ id: 'asked', state: 'proposed', by: 'coach' }),
    ],
    gaps: [gapOf({ state: 'waiting' })],
    pauses: [pauseOf({ state: 'set', startsOn: '2026-12-21', endsOn: '2027-01-02' })],
    reviews: [reviewOf()],
    topics: [topic, topicOf({ id: 'own' })],
    wordings: [
      { id: 'w', goalId: 'goal-1', engagementId: 'engagement', state: 'waiting', at: AT, sessionId: null },
      { id: 'v', goalId: 'goal-1', engagementId: 'another', state: 'waiting', at: AT, sessionId: null },
    ],
  });
  const of = <T extends { id: string; state: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map(({ id, state }) => [id, state]));

  it('is either side\u2019s at any time, and finishing the client\u2019s from active or paused', () => {
    for (const by of ['client', 'coach'] as const)
      expect(codeOf(endEngagement(book, { by }, AT))).toBe('accepted');
    expect(codeOf(finishEngagement(book, { by: 'coach' }, AT))).toBe('engagement.not_yours');
    const states = ['exploring', 'agreed', 'active', 'completed', 'ended'] as const;
    const finish = states.map((state) =>
      codeOf(finishEngagement({ ...book, engagement: engagementOf({ state }) }, { by: 'client' }, AT)),
    );
    const no = 'engagement.not_active';
    expect(finish).toEqual([no, no, 'accepted', 'engagement.over', 'engagement.over']);
    const ended = bookAfter(book, endEngagement(book, { by: 'coach' }, AT));
    expect(codeOf(endEngagement(ended, { by: 'client' }, AT))).toBe('engagement.over');
    expect(ended.engagement).toMatchObject({
      state: 'ended',
      overAt: AT,
      overOn: '2026-11-22',
      overBy: 'coach',
    });
  });

  it('cancels what is to come, lapses what waits, and leaves the open steps and the past as they are', () => {
    const now = bookAfter(book, endEngagement(book, { by: 'coach' }, AT));
    expect(of(now.sessions)).toEqual({
      [held.id]: 'closed',
      'left open': 'in progress',
      soon: 'cancelled',
      fell: 'missed',
    });
    expect(now.sessions.find(({ id }) => id === 'soon')).toMatchObject({
      cancelledFor: 'end',
      settledBy: 'coach',
    });
    expect(now.sessions.every(({ offeredLocal }) => offeredLocal === null)).toBe(true);
    expect(of(now.steps)).toEqual({ open: 'agreed', asked: 'lapsed' });
    expect(of(now.topics)).toEqual({ theirs: 'lapsed', own: 'on' });
    expect(of(now.wordings)).toEqual({ w: 'lapsed', v: 'waiting' });
    const waited = [now.sessionMoves, now.gaps, now.pauses, now.reviews].map((list) => list[0]?.state);
    expect(waited).toEqual(['lapsed', 'lapsed', 'lapsed', 'lapsed']);
    expect(now.sprints[0]).toMatchObject({ state: 'finished', finishedAt: AT });
    expect([now.goals, now.texts, now.signatures]).toEqual([book.goals, book.texts, book.signatures]);
  });

  it('leaves nothing waiting for anybody, and nothing for time to change', () => {
    const now = bookAfter(book, endEngagement(book, { by: 'client' }, AT));
    for (const party of ['client', 'coach'] as const) {
      expect(waitingFor(book, party, AT, NOTHING).length).toBeGreaterThan(0);
      expect(waitingFor(now, party, AT, NOTHING)).toEqual([]);
    }
    expect(settle(now, plus(AT, { days: 400 })).until).toBeNull();
  });

  it('lapses a closing that waited for a step, so that its hour is left open', () => {
    const asking = begunSession('2026-11-22T14:00', {
      closingAskedAt: AT,
      closingAskedBy: 'coach',
      closingLatestOn: '2026-11-30',
    });
    const step = stepOf({ state: 'proposed', by: 'coach', sessionId: asking.id, dueOn: '2026-11-28' });
    const waiting = bookOf({ sessions: [asking], steps: [step] });
    const now = bookAfter(waiting, endEngagement(waiting, { by: 'client' }, AT));
    expect(now.sessions[0]).toMatchObject({ state: 'in progress', closingAskedAt: null });
  });

  it('ends a pause that runs, with dates corrected to the days really paused', () => {
    const active = bookOf({
      steps: [stepOf({ id: 'open', dueOn: '2026-11-26', madeAt: berlin('2026-11-10T09:00') })],
    });
    const pause = pauseEngagement(active, { by: 'client', id: 'p', endsOn: '2026-12-06' }, AT);
    const paused = bookAfter(active, pause);
    const later = berlin('2026-11-24T10:00');
    expect(paused.steps[0]?.dueOn).toBe('2026-12-10');
    const now = bookAfter(paused, finishEngagement(paused, { by: 'client' }, later));
    expect(now.engagement.state).toBe('completed');
    expect(now.pauses[0]).toMatchObject({ state: 'ended', endsOn: '2026-11-24' });
    // Two days were paused; the step was not due in them.
    expect(now.steps[0]).toMatchObject({ state: 'agreed', dueOn: '2026-11-26' });
  });
});

describe('how a person stands to an engagement', () => {
  const over = (afterEndDays: number): Book => {
    const text = textOf({ afterEndDays });
    const engagement = engagementOf({ state: 'ended', overAt: AT, overOn: '2026-11-22', overBy: 'coach' });
    return bookOf({ engagement, texts: [text], signatures: bothSigned(text) });
  };
  const standing = (book: Book, person: string | null, at = AT) =>
    standingOf(book.engagement, person, at, book);

  it('is the client\u2019s for good, and nobody else\u2019s from outside', () => {
    expect([CLIENT, COACH, 'cy', null].map((person) => standing(bookOf(), person))).toEqual([
      'client',
      'coach',
      'stranger',
      'anonymous',
    ]);
    expect(standing(over(0), CLIENT, plus(AT, { days: 4000 }))).toBe('client');
  });

  it('lets the coach read for 30 days after the end, to the instant, or as many as the agreement says', () => {
    const last = (days: number) => plus(plus(AT, { days }), { milliseconds: -1 });
    expect(standing(over(30), COACH)).toBe('former coach');
    expect(standing(over(30), COACH, last(30))).toBe('former coach');
    expect(standing(over(30), COACH, plus(AT, { days: 30 }))).toBe('past coach');
    expect(standing(over(7), COACH, last(7))).toBe('former coach');
    expect(standing(over(7), COACH, plus(AT, { days: 7 }))).toBe('past coach');
    expect(standing(over(0), COACH)).toBe('past coach');
    expect(coachReadsUntil(over(7))).toBe(plus(AT, { days: 7 }));
    expect(coachReadsUntil(bookOf())).toBeNull();
  });

  it('goes by the text that both signed, not by a newer one', () => {
    const newer = textOf({ id: 'text-2', number: 2, hash: 'hash-2', afterEndDays: 30 });
    const book = { ...over(0), texts: [...over(0).texts, newer] };
    expect(standing(book, COACH)).toBe('past coach');
    expect(standing({ ...book, signatures: [] }, COACH)).toBe('former coach');
  });

  it('never grows after the end', () => {
    const ranks = ['past coach', 'former coach', 'coach'];
    const property = fc.property(fc.nat(30), anyInstant(), anyInstant(), (days, one, other) => {
      const [earlier = one, later = other] = [one, other].sort();
      const at = (instant: string) => ranks.indexOf(standing(over(days), COACH, instant));
      if (earlier >= AT) expect(at(later)).toBeLessThanOrEqual(at(earlier));
    });
    holds(property);
  });
});

describe('waiting for you', () => {
  const soon = sessionOf({ id: 'soon', startsLocal: '2026-11-26T16:00' });
  const begun = begunSession('2026-11-22T14:00', {
    closingAskedAt: AT,
    closingAskedBy: 'coach',
    closingLatestOn: '2026-11-26',
  });
  const book = bookOf({
    texts: [textOf(), textOf({ id: 'text-2', number: 2, hash: 'hash-2', writtenAt: AT })],
    signatures: bothSigned(textOf()),
    sessions: [soon, begun, begunSession('2026-11-12T16:00', { id: 'left open' })],
    sessionMoves: [moveOf(soon, { id: 'move', by: 'coach' })],
    steps: [
      stepOf({ id: 'first', state: 'proposed', by: 'coach' }),
      stepOf({ id: 'closing', state: 'proposed', by: 'coach', sessionId: begun.id, dueOn: '2026-11-25' }),
      stepOf({ id: 'moved' }),
      stepOf({
        id: 'later',
        chainId: 'moved',
        previousId: 'moved',
        move: 'later',
        state: 'proposed',
        standsAt: plus(AT, { hours: 72 }),
      }),
    ],
    pauses: [
      pauseOf({
        id: 'pause',
        state: 'waiting',
        proposedBy: 'coach',
        startsOn: '2026-11-30',
        endsOn: '2026-12-07',
      }),
    ],
    gaps: [gapOf({ id: 'gap', state: 'waiting', proposedBy: 'coach' })],
    topics: [topicOf({ id: 'topic', by: 'coach', state: 'suggested' })],
    reviews: [reviewOf({ id: 'review', skipAskedBy: 'client', skipAskedAt: AT })],
    wordings: [
      {
        id: 'wording',
        goalId: 'goal-1',
        engagementId: 'engagement',
        state: 'waiting',
        at: AT,
        sessionId: null,
      },
    ],
  });
  const facts: WaitingFacts = { frictions: [{ momentId: 'friction', sharedAt: AT }], answeredReviews: [] };
  const kinds = (party: 'client' | 'coach', over = facts) =>
    waitingFor(book, party, AT, over).map(({ kind, about }) => `${kind}: ${about}`);

  it('shows each side what waits for their word, the most pressing first', () => {
    expect(kinds('client')).toEqual([
      'closing: closing',
      'session move: move',
      'pause: pause',
      'step: first',
      'gap: gap',
      'left open: left open',
      'review: review',
      'signature: text-2',
      'wording: wording',
      'topic: topic',
    ]);
    expect(kinds('coach')).toEqual([
      'step move: later',
      'left open: left open',
      'friction: friction',
      'review skip: review',
      'review: review',
      'signature: text-2',
    ]);
  });

  it('says until when, where that is known', () => {
    const found = new Map(waitingFor(book, 'coach', AT, facts).map((one) => [one.kind, one]));
    expect(found.get('step move')?.until).toBe(plus(AT, { hours: 72 }));
    const own = new Map(waitingFor(book, 'client', AT, facts).map((one) => [one.kind, one.until]));
    expect([own.get('session move'), own.get('pause'), own.get('closing')]).toEqual([
      soon.startsAt,
      berlin('2026-11-30T00:00'),
      berlin('2026-11-26T00:00'),
    ]);
  });

  it('stops asking the coach about a review they have answered', () => {
    expect(kinds('coach', { ...facts, answeredReviews: ['review'] })).not.toContain('review: review');
  });

  it('does not call for a plan, nor for what one lacks: nobody has asked for it', () => {
    const plan = {
      state: 'planned',
      startsOn: '2026-11-30',
      block: null,
      focusGoalIds: [],
      expectationsAt: null,
    } as const;
    const sprint = { ...bookOf().sprints[0], ...plan } as Book['sprints'][number];
    const planned = bookOf({
      engagement: engagementOf({ state: 'agreed' }),
      sprints: [sprint],
      goals: [goalOf()],
    });
    for (const book of [planned, { ...planned, sprints: [] }]) {
      for (const party of ['client', 'coach'] as const) {
        expect(waitingFor(book, party, AT, NOTHING)).toEqual([]);
      }
    }
  });
});
