// Events kept in the transaction of the deed they tell of, and the signs sent to open pages after it.
import type { Book } from '../domain/engagement/book.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { events as eventTable } from '../store/events.table.ts';
import type { Rows } from '../store/store.ts';
import { type Actor, personOf } from './actor.ts';
import type { Announcement, Ports } from './ports.ts';

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
  readonly me?: Id | null;
  readonly book?: { readonly engagement: { readonly id: Id } };
}

/** Keeps what happened beside the records it happened to. */
export async function recordEvents(where: Where, events: readonly Event[], personId?: Id): Promise<void> {
  const kept = events.map((event) => ({
    id: where.ports.newId(),
    engagementId: where.book?.engagement.id ?? null,
    personId: personId ?? null,
    kind: event.kind,
    about: event.about,
    actorId: where.me ?? null,
    at: event.at ?? where.at,
    facts: event.facts ?? {},
    audience: event.audience ?? ('parties' as const),
  }));
  if (kept.length > 0) await where.rows.put(eventTable, kept);
}

/** The kind of a sign that says nothing but: look again. */
export const TOUCHED = 'Touched';

/** What the other side is not told of, since they may read it no more; an open page of theirs has to let it go at once. */
const GONE = new Set(['GoalWithdrawn', 'ItemTakenBack']);

/** A sign to both sides of an engagement to look again. */
export function touch(engagementId: Id, actor: Actor): Announcement {
  const by = signed(actor);
  return { engagementId, personId: null, kinds: [TOUCHED], audience: 'parties', ...by };
}

/** A sign to one person alone to look again. */
export function touchPerson(personId: Id, actor: Actor): Announcement {
  return { engagementId: null, personId, kinds: [TOUCHED], audience: 'author', ...signed(actor) };
}

function signed(actor: Actor): Pick<Announcement, 'actorId' | 'requestId'> {
  const actorId = personOf(actor);
  const requestId = actor.kind === 'person' && actor.via === 'page' ? actor.requestId : undefined;
  return requestId === undefined ? { actorId } : { actorId, requestId };
}

/** One sign per audience: which engagement or person changed and in what kinds of thing, never the content. */
export function announcementsOf(
  events: readonly Event[],
  engagementId: Id | null,
  actor: Actor,
): readonly Announcement[] {
  const byAudience = new Map<NonNullable<Event['audience']>, Set<string>>();
  for (const event of events) {
    const audience = event.audience ?? 'parties';
    byAudience.set(audience, (byAudience.get(audience) ?? new Set()).add(event.kind));
  }
  const by = signed(actor);
  const signs = [...byAudience].map(([audience, kinds]) => ({
    engagementId,
    personId: audience === 'author' ? by.actorId : null,
    kinds: [...kinds],
    audience,
    ...by,
  }));
  const hides = engagementId !== null && events.some(({ kind }) => GONE.has(kind));
  return hides ? [...signs, touch(engagementId, actor)] : signs;
}

/**
 * When a record of the engagement came to be; undefined for one that does not say, and for a goal: that is the client's
 * own and lies here by being placed, whenever it was made (docs/decisions/012).
 */
export function madeAtOf(book: Book, id: Id): Instant | undefined {
  const { goals: _, ...engagements } = book;
  for (const list of Object.values(engagements)) {
    const record = Array.isArray(list) ? list.find((one) => one.id === id) : undefined;
    const at = record?.madeAt ?? record?.bookedAt ?? record?.proposedAt ?? record?.writtenAt ?? record?.at;
    if (typeof at === 'string') return at;
  }
  return undefined;
}

/** These events with what was done before the coach came told to the client alone. */
export function toldNow(events: readonly Event[], book: Book): readonly Event[] {
  return events.map((event) => {
    const isClients = event.audience === 'client' || event.audience === 'author';
    const madeAt = isClients ? undefined : madeAtOf(book, event.about);
    const isEarlier = madeAt !== undefined && isBeforeCoach(book.engagement, madeAt);
    return isEarlier ? { ...event, audience: 'client' } : event;
  });
}
