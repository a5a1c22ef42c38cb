// What must hold of steps and closings whatever anybody tries: read from the product's words, not from the rules' code.
import { expect } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import type { Party } from '../../src/domain/engagement/engagement.ts';
import type { Session } from '../../src/domain/engagement/session.ts';
import type { Step, StepState } from '../../src/domain/engagement/step.ts';
import type { Day, Instant } from '../../src/domain/kernel/time.ts';

/** One change of a book: by a party's deed, or by time alone (`by` null). */
export interface Turn {
  readonly before: Book;
  readonly after: Book;
  readonly by: Party | null;
  readonly kind: string;
  readonly at: Instant;
  /** The session it was said to be done in. */
  readonly sessionId: string | null;
}

/** The day it is where the client is. */
export const dayIn = (book: Book, at: Instant): Day =>
  Temporal.Instant.from(at).toZonedDateTimeISO(book.engagement.zone).toPlainDate().toString();
const ahead = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();
const was = (turn: Turn, step: Step): Step | undefined => turn.before.steps.find(({ id }) => id === step.id);
const became = (turn: Turn, state: StepState): Step[] =>
  turn.after.steps.filter((step) => step.state === state && was(turn, step)?.state !== state);
const byId = (book: Book, id: string | null): Step | undefined => book.steps.find((step) => step.id === id);
const chains = (book: Book): Step[][] => [...Map.groupBy(book.steps, ({ chainId }) => chainId).values()];

const WAYS: Record<StepState, readonly StepState[]> = {
  proposed: ['agreed', 'declined', 'withdrawn', 'lapsed'],
  agreed: ['kept', 'not kept', 'replaced'],
  kept: ['not kept', 'agreed'],
  'not kept': ['kept', 'agreed'],
  replaced: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
};

/** The ways back of an answer said by a wrong tap: it waits again, and what a yes replaced is open as before. */
const WAYS_BACK: Partial<Record<StepState, StepState>> = {
  agreed: 'proposed',
  declined: 'proposed',
  replaced: 'agreed',
};
const THINKS_AGAIN = 'think again';

/** Nothing is deleted, nothing is rewritten, and no step goes a way that the product does not know. */
export function noStepVanishes(turn: Turn): void {
  for (const old of turn.before.steps) {
    const now = byId(turn.after, old.id);
    if (!now) throw new Error(`${old.id} vanished`);
    const { id, chainId, previousId, move, by, madeAt, kind, size, sessionId } = old;
    expect(now).toMatchObject({ id, chainId, previousId, move, by, madeAt, kind, size, sessionId });
    const isBack = turn.kind === THINKS_AGAIN && WAYS_BACK[old.state] === now.state;
    if (now.state !== old.state && !isBack) expect(WAYS[old.state]).toContain(now.state);
    if (now.dueOn !== old.dueOn)
      expect([old.state, now.state, turn.by]).toEqual(['proposed', 'agreed', 'client']);
  }
  expect(turn.after.marks.length).toBeGreaterThanOrEqual(turn.before.marks.length);
}

const HELD: readonly StepState[] = ['agreed', 'kept', 'not kept', 'replaced'];

/** Every replaced step has one successor; a chain has one present at most, one waiting move, and once begun never none. */
export function chainsHold({ after }: Turn): void {
  for (const step of after.steps) {
    const successors = after.steps.filter((next) => next.previousId === step.id && HELD.includes(next.state));
    expect(successors.length, `successors of a ${step.state} step`).toBe(step.state === 'replaced' ? 1 : 0);
  }
  for (const chain of chains(after)) {
    const present = chain.filter(({ state }) => ['agreed', 'kept', 'not kept'].includes(state));
    const waiting = chain.filter(({ state }) => state === 'proposed');
    expect(waiting.length, 'waiting in one chain').toBeLessThanOrEqual(1);
    expect(present.length, 'present in one chain').toBe(chain.some(({ agreedAt }) => agreedAt) ? 1 : 0);
    const isMarked = present.some(({ state }) => state !== 'agreed');
    if (isMarked) expect(waiting, 'a move of a step that was marked').toEqual([]);
    const follows = waiting.map(({ previousId }) => previousId);
    expect(follows, 'what a waiting move follows').toEqual(waiting.map(() => present[0]?.id ?? null));
    const laters = chain.filter(({ move, state }) => move === 'later' && HELD.includes(state));
    expect(laters.length, 'laters that took effect').toBeLessThanOrEqual(1);
  }
}

/** The second session after the chain began, neither cancelled nor missed; its 21st day where fewer are booked. */
export function limitOf(book: Book, step: Step): Day {
  const beganAt = book.chains.find(({ id }) => id === step.chainId)?.beganAt ?? '';
  const begins = book.sessions
    .filter(({ state }) => state !== 'cancelled' && state !== 'missed')
    .map(({ startedAt, startsAt }) => startedAt ?? startsAt)
    .filter((begin) => begin > beganAt)
    .sort();
  return begins[1] ? dayIn(book, begins[1]) : ahead(dayIn(book, beganAt), 21);
}

const isUnsettled = ({ state }: Session): boolean => state === 'planned' || state === 'in progress';

/** Whenever a date is set, by whatever move: not before today, within 21 days, and a move's within its chain's limit. */
export function datesHold(turn: Turn): void {
  for (const step of turn.after.steps) {
    const old = was(turn, step);
    const isSet = !old || (old.state === 'proposed' && step.state === 'agreed');
    if (isSet) dateHolds(turn, step, byId(turn.before, step.previousId));
  }
}

function dateHolds(turn: Turn, step: Step, previous: Step | undefined): void {
  const keepsDate = previous?.dueOn === step.dueOn;
  if (step.move === 'smaller') expect(keepsDate, 'smaller keeps its date').toBe(true);
  // What holds at once and keeps its date sets none.
  if (keepsDate && (step.move === 'smaller' || (step.move === 'with help' && !was(turn, step)))) return;
  const today = dayIn(turn.before, turn.at);
  expect(step.dueOn >= today && step.dueOn <= ahead(today, 21), `${step.dueOn} set on ${today}`).toBe(true);
  if (!previous || (keepsDate && step.move === 'with help')) return;
  const inSession = turn.before.sessions.some(
    (session) => isUnsettled(session) && [step.sessionId, turn.sessionId].includes(session.id),
  );
  if (step.move === 'different' && inSession) return;
  const limit = limitOf(turn.before, step);
  expect(step.dueOn <= limit, `${step.move} to ${step.dueOn}, limit ${limit}`).toBe(true);
  if (step.move === 'later') expect(step.dueOn > previous.dueOn, 'later is later').toBe(true);
}

/** Each holds by the yes it needs: the client's own, the other's to a proposal, or 72 hours of silence to a first later. */
export function yesesHold(turn: Turn): void {
  for (const step of became(turn, 'agreed')) {
    const old = was(turn, step);
    if (old && old.state !== 'proposed') reopeningHolds(turn, old);
    else if (turn.by === null) silenceHolds(turn, step);
    else if (old) expect(turn.by, 'a yes').not.toBe(step.by);
    else ownWordHolds(turn, step);
  }
  for (const step of turn.after.steps) {
    if (!was(turn, step)) expect(step.by).toBe(turn.by);
  }
}

/** A marked step is opened again by its client, a replaced one by whoever takes the yes back. */
function reopeningHolds(turn: Turn, old: Step): void {
  if (old.state === 'replaced') expect(turn.kind, 'opened again').toBe(THINKS_AGAIN);
  else expect(turn.by, 'reopened').toBe('client');
}

function silenceHolds(turn: Turn, step: Step): void {
  const asked = Temporal.Instant.from(step.madeAt).add({ hours: 72 });
  expect(Temporal.Instant.compare(asked, turn.at), '72 hours').toBe(0);
  expect([step.by, step.move]).toEqual(['client', 'later']);
  const answered = turn.before.steps.filter(
    ({ chainId, by, move, state }) =>
      chainId === step.chainId && by === 'client' && move === 'later' && state === 'declined',
  );
  expect(answered, 'laters that were declined before').toEqual([]);
}

function ownWordHolds(turn: Turn, step: Step): void {
  expect(turn.by).toBe('client');
  const asksNobody =
    [null, 'smaller'].includes(step.move) || (step.move === 'with help' && !step.helpFromCoach);
  expect(asksNobody || turn.before.engagement.coachId === null, `${step.move} at once`).toBe(true);
  const previous = byId(turn.before, step.previousId);
  if (step.move !== 'smaller' || !previous) return;
  const sizes = ['quarter', 'hour', 'half-day'];
  expect(sizes.indexOf(step.size)).toBeLessThanOrEqual(sizes.indexOf(previous.size));
  expect([step.goalId, step.kind]).toEqual([previous.goalId, previous.kind]);
}

/** An answer is taken back by whoever gave it, the other's proposal only, and before anything was built on it. */
export function answersHold(turn: Turn): void {
  const waitsAgain = turn.after.steps.filter(
    (step) => step.state === 'proposed' && !['proposed', undefined].includes(was(turn, step)?.state),
  );
  for (const step of waitsAgain) {
    expect([turn.kind, turn.by === step.by], 'taken back by whoever answered').toEqual([THINKS_AGAIN, false]);
    const before = was(turn, step);
    const since = (before?.state === 'agreed' ? before.agreedAt : before?.settledAt) ?? '';
    const closed = turn.before.sessions.filter(
      ({ state, settledAt }) => state === 'closed' && (settledAt ?? '') >= since,
    );
    expect(closed, 'sessions closed since the answer').toEqual([]);
    expect(turn.before.steps.filter(({ previousId }) => previousId === step.id)).toEqual([]);
  }
}

/** No step is made, agreed or reopened on an ended goal, and none stays open on one. */
export function goalsHold({ after }: Turn): void {
  const ended = after.goals.filter(({ state }) => state !== 'open').map(({ id }) => id);
  const alive = after.steps.filter(({ state }) => state === 'agreed' || state === 'proposed');
  for (const step of alive) expect(ended).not.toContain(step.goalId);
}

/** The coach neither marks, confirms, makes smaller nor re-homes, and ends an open step only by a yes to the client. */
export function clientsStayClients(turn: Turn): void {
  if (turn.by !== 'coach') return;
  expect(turn.after.marks).toEqual(turn.before.marks);
  expect(turn.after.confirmations).toEqual(turn.before.confirmations);
  for (const step of turn.after.steps) {
    const old = was(turn, step);
    if (!old) expect([step.by, step.state, step.move === 'smaller']).toEqual(['coach', 'proposed', false]);
    else expect([step.goalId, step.markedOn, step.dueOn]).toEqual([old.goalId, old.markedOn, old.dueOn]);
    if (old?.state === 'proposed' && step.state === 'agreed') expect(step.by).toBe('client');
  }
}

/** The last day a next step of this session may have: the next booked session's (14 days if none), at most 21 days. */
function latestFor(book: Book, sessionId: string, at: Instant): Day {
  const today = dayIn(book, at);
  const next = book.sessions
    .filter(({ id, state, startsAt }) => id !== sessionId && state === 'planned' && startsAt > at)
    .map(({ startsAt }) => startsAt)
    .sort()[0];
  return [next ? dayIn(book, next) : ahead(today, 14), ahead(today, 21)].sort()[0] ?? today;
}

/** While a later asked by its date waits, the asked-for one. */
export function dateOf(book: Book, step: Step): Day {
  const later = book.steps.find(
    (one) => one.state === 'proposed' && one.previousId === step.id && one.move === 'later',
  );
  const isInTime = later !== undefined && dayIn(book, later.madeAt) <= step.dueOn;
  return isInTime ? later.dueOn : step.dueOn;
}

/** The day promised to each closing that was asked for, as the test reckoned it when it was. */
export type Promised = Map<string, Day>;

/** No session closes without a conclusion and a dated next step, agreed or confirmed in it, fitting when it was asked. */
export function closingsHold(turn: Turn, promised: Promised): void {
  for (const session of turn.after.sessions) {
    const old = turn.before.sessions.find(({ id }) => id === session.id);
    const isAskedNow = turn.kind === 'close' && session.closingAskedAt === turn.at;
    if (isAskedNow) promised.set(session.id, latestFor(turn.before, session.id, turn.at));
    if (old?.state === 'closed') expect(session, 'closed for good').toEqual(old);
    const isClosedNow = session.state === 'closed' && old?.state !== 'closed';
    if (isAskedNow || isClosedNow) {
      const concluded = turn.after.conclusions.some(({ sessionId }) => sessionId === session.id);
      expect(concluded, 'a conclusion').toBe(true);
    }
    if (isClosedNow) closingHolds(turn, session, promised);
  }
}

/** A closing waits only while a step that would do still waits in it, on a day that is not over. */
export function askingsHold(book: Book, at: Instant, promised: Promised): void {
  const today = dayIn(book, at);
  for (const session of book.sessions.filter((one) => isUnsettled(one) && one.closingAskedAt !== null)) {
    const awaited = book.steps.filter(
      ({ state, sessionId, dueOn }) =>
        state === 'proposed' &&
        sessionId === session.id &&
        today <= dueOn &&
        dueOn <= (promised.get(session.id) ?? ''),
    );
    expect(awaited.length, 'what a waiting closing waits for').toBeGreaterThan(0);
  }
}

function closingHolds(turn: Turn, session: Session, promised: Promised): void {
  const isDirect = turn.kind === 'close';
  const today = dayIn(turn.before, turn.at);
  const latest = isDirect ? latestFor(turn.before, session.id, turn.at) : (promised.get(session.id) ?? '');
  expect((session.startedAt ?? session.startsAt) <= turn.at, 'begun').toBe(true);
  const fitting = turn.after.steps.filter((step) => {
    const isSaid = turn.after.confirmations.some(
      (c) => c.stepId === step.id && c.sessionId === session.id && c.undoneAt === null,
    );
    const isOf = step.sessionId === session.id || (isSaid && isDirect);
    const day = dateOf(turn.after, step);
    return step.state === 'agreed' && isOf && day >= today && day <= latest;
  });
  expect(fitting.length, `steps to close with, up to ${latest}`).toBeGreaterThan(0);
}
