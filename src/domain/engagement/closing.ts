// The closing rule: no session closes without a conclusion and a dated next step, agreed in it or confirmed in it.
import type { Event } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Code, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { addDays, type Day, earlierOf, type Instant, plus, startOf } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { DAYS_AHEAD, effectiveDueOn, nextSessionDay } from './chain.ts';
import { isOver, type Party } from './engagement.ts';
import { beganAt, isUnsettled, nextBooked, todayIn } from './hour.ts';
import { hadTopicTill } from './regularity.ts';
import type { Session, Topic } from './session.ts';
import { isOpen, type Step, settledAs } from './step.ts';
import { refusedParty, refusedSession } from './step-guard.ts';

/** Closed later than this after its planned end, a session asks for the real end. */
const LATE_AFTER = { minutes: 15 };

/** What a session still lacks, and what mends it. */
export interface Missing {
  /** `session.no_conclusion`, then one of `session.no_next_step`, `session.step_date`, `session.step_waiting`. */
  readonly codes: readonly Code[];
  /** The last day a next step may be due to count. */
  readonly latest: Day;
  /** Steps proposed in it whose dates fit and that wait for a yes. */
  readonly awaited: readonly Step[];
}

const isConfirmedIn = (book: Book, step: Step, sessionId: Id): boolean =>
  book.confirmations.some(
    (word) => word.stepId === step.id && word.sessionId === sessionId && word.undoneAt === null,
  );

/** The steps a session may close with, whatever their dates: open, and of it or confirmed in it. */
const candidatesOf = (book: Book, sessionId: Id): readonly Step[] =>
  book.steps.filter(
    (step) => isOpen(step) && (step.sessionId === sessionId || isConfirmedIn(book, step, sessionId)),
  );

const proposedIn = (book: Book, sessionId: Id): readonly Step[] =>
  book.steps.filter((step) => step.state === 'proposed' && step.sessionId === sessionId);

/** The last day a next step of this session may be due: the next booked session's (or 14 days), and within 21 days. */
export function latestToClose(book: Book, sessionId: Id, at: Instant): Day {
  return earlierOf(nextSessionDay(book, at, sessionId), addDays(todayIn(book, at), DAYS_AHEAD));
}

function missingStep(book: Book, sessionId: Id, fits: (day: Day) => boolean): Code | null {
  const candidates = candidatesOf(book, sessionId);
  if (candidates.some((step) => fits(effectiveDueOn(book, step)))) return null;
  const proposed = proposedIn(book, sessionId);
  if (proposed.some(({ dueOn }) => fits(dueOn))) return 'session.step_waiting';
  return candidates.length + proposed.length > 0 ? 'session.step_date' : 'session.no_next_step';
}

/** What this session lacks to be closed now; no codes when it may close at once. */
export function missingToClose(book: Book, sessionId: Id, at: Instant): Missing {
  const today = todayIn(book, at);
  const latest = latestToClose(book, sessionId, at);
  const fits = (day: Day): boolean => today <= day && day <= latest;
  const hasConclusion = book.conclusions.some((conclusion) => conclusion.sessionId === sessionId);
  // A later that lapses with this very closing no longer lends its date to the step it would have moved.
  const lapsing = lapsingOnClose(book, sessionId, at);
  const left = { ...book, steps: book.steps.filter((step) => !lapsing.includes(step)) };
  const step = missingStep(left, sessionId, fits);
  const codes: Code[] = hasConclusion ? [] : ['session.no_conclusion'];
  if (step) codes.push(step);
  return { codes, latest, awaited: proposedIn(book, sessionId).filter(({ dueOn }) => fits(dueOn)) };
}

/** Closes a session, or asks for it while only the other's yes to the step is missing. */
export interface Closing {
  readonly by: Party;
  readonly sessionId: Id;
  /** The real end, after the beginning and not after now. Default: now, or the planned end when closed late. */
  readonly endedAt?: Instant;
}

/** Whether closing now is late, so that the real end is asked for: more than 15 minutes after the planned one. */
export function closesLate(session: Session, at: Instant): boolean {
  return plus(session.endsAt, LATE_AFTER) < at;
}

function endOf(session: Session, began: Instant, at: Instant): Instant {
  if (!closesLate(session, at)) return at;
  if (session.endsAt > began) return session.endsAt;
  // Begun only after its planned end: as long as planned, or until now.
  const asPlanned = plus(began, { minutes: session.minutes });
  return asPlanned < at ? asPlanned : at;
}

function refusedEnd(endedAt: Instant | undefined, began: Instant, at: Instant): Refusal | null {
  if (endedAt === undefined || (began < endedAt && endedAt <= at)) return null;
  return refuse('session.real_end', { after: began, latest: at });
}

/**
 * Closes a session. Refuses `session.no_conclusion`, `session.no_next_step`, `session.step_date` (with `latest`), and
 * `session.step_waiting` when it is one's own yes that is missing. If it is only the other's, the closing is asked for
 * and judged as of now; asked again, it is judged again.
 */
export function closeSession(book: Book, closing: Closing, at: Instant): Outcome<Changes> {
  const { by, sessionId, endedAt } = closing;
  if (isOver(book.engagement)) return refuse('engagement.over');
  const refusal = refusedParty(book, by) ?? refusedSession(book, sessionId, at);
  if (refusal) return refusal;
  const session = book.sessions.find(({ id }) => id === sessionId);
  const began = session && beganAt(session, at);
  if (!session || !began) return refuse('session.not_found');
  const badEnd = refusedEnd(endedAt, began, at);
  if (badEnd) return badEnd;
  const { codes, latest, awaited } = missingToClose(book, sessionId, at);
  const askedEnd = session.closingAskedAt === null ? null : session.endedAt;
  const end = endedAt ?? askedEnd ?? endOf(session, began, at);
  const [first] = codes;
  if (!first) return accept(closed(book, { ...session, endedAt: end }, by, at));
  const waitsForOther = awaited.some((step) => step.by === by);
  if (first !== 'session.step_waiting' || !waitsForOther) return refuse(first, { missing: codes, latest });
  const asked: Session = {
    ...session,
    closingAskedAt: at,
    closingAskedBy: by,
    closingLatestOn: latest,
    endedAt: end,
  };
  return accept({
    sessions: [asked],
    events: [{ kind: 'SessionClosingAsked', about: sessionId, facts: { by } }],
  });
}

const WITHOUT_ASKING = { closingAskedAt: null, closingAskedBy: null, closingLatestOn: null } as const;

/** The session closed, with all that closing brings: proposals lapse, untouched topics move on, askings follow. */
function closed(book: Book, session: Session, by: Party, at: Instant): Changes {
  const hadTopic = hadTopicTill(book, session);
  const settled = { state: 'closed', settledAt: at, settledBy: by, hadTopic } as const;
  const held: Session = { ...session, ...WITHOUT_ASKING, ...settled };
  const topics = topicsMovingOn(book, session.id, at);
  const lapsed = lapsingOnClose(book, session.id, at).map((step) => settledAs(step, 'lapsed', by, at));
  const events: Event[] = [
    { kind: 'SessionClosed', about: session.id, facts: { by, endedAt: session.endedAt } },
    ...lapsed.map(({ id }) => ({ kind: 'StepLapsed', about: id })),
  ];
  const changes: Changes = { sessions: [held], steps: lapsed, topics, events };
  return together(changes, lapsedAskings(withChanges(book, changes), at));
}

/**
 * The proposals that lapse when this session closes: those made in a session that began before it, and those made
 * outside any session before it began. A proposal outlives a next session that was missed or cut short.
 */
export function lapsingOnClose(book: Book, sessionId: Id, at: Instant): readonly Step[] {
  const session = book.sessions.find(({ id }) => id === sessionId);
  const began = session && beganAt(session, at);
  if (!began) return [];
  return book.steps.filter((step) => {
    if (step.state !== 'proposed') return false;
    const origin = book.sessions.find(({ id }) => id === step.sessionId);
    const from = origin ? (beganAt(origin, at) ?? origin.startsAt) : step.madeAt;
    return from < began;
  });
}

/** The topics nobody touched, moved to the next booked session, behind what stands there; waiting where none is booked. */
export function topicsMovingOn(book: Book, sessionId: Id, at: Instant): readonly Topic[] {
  const next = nextBooked(book, at, sessionId)?.id ?? null;
  const there = book.topics.filter((topic) => topic.sessionId === next).map(({ position }) => position);
  const last = Math.max(0, ...there);
  return book.topics
    .filter((topic) => topic.sessionId === sessionId && !topic.touched)
    .filter(({ state }) => state === 'on' || state === 'suggested')
    .sort((a, b) => a.position - b.position)
    .map((topic, index) => ({ ...topic, sessionId: next, position: last + index + 1 }));
}

/** The steps whose yes a waiting closing waits for: proposed in it and due by the day judged when it was asked. */
export function awaitedBy(book: Book, session: Session): readonly Step[] {
  const latest = session.closingLatestOn;
  return latest === null ? [] : proposedIn(book, session.id).filter(({ dueOn }) => dueOn <= latest);
}

/** When a waiting closing lapses by itself: as the last awaited step's day ends where the client is. Null: none waits. */
export function askingEndsAt(book: Book, session: Session): Instant | null {
  if (!isUnsettled(session) || session.closingAskedAt === null) return null;
  const last = awaitedBy(book, session)
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  return last ? startOf(addDays(last, 1), book.engagement.zone) : session.closingAskedAt;
}

/** The waiting closings that have nothing left to wait for at this instant: they lapse, the session stays unsettled. */
export function lapsedAskings(book: Book, at: Instant): Changes {
  const lapsed = book.sessions.filter((session) => {
    const endsAt = askingEndsAt(book, session);
    return endsAt !== null && endsAt <= at;
  });
  return {
    sessions: lapsed.map((session) => ({ ...session, ...WITHOUT_ASKING, endedAt: null })),
    events: lapsed.map(({ id }) => ({ kind: 'SessionClosingLapsed', about: id })),
  };
}

/**
 * These changes with what they mean for waiting closings: a yes to an awaited step (`agreed`, as it was proposed) closes
 * its session; one whose last awaited step is gone lapses. Only a yes closes: what the client adds meanwhile lets
 * either side close, but does not end the session over their heads.
 */
export function withClosing(book: Book, changes: Changes, at: Instant, agreed?: Step): Changes {
  const next = withChanges(book, changes);
  const session = agreed && book.sessions.find(({ id }) => id === agreed.sessionId);
  const now = agreed && next.steps.find(({ id }) => id === agreed.id);
  if (session && now && countsAsAsked(book, session, agreed, now, at)) {
    return together(changes, closed(next, session, session.closingAskedBy ?? agreed.by, at));
  }
  return together(changes, lapsedAskings(next, at));
}

/** Judged as of the asking: awaited then, its proposed day not over, and the agreed day still within what was asked. */
function countsAsAsked(book: Book, session: Session, proposed: Step, agreed: Step, at: Instant): boolean {
  const latest = session.closingLatestOn;
  if (latest === null || !isUnsettled(session)) return false;
  return (
    awaitedBy(book, session).some(({ id }) => id === proposed.id) &&
    proposed.dueOn >= todayIn(book, at) &&
    agreed.dueOn <= latest
  );
}
