// Deeds on steps and sessions for the property tests: what anybody might try, sensible or not, at any time.
import fc from 'fast-check';
import {
  addNextWeek,
  addStep,
  confirmStep,
  makeInquiryStep,
  proposeStep,
  unconfirmStep,
} from '../../src/domain/engagement/adding.ts';
import type { Book, Changes } from '../../src/domain/engagement/book.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import type { Party } from '../../src/domain/engagement/engagement.ts';
import { correctMark, keptByReflection, markKept, markNotKept } from '../../src/domain/engagement/mark.ts';
import type { Move } from '../../src/domain/engagement/move.ts';
import { answerMove, makeMove } from '../../src/domain/engagement/negotiation.ts';
import { acceptStep, declineStep, withdrawStep } from '../../src/domain/engagement/proposal.ts';
import { rehomeStep } from '../../src/domain/engagement/rehoming.ts';
import type { Session } from '../../src/domain/engagement/session.ts';
import type { Step, StepSize, StepState } from '../../src/domain/engagement/step.ts';
import { takeAnswerBack } from '../../src/domain/engagement/unanswering.ts';
import { accept, type Outcome, refuse } from '../../src/domain/kernel/outcome.ts';
import { addDays, type Day, dayAt, type Instant, laterOf, plus } from '../../src/domain/kernel/time.ts';
import { conclusionOf, nextId, sessionOf } from './books.ts';

/** What may be tried: the deeds on steps and closings, and the turns a session takes. */
export type DeedKind =
  | 'add'
  | 'propose'
  | 'again'
  | 'inquiry'
  | 'confirm'
  | 'move'
  | 'insist'
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'counter'
  | 'think again'
  | 'unconfirm'
  | 'kept'
  | 'kept by reflection'
  | 'not kept'
  | 'correct'
  | 'rehome'
  | 'let go'
  | 'conclude'
  | 'close'
  | 'session';

/** A deed as drawn: the numbers choose among what the book offers when its turn comes. */
export interface Deed {
  readonly kind: DeedKind;
  readonly by: Party;
  /** Hours gone by before it. */
  readonly wait: number;
  /** Which step or session. */
  readonly which: number;
  /** Which date. */
  readonly day: number;
  /** Anything else: size, session or none, answer. */
  readonly how: number;
}

const nowhere = 'nowhere';
const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];

const isOn = (session: Session, at: Instant): boolean =>
  session.state === 'in progress' || (session.state === 'planned' && session.startsAt <= at);

/** The session a deed says it is done in: one that is on, more often than not; else any; else none. */
export function sessionFor(book: Book, { how }: Deed, at: Instant): string | null {
  const on = book.sessions.filter((session) => isOn(session, at));
  if (how % 3 === 0) return null;
  if (how % 17 === 1) return pick(book.sessions, how)?.id ?? 'nowhere';
  return pick(on, how)?.id ?? null;
}

/** A session for a deed that needs one: mostly one that is on. */
function sessionOn(book: Book, deed: Deed, at: Instant): string {
  const on = book.sessions.filter((session) => isOn(session, at));
  return (
    (deed.how % 11 === 0 ? undefined : pick(on, deed.which)?.id) ??
    pick(book.sessions, deed.how)?.id ??
    nowhere
  );
}

/** Mostly a step in one of these states, sometimes any, rarely none. */
function stepFor(book: Book, { which }: Deed, ...states: readonly StepState[]): Step | undefined {
  const fitting = book.steps.filter(({ state }) => states.includes(state));
  return (which % 8 === 0 ? undefined : pick(fitting, which)) ?? pick(book.steps, which);
}

const proposalFor = (book: Book, deed: Deed, by: Party): Step | undefined => {
  const waiting = book.steps.filter((step) => step.state === 'proposed' && step.by === by);
  return (deed.which % 8 === 0 ? undefined : pick(waiting, deed.which)) ?? stepFor(book, deed, 'proposed');
};

/** Mostly a step that somebody answered, the last ones first. */
const answeredFor = (book: Book, deed: Deed): Step | undefined => {
  const answered = book.steps
    .filter(({ state, settledBy, by }) => state === 'agreed' || (state === 'declined' && settledBy !== by))
    .filter(({ by, previousId }) => previousId !== null || by === 'coach');
  return (
    (deed.which % 8 === 0 ? undefined : pick(answered.toReversed(), deed.which % 3)) ?? stepFor(book, deed)
  );
};

const other = (by: Party): Party => (by === 'client' ? 'coach' : 'client');

/** Days on both sides of every limit there is. */
function dayFor(book: Book, { day }: Deed, at: Instant, due?: Day): Day {
  const { zone } = book.engagement;
  const today = dayAt(at, zone);
  const sessions = book.sessions
    .filter(({ state }) => state === 'planned')
    .map(({ startsAt }) => dayAt(startsAt, zone));
  const around = sessions.flatMap((on) => [on, on, addDays(on, 1)]);
  const ahead = [-1, 0, 1, 2, 3, 4, 5, 7, 10, 13, 14, 15, 20, 21, 22].map((days) => addDays(today, days));
  const near = due ? [due, ...[1, 1, 2, 2, 3, 4, 6].map((days) => addDays(due, days))] : [];
  return pick([...ahead, ...around, ...near, '2099-01-01'], day) ?? today;
}

const SIZES: readonly StepSize[] = ['quarter', 'hour', 'half-day'];
const sizeFor = ({ how }: Deed): StepSize => pick(SIZES, how) ?? 'hour';
const goalFor = (book: Book, { which }: Deed): string | null =>
  pick(
    [...book.goals.filter(({ state }) => state === 'open'), ...book.goals].map(({ id }) => id),
    which,
  ) ?? null;

function moveFor(book: Book, deed: Deed, at: Instant, due: Day | undefined): Move {
  const dueOn = dayFor(book, deed, at, due);
  const moves: readonly Move[] = [
    { kind: 'smaller', size: sizeFor(deed) },
    { kind: 'later', dueOn },
    { kind: 'later', dueOn },
    { kind: 'different', replacement: { kind: 'practical', size: sizeFor(deed), dueOn } },
    {
      kind: 'different',
      replacement: { kind: 'reflective', size: 'hour', dueOn, goalId: goalFor(book, deed) },
    },
    deed.day % 9 === 0 ? { kind: 'different' } : { kind: 'with help', fromCoach: deed.day % 2 === 0 },
    { kind: 'with help', fromCoach: true, dueOn },
  ];
  return pick(moves, deed.how + deed.which) ?? { kind: 'different' };
}

const changed = (session: Session | undefined, over: Partial<Session>): Outcome<Changes> =>
  session ? accept({ sessions: [{ ...session, ...over }], events: [] }) : refuse('session.not_found');

/** What time and other rules do to sessions, in the roughest way that is still true to their types. */
function turnSession(book: Book, deed: Deed, at: Instant): Outcome<Changes> {
  const unsettled = book.sessions.filter(({ state }) => state === 'planned' || state === 'in progress');
  const on = pick(
    unsettled.filter((session) => isOn(session, at)),
    deed.which,
  );
  const planned = pick(
    unsettled.filter(({ startsAt }) => startsAt > at),
    deed.which,
  );
  const asked = { closingAskedAt: null, closingAskedBy: null, closingLatestOn: null, endedAt: null };
  const gone = { ...asked, settledAt: at, settledBy: deed.by };
  const startsAt = plus(at, { hours: 20 + (deed.day % 30) * 12 });
  const fresh = sessionOf({ startsLocal: '2026-01-01T09:00', startsAt, bookedAt: at });
  const turns: readonly (() => Outcome<Changes>)[] = [
    () => changed(on, { state: 'in progress', startedAt: on?.startedAt ?? at, startedBy: deed.by }),
    () => changed(on, { state: 'missed', ...gone, absent: 'coach' }),
    () => changed(planned, { state: 'cancelled', ...gone, cancelledFor: 'agreed' }),
    () => changed(planned, { startsAt, endsAt: plus(startsAt, { minutes: 60 }) }),
    () => changed(fresh, {}),
    () => changed(fresh, {}),
  ];
  return (pick(turns, deed.how) ?? (() => refuse('session.not_found')))();
}

/** The goal let go with its proposals lapsed, if no step is open on it: what the goal's own rule does. */
function letGoalGo(book: Book, deed: Deed, at: Instant): Outcome<Changes> {
  const goal = book.goals.find(({ id }) => id === goalFor(book, deed));
  const isServed = book.steps.some((step) => step.goalId === goal?.id && step.state === 'agreed');
  if (!goal || isServed || deed.by === 'coach') return refuse('goal.open_steps');
  const steps = book.steps
    .filter((step) => step.goalId === goal.id && step.state === 'proposed')
    .map((step): Step => ({ ...step, state: 'lapsed', standsAt: null, settledAt: at, settledBy: 'client' }));
  return accept({ goals: [{ ...goal, state: 'let go' }], steps, events: [] });
}

type Trying = (book: Book, deed: Deed, at: Instant) => Outcome<Changes>;

const marking = (book: Book, deed: Deed, at: Instant) => {
  const step = stepFor(book, deed, 'agreed');
  const on = deed.day % 2 === 0 ? {} : { on: addDays(dayAt(at, book.engagement.zone), -(deed.day % 4)) };
  return { by: deed.by, stepId: step?.id ?? nowhere, id: nextId('mark'), ...on };
};
const newStep = (book: Book, deed: Deed, at: Instant) => ({
  by: deed.by,
  id: nextId('step'),
  kind: deed.how % 5 === 0 ? ('reflective' as const) : ('practical' as const),
  size: sizeFor(deed),
  goalId: goalFor(book, deed),
  dueOn: dayFor(book, deed, at),
  sessionId: sessionFor(book, deed, at),
});

/** Every kind of deed with how it is tried. */
const TRIES: Record<DeedKind, Trying> = {
  add: (book, deed, at) => addStep(book, newStep(book, deed, at), at),
  propose: (book, deed, at) => proposeStep(book, newStep(book, deed, at), at),
  again: (book, deed, at) =>
    addNextWeek(
      book,
      { by: deed.by, stepId: stepFor(book, deed, 'kept')?.id ?? nowhere, id: nextId('step') },
      at,
    ),
  inquiry: (book, deed, at) =>
    makeInquiryStep(book, { by: deed.by, id: nextId('step'), inquiryId: `why-${deed.which % 3}` }, at),
  confirm: (book, deed, at) => {
    const stepId = stepFor(book, deed, 'agreed')?.id ?? nowhere;
    return confirmStep(book, { by: deed.by, stepId, sessionId: sessionOn(book, deed, at) }, at);
  },
  move: (book, deed, at) => {
    const step = stepFor(book, deed, 'agreed');
    const move = moveFor(book, deed, at, step?.dueOn);
    const sessionId = sessionFor(book, deed, at);
    return makeMove(
      book,
      { by: deed.by, stepId: step?.id ?? nowhere, id: nextId('step'), move, sessionId },
      at,
    );
  },
  // A second later where the first was turned down: the one that must not hold by silence.
  insist: (book, deed, at) => {
    const refused = book.steps.filter(
      (step) => step.move === 'later' && step.state === 'declined' && step.by === 'client',
    );
    const open = book.steps.filter(
      (step) => step.state === 'agreed' && refused.some(({ chainId }) => chainId === step.chainId),
    );
    const step = pick(open, deed.which);
    const today = dayAt(at, book.engagement.zone);
    const soon = step && addDays(laterOf(step.dueOn, today), 1 + (deed.day % 5));
    const move = { kind: 'later', dueOn: soon ?? dayFor(book, deed, at) } as const;
    return makeMove(book, { by: deed.by, stepId: step?.id ?? nowhere, id: nextId('step'), move }, at);
  },
  accept: (book, deed, at) => {
    const step = proposalFor(book, deed, other(deed.by));
    const yes = { by: deed.by, stepId: step?.id ?? nowhere, sessionId: sessionFor(book, deed, at) };
    const isStale = step !== undefined && step.dueOn < dayAt(at, book.engagement.zone);
    const givesDay = isStale || deed.how % 7 === 1;
    return acceptStep(book, givesDay ? { ...yes, dueOn: dayFor(book, deed, at, step?.dueOn) } : yes, at);
  },
  decline: (book, deed, at) =>
    declineStep(book, { by: deed.by, stepId: proposalFor(book, deed, other(deed.by))?.id ?? nowhere }, at),
  withdraw: (book, deed, at) =>
    withdrawStep(book, { by: deed.by, stepId: proposalFor(book, deed, deed.by)?.id ?? nowhere }, at),
  counter: (book, deed, at) => {
    const step = proposalFor(book, deed, other(deed.by));
    const previous = book.steps.find(({ id }) => id === step?.previousId);
    const move = moveFor(book, deed, at, previous?.dueOn);
    const answer = { kind: 'counter' as const, id: nextId('step'), move };
    const sessionId = sessionFor(book, deed, at);
    return answerMove(book, { by: deed.by, stepId: step?.id ?? nowhere, answer, sessionId }, at);
  },
  'think again': (book, deed, at) => {
    const stepId = answeredFor(book, deed)?.id ?? nowhere;
    return takeAnswerBack(book, { by: deed.by, stepId }, at);
  },
  unconfirm: (book, deed, at) => {
    const word = pick(book.confirmations, deed.which);
    const sessionId = word?.sessionId ?? nowhere;
    return unconfirmStep(book, { by: deed.by, stepId: word?.stepId ?? nowhere, sessionId }, at);
  },
  kept: (book, deed, at) => markKept(book, marking(book, deed, at), at),
  'kept by reflection': (book, deed, at) =>
    keptByReflection(book, { ...marking(book, deed, at), reflectionId: nextId('reflection') }, at),
  'not kept': (book, deed, at) => markNotKept(book, marking(book, deed, at), at),
  correct: (book, deed, at) => {
    const stepId = stepFor(book, deed, 'kept', 'not kept')?.id ?? nowhere;
    const to = pick(['kept', 'not kept', 'open'] as const, deed.how) ?? 'open';
    return correctMark(book, { by: deed.by, stepId, id: nextId('mark'), to }, at);
  },
  rehome: (book, deed, at) => {
    const stepId = stepFor(book, deed, 'agreed')?.id ?? nowhere;
    return rehomeStep(book, { by: deed.by, stepId, goalId: goalFor(book, { ...deed, which: deed.how }) }, at);
  },
  'let go': letGoalGo,
  conclude: (book, deed, at) => {
    const session = book.sessions.find(({ id }) => id === sessionOn(book, deed, at));
    return session
      ? accept({ conclusions: [conclusionOf(session, { by: deed.by, at })], events: [] })
      : refuse('session.not_found');
  },
  close: (book, deed, at) => closeSession(book, { by: deed.by, sessionId: sessionOn(book, deed, at) }, at),
  session: turnSession,
};

/** The deed by whoever could answer or take back what waits, mostly; else by whoever was drawn. */
export function byAble(book: Book, deed: Deed): Deed {
  const proposal = pick(
    book.steps.filter(({ state }) => state === 'proposed'),
    deed.which,
  );
  if (deed.kind === 'insist') return { ...deed, by: 'client' };
  const answered = deed.kind === 'think again' && deed.which % 8 > 0 ? answeredFor(book, deed) : undefined;
  if (answered) return { ...deed, by: other(answered.by) };
  if (!proposal || deed.which % 8 === 0) return deed;
  if (deed.kind === 'withdraw') return { ...deed, by: proposal.by };
  return ['accept', 'decline', 'counter'].includes(deed.kind) ? { ...deed, by: other(proposal.by) } : deed;
}

/** Tries a deed on a settled book. */
export const attempt = (book: Book, deed: Deed, at: Instant): Outcome<Changes> =>
  TRIES[deed.kind](book, deed, at);

const number = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

/** Any deed, by either party, after no time, hours or days; kinds as often as their weights say, 3 unless said. */
export function anyDeed(weights: Partial<Record<DeedKind, number>>): fc.Arbitrary<Deed> {
  const kinds = (Object.keys(TRIES) as DeedKind[]).map((kind) => ({
    weight: weights[kind] ?? 3,
    arbitrary: fc.constant(kind),
  }));
  const wait = fc.oneof(
    { weight: 7, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: number(24) },
    { weight: 2, arbitrary: number(90) },
  );
  const by = fc.constantFrom<Party>('client', 'client', 'coach');
  return fc.record({
    kind: fc.oneof(...kinds),
    by,
    wait,
    which: number(999),
    day: number(999),
    how: number(999),
  });
}
