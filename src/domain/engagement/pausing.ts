// Pausing: the client at once and without a reason, the coach by proposal; the client alone says when it ends.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { addDays, type Day, daysBetween, type Instant } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import type { Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { datesMoved, pauseBegun, pauseEnded, sessionsGivenWay } from './pause-effect.ts';
import type { Pause } from './sprint.ts';

/** A pause lasts 1 day to 8 weeks and begins within 26 weeks. */
export const PAUSE_DAYS = { least: 1, most: 56 } as const;
const DAYS_AHEAD = 182;

type Days = Pick<Pause, 'startsOn' | 'endsOn'>;

/** A pause named by its first day and its first day back. */
export interface PauseCommand {
  readonly by: Party;
  readonly id: Id;
  /** Default: today, or tomorrow where it is proposed. */
  readonly startsOn?: Day | undefined;
  readonly endsOn: Day;
}

const isComing = ({ state }: Pause): boolean => state === 'set' || state === 'running';
const overlaps = (a: Days, b: Days): boolean => a.startsOn < b.endsOn && b.startsOn < a.endsOn;

function refusedLength(days: Days): Refusal | null {
  const length = daysBetween(days.startsOn, days.endsOn);
  const { least, most } = PAUSE_DAYS;
  return length < least || length > most ? refuse('pause.length', { least, most }) : null;
}

function refusedDays(book: Book, days: Days, earliest: Day, except?: Id): Refusal | null {
  if (days.startsOn < earliest) return refuse('pause.too_early', { earliest });
  const latest = addDays(earliest, DAYS_AHEAD);
  if (days.startsOn > latest) return refuse('pause.too_late', { latest });
  const other = book.pauses.find((pause) => pause.id !== except && isComing(pause) && overlaps(pause, days));
  const tooLong = refusedLength(days);
  if (tooLong || !other) return tooLong;
  return refuse('pause.overlap', { startsOn: other.startsOn, endsOn: other.endsOn });
}

function refusedState(book: Book): Refusal | null {
  const { state } = book.engagement;
  if (state === 'completed' || state === 'ended') return refuse('engagement.over');
  return state === 'active' || state === 'paused' ? null : refuse('pause.not_active', { state });
}

function pauseOf(book: Book, { by, id, endsOn }: PauseCommand, startsOn: Day, at: Instant): Pause {
  const engagementId = book.engagement.id;
  const dates = { startsOn, endsOn, moved: null };
  return { id, engagementId, proposedBy: by, proposedAt: at, state: 'waiting', ...dates };
}

/** The pause as agreed on: its sessions fall away now; the rest happens on its first day, which may be today. */
function agreed(book: Book, pause: Pause, at: Instant): Changes {
  const set: Pause = { ...pause, state: 'set' };
  const facts = { startsOn: set.startsOn, endsOn: set.endsOn };
  const answered = book.pauses
    .filter((other) => other.id !== set.id && other.state === 'waiting' && overlaps(other, set))
    .map((other): Pause => ({ ...other, state: 'declined' }));
  const kept: Changes = { pauses: [...answered, set], events: [{ kind: 'PauseSet', about: set.id, facts }] };
  const away = together(kept, sessionsGivenWay(withChanges(book, kept), set, set, 'client', at));
  if (set.startsOn > todayIn(book, at)) return away;
  return together(away, pauseBegun(withChanges(book, away), set, at));
}

/**
 * The client pauses at once, from today or a later day, without a reason. What the coach proposed for those days is
 * thereby answered. Refuses `pause.client_only`, `pause.not_active`, `pause.length`, `pause.too_early`,
 * `pause.too_late` and `pause.overlap` (detail: the other's days) with a pause already agreed.
 */
export function pauseEngagement(book: Book, command: PauseCommand, at: Instant): Outcome<Changes> {
  if (command.by !== 'client') return refuse('pause.client_only');
  const today = todayIn(book, at);
  const { startsOn = today, endsOn } = command;
  const refused = refusedState(book) ?? refusedDays(book, { startsOn, endsOn }, today);
  return refused ?? accept(agreed(book, pauseOf(book, command, startsOn, at), at));
}

/** The coach proposes a pause, from tomorrow on; one at a time, a new one taking the earlier's place. */
export function proposePause(book: Book, command: PauseCommand, at: Instant): Outcome<Changes> {
  if (command.by !== 'coach') return refuse('pause.coach_only');
  const tomorrow = addDays(todayIn(book, at), 1);
  const { startsOn = tomorrow, endsOn } = command;
  const refused = refusedState(book) ?? refusedDays(book, { startsOn, endsOn }, tomorrow);
  if (refused) return refused;
  const earlier = book.pauses.filter(({ state }) => state === 'waiting');
  const pause = pauseOf(book, command, startsOn, at);
  const withdrawn = earlier.map((other): Pause => ({ ...other, state: 'withdrawn' }));
  const facts = { startsOn, endsOn };
  const events = [{ kind: 'PauseProposed', about: pause.id, facts }];
  return accept({ pauses: [...withdrawn, pause], events });
}

function pauseIn(book: Book, pauseId: Id, states: readonly Pause['state'][]): Outcome<Pause> {
  const barred = refusedState(book);
  if (barred) return barred;
  const pause = book.pauses.find(({ id }) => id === pauseId);
  if (!pause) return refuse('pause.not_found');
  return states.includes(pause.state) ? accept(pause) : refuse('pause.not_open', { state: pause.state });
}

/** The client's answer to a proposed pause. Refuses `pause.not_open`, `pause.client_only` and what bars the days now. */
export function answerPause(
  book: Book,
  { by, pauseId, yes }: { readonly by: Party; readonly pauseId: Id; readonly yes: boolean },
  at: Instant,
): Outcome<Changes> {
  const found = pauseIn(book, pauseId, ['waiting']);
  if (!found.ok) return found;
  if (by !== 'client') return refuse('pause.client_only');
  const events = [{ kind: 'PauseDeclined', about: pauseId }];
  if (!yes) return accept({ pauses: [{ ...found.value, state: 'declined' }], events });
  const refused = refusedDays(book, found.value, todayIn(book, at), pauseId);
  return refused ?? accept(agreed(book, found.value, at));
}

/**
 * The coach takes a proposed pause back; the client one that is set but has not begun, whereupon its sessions are
 * offered on their own dates again. Refuses `pause.not_open` and `pause.not_yours`.
 */
export function withdrawPause(
  book: Book,
  { by, pauseId }: { readonly by: Party; readonly pauseId: Id },
  at: Instant,
): Outcome<Changes> {
  const found = pauseIn(book, pauseId, ['waiting', 'set']);
  if (!found.ok) return found;
  const pause = found.value;
  const whose: Party = pause.state === 'waiting' ? 'coach' : 'client';
  if (by !== whose) return refuse('pause.not_yours');
  const withdrawn: Pause = { ...pause, state: 'withdrawn' };
  const events = [{ kind: 'PauseWithdrawn', about: pauseId }];
  const kept: Changes = { pauses: [withdrawn], events };
  if (pause.state === 'waiting') return accept(kept);
  return accept(together(kept, sessionsGivenWay(withChanges(book, kept), withdrawn, pause, by, at)));
}

/**
 * The client names another first day back, sooner or later, for a pause that is set or runs: tomorrow at the earliest
 * once it runs (`endPauseNow` is for today). Refuses `pause.client_only`, `pause.not_open`, `pause.length`,
 * `pause.too_early` (detail: earliest) and `pause.overlap`.
 */
export function changePauseEnd(
  book: Book,
  { by, pauseId, endsOn }: { readonly by: Party; readonly pauseId: Id; readonly endsOn: Day },
  at: Instant,
): Outcome<Changes> {
  const found = pauseIn(book, pauseId, ['set', 'running']);
  if (!found.ok) return found;
  if (by !== 'client') return refuse('pause.client_only');
  const was = found.value;
  const pause: Pause = { ...was, endsOn };
  const earliest = addDays(todayIn(book, at), 1);
  if (endsOn < earliest) return refuse('pause.too_early', { earliest });
  const refused = refusedDays(book, pause, pause.startsOn, pauseId);
  if (refused) return refused;
  return accept(changed(book, pause, was, at));
}

function changed(book: Book, pause: Pause, was: Pause, at: Instant): Changes {
  const facts = { startsOn: pause.startsOn, endsOn: pause.endsOn, endedOn: was.endsOn };
  const kept: Changes = { pauses: [pause], events: [{ kind: 'PauseChanged', about: pause.id, facts }] };
  const away = together(kept, sessionsGivenWay(withChanges(book, kept), pause, was, 'client', at));
  if (pause.state === 'set') return away;
  return together(away, datesMoved(withChanges(book, away), pause, was, at));
}

/** The client is back today: the days really paused are those gone by, none if it began today. */
export function endPauseNow(
  book: Book,
  { by, pauseId }: { readonly by: Party; readonly pauseId: Id },
  at: Instant,
): Outcome<Changes> {
  const found = pauseIn(book, pauseId, ['running']);
  if (!found.ok) return found;
  if (by !== 'client') return refuse('pause.client_only');
  const pause: Pause = { ...found.value, endsOn: todayIn(book, at) };
  const corrected = changed(book, pause, found.value, at);
  const next = withChanges(book, corrected);
  const now = next.pauses.find(({ id }) => id === pauseId) ?? pause;
  return accept(together(corrected, pauseEnded(next, now)));
}
