// Which of a day's messages deserve attention: within the person's daily budget, above the person's threshold, and one
// place in ten for something the person may have missed.
import type { Message, MessageId } from './message.ts';
import type { Profile } from './profile.ts';
import { termOfName } from './term.ts';

/** What the engine proposes for a message. */
export type Verdict = 'attend' | 'can wait' | 'let go';

/** A message with its score, in the order of arrival. */
export interface Scored {
  readonly id: MessageId;
  readonly score: number;
}

/** A message with what is proposed for it. */
export interface Judged extends Scored {
  readonly verdict: Verdict;
  /** Shown although others scored more: near the threshold, so that the engine can find out that it was wrong. */
  readonly mayHaveMissed: boolean;
}

/** Whether the person never wants to see this sender: such a message is let go before any budget is spent. */
export function isMuted({ muted }: Pick<Profile, 'muted'>, { from }: Pick<Message, 'from'>): boolean {
  return muted.includes(from.address);
}

/** Where the person's verdicts lie. */
export interface Thresholds {
  /** From this score on a message deserves attention. */
  readonly attend: number;
  /** Below this score it can go. */
  readonly letGo: number;
}

/** How many messages a day, unless the person says otherwise. */
export const BUDGET = 7;

const MISSED_SHARE = 10;
const NEAR = 1;
/** Thresholds are found among so many scores at most. */
const RECENT = 3_000;
const LOWEST = -3.5;
const GONE = 0.5;

/** The thresholds that would have kept recent days within the budget; `days` is how long the scores took to come. */
export function thresholdsFrom(scores: readonly number[], days: number, budget: number): Thresholds {
  if (scores.length === 0) return { attend: LOWEST, letGo: Number.NEGATIVE_INFINITY };
  const recent = scores.slice(-RECENT);
  const sorted = Float64Array.from(recent).sort().reverse();
  const places = Math.max(1, Math.round((budget * days * recent.length) / scores.length));
  const attend = Math.max(LOWEST, sorted[Math.min(places, sorted.length) - 1] ?? LOWEST);
  const letGo = sorted[Math.floor(sorted.length * GONE)] ?? attend;
  return { attend, letGo: Math.min(attend, letGo) };
}

/** An order by chance that is the same for the same ids and day. */
function lot(id: MessageId, salt: string): number {
  const hash = termOfName(`${salt} ${id}`);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

function missedAmong(
  rest: readonly Scored[],
  threshold: number,
  places: number,
  salt: string,
): ReadonlySet<MessageId> {
  const near = rest.filter(({ score }) => score >= threshold - NEAR);
  const pool = near.length > 0 ? near : rest.slice(0, MISSED_SHARE);
  const drawn = [...pool].sort((one, other) => lot(one.id, salt) - lot(other.id, salt));
  return new Set(drawn.slice(0, places).map(({ id }) => id));
}

/** Judges the messages of one day. `salt` (the day) makes the drawn place differ from day to day. */
export function judged(
  messages: readonly Scored[],
  thresholds: Thresholds,
  budget: number,
  salt: string,
): readonly Judged[] {
  const ranked = [...messages].sort((one, other) => other.score - one.score);
  const places =
    Math.floor(budget / MISSED_SHARE) + (lot('', salt) % MISSED_SHARE < budget % MISSED_SHARE ? 1 : 0);
  const best = ranked
    .filter(({ score }) => score >= thresholds.attend)
    .slice(0, Math.max(0, budget - places));
  const shown = new Set(best.map(({ id }) => id));
  const rest = ranked.filter(({ id }) => !shown.has(id));
  const missed = missedAmong(rest, thresholds.attend, Math.min(places, budget), salt);
  return messages.map((message) => ({ ...message, ...verdictOf(message, shown, missed, thresholds) }));
}

function verdictOf(
  { id, score }: Scored,
  shown: ReadonlySet<MessageId>,
  missed: ReadonlySet<MessageId>,
  { letGo }: Thresholds,
): Pick<Judged, 'verdict' | 'mayHaveMissed'> {
  const mayHaveMissed = missed.has(id);
  if (shown.has(id) || mayHaveMissed) return { verdict: 'attend', mayHaveMissed };
  return { verdict: score < letGo ? 'let go' : 'can wait', mayHaveMissed };
}
