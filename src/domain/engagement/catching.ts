// Catching a moment while it is warm, putting it right, and exploring a friction later in four short moves.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { dayAt, type Instant } from '../kernel/time.ts';
import type { JournalChanges, Keeper } from './journal.ts';
import { EXPLORING, type FrictionKind, type Moment, type MomentKind } from './moment.ts';
import { allTakenBack, nextVersion, type Reading, type Sharing } from './shared-item.ts';

/** Which moment it is. */
export interface MomentSort {
  readonly kind: MomentKind;
  readonly friction: FrictionKind | null;
}

/** One tap and one line; `by` is the person. */
export interface CatchMoment extends MomentSort {
  readonly by: Id;
  readonly id: Id;
  readonly sessionId?: Id | null;
}

const wrongSort = ({ kind, friction }: MomentSort): Refusal | null =>
  friction !== null && kind !== 'friction' ? refuse('moment.not_friction') : null;

/** Catches a moment. Refuses `moment.not_friction` when a win or a doubt is said to be a kind of friction. */
export function catchMoment(keeper: Keeper, command: CatchMoment, at: Instant): Outcome<JournalChanges> {
  if (command.by !== keeper.ownerId) return refuse('moment.not_yours');
  const wrong = wrongSort(command);
  if (wrong) return wrong;
  const { id, by, kind, friction, sessionId = null } = command;
  const moment: Moment = {
    id,
    ownerId: by,
    kind,
    friction,
    sessionId,
    madeAt: at,
    madeOn: dayAt(at, keeper.zone),
    explored: 0,
    version: 1,
    removedAt: null,
  };
  return accept({
    moments: [moment],
    events: [{ kind: 'MomentCaught', about: id, facts: { kind }, audience: 'author' }],
  });
}

/** What the rules of one moment look at. */
export interface MomentPlace {
  readonly moment: Moment;
  readonly readings: readonly Reading[];
  /** The item's, in every engagement. */
  readonly sharings: readonly Sharing[];
}

function own({ moment }: MomentPlace, by: Id): Outcome<Moment> {
  if (moment.ownerId !== by || moment.removedAt !== null) return refuse('moment.not_found');
  return accept(moment);
}

/** Puts a moment right: another kind, other words. What was explored of a friction stays with it. */
export function changeMoment(
  place: MomentPlace,
  command: MomentSort & { readonly by: Id },
): Outcome<JournalChanges> {
  const found = own(place, command.by);
  if (!found.ok) return found;
  const wrong = wrongSort(command);
  if (wrong) return wrong;
  const { kind, friction } = command;
  const version = nextVersion(place.readings, found.value);
  return accept({
    moments: [{ ...found.value, kind, friction, version }],
    events: [{ kind: 'MomentChanged', about: found.value.id, facts: { kind }, audience: 'author' }],
  });
}

/**
 * Writes one of the four moves of exploring a friction, in their order; an earlier one can be written again. Then it
 * is kept, shared, or brought to the agenda, or nothing. Refuses `moment.not_friction` and `moment.move_order` (detail:
 * next).
 */
export function exploreFriction(
  place: MomentPlace,
  { by, move }: { readonly by: Id; readonly move: number },
): Outcome<JournalChanges> {
  const found = own(place, by);
  if (!found.ok) return found;
  const { id, kind, explored } = found.value;
  if (kind !== 'friction') return refuse('moment.not_friction');
  const next = Math.min(explored + 1, EXPLORING.length);
  if (!Number.isInteger(move) || move < 1 || move > next) return refuse('moment.move_order', { next });
  const version = nextVersion(place.readings, found.value);
  return accept({
    moments: [{ ...found.value, explored: Math.max(explored, move), version }],
    events: [{ kind: 'FrictionExplored', about: id, facts: { move }, audience: 'author' }],
  });
}

/** Removes a moment of one's own: its words go, and with them every sharing. */
export function removeMoment(
  place: MomentPlace,
  { by }: { readonly by: Id },
  at: Instant,
): Outcome<JournalChanges> {
  const found = own(place, by);
  if (!found.ok) return found;
  return accept({
    moments: [{ ...found.value, removedAt: at }],
    sharings: allTakenBack(place.sharings, found.value.id, at),
    events: [{ kind: 'MomentRemoved', about: found.value.id, audience: 'author' }],
  });
}
