// Goals under any sequence of deeds by either party: no version is lost, no goal ends over an open step, none leaks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, type Changes, withChanges } from '../../src/domain/engagement/book.ts';
import { makeGoal, rewordGoal } from '../../src/domain/engagement/crystallising.ts';
import type { Clarity, Goal, Level } from '../../src/domain/engagement/goal.ts';
import { endGoal, reopenGoal } from '../../src/domain/engagement/goal-ending.ts';
import { pledgeSteps, setLevel, setWeight } from '../../src/domain/engagement/goal-measure.ts';
import { arrangeGoal } from '../../src/domain/engagement/goal-place.ts';
import { shelfOf } from '../../src/domain/engagement/goal-shelf.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import {
  answerWording,
  placeGoal,
  suggestWording,
  withdrawGoal,
  withdrawWording,
} from '../../src/domain/engagement/placing.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { type Instant, plus } from '../../src/domain/kernel/time.ts';
import { berlin, bookOf, CLIENT, COACH, ENGAGEMENT, goalOf, holds, nextId, stepOf } from './books.ts';

const IDS = ['g1', 'g2', 'g3'] as const;
const CLARITIES: readonly Clarity[] = ['itch', 'direction', 'outcome', 'levels'];
const LEVELS: readonly Level[] = [-2, -1, 0, 1, 2];

const input = fc.record({
  deed: fc.constantFrom(
    'make',
    'reword',
    'arrange',
    'pledge',
    'level',
    'weight',
    'place',
    'take out',
    'suggest',
    'withdraw',
    'take',
    'leave',
    'end',
    'reopen',
    'add step',
    'keep step',
    'propose step',
    'over',
  ),
  by: fc.constantFrom('client', 'coach'),
  goal: fc.constantFrom(...IDS),
  parent: fc.constantFrom(null, ...IDS),
  clarity: fc.constantFrom(...CLARITIES),
  described: fc.integer({ min: 0, max: 6 }),
  level: fc.constantFrom(...LEVELS, 3 as Level, null),
  number: fc.integer({ min: -2, max: 30 }),
  hours: fc.integer({ min: 0, max: 40 }),
} as const);
type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;
type Perform = (book: Book, one: Input, at: Instant) => Outcome<Changes>;

const as = (one: Input) => ({ by: one.by === 'client' ? CLIENT : COACH, goalId: one.goal });
const formOf = ({ clarity, described, level }: Input) => ({
  clarity,
  hasMeaning: true,
  levelsDescribed: described,
  level,
});
const placeOf = ({ number, parent }: Input) => {
  const horizon = number > 3 ? ('long-term' as const) : ('sprint' as const);
  return { horizon, years: number > 3 ? number % 7 : null, parentId: parent, area: 'craft' };
};
const wordingOf = (book: Book) => book.wordings.at(-1)?.id ?? 'none';
const stepsOnly = (steps: Book['steps']): Outcome<Changes> => ({ ok: true, value: { steps, events: [] } });
/** A stand-in for the step rules: a step of an open goal comes to be, in one state or another. */
const stepIn = (book: Book, { goal }: Input, state: 'agreed' | 'proposed') => {
  const isOpen = book.goals.some(({ id, state }) => id === goal && state === 'open');
  return stepsOnly(isOpen ? [stepOf({ goalId: goal, state, by: 'coach' })] : []);
};

const DEEDS: Readonly<Record<Input['deed'], Perform>> = {
  make: (book, one, at) =>
    makeGoal(
      shelfOf(book),
      { ...as(one), goalId: nextId('goal'), versionId: nextId(), ...placeOf(one), ...formOf(one) },
      at,
    ),
  reword: (book, one, at) =>
    rewordGoal(shelfOf(book), { ...as(one), versionId: nextId(), ...formOf(one) }, at),
  arrange: (book, one) => arrangeGoal(shelfOf(book), { ...as(one), ...placeOf(one) }),
  pledge: (book, one) => pledgeSteps(shelfOf(book), { ...as(one), pledge: one.number }),
  level: (book, one) => setLevel(shelfOf(book), { ...as(one), level: one.level as Level }),
  weight: (book, one) => setWeight(shelfOf(book), { ...as(one), weight: one.number }),
  place: (book, one) => placeGoal(book, { by: one.by, goalId: one.goal }),
  'take out': (book, one) => withdrawGoal(book, { by: one.by, goalId: one.goal }),
  suggest: (book, one, at) =>
    suggestWording(book, { by: one.by, goalId: one.goal, id: nextId('wording') }, at),
  withdraw: (book, one) => withdrawWording(book, { by: one.by, wordingId: wordingOf(book) }),
  take: (book, one, at) =>
    answerWording(
      book,
      { by: one.by, wordingId: wordingOf(book), answer: 'take', versionId: nextId(), form: formOf(one) },
      at,
    ),
  leave: (book, one, at) =>
    answerWording(book, { by: one.by, wordingId: wordingOf(book), answer: 'leave' }, at),
  end: (book, one, at) =>
    endGoal(shelfOf(book), { ...as(one), how: 'let go', sentenceGiven: one.described > 0 }, at),
  reopen: (book, one, at) => reopenGoal(shelfOf(book), as(one), at),
  'add step': (book, one) => stepIn(book, one, 'agreed'),
  'propose step': (book, one) => stepIn(book, one, 'proposed'),
  'keep step': (book) =>
    stepsOnly(book.steps.slice(0, 1).map((step) => ({ ...step, state: 'kept' as const }))),
  over: (book, one, at) => endEngagement(book, { by: one.by }, at),
};

const start: Book = bookOf({
  goals: [
    goalOf({ id: 'g1', horizon: 'long-term', years: 3, placedIn: null }),
    goalOf({ id: 'g2', parentId: 'g1' }),
    goalOf({ id: 'g3', placedIn: null }),
  ],
});

function isSound(goal: Goal, goals: readonly Goal[]): void {
  const isLong = goal.horizon === 'long-term';
  expect(goal.years !== null && goal.years >= 1 && goal.years <= 5).toBe(isLong);
  if (!isLong) expect(goal.pledge).toBeNull();
  if (goal.pledge !== null) expect(goal.pledge >= 0 && goal.pledge <= 28).toBe(true);
  expect(goal.weight >= 0 && Number.isInteger(goal.weight)).toBe(true);
  expect(goal.level !== null).toBe(goal.clarity === 'levels');
  if (goal.level !== null)
    expect([LEVELS.includes(goal.level), goal.levelAtFirst !== null]).toEqual([true, true]);
  expect(goal.state === 'open').toBe(goal.endedOn === null);
  const seen = new Set<string>();
  for (let at: Goal | undefined = goal; at; ) {
    expect(seen.has(at.id)).toBe(false);
    seen.add(at.id);
    const above: string | null = at.parentId;
    at = goals.find(({ id }) => id === above);
  }
}

/** Every version stays as it was written, and each goal's run of them has no hole up to the present one. */
function keepsVersions(before: Book, after: Book): void {
  for (const version of before.goalVersions) expect(after.goalVersions).toContainEqual(version);
  for (const goal of after.goals) {
    const numbers = after.goalVersions.filter(({ goalId }) => goalId === goal.id).map(({ number }) => number);
    const from = start.goals.some(({ id }) => id === goal.id) ? 2 : 1;
    expect(numbers).toEqual(Array.from({ length: goal.version - from + 1 }, (_, index) => from + index));
    const was = before.goals.find(({ id }) => id === goal.id)?.levelAtFirst ?? null;
    if (was !== null) expect(goal.levelAtFirst).toBe(was);
  }
}

/** An ended goal has nothing open and nothing waiting; what waits for a goal is read by the coach. */
function leavesNothing({ goals, steps, wordings }: Book): void {
  const ended = new Set(goals.filter(({ state }) => state !== 'open').map(({ id }) => id));
  const placed = new Set(goals.filter(({ placedIn }) => placedIn === ENGAGEMENT).map(({ id }) => id));
  const loose = steps.filter(({ goalId, state }) => {
    return goalId !== null && ended.has(goalId) && (state === 'agreed' || state === 'proposed');
  });
  expect(loose).toEqual([]);
  const waiting = wordings.filter(({ state }) => state === 'waiting');
  expect(waiting.every(({ goalId }) => placed.has(goalId) && !ended.has(goalId))).toBe(true);
}

const STEP_DEEDS: readonly string[] = ['keep step', 'add step', 'propose step'];

function keepsFaith(before: Book, after: Book, one: Input): void {
  keepsVersions(before, after);
  leavesNothing(after);
  for (const goal of after.goals) isSound(goal, after.goals);
  if (one.by === 'client' || STEP_DEEDS.includes(one.deed)) return;
  expect(after.goals).toEqual(before.goals);
  expect(after.goalVersions).toEqual(before.goalVersions);
}

describe('whatever both do', () => {
  it('no version is lost, no goal ends over a step, the coach changes no goal', () => {
    let accepted = 0;
    const property = fc.property(fc.array(input, { minLength: 20, maxLength: 80 }), (inputs) => {
      let book = start;
      let at = berlin('2026-10-08T09:00');
      for (const one of inputs) {
        at = plus(at, { hours: one.hours });
        const outcome = DEEDS[one.deed](book, one, at);
        if (!outcome.ok) continue;
        accepted += 1;
        const after = withChanges(book, outcome.value);
        keepsFaith(book, after, one);
        book = after;
      }
    });
    holds(property, 300);
    expect(accepted).toBeGreaterThan(1000);
  });
});
