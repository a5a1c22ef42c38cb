// Books for tests: an engagement in its active sprint with everything signed, and small makers for what goes in it.
import fc from 'fast-check';
import type { AgreementText, Signature } from '../../src/domain/engagement/agreement.ts';
import { type Book, type Changes, withChanges } from '../../src/domain/engagement/book.ts';
import type { Engagement } from '../../src/domain/engagement/engagement.ts';
import type { Goal } from '../../src/domain/engagement/goal.ts';
import type { Review } from '../../src/domain/engagement/review.ts';
import type {
  Conclusion,
  Confirmation,
  Session,
  SessionMove,
  Topic,
} from '../../src/domain/engagement/session.ts';
import type { AcceptedGap, Pause, Sprint } from '../../src/domain/engagement/sprint.ts';
import type { Chain, Step } from '../../src/domain/engagement/step.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import type { Day, Instant, LocalTime, Zone } from '../../src/domain/kernel/time.ts';
import { addDays, dayAt, instantOf, plus, startOf } from '../../src/domain/kernel/time.ts';

export const ENGAGEMENT = 'engagement';
export const CLIENT = 'ann';
export const COACH = 'bo';
export const BERLIN: Zone = 'Europe/Berlin';
/** The Monday on which the default sprint begins; it runs 13 weeks to Sunday 2027-01-03. */
export const FIRST_DAY: Day = '2026-10-05';

let made = 0;
/** A fresh id that sorts by the time it was made. */
export const nextId = (noun = 'id'): string => `${noun}-${String(++made).padStart(6, '0')}`;

/** The instant of a wall clock in Berlin, the default client's zone. */
export const berlin = (local: LocalTime): Instant => instantOf(local, BERLIN);

export const engagementOf = (over: Partial<Engagement> = {}): Engagement => ({
  id: ENGAGEMENT,
  clientId: CLIENT,
  coachId: COACH,
  state: 'active',
  zone: BERLIN,
  coachZone: BERLIN,
  madeAt: '2026-09-01T08:00:00.000Z',
  coachSince: '2026-09-01T08:00:00.000Z',
  overAt: null,
  overOn: null,
  overBy: null,
  ...over,
});

export const textOf = (over: Partial<AgreementText> = {}): AgreementText => ({
  id: 'text-1',
  engagementId: ENGAGEMENT,
  number: 1,
  noticeHours: 24,
  afterEndDays: 30,
  retentionMonths: 12,
  tellsCoach: false,
  hash: 'hash-1',
  writtenBy: COACH,
  writtenAt: '2026-09-02T08:00:00.000Z',
  ...over,
});

export const signatureOf = (over: Partial<Signature> = {}): Signature => ({
  id: nextId('signature'),
  textId: 'text-1',
  personId: CLIENT,
  hash: 'hash-1',
  signedAt: '2026-09-03T08:00:00.000Z',
  signedOn: '2026-09-03',
  ...over,
});

/** Both signatures under a text. */
export const bothSigned = (text: AgreementText, over: Partial<Signature> = {}): Signature[] =>
  [CLIENT, COACH].map((personId) => signatureOf({ textId: text.id, hash: text.hash, personId, ...over }));

/** An active sprint with a block, expectations and one goal in focus; `endsOn` follows `startsOn` and `weeks`. */
export const sprintOf = (over: Partial<Sprint> = {}): Sprint => {
  const startsOn = over.startsOn ?? FIRST_DAY;
  const weeks = over.weeks ?? 13;
  return {
    id: 'sprint-1',
    engagementId: ENGAGEMENT,
    number: 1,
    state: 'active',
    startsOn,
    weeks,
    endsOn: addDays(startsOn, weeks * 7 - 1),
    block: { weekday: 3, time: '09:00', minutes: 60 },
    expectationsAt: '2026-09-10T08:00:00.000Z',
    focusGoalIds: ['goal-1'],
    startMissed: false,
    startedAt: over.state === 'planned' ? null : startOf(startsOn, BERLIN),
    finishedAt: null,
    ...over,
  };
};

export const goalOf = (over: Partial<Goal> = {}): Goal => ({
  id: 'goal-1',
  ownerId: CLIENT,
  state: 'open',
  clarity: 'itch',
  horizon: 'sprint',
  years: null,
  parentId: null,
  area: 'influence',
  hasMeaning: true,
  pledge: null,
  level: null,
  levelAtFirst: null,
  weight: 1,
  madeAt: '2026-09-05T08:00:00.000Z',
  endedOn: null,
  version: 1,
  placedIn: ENGAGEMENT,
  ...over,
});

/** A session, planned on 2026-10-08T16:00 in Berlin for an hour; its instants follow local time, zone and minutes. */
export const sessionOf = (over: Partial<Session> = {}): Session => {
  const startsLocal = over.startsLocal ?? '2026-10-08T16:00';
  const zone = over.zone ?? BERLIN;
  const startsAt = over.startsAt ?? instantOf(startsLocal, zone);
  const minutes = over.minutes ?? 60;
  return {
    id: nextId('session'),
    engagementId: ENGAGEMENT,
    state: 'planned',
    startsLocal,
    zone,
    anchor: 'client',
    startsAt,
    minutes,
    endsAt: plus(startsAt, { minutes }),
    bookedBy: 'client',
    bookedAt: '2026-09-10T08:00:00.000Z',
    startedAt: null,
    startedBy: null,
    closingAskedAt: null,
    closingAskedBy: null,
    closingLatestOn: null,
    endedAt: null,
    settledAt: null,
    settledBy: null,
    absent: null,
    cancelledFor: null,
    offeredLocal: null,
    hadTopic: null,
    ...over,
  };
};

/** A session in progress since its planned time. */
export const begunSession = (startsLocal: LocalTime, over: Partial<Session> = {}): Session => {
  const session = sessionOf({ startsLocal, ...over });
  return { ...session, state: 'in progress', startedAt: session.startsAt, startedBy: 'coach', ...over };
};

/** A session that was held: begun at its planned time, closed at its planned end. */
export const closedSession = (startsLocal: LocalTime, over: Partial<Session> = {}): Session => {
  const session = begunSession(startsLocal, over);
  const closed = {
    state: 'closed',
    endedAt: session.endsAt,
    settledAt: session.endsAt,
    settledBy: 'coach',
  } as const;
  return { ...session, ...closed, ...over };
};

export const moveOf = (session: Session, over: Partial<SessionMove> = {}): SessionMove => ({
  id: nextId('move'),
  sessionId: session.id,
  engagementId: ENGAGEMENT,
  kind: 'move',
  by: 'client',
  at: plus(session.startsAt, { hours: -12 }),
  state: 'waiting',
  fromLocal: session.startsLocal,
  fromZone: session.zone,
  toLocal: null,
  toAnchor: null,
  toMinutes: null,
  ...over,
});

export const conclusionOf = (session: Session, over: Partial<Conclusion> = {}): Conclusion => ({
  id: nextId('conclusion'),
  sessionId: session.id,
  by: 'client',
  at: plus(session.startsAt, { minutes: 30 }),
  ...over,
});

export const confirmationOf = (
  step: Step,
  session: Session,
  over: Partial<Confirmation> = {},
): Confirmation => ({
  stepId: step.id,
  sessionId: session.id,
  at: plus(session.startsAt, { minutes: 30 }),
  undoneAt: null,
  ...over,
});

export const topicOf = (over: Partial<Topic> = {}): Topic => ({
  id: nextId('topic'),
  engagementId: ENGAGEMENT,
  sessionId: null,
  by: 'client',
  state: 'on',
  touched: false,
  position: 1,
  goalId: null,
  at: '2026-10-01T08:00:00.000Z',
  ...over,
});

const SETTLED = ['declined', 'withdrawn', 'lapsed', 'kept', 'not kept', 'replaced'];
const NEVER_AGREED = ['proposed', 'declined', 'withdrawn', 'lapsed'];

/** A step agreed on 2026-10-08 and due a week later; its chain is itself unless named. `bookOf` adds the chain. */
export const stepOf = (over: Partial<Step> = {}): Step => {
  const id = over.id ?? nextId('step');
  const state = over.state ?? 'agreed';
  const madeAt = over.madeAt ?? '2026-10-08T14:30:00.000Z';
  const agreedAt = NEVER_AGREED.includes(state) ? null : (over.agreedAt ?? madeAt);
  const marked = state === 'kept' || state === 'not kept';
  return {
    id,
    engagementId: ENGAGEMENT,
    chainId: id,
    state,
    kind: 'practical',
    size: 'hour',
    goalId: 'goal-1',
    dueOn: '2026-10-15',
    by: 'client',
    madeAt,
    sessionId: null,
    previousId: null,
    move: null,
    helpFromCoach: false,
    standsAt: null,
    agreedAt,
    agreedOn: agreedAt && dayAt(agreedAt, BERLIN),
    settledAt: SETTLED.includes(state) ? plus(madeAt, { days: 5 }) : null,
    settledBy: SETTLED.includes(state) ? 'client' : null,
    markedOn: marked ? dayAt(plus(madeAt, { days: 5 }), BERLIN) : null,
    inquiryId: null,
    reflectionId: null,
    ...over,
  };
};

export const chainOf = (step: Step, over: Partial<Chain> = {}): Chain => ({
  id: step.chainId,
  engagementId: ENGAGEMENT,
  beganAt: step.agreedAt,
  limitOn: null,
  ...over,
});

/** A pause the client set: from 2026-11-02, first day back 2026-11-16. */
export const pauseOf = (over: Partial<Pause> = {}): Pause => ({
  id: nextId('pause'),
  engagementId: ENGAGEMENT,
  proposedBy: 'client',
  proposedAt: '2026-10-20T08:00:00.000Z',
  state: 'set',
  startsOn: '2026-11-02',
  endsOn: '2026-11-16',
  moved: null,
  ...over,
});

export const gapOf = (over: Partial<AcceptedGap> = {}): AcceptedGap => ({
  id: nextId('gap'),
  sprintId: 'sprint-1',
  fromSessionId: null,
  days: 21,
  proposedBy: 'client',
  proposedAt: '2026-09-10T08:00:00.000Z',
  state: 'accepted',
  answeredAt: null,
  ...over,
});

export const reviewOf = (over: Partial<Review> = {}): Review => ({
  id: nextId('review'),
  engagementId: ENGAGEMENT,
  sprintId: 'sprint-1',
  kind: 'mid',
  state: 'standing',
  standsFrom: '2026-11-16',
  decision: null,
  decidedAt: null,
  skipAskedBy: null,
  skipAskedAt: null,
  sessionId: null,
  calledBy: null,
  ...over,
});

function withMissingChains(steps: readonly Step[], chains: readonly Chain[]): Chain[] {
  const all = new Map(chains.map((chain) => [chain.id, chain]));
  for (const step of [...steps].sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))) {
    const chain = all.get(step.chainId);
    if (!chain) all.set(step.chainId, chainOf(step));
    else if (chain.beganAt === null && !chains.includes(chain)) all.set(chain.id, chainOf(step));
  }
  return [...all.values()];
}

/** An engagement in its active first sprint, both signed, one goal in focus, and whatever the test puts in. */
export const bookOf = (over: Partial<Book> = {}): Book => {
  const texts = over.texts ?? [textOf()];
  return {
    engagement: engagementOf(),
    signatures: texts.flatMap((text) => bothSigned(text)),
    sprints: [sprintOf()],
    gaps: [],
    pauses: [],
    sessions: [],
    sessionMoves: [],
    conclusions: [],
    confirmations: [],
    topics: [],
    steps: [],
    marks: [],
    reviews: [],
    scores: [],
    goals: [goalOf()],
    wordings: [],
    goalVersions: [],
    activeElsewhere: false,
    lastReflectionAt: null,
    ...over,
    texts,
    chains: withMissingChains(over.steps ?? [], over.chains ?? []),
  };
};

/** The value of a yes; a no fails the test with its code. */
export function yes<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal} ${JSON.stringify(outcome.detail ?? {})}`);
  return outcome.value;
}

/** The code of a no, or `accepted`. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal);

/** The book after a yes; a no fails the test with its code. */
export const bookAfter = (book: Book, outcome: Outcome<Changes>): Book => withChanges(book, yes(outcome));
/** The same, where `after` cannot be taken for a test hook. */
export { bookAfter as after };

/** Ten zones that have each broken somebody's calendar. */
export const NAMED_ZONES: readonly Zone[] = [
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Asia/Gaza',
  'Europe/Berlin',
];

/** The ten named zones half of the time, any the runtime knows otherwise. */
export const anyZone = (): fc.Arbitrary<Zone> =>
  fc.oneof(fc.constantFrom(...NAMED_ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));

/** Any millisecond between two days in UTC, 2011 to 2035 unless told. */
export const anyInstant = (from: Day = '2011-01-01', to: Day = '2035-01-01'): fc.Arbitrary<Instant> =>
  fc
    .integer({ min: Date.parse(from), max: Date.parse(to) })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' }));

/** Any day between two. */
export const anyDay = (from: Day = '2011-01-01', to: Day = '2035-01-01'): fc.Arbitrary<Day> =>
  anyInstant(from, to).map((at) => at.slice(0, 10));

/** Holds a property for `runs` cases, MORE=20 times as many. The set-up prints and feeds in the seed (FC_SEED). */
export function holds<T>(property: fc.IProperty<T>, runs = 100): void {
  fc.assert(property, { numRuns: runs * Number(process.env['MORE'] ?? 1) });
}
