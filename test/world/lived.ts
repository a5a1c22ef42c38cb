// Engagements lived up to a state by the rules alone: agreed, planned, or in the middle of a sprint with what was held.
import { createHash } from 'node:crypto';
import { joinTogether } from '../../src/app/accounts/joining.ts';
import type { Ports } from '../../src/app/ports.ts';
import { addStep } from '../../src/domain/engagement/adding.ts';
import { type Book, type Changes, together, withChanges } from '../../src/domain/engagement/book.ts';
import { bookSessions } from '../../src/domain/engagement/booking.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import { makeGoal } from '../../src/domain/engagement/crystallising.ts';
import { shelfOf } from '../../src/domain/engagement/goal-shelf.ts';
import { markKept } from '../../src/domain/engagement/mark.ts';
import { placeGoal } from '../../src/domain/engagement/placing.ts';
import {
  answerExpectations,
  focusGoals,
  planSprint,
  setBlock,
} from '../../src/domain/engagement/planning.ts';
import type { Session } from '../../src/domain/engagement/session.ts';
import { DEFAULT_TERMS, newestText, signText, writeText } from '../../src/domain/engagement/signing.ts';
import { startSession } from '../../src/domain/engagement/starting.ts';
import { accept, type Outcome } from '../../src/domain/kernel/outcome.ts';
import {
  addDays,
  type Day,
  dayAt,
  type Instant,
  instantOf,
  mondayOf,
  plus,
} from '../../src/domain/kernel/time.ts';
import { bookOf } from '../../src/store/books.ts';
import type { Act, Rule, WordsBeside } from './acting.ts';
import type { CastMember, Name } from './cast.ts';
import type { Clock } from './clock.ts';

/** What the engagement should have become. */
export interface Wished {
  readonly client?: Name;
  readonly coach?: Name;
  /** `active` unless said otherwise. */
  readonly state?: 'exploring' | 'agreed' | 'planned' | 'active';
  /** The week of the sprint that today lies in, from 1; 3 unless said otherwise. */
  readonly week?: number;
  /** How long the sprint is, 13 unless said otherwise. */
  readonly weeks?: number;
  /** Whether past sessions were held, with two steps each; true unless said otherwise. */
  readonly held?: boolean;
}

/** An engagement with a past. */
export interface Lived {
  readonly id: string;
  readonly client: Name;
  readonly coach: Name;
  /** The goal in focus; empty before the sprint is planned. */
  readonly goalId: string;
  readonly sprintId: string;
  /** All sessions, the earliest first. */
  readonly sessionIds: readonly string[];
  /** The book as it stands in the database. */
  readonly book: () => Promise<Book>;
}

interface Inner {
  readonly clock: Clock;
  readonly ports: Ports;
  readonly people: Readonly<Record<Name, CastMember>>;
  readonly act: Act;
}

interface Life extends Inner {
  readonly id: string;
  readonly client: Name;
  readonly coach: Name;
  readonly zone: string;
  readonly at: (instant: Instant) => Life;
  readonly by: (who: 'client' | 'coach', rule: Rule, words?: WordsBeside) => Promise<Changes>;
}

const idOf = (changes: Changes, list: 'goals' | 'sprints' | 'texts'): string => changes[list]?.[0]?.id ?? '';

async function agree({ by }: Life): Promise<void> {
  const text = 'We meet every two weeks, keep what is said between us, and say so when it does not work.';
  const hash = createHash('sha256').update(text).digest('hex');
  await by(
    'coach',
    ({ book, at, newId }) => writeText(book, { ...DEFAULT_TERMS, by: 'coach', id: newId(), hash }, at),
    (changes) => ({ texts: { [idOf(changes, 'texts')]: { words: { text } } } }),
  );
  for (const who of ['coach', 'client'] as const) {
    await by(who, ({ book, at, newId }) => {
      const textId = newestText(book)?.id ?? '';
      return signText(book, { by: who, id: newId(), textId, hash, nameGiven: true }, at);
    });
  }
}

const GOAL = {
  title: 'Speak up before the decision is made',
  meaning: 'I see risks early and tell nobody until it is too late.',
};

async function wantSomething({ by }: Life): Promise<string> {
  const wish = {
    clarity: 'direction',
    hasMeaning: true,
    levelsDescribed: 0,
    horizon: 'sprint',
    years: null,
    parentId: null,
    area: 'influence',
  } as const;
  const made = await by(
    'client',
    ({ book, at, newId }) => {
      const ids = { goalId: newId(), versionId: newId() };
      return makeGoal(shelfOf(book), { ...wish, ...ids, by: book.engagement.clientId }, at);
    },
    (changes) => ({
      goals: { [idOf(changes, 'goals')]: { words: GOAL } },
      goalVersions: { [changes.goalVersions?.[0]?.id ?? '']: { words: GOAL } },
    }),
  );
  const goalId = idOf(made, 'goals');
  await by('client', ({ book }) => placeGoal(book, { by: 'client', goalId }));
  return goalId;
}

const EXPECTATIONS = ['I find my own answers.', 'Some hours will annoy me.', 'I do something in between.'];

async function plan(life: Life, startsOn: Day, weeks: number): Promise<{ goalId: string; sprintId: string }> {
  const { by } = life;
  const goalId = await wantSomething(life);
  const planned = await by('coach', ({ book, at, newId }) =>
    planSprint(book, { by: 'coach', id: newId(), startsOn, weeks }, at),
  );
  const sprintId = idOf(planned, 'sprints');
  await by('client', ({ book, at, newId }) => {
    const thursdays = Array.from({ length: Math.ceil(weeks / 2) }, (_, index) =>
      addDays(startsOn, 3 + index * 14),
    );
    const hours = thursdays.map((day) => ({ id: newId(), startsLocal: `${day}T16:00` }));
    return bookSessions(book, { by: 'client', hours }, at);
  });
  const block = { weekday: 3, time: '09:00', minutes: 60 };
  await by('client', ({ book, at }) => setBlock(book, { by: 'client', sprintId, block }, at));
  await by(
    'client',
    ({ book, at }) => answerExpectations(book, { by: 'client', sprintId, answered: 3 }, at),
    () => ({ sprints: { [sprintId]: { words: { expectations: EXPECTATIONS } } } }),
  );
  await by('client', ({ book, at }) => focusGoals(book, { by: 'client', sprintId, goalIds: [goalId] }, at));
  return { goalId, sprintId };
}

const STEPS = ['Ask Jonas what he heard last time', 'Name one risk in the planning round'];

async function conclude({ by }: Life, session: Session): Promise<void> {
  await by(
    'client',
    ({ at, newId }) => {
      const conclusion = { id: newId(), sessionId: session.id, by: 'client', at } as const;
      return accept({
        conclusions: [conclusion],
        events: [{ kind: 'ConclusionAdded', about: conclusion.id }],
      });
    },
    (changes) => ({
      conclusions: {
        [changes.conclusions?.[0]?.id ?? '']: { words: { text: 'Early is kinder than late.' } },
      },
    }),
  );
}

/** One session as it should go: started, concluded, with a step for each of the two weeks after it, closed. */
async function hold(life: Life, session: Session, goalId: string): Promise<void> {
  const begun = life.at(session.startsAt);
  await begun.by('coach', ({ book, at }) => startSession(book, { by: 'coach', sessionId: session.id }, at));
  const later = begun.at(plus(session.startsAt, { minutes: 40 }));
  await conclude(later, session);
  await later.by(
    'client',
    ({ book, at, newId }) => twoSteps(book, { at, newId, goalId, sessionId: session.id }),
    ({ steps = [] }) => ({
      steps: Object.fromEntries(steps.map(({ id }, index) => [id, { words: { text: STEPS[index] } }])),
    }),
  );
  await later
    .at(session.endsAt)
    .by('coach', ({ book, at }) => closeSession(book, { by: 'coach', sessionId: session.id }, at));
}

interface Making {
  readonly at: Instant;
  readonly newId: () => string;
  readonly goalId: string;
  readonly sessionId: string;
}

function twoSteps(book: Book, { at, newId, goalId, sessionId }: Making): Outcome<Changes> {
  const today = dayAt(at, book.engagement.zone);
  let all: Changes = { events: [] };
  for (const days of [6, 13]) {
    const step = { by: 'client', id: newId(), kind: 'practical', size: 'hour', goalId, sessionId } as const;
    const added = addStep(withChanges(book, all), { ...step, dueOn: addDays(today, days) }, at);
    if (!added.ok) return added;
    all = together(all, added.value);
  }
  return accept(all);
}

async function keepSteps(life: Life, until: Instant): Promise<void> {
  const book = await storedBook(life);
  for (const step of book.steps.filter(({ state }) => state === 'agreed')) {
    const evening = instantOf(`${addDays(step.dueOn, -1)}T18:00`, life.zone);
    if (evening > until) continue;
    const marking = { by: 'client', stepId: step.id } as const;
    await life
      .at(evening)
      .by('client', ({ book: now, at, newId }) => markKept(now, { ...marking, id: newId() }, at));
  }
}

async function storedBook({ ports, id }: Pick<Life, 'ports' | 'id'>): Promise<Book> {
  const book = await ports.store.read((rows) => bookOf(rows, id));
  if (!book) throw new Error(`There is no engagement ${id}.`);
  return book;
}

async function holdAll(life: Life, goalId: string, now: Instant): Promise<void> {
  const { sessions } = await storedBook(life);
  const past = [...sessions].filter(({ endsAt }) => endsAt < now);
  for (const session of past.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    await keepSteps(life, session.startsAt);
    await hold(life, session, goalId);
  }
  await keepSteps(life, now);
}

async function meet({ ports, people }: Inner, client: Name, coach: Name): Promise<string> {
  const at = ports.now();
  const met = await ports.store.write({ person: people[client].id }, (rows) =>
    joinTogether({ rows, ports, at }, people[client], people[coach]),
  );
  if (!met.ok) throw new Error(met.refusal);
  return met.value;
}

function lifeOf(inner: Inner, id: string, client: Name, coach: Name): Life {
  const life: Life = {
    ...inner,
    id,
    client,
    coach,
    zone: inner.people[client].zone,
    at: (instant) => {
      inner.clock.set(instant);
      return life;
    },
    by: (who, rule, words) => inner.act(id, who === 'client' ? client : coach, rule, words),
  };
  return life;
}

/** Lives an engagement up to what was wished; the clock shows the same afterwards. */
export async function liveTo(inner: Inner, wished: Wished): Promise<Lived> {
  const { client = 'mira', coach = 'elena', state = 'active', week = 3, weeks = 13, held = true } = wished;
  const now = inner.clock.now();
  const today = dayAt(now, inner.people[client].zone);
  const monday = addDays(mondayOf(today), state === 'active' ? (1 - week) * 7 : 7);
  const met = plus(state === 'active' ? instantOf(`${monday}T10:00`, 'UTC') : now, { days: -12 });
  let found = { goalId: '', sprintId: '' };
  try {
    inner.clock.set(met);
    const life = lifeOf(inner, await meet(inner, client, coach), client, coach);
    if (state !== 'exploring') await agree(life.at(plus(met, { days: 1 })));
    if (state === 'planned' || state === 'active')
      found = await plan(life.at(plus(met, { days: 2 })), monday, weeks);
    if (state === 'active' && held) await holdAll(life, found.goalId, now);
    await life.at(now).by('client', () => accept({ events: [] }));
    const { sessions } = await storedBook(life);
    const inOrder = [...sessions].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    const sessionIds = inOrder.map((session) => session.id);
    return { id: life.id, client, coach, ...found, sessionIds, book: () => storedBook(life) };
  } finally {
    inner.clock.set(now);
  }
}
