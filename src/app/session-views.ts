// Sessions as their readers see them: when, on both clocks, how each reads now, and where it takes place.
import { z } from 'zod';
import { knotState, sessionNumbers } from '../domain/engagement/line.ts';
import { noticeBegins } from '../domain/engagement/moving.ts';
import type { Session } from '../domain/engagement/session.ts';
import { zoneOf } from '../domain/engagement/slot.ts';
import type { Id } from '../domain/kernel/id.ts';
import { instantOf, localAt } from '../domain/kernel/time.ts';
import { findAll } from '../store/find.ts';
import { namesOf } from '../store/persons.ts';
import { sessions as sessionTable } from '../store/sessions.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';

/** Either side of an engagement. */
export const partyField = z.enum(['client', 'coach']);

/** One session without what was said in it. */
export const sessionView = z.object({
  id: z.string(),
  engagementId: z.string(),
  /** The how-manieth of its sprint; null outside a sprint and for a cancelled one. */
  number: z.int().nullable(),
  state: z.enum(['planned', 'in progress', 'closed', 'cut short', 'cancelled', 'missed']),
  /** How it reads at this instant. */
  reads: z.enum(['booked', 'in progress', 'left open', 'held', 'cut short', 'missed', 'cancelled']),
  startsAt: z.string(),
  endsAt: z.string(),
  minutes: z.int(),
  /** On the wall clock it keeps, and whose that is. */
  startsLocal: z.string(),
  zone: z.string(),
  anchor: partyField,
  clientLocal: z.string(),
  coachLocal: z.string(),
  bookedBy: partyField,
  startedAt: z.string().nullable(),
  startedBy: partyField.nullable(),
  /** The real end, once there is one. */
  endedAt: z.string().nullable(),
  settledBy: partyField.nullable(),
  absent: z.enum(['client', 'coach', 'both']).nullable(),
  cancelledFor: z.enum(['notice', 'agreed', 'pause', 'end']).nullable(),
  /** The date offered in its place, on the wall clock it kept, and that instant. */
  offeredLocal: z.string().nullable(),
  offeredAt: z.string().nullable(),
  /** Set while a closing waits for a yes to the step. */
  closingAskedAt: z.string().nullable(),
  closingAskedBy: partyField.nullable(),
  /** Until when it can be moved or cancelled without asking the other side. */
  aloneUntil: z.string(),
  /** A link or words; null where none was said. */
  place: z.string().nullable(),
});

/** The type of the same. */
export type SessionView = z.infer<typeof sessionView>;

/** Both people of an engagement, by name and zone. */
export const peopleView = z.object({
  me: partyField,
  client: z.object({ name: z.string(), zone: z.string() }),
  coach: z.object({ name: z.string(), zone: z.string() }),
});

/** The names and zones of both sides, and which of them is reading. */
export async function viewPeople(scene: Scene): Promise<z.infer<typeof peopleView>> {
  const { book, rows, party } = scene;
  const { clientId, coachId } = book.engagement;
  const names = await namesOf(rows, coachId ? [clientId, coachId] : [clientId]);
  return {
    me: party,
    client: { name: names.get(clientId) ?? '', zone: zoneOf(book, 'client') },
    coach: { name: names.get(coachId ?? '') ?? '', zone: zoneOf(book, 'coach') },
  };
}

/** The places of these sessions; nothing where this reader may not read in them. */
async function placesOf(scene: Scene, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (!mayHere(scene, 'session', 'read')) return new Map();
  const found = await findAll(scene.rows, sessionTable, { id: ids });
  return new Map(found.map(({ id, words }) => [id, words?.place ?? '']));
}

function timed({ book }: Scene, session: Session) {
  const { startsAt, endsAt, minutes, startsLocal, zone, anchor, offeredLocal } = session;
  return {
    ...{ startsAt, endsAt, minutes, startsLocal, zone, anchor, offeredLocal },
    clientLocal: localAt(startsAt, zoneOf(book, 'client')),
    coachLocal: localAt(startsAt, zoneOf(book, 'coach')),
    offeredAt: offeredLocal === null ? null : instantOf(offeredLocal, zone),
    aloneUntil: noticeBegins(book, session),
  };
}

function told({ at }: Scene, session: Session) {
  const { state, bookedBy, startedAt, startedBy, settledBy, absent, cancelledFor } = session;
  const { closingAskedAt, closingAskedBy, endedAt } = session;
  const reads = knotState(session, at) ?? ('cancelled' as const);
  return {
    ...{ state, reads, bookedBy, startedAt, startedBy, settledBy, absent, cancelledFor },
    ...{ closingAskedAt, closingAskedBy, endedAt: closingAskedAt === null ? endedAt : null },
  };
}

/** These sessions as this reader sees them, in the order given. */
export async function viewSessions(scene: Scene, sessions: readonly Session[]): Promise<SessionView[]> {
  const numbers = sessionNumbers(scene.book, scene.at);
  const places = await placesOf(
    scene,
    sessions.map(({ id }) => id),
  );
  return sessions.map((session) => ({
    id: session.id,
    engagementId: session.engagementId,
    number: numbers.get(session.id) ?? null,
    ...timed(scene, session),
    ...told(scene, session),
    place: places.get(session.id) || null,
  }));
}

/** One session as this reader sees it. */
export async function viewSession(scene: Scene, session: Session): Promise<SessionView> {
  const [view] = await viewSessions(scene, [session]);
  if (!view) throw new Error('A session was read and is not there.');
  return view;
}

/** All sessions of a book by their time, the earliest first. */
export function inOrder({ book }: Pick<Scene, 'book'>): readonly Session[] {
  return book.sessions.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** The sprint's last day that a row of sessions would run to; null outside any sprint. */
export function sprintEnd({ book, at }: Pick<Scene, 'book' | 'at'>): string | null {
  const ahead = book.sprints.filter(({ state }) => state === 'planned' || state === 'active');
  const last = ahead.toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
  return last && last.endsOn >= at.slice(0, 10) ? last.endsOn : null;
}
