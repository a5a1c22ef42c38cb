// A house full of people who must not read each other: furnished engagements of now and of long ago, all words canaries.

import { makePerson } from '../../src/app/accounts/new-persons.ts';
import { hashOf } from '../../src/app/accounts/secrets.ts';
import { openSignIn } from '../../src/app/accounts/sign-ins.ts';
import { makeServerToken } from '../../src/app/accounts/tokens.ts';
import { NOBODY } from '../../src/app/actor.ts';
import { addStep, confirmStep, proposeStep } from '../../src/domain/engagement/adding.ts';
import { bookSessions } from '../../src/domain/engagement/booking.ts';
import { endEngagement, openEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { markKept } from '../../src/domain/engagement/mark.ts';
import { makeMove } from '../../src/domain/engagement/negotiation.ts';
import { startSession } from '../../src/domain/engagement/starting.ts';
import { addDays, dayAt, plus } from '../../src/domain/kernel/time.ts';
import { saveChanges } from '../../src/store/books.ts';
import type { EngineName } from '../../src/store/engine.ts';
import { actIn } from '../world/acting.ts';
import { type CastMember, type Name, PASSWORD_HASH } from '../world/cast.ts';
import { type House, NOW, newHouse } from '../world/house.ts';
import { type Lived, liveTo } from '../world/lived.ts';
import { type Canaries, sow } from './canaries.ts';
import {
  furnishAccount,
  furnishAttention,
  furnishGoals,
  furnishJournal,
  furnishSession,
  furnishSprint,
} from './furniture.ts';

/** Everybody of the cast and three who coach elsewhere or did so once. */
export const EXTRAS = {
  olga: { name: 'Olga Brandt', email: 'olga@example.org', zone: 'Europe/Berlin' },
  farah: { name: 'Farah Nouri', email: 'farah@example.org', zone: 'Asia/Kathmandu' },
  pavel: { name: 'Pavel Novak', email: 'pavel@example.org', zone: 'Europe/Prague' },
} as const;

/** A person of the neighbourhood. */
export type Neighbour = Name | keyof typeof EXTRAS;

/** An engagement, whose it is, and where in time it is looked at from. */
export interface Furnished {
  readonly id: string;
  readonly clientId: string;
  readonly coachId: string;
}

/** The whole of it. */
export interface Neighbourhood {
  readonly house: House;
  readonly people: Readonly<Record<Neighbour, CastMember>>;
  /** Mira with Elena now, with Farah until ten days ago, with Pavel until forty; Tomás with Elena; Jon with Olga. */
  readonly places: Readonly<Record<'now' | 'former' | 'past' | 'beside' | 'elsewhere', Furnished>>;
  readonly canaries: Canaries;
  /** Secrets that links hold, by who sent them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly cookieOf: (personId: string) => Promise<string>;
  readonly tokenOf: (personId: string) => Promise<string>;
}

interface Street {
  readonly house: House;
  readonly people: Record<Neighbour, CastMember>;
  readonly live: (client: Neighbour, coach: Neighbour, week: number) => Promise<Lived>;
  readonly act: ReturnType<typeof actIn>;
}

async function movedIn(house: House): Promise<Record<Neighbour, CastMember>> {
  const { ports, clock } = house;
  clock.set('2026-08-31T09:00:00Z');
  const made = await ports.store.write({ instance: true }, async (rows) => {
    const scene = { actor: NOBODY, at: ports.now(), rows, ports, newId: ports.newId };
    const all: [string, CastMember][] = [];
    for (const [key, one] of Object.entries(EXTRAS)) {
      const person = { ...one, password: 'never typed by anybody' };
      const id = await makePerson(scene, person, { hash: PASSWORD_HASH, standsAlone: true }, false);
      if (!id.ok) throw new Error(id.refusal);
      all.push([key, { id: id.value, ...one }]);
    }
    return Object.fromEntries(all);
  });
  return { ...house.people, ...made } as Record<Neighbour, CastMember>;
}

/** Mira begins alone and does a step, before any coach of now came. */
async function beginAlone({ house, people, act }: Street, at: string): Promise<void> {
  const { ports, clock } = house;
  clock.set(at);
  const { id: clientId, zone } = people.mira;
  const id = ports.newId();
  const opened = openEngagement({ id, clientId, zone, coach: null }, ports.now());
  if (!opened.ok) throw new Error(opened.refusal);
  await ports.store.write({ person: clientId }, (rows) =>
    saveChanges(
      rows,
      { id, clientId },
      opened.value,
      {},
      { until: null, momentum: null, momentumUntil: null },
    ),
  );
  const stepId = ports.newId();
  const step = { by: 'client', id: stepId, kind: 'practical', size: 'hour' } as const;
  await act(id, 'mira', ({ book, at: now }) => {
    const goalId = book.goals.find(({ state }) => state === 'open')?.id ?? null;
    return addStep(book, { ...step, goalId }, now);
  });
  await act(id, 'mira', ({ book, at: now, newId }) =>
    markKept(book, { by: 'client', stepId, id: newId() }, now),
  );
}

/** A session that is on, a proposal of the coach, an open step and a later that waits. */
async function liven({ house, act }: Street, { id, client, coach, goalId }: Lived): Promise<void> {
  const { clock } = house;
  const now = clock.now();
  const sessionId = house.ports.newId();
  clock.set(plus(now, { hours: -30 }));
  await act(id, client, ({ book, at }) => {
    const startsAt = Temporal.Instant.from(now).toZonedDateTimeISO(book.engagement.zone);
    const startsLocal = startsAt.toPlainDateTime().subtract({ minutes: 20 }).toString().slice(0, 16);
    return bookSessions(book, { by: 'client', hours: [{ id: sessionId, startsLocal }] }, at);
  });
  clock.set(now);
  await act(id, coach, ({ book, at }) => startSession(book, { by: 'coach', sessionId }, at));
  const step = { kind: 'practical', size: 'hour', goalId } as const;
  await act(id, coach, ({ book, at, newId }) => proposeStep(book, { ...step, by: 'coach', id: newId() }, at));
  for (const asksLater of [true, false]) {
    const stepId = house.ports.newId();
    await act(id, client, ({ book, at }) => addStep(book, { ...step, by: 'client', id: stepId }, at));
    if (!asksLater) {
      await act(id, client, ({ book, at }) => confirmStep(book, { by: 'client', stepId, sessionId }, at));
      continue;
    }
    await act(id, client, ({ book, at, newId }) => {
      const dueOn = addDays(dayAt(at, book.engagement.zone), 9);
      return makeMove(book, { by: 'client', stepId, id: newId(), move: { kind: 'later', dueOn } }, at);
    });
  }
}

async function furnish({ house, people }: Street, lived: Lived): Promise<Furnished> {
  const { store, ports, clock } = house;
  const book = await lived.book();
  const at = clock.now();
  const sessions = [...book.sessions].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const { clientId, coachId } = book.engagement;
  const room = {
    newId: ports.newId,
    at,
    on: dayAt(at, people.mira.zone),
    engagementId: lived.id,
    clientId,
    coachId: coachId ?? '',
    sprintId: lived.sprintId,
    held: sessions.find(({ state }) => state === 'closed')?.id ?? '',
    ahead: sessions.find(({ state }) => state === 'in progress')?.id ?? sessions.at(-1)?.id ?? '',
    stepId: book.steps.find(({ state }) => state === 'kept')?.id ?? '',
  };
  await store.write({ instance: true }, async (rows) => {
    const isNow = lived.coach === 'elena';
    await furnishSession({ ...room, rows });
    await furnishGoals({ ...room, rows }, isNow);
    await furnishJournal({ ...room, rows });
    await furnishSprint({ ...room, rows });
    await furnishAttention({ ...room, rows });
  });
  return { id: lived.id, clientId, coachId: coachId ?? '' };
}

async function lived(street: Street, client: Neighbour, coach: Neighbour, week = 5): Promise<Furnished> {
  const done = await street.live(client, coach, week);
  await liven(street, done);
  return furnish(street, done);
}

async function over(street: Street, furnished: Furnished, client: Name, at: string): Promise<Furnished> {
  street.house.clock.set(at);
  await street.act(furnished.id, client, ({ book, at: now }) => endEngagement(book, { by: 'client' }, now));
  return furnished;
}

async function placesOf(street: Street): Promise<Neighbourhood['places']> {
  const { clock } = street.house;
  const days = (count: number) => plus('2026-11-22T13:54:00.000Z', { days: -count });
  clock.set(days(50));
  const past = await over(street, await lived(street, 'mira', 'pavel', 3), 'mira', days(40));
  clock.set(days(20));
  const former = await over(street, await lived(street, 'mira', 'farah', 3), 'mira', days(10));
  await beginAlone(street, days(60));
  clock.set(NOW);
  const now = await lived(street, 'mira', 'elena');
  const beside = await lived(street, 'tomas', 'elena');
  const elsewhere = await lived(street, 'jon', 'olga');
  return { past, former, now, beside, elsewhere };
}

async function doorsOf({ house, people }: Street): Promise<Record<string, string>> {
  const secrets = Object.fromEntries(Object.keys(people).map((name) => [name, house.ports.newSecret()]));
  await house.store.write({ instance: true }, async (rows) => {
    for (const [name, { id }] of Object.entries(people)) {
      const room = { rows, newId: house.ports.newId, at: house.clock.now() };
      await furnishAccount(room, id, hashOf(secrets[name] ?? ''));
    }
  });
  return secrets;
}

/** Builds it on this engine; the clock then shows the time of all houses. */
export async function newNeighbourhood(engine: EngineName): Promise<Neighbourhood> {
  const house = await newHouse({ engine });
  const people = await movedIn(house);
  const { ports, clock } = house;
  const act = actIn({ ports, people });
  const live = (client: Neighbour, coach: Neighbour, week: number) =>
    liveTo({ clock, ports, people, act }, { client: client as Name, coach: coach as Name, week });
  const street: Street = { house, people, live, act };
  const places = await placesOf(street);
  clock.set(NOW);
  const secrets = await doorsOf(street);
  const cookies = new Map<string, string>();
  const tokens = new Map<string, string>();
  const at = clock.now();
  for (const { id, email } of Object.values(people)) {
    const signIn = await ports.store.write({ person: id }, (rows) =>
      openSignIn({ rows, ports, at }, id, 'x'),
    );
    cookies.set(id, `throughline=${signIn.secret}`);
    const made = await makeServerToken(ports, email, 'walk');
    if (made.ok) tokens.set(id, made.value.token);
  }
  const canaries = await sow(house.store);
  return {
    house,
    people,
    places,
    canaries,
    secrets,
    cookieOf: async (personId) => cookies.get(personId) ?? '',
    tokenOf: async (personId) => tokens.get(personId) ?? '',
  };
}
