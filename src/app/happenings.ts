// Events kept in the transaction of the deed they tell of, and the signs sent to open pages after it.
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
  const actorId = personOf(actor);
  return [...byAudience].map(([audience, kinds]) => ({
    engagementId,
    personId: audience === 'author' ? actorId : null,
    kinds: [...kinds],
    audience,
    actorId,
  }));
}
