// Goals: from an itch to levels with the story kept, placed and suggested to, ended with nothing left behind.
import { describe, expect, it } from 'vitest';
import { withChanges } from '../../src/domain/engagement/book.ts';
import { makeGoal, rewordGoal } from '../../src/domain/engagement/crystallising.ts';
import { endGoal, reopenGoal } from '../../src/domain/engagement/goal-ending.ts';
import { pledgeSteps, setLevel, setWeight } from '../../src/domain/engagement/goal-measure.ts';
import { arrangeGoal } from '../../src/domain/engagement/goal-place.ts';
import { shelfOf } from '../../src/domain/engagement/goal-shelf.ts';
import {
  answerWording,
  placeGoal,
  suggestWording,
  withdrawGoal,
  withdrawWording,
} from '../../src/domain/engagement/placing.ts';
import {
  begunSession,
  berlin,
  bookOf,
  CLIENT,
  COACH,
  closedSession,
  codeOf,
  ENGAGEMENT,
  engagementOf,
  goalOf,
  nextId,
  stepOf,
  yes,
} from './books.ts';

const AT = berlin('2026-10-08T16:30');
const LONG = goalOf({ id: 'lead', horizon: 'long-term', years: 3, placedIn: null });
const GOAL = goalOf({ id: 'speak', parentId: 'lead' });
const over = engagementOf({ state: 'ended', overAt: AT, overOn: '2026-10-08', overBy: 'client' });
const book = bookOf({ goals: [LONG, GOAL] });
const shelf = shelfOf(book);
const mine = { by: CLIENT, goalId: 'speak' };
const itch = {
  by: CLIENT,
  goalId: 'new',
  versionId: 'v1',
  clarity: 'itch',
  hasMeaning: false,
  levelsDescribed: 0,
  horizon: 'sprint',
  years: null,
  parentId: null,
  area: 'influence',
} as const;
const levels = { clarity: 'levels', hasMeaning: true, levelsDescribed: 5 } as const;
const fuzzy = { clarity: 'itch', hasMeaning: false, levelsDescribed: 0 } as const;

describe('making a goal', () => {
  it('needs no more than an itch, without meaning, and is private until placed', () => {
    const { goals, goalVersions, events } = yes(makeGoal(shelf, itch, AT));
    expect(goals?.[0]).toMatchObject({
      clarity: 'itch',
      state: 'open',
      version: 1,
      placedIn: null,
      weight: 1,
    });
    expect(goalVersions?.[0]).toMatchObject({ goalId: 'new', number: 1, suggestedBy: null });
    expect(events).toMatchObject([{ kind: 'GoalMade', audience: 'client' }]);
  });

  it('gives a long-term goal one to five years, and only a long-term one', () => {
    const long = { ...itch, horizon: 'long-term' } as const;
    expect([1, 5].map((years) => codeOf(makeGoal(shelf, { ...long, years }, AT)))).toEqual([
      'accepted',
      'accepted',
    ]);
    for (const years of [null, 0, 6, 2.5, Number.NaN])
      expect(codeOf(makeGoal(shelf, { ...long, years }, AT))).toBe('goal.years');
    expect(codeOf(makeGoal(shelf, { ...itch, years: 1 }, AT))).toBe('goal.years_long_term_only');
  });

  it('takes as parent only an open long-term goal of their own', () => {
    const goals = [
      LONG,
      GOAL,
      goalOf({ id: 'gone', horizon: 'long-term', years: 1, state: 'let go' }),
      goalOf({ id: 'foreign', horizon: 'long-term', years: 1, ownerId: 'someone' }),
    ];
    const under = (parentId: string) => codeOf(makeGoal({ ...shelf, goals }, { ...itch, parentId }, AT));
    expect(under('lead')).toBe('accepted');
    for (const wrong of ['speak', 'gone', 'foreign', 'nowhere']) expect(under(wrong)).toBe('goal.parent');
  });

  it('is the client alone who makes one, in a known area', () => {
    expect(codeOf(makeGoal(shelf, { ...itch, by: COACH }, AT))).toBe('goal.not_yours');
    expect(codeOf(makeGoal(shelf, { ...itch, area: 'sales' }, AT))).toBe('goal.area');
  });
});

describe('rewording', () => {
  it('makes a version each time and may go either way', () => {
    const clearer = yes(rewordGoal(shelf, { ...mine, ...fuzzy, versionId: 'v2', clarity: 'outcome' }, AT));
    expect(clearer.goals?.[0]).toMatchObject({ clarity: 'outcome', version: 2 });
    expect(clearer.goalVersions).toMatchObject([{ number: 2, clarity: 'outcome' }]);
    const next = shelfOf(withChanges(book, clearer));
    const fuzzier = yes(rewordGoal(next, { ...mine, ...fuzzy, versionId: 'v3' }, AT));
    expect(fuzzier.goals?.[0]).toMatchObject({ clarity: 'itch', version: 3 });
  });

  it('asks for five described levels and where the client is now', () => {
    const say = (form: object) =>
      codeOf(rewordGoal(shelf, { ...mine, ...levels, versionId: 'v2', ...form }, AT));
    expect(say({ level: -1, levelsDescribed: 4 })).toBe('goal.levels');
    expect(say({})).toBe('goal.level');
    expect(say({ level: 3 })).toBe('goal.level');
    expect(say({ level: -1 })).toBe('accepted');
  });

  it('remembers where it began through everything that follows', () => {
    let now = book;
    const apply = (outcome: Parameters<typeof yes>[0]) => {
      now = withChanges(now, yes(outcome) as never);
    };
    apply(rewordGoal(shelfOf(now), { ...mine, ...levels, versionId: nextId(), level: -1 }, AT));
    apply(setLevel(shelfOf(now), { ...mine, level: 1 }));
    apply(rewordGoal(shelfOf(now), { ...mine, ...fuzzy, versionId: nextId() }, AT));
    expect(now.goals.find(({ id }) => id === 'speak')).toMatchObject({ level: null, levelAtFirst: -1 });
    apply(rewordGoal(shelfOf(now), { ...mine, ...levels, versionId: nextId(), level: 2 }, AT));
    expect(now.goals.find(({ id }) => id === 'speak')).toMatchObject({
      level: 2,
      levelAtFirst: -1,
      version: 4,
    });
  });

  it('is not for the coach, nor for an ended goal', () => {
    expect(codeOf(rewordGoal(shelf, { ...mine, ...fuzzy, by: COACH, versionId: 'v' }, AT))).toBe(
      'goal.not_yours',
    );
    const goals = [{ ...GOAL, state: 'reached', endedOn: '2026-10-01' } as const];
    expect(codeOf(rewordGoal({ ...shelf, goals }, { ...mine, ...fuzzy, versionId: 'v' }, AT))).toBe(
      'goal.ended',
    );
  });
});

describe('where a goal stands and what it is measured by', () => {
  it('keeps a goal with open goals below it long-term, and never below itself', () => {
    const place = {
      by: CLIENT,
      goalId: 'lead',
      horizon: 'sprint',
      years: null,
      parentId: null,
      area: 'own',
    } as const;
    expect(codeOf(arrangeGoal(shelf, place))).toBe('goal.children');
    const around = { ...place, horizon: 'long-term', years: 2 } as const;
    expect(codeOf(arrangeGoal(shelf, { ...around, parentId: 'lead' }))).toBe('goal.parent');
    const below = goalOf({ id: 'below', horizon: 'long-term', years: 1, parentId: 'lead' });
    const goals = [LONG, below];
    expect(codeOf(arrangeGoal({ ...shelf, goals }, { ...around, parentId: 'below' }))).toBe('goal.parent');
  });

  it('lets a goal stay under a parent that has ended', () => {
    const goals = [{ ...LONG, state: 'reached', endedOn: '2026-10-01' } as const, GOAL];
    const same = { ...mine, horizon: 'sprint', years: null, parentId: 'lead', area: 'craft' } as const;
    expect(codeOf(arrangeGoal({ ...shelf, goals }, same))).toBe('accepted');
  });

  it('pledges a pace to a long-term goal only, 0 to 28 in four weeks', () => {
    const pledge = (goalId: string, steps: number | null) =>
      codeOf(pledgeSteps(shelf, { by: CLIENT, goalId, pledge: steps }));
    expect([0, 28, null].map((steps) => pledge('lead', steps))).toEqual(['accepted', 'accepted', 'accepted']);
    expect([-1, 29, 1.5].map((steps) => pledge('lead', steps))).toEqual(Array(3).fill('goal.pledge'));
    expect(pledge('speak', 4)).toBe('goal.not_long_term');
  });

  it('weighs from nothing to a hundred, and tells levels only of a goal that has them', () => {
    const weigh = (weight: number) => codeOf(setWeight(shelf, { ...mine, weight }));
    expect([0, 1, 100].map(weigh)).toEqual(['accepted', 'accepted', 'accepted']);
    expect([-1, 101, 0.5, Number.NaN].map(weigh)).toEqual(Array(4).fill('goal.weight'));
    expect(codeOf(setLevel(shelf, { ...mine, level: 1 }))).toBe('goal.no_levels');
  });
});

describe('a goal in an engagement', () => {
  const kept = bookOf({ goals: [{ ...GOAL, placedIn: null }] });
  const client = { by: 'client', goalId: 'speak' } as const;
  const coach = { by: 'coach', goalId: 'speak', id: 'w1' } as const;

  it('is placed and taken out by the client alone', () => {
    expect(codeOf(placeGoal(kept, { ...client, by: 'coach' }))).toBe('goal.not_yours');
    const placed = withChanges(kept, yes(placeGoal(kept, client)));
    expect(placed.goals[0]?.placedIn).toBe(ENGAGEMENT);
    expect(codeOf(placeGoal(placed, client))).toBe('goal.placed');
    expect(codeOf(withdrawGoal(placed, { ...client, by: 'coach' }))).toBe('goal.not_yours');
    expect(withChanges(placed, yes(withdrawGoal(placed, client))).goals[0]?.placedIn).toBeNull();
  });

  it('is not placed where nobody reads it or the end has come, but taken out even then', () => {
    const alone = { ...kept, engagement: engagementOf({ coachId: null, coachSince: null }) };
    expect(codeOf(placeGoal(alone, client))).toBe('engagement.no_coach');
    expect(codeOf(placeGoal({ ...kept, engagement: over }, client))).toBe('engagement.over');
    expect(codeOf(withdrawGoal({ ...book, engagement: over }, client))).toBe('accepted');
  });

  it('hears suggestions of the coach only while placed, as if it did not exist otherwise', () => {
    expect(codeOf(suggestWording(kept, coach, AT))).toBe('goal.not_found');
    expect(codeOf(suggestWording(book, { ...coach, goalId: 'nowhere' }, AT))).toBe('goal.not_found');
    expect(codeOf(suggestWording(book, { ...coach, by: 'client' }, AT))).toBe('goal.not_yours');
    expect(codeOf(suggestWording({ ...book, engagement: over }, coach, AT))).toBe('engagement.over');
    expect(codeOf(suggestWording(book, coach, AT))).toBe('accepted');
  });

  it('takes a suggestion into a version that names the coach and the session, or leaves it', () => {
    const session = begunSession('2026-10-08T16:00');
    const on = { ...book, sessions: [session] };
    const suggested = withChanges(on, yes(suggestWording(on, { ...coach, sessionId: session.id }, AT)));
    const answer = { by: 'client', wordingId: 'w1' } as const;
    const form = { ...fuzzy, clarity: 'direction' } as const;
    expect(codeOf(answerWording(suggested, { ...answer, by: 'coach', answer: 'leave' }, AT))).toBe(
      'wording.not_yours',
    );
    const taken = yes(answerWording(suggested, { ...answer, answer: 'take', versionId: 'v2', form }, AT));
    expect(taken.goalVersions).toMatchObject([{ number: 2, suggestedBy: COACH, sessionId: session.id }]);
    expect(withChanges(suggested, taken)).toMatchObject({ wordings: [{ state: 'taken' }] });
    const left = withChanges(suggested, yes(answerWording(suggested, { ...answer, answer: 'leave' }, AT)));
    expect(left.goals).toEqual(suggested.goals);
    expect(codeOf(answerWording(left, { ...answer, answer: 'leave' }, AT))).toBe('wording.settled');
  });

  it('suggests in a session only while that is on', () => {
    const session = closedSession('2026-10-08T15:00');
    const held = { ...book, sessions: [session] };
    expect(codeOf(suggestWording(held, { ...coach, sessionId: session.id }, AT))).toBe('session.not_open');
  });

  it('keeps one suggestion waiting: a newer one withdraws it, taking the goal out makes it lapse', () => {
    const first = withChanges(book, yes(suggestWording(book, coach, AT)));
    const second = withChanges(first, yes(suggestWording(first, { ...coach, id: 'w2' }, AT)));
    expect(second.wordings.map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    const out = withChanges(second, yes(withdrawGoal(second, client)));
    expect(out.wordings.map(({ state }) => state)).toEqual(['withdrawn', 'lapsed']);
    expect(codeOf(withdrawWording(second, { by: 'client', wordingId: 'w2' }))).toBe('wording.not_yours');
    expect(codeOf(withdrawWording(second, { by: 'coach', wordingId: 'w2' }))).toBe('accepted');
  });
});

describe('the end of a goal', () => {
  const end = { ...mine, how: 'reached', sentenceGiven: true } as const;
  const withSteps = (...steps: ReturnType<typeof stepOf>[]) => ({ ...shelf, steps });

  it('waits for its open steps, naming them', () => {
    const open = stepOf({ id: 's1', goalId: 'speak' });
    expect(endGoal(withSteps(open, stepOf({ goalId: 'lead' })), end, AT)).toMatchObject({
      refusal: 'goal.open_steps',
      detail: { steps: ['s1'] },
    });
    for (const state of ['kept', 'not kept', 'replaced'] as const)
      expect(codeOf(endGoal(withSteps(stepOf({ goalId: 'speak', state })), end, AT))).toBe('accepted');
  });

  it('takes one sentence, by its owner, once', () => {
    expect(codeOf(endGoal(shelf, { ...end, sentenceGiven: false }, AT))).toBe('goal.needs_sentence');
    expect(codeOf(endGoal(shelf, { ...end, by: COACH }, AT))).toBe('goal.not_yours');
    const ended = shelfOf(withChanges(book, yes(endGoal(shelf, end, AT))));
    expect(ended.goals[1]).toMatchObject({ state: 'reached', endedOn: '2026-10-08' });
    expect(codeOf(endGoal(ended, end, AT))).toBe('goal.ended');
  });

  it('lapses what was proposed for it and nothing else', () => {
    const proposed = stepOf({ id: 'p1', goalId: 'speak', state: 'proposed', by: 'coach' });
    const other = stepOf({ id: 'p2', goalId: 'lead', state: 'proposed', by: 'coach' });
    const waiting = withChanges(
      book,
      yes(suggestWording(book, { by: 'coach', goalId: 'speak', id: 'w1' }, AT)),
    );
    const all = { ...waiting, steps: [proposed, other] };
    const after = withChanges(all, yes(endGoal(shelfOf(all), end, AT)));
    expect(after.steps.map(({ state }) => state)).toEqual(['lapsed', 'proposed']);
    expect(after.wordings.map(({ state }) => state)).toEqual(['lapsed']);
  });

  it('can be undone on the same day where the client is, not after', () => {
    const ended = shelfOf(withChanges(book, yes(endGoal(shelf, end, berlin('2026-10-08T00:01')))));
    expect(codeOf(reopenGoal(ended, mine, berlin('2026-10-08T23:59')))).toBe('accepted');
    expect(codeOf(reopenGoal(ended, mine, berlin('2026-10-09T00:00')))).toBe('goal.ended_earlier');
    expect(codeOf(reopenGoal(shelf, mine, AT))).toBe('goal.open');
    expect(codeOf(reopenGoal(ended, { ...mine, by: COACH }, AT))).toBe('goal.not_yours');
  });
});
