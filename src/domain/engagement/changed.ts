// What changed, told to whom: an event reaches a person only while they may read the thing it is about.
import type { Event } from '../kernel/event.ts';
import { ACCESS } from './access.table.ts';
import { type AccessFacts, permits, type Standing, type Thing } from './access.ts';
import { EVENT_THINGS } from './changed.table.ts';

const COACHES: readonly Standing[] = ['coach', 'former coach', 'past coach'];

/** The row of the access table an event is about; undefined for a kind nobody is told of. */
export function thingOf({ kind, facts }: Pick<Event, 'kind' | 'facts'>): Thing | undefined {
  if (kind !== 'ItemShared' && kind !== 'ItemTakenBack') return EVENT_THINGS[kind];
  const shared = String(facts?.['kind'] ?? '');
  return shared in ACCESS ? (shared as Thing) : undefined;
}

function isAddressed(audience: Event['audience'], standing: Standing, { author }: AccessFacts): boolean {
  if (audience === 'author') return author === true;
  const isCoach = COACHES.includes(standing);
  if (audience === 'client') return standing === 'client';
  return audience === 'coach' ? isCoach : isCoach || standing === 'client';
}

/**
 * Whether a person may be told of an event now: it is addressed to their side, and they read what it is about. `facts`
 * are those of the thing as it now stands, not as it stood then: what was taken back, taken out of the engagement or
 * done before the coach came is told to them no more.
 */
export function mayBeTold(event: Event, standing: Standing, facts: AccessFacts): boolean {
  const thing = thingOf(event);
  if (thing === undefined || !isAddressed(event.audience, standing, facts)) return false;
  return permits(thing, standing, 'read', facts) === 'yes';
}
