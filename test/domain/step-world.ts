// A world for the property tests: a book, time passing over it, deeds tried on it, and every invariant after each turn.
import fc from 'fast-check';
import { expect } from 'vitest';
import { addStep } from '../../src/domain/engagement/adding.ts';
import { isBeingAsked } from '../../src/domain/engagement/asked.ts';
import { type Book, type Changes, withChanges } from '../../src/domain/engagement/book.ts';
import { chainLimit } from '../../src/domain/engagement/chain.ts';
import { askingEndsAt, closeSession, lapsedAskings } from '../../src/domain/engagement/closing.ts';
import { beganAt, isUnsettled } from '../../src/domain/engagement/hour.ts';
import { markNotKept } from '../../src/domain/engagement/mark.ts';
import { standingLaters, standsAt } from '../../src/domain/engagement/silence.ts';
import { addDays, type Instant, instantOf, laterOf, plus, type Zone } from '../../src/domain/kernel/time.ts';
import {
  bookOf,
  closedSession,
  codeOf,
  conclusionOf,
  engagementOf,
  goalOf,
  NAMED_ZONES,
  sessionOf,
  sprintOf,
  stepOf,
} from './books.ts';
import { anyDeed, attempt, byAble, type Deed, type DeedKind, sessionFor } from './step-deed.ts';
import {
  answersHold,
  askingsHold,
  chainsHold,
  clientsStayClients,
  closingsHold,
  dateOf,
  datesHold,
  dayIn,
  goalsHold,
  limitOf,
  noStepVanishes,
  type Promised,
  type Turn,
  yesesHold,
} from './step-invariant.ts';

/** How often each outcome was reached in a whole run: `move later`, `step.later_used`, `later stood` … */
export type Reached = Map<string, number>;

/** What the test itself remembers: what was promised, and how far the run has come. */
export interface Memory {
  readonly promised: Promised;
  readonly reached: Reached;
}

export interface World {
  book: Book;
  at: Instant;
}

const count = ({ reached }: Memory, what: string): void => {
  reached.set(what, (reached.get(what) ?? 0) + 1);
};

/** What a turn brought, in words that a coverage check can ask for. */
function tell(memory: Memory, turn: Turn): void {
  const { before, after, by } = turn;
  const who = by ?? 'time';
  if (by) count(memory, turn.kind);
  for (const step of after.steps) {
    const old = before.steps.find(({ id }) => id === step.id)?.state;
    const isAgain = turn.kind === 'think again' && step.state === 'proposed' ? 'proposed again' : step.state;
    if (old !== step.state) count(memory, `${step.move ?? 'first'} ${isAgain} by ${who}`);
    if (old !== step.state && step.state === 'lapsed' && turn.kind === 'close')
      count(memory, 'lapsed on closing');
  }
  tellOfClosings(memory, turn, who);
}

const endOfAsking = (isClosed: boolean): string => (isClosed ? 'asking closed' : 'asking lapsed');

function tellOfClosings(memory: Memory, { before, after }: Turn, who: string): void {
  for (const session of after.sessions) {
    const old = before.sessions.find(({ id }) => id === session.id);
    if (!old) continue;
    const isClosed = session.state === 'closed';
    if (isClosed && old.state !== 'closed') count(memory, 'session closed');
    const isAskedAnew = session.closingAskedAt !== old.closingAskedAt;
    if (isAskedAnew)
      count(memory, session.closingAskedAt ? `closing asked by ${who}` : endOfAsking(isClosed));
  }
}

/** Every invariant on one turn. */
function hold(memory: Memory, turn: Turn): void {
  noStepVanishes(turn);
  chainsHold(turn);
  datesHold(turn);
  yesesHold(turn);
  answersHold(turn);
  goalsHold(turn);
  clientsStayClients(turn);
  closingsHold(turn, memory.promised);
  tell(memory, turn);
}

type Doing = Pick<Turn, 'by' | 'kind' | 'sessionId'>;

function turn(world: World, memory: Memory, changes: Changes, doing: Doing): void {
  const before = world.book;
  world.book = withChanges(before, changes);
  hold(memory, { ...doing, before, after: world.book, at: world.at });
}

const nextDue = (book: Book): Instant | undefined =>
  [...book.steps.map(standsAt), ...book.sessions.map((session) => askingEndsAt(book, session))]
    .filter((due) => due !== null)
    .sort()[0];

const byTime: Doing = { by: null, kind: 'time', sessionId: null };

/** Time passes: what holds or lapses by time alone does so at its instant, in order. */
function elapse(world: World, memory: Memory, to: Instant): void {
  for (let due = nextDue(world.book); due !== undefined && due <= to; due = nextDue(world.book)) {
    world.at = laterOf(due, world.at);
    turn(world, memory, standingLaters(world.book, world.at), byTime);
    turn(world, memory, lapsedAskings(world.book, world.at), byTime);
  }
  world.at = to;
}

/** From wherever the book stands: every open step can be marked, every session that is on closed with a small step. */
function waysOut({ book, at }: World): void {
  for (const step of book.steps) {
    if (step.agreedAt) expect(chainLimit(book, step.chainId, at)).toBe(limitOf(book, step));
  }
  const today = dayIn(book, at);
  for (const step of book.steps.filter(({ state }) => state === 'agreed')) {
    const marked = markNotKept(book, { by: 'client', stepId: step.id, id: 'mark' }, at);
    if (!marked.ok) throw new Error(`no way out of ${step.id}: ${marked.refusal}`);
    const after = withChanges(book, marked.value);
    const isAhead = after.steps.some((one) => one.state === 'agreed' && dateOf(after, one) >= today);
    expect(isBeingAsked(after, at), 'asked after not kept').toBe(!isAhead);
  }
  const on = book.sessions.find((session) => isUnsettled(session) && beganAt(session, at) !== null);
  if (!on) return;
  const goalId = book.goals.find(({ state }) => state === 'open')?.id ?? null;
  const small = { by: 'client', id: 'small', kind: 'practical', size: 'quarter', goalId } as const;
  const added = addStep(book, { ...small, dueOn: today, sessionId: on.id }, at);
  if (!added.ok) throw new Error(`no step can be added: ${added.refusal}`);
  const ready = { ...withChanges(book, added.value), conclusions: [conclusionOf(on)] };
  expect(codeOf(closeSession(ready, { by: 'client', sessionId: on.id }, at))).toBe('accepted');
}

/** Whether the coach has been silent for 72 hours about a second later, having turned down the first. */
const isSilentAfterNo = ({ book, at }: World): boolean =>
  book.steps.some(
    (step) =>
      step.state === 'proposed' &&
      step.move === 'later' &&
      plus(step.madeAt, { hours: 72 }) <= at &&
      step.by === 'client' &&
      book.steps.some(
        (no) =>
          no.chainId === step.chainId && no.state === 'declined' && no.move === 'later' && no.by === 'client',
      ),
  );

function attempted(world: World, memory: Memory, drawn: Deed): void {
  elapse(world, memory, plus(world.at, { hours: drawn.wait }));
  if (isSilentAfterNo(world)) count(memory, 'silence after a no');
  const deed = byAble(world.book, drawn);
  const outcome = attempt(world.book, deed, world.at);
  if (outcome.ok) {
    const sessionId = sessionFor(world.book, deed, world.at);
    turn(world, memory, outcome.value, { by: deed.by, kind: deed.kind, sessionId });
  } else {
    expect(outcome.refusal).toMatch(/^(step|session|goal|engagement)\.[a-z_]+$/);
    count(memory, outcome.refusal);
  }
  // A goal let go lapses proposals; what hangs on them follows as the book is settled.
  elapse(world, memory, world.at);
  askingsHold(world.book, world.at, memory.promised);
  if (deed.which % 4 === 0) waysOut(world);
}

const STARTS = ['2026-10-05', '2027-03-08', '2011-12-12'] as const;

/** Where and when a run begins: a zone, a sprint across a clock change or Apia's lost day, with or without a coach. */
export interface Setting {
  readonly zone: Zone;
  readonly startsOn: (typeof STARTS)[number];
  readonly isAlone: boolean;
  /** Days between the sessions that are booked at first; none for 0. */
  readonly every: number;
}

export const anySetting: fc.Arbitrary<Setting> = fc.record({
  zone: fc.constantFrom(...NAMED_ZONES),
  startsOn: fc.constantFrom(...STARTS),
  isAlone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  every: fc.constantFrom(14, 14, 7, 10, 20, 0),
});

/** A book with a held session, one that is on and more to come, two open steps (a later of one
 * was declined), two goals the coach reads and one they do not. */
export function worldOf({ zone, startsOn, isAlone, every }: Setting): World {
  const at = instantOf(`${startsOn}T16:00`, zone);
  const planned = every === 0 ? [] : [1, 2, 3, 4].map((n) => plus(at, { days: n * every }));
  const held = closedSession(`${startsOn}T14:00`, { zone, bookedAt: plus(at, { days: -9 }) });
  const on = sessionOf({ state: 'in progress', startedAt: at, startedBy: 'coach', startsAt: at, zone });
  const open = [3, 9].map((days) => stepOf({ madeAt: held.startsAt, dueOn: addDays(startsOn, days) }));
  const refused = open.slice(1).map(({ id, dueOn }) => {
    const later = { move: 'later', state: 'declined', chainId: id, previousId: id, standsAt: null } as const;
    return stepOf({ ...later, madeAt: held.endsAt, dueOn: addDays(dueOn, 1) });
  });
  const booked = planned.map((startsAt) => sessionOf({ startsAt, zone, bookedAt: plus(at, { days: -9 }) }));
  const book = bookOf({
    engagement: engagementOf({ zone, coachId: isAlone ? null : 'bo' }),
    sprints: [sprintOf({ startsOn })],
    sessions: [held, on, ...booked],
    steps: [...open, ...refused],
    goals: [goalOf(), goalOf({ id: 'goal-2' }), goalOf({ id: 'goal-3', placedIn: null })],
  });
  return { book, at };
}

/** The deeds of a run as commands that fast-check can shrink. */
export function anyRun(weights: Partial<Record<DeedKind, number>>, length: number) {
  const command = anyDeed(weights).map((deed) => ({
    check: (): boolean => true,
    run: (memory: Memory, world: World): void => attempted(world, memory, deed),
    toString: (): string => JSON.stringify(deed),
  }));
  return fc.commands<Memory, World>([command], { maxCommands: length, size: 'max' });
}

/** Runs a property over many settings and sequences, and says what it reached. */
export function reachedBy(weights: Partial<Record<DeedKind, number>>, runs: number, length = 70): Reached {
  const reached: Reached = new Map();
  const property = fc.property(anySetting, anyRun(weights, length), (setting, commands) => {
    fc.modelRun(() => ({ model: { promised: new Map(), reached }, real: worldOf(setting) }), commands);
  });
  // Bounds the search for the smallest failing run, too.
  fc.assert(property, { numRuns: runs, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true });
  return reached;
}

/** Which of these the run never came to. */
export const missed = (reached: Reached, wanted: readonly string[]): string[] =>
  wanted.filter((what) => (reached.get(what) ?? 0) === 0);
