// The life of an engagement: opened, joined by a coach, finished or ended, and how anybody stands to it.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Instant, isZone, plus, type Zone } from '../kernel/time.ts';
import type { Standing } from './access.ts';
import type { Book, Changes } from './book.ts';
import { type Engagement, type EngagementState, isOver, type Party } from './engagement.ts';
import { DEFAULT_TERMS, holdingText, type SignedBook, TERM_LIMITS } from './signing.ts';
import { theEnd } from './the-end.ts';

/** Who meets in a new engagement; a client may begin alone. */
export interface OpenEngagement {
  readonly id: Id;
  readonly clientId: Id;
  readonly zone: Zone;
  readonly coach: { readonly coachId: Id; readonly coachZone: Zone } | null;
}

/** A new engagement, exploring. Nobody coaches themselves: `engagement.same_person`. */
export function openEngagement(
  command: OpenEngagement,
  at: Instant,
): Outcome<Changes & { engagement: Engagement }> {
  const { id, clientId, zone, coach } = command;
  if (coach?.coachId === clientId) return refuse('engagement.same_person');
  const engagement: Engagement = {
    id,
    clientId,
    coachId: coach?.coachId ?? null,
    state: 'exploring',
    zone,
    coachZone: coach?.coachZone ?? null,
    madeAt: at,
    coachSince: coach ? at : null,
    overAt: null,
    overOn: null,
    overBy: null,
  };
  return accept({
    engagement,
    events: [{ kind: 'EngagementOpened', about: id, facts: { alone: coach === null } }],
  });
}

/**
 * A coach joins a client who began alone; what was done before is not theirs to read. Refuses `engagement.over`,
 * `engagement.has_coach` and `engagement.same_person`.
 */
export function joinCoach(
  { engagement }: Pick<Book, 'engagement'>,
  { coachId, coachZone }: { readonly coachId: Id; readonly coachZone: Zone },
  at: Instant,
): Outcome<Changes> {
  if (isOver(engagement)) return refuse('engagement.over');
  if (coachId === engagement.clientId) return refuse('engagement.same_person');
  if (engagement.coachId !== null) return refuse('engagement.has_coach');
  return accept({
    engagement: { ...engagement, coachId, coachZone, coachSince: at },
    events: [{ kind: 'CoachJoined', about: engagement.id }],
  });
}

/** Whether one of a client's other engagements keeps this one from becoming active: at most one is active or paused. */
export function isActiveElsewhere(others: readonly EngagementState[]): boolean {
  return others.some((state) => state === 'active' || state === 'paused');
}

/** A party moves to another zone: the client's days are reckoned there from now on. Refuses `engagement.zone`. */
export function changeZone(
  { engagement }: Pick<Book, 'engagement'>,
  { by, zone }: { readonly by: Party; readonly zone: Zone },
): Outcome<Changes> {
  if (isOver(engagement)) return refuse('engagement.over');
  if (!isZone(zone)) return refuse('engagement.zone');
  return accept({
    engagement: { ...engagement, ...(by === 'client' ? { zone } : { coachZone: zone }) },
    events: [{ kind: 'ZoneChanged', about: engagement.id, facts: { by, zone } }],
  });
}

/** The client finishes, from active or paused: completed. Refuses `engagement.not_yours`, `engagement.not_active`. */
export function finishEngagement(book: Book, { by }: { readonly by: Party }, at: Instant): Outcome<Changes> {
  const { state } = book.engagement;
  if (isOver(book.engagement)) return refuse('engagement.over');
  if (by !== 'client') return refuse('engagement.not_yours');
  if (state !== 'active' && state !== 'paused') return refuse('engagement.not_active', { state });
  return accept(theEnd(book, { state: 'completed', by }, at));
}

/** Either side ends it, at any time; a reason is optional, sealed elsewhere and shared only by choice. */
export function endEngagement(book: Book, { by }: { readonly by: Party }, at: Instant): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  return accept(theEnd(book, { state: 'ended', by }, at));
}

/**
 * The instant from which the coach of an engagement that is over reads only dates, hours, the agreement and their own
 * notes: the days that the last text both signed says after the end (at most 30; 30 without one), each of 24 hours.
 * Null while it is not over.
 */
export function coachReadsUntil(book: SignedBook): Instant | null {
  const { overAt } = book.engagement;
  if (overAt === null) return null;
  const agreed = holdingText(book)?.afterEndDays ?? DEFAULT_TERMS.afterEndDays;
  return plus(overAt, { days: Math.min(Math.max(agreed, 0), TERM_LIMITS.afterEndDays) });
}

/** How a person (null: nobody signed in) stands to an engagement at this instant. */
export function standingOf(
  engagement: Engagement,
  personId: Id | null,
  at: Instant,
  signed: Pick<Book, 'texts' | 'signatures'>,
): Standing {
  if (personId === null) return 'anonymous';
  if (personId === engagement.clientId) return 'client';
  if (personId !== engagement.coachId) return 'stranger';
  const until = coachReadsUntil({ engagement, texts: signed.texts, signatures: signed.signatures });
  if (until === null) return 'coach';
  return at < until ? 'former coach' : 'past coach';
}

/** Whether a record of this instant lies before the coach joined, and so is not theirs to read. */
export function isBeforeCoach({ coachSince }: Engagement, madeAt: Instant): boolean {
  return coachSince === null || madeAt < coachSince;
}
