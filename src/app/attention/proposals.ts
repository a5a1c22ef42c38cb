// What attention proposes for messages that arrived together: verdicts within the budget, the aim each serves, and why.
import type { Message } from '../../domain/attention/message.ts';
import { type Happened, type Mind, newMind, type Ranked, rank, takeIn } from '../../domain/attention/mind.ts';
import type { Aim, Profile } from '../../domain/attention/profile.ts';
import { type Reason, reasonsFor } from '../../domain/attention/reason.ts';
import { isMine } from '../../domain/attention/remembering.ts';
import { SHIPPED } from '../../domain/attention/shipped.ts';
import { judged, thresholdsFrom, type Verdict } from '../../domain/attention/verdict.ts';
import { millisecondsOf } from '../../domain/kernel/milliseconds.ts';
import type { Instant } from '../../domain/kernel/time.ts';

/** A message with everything that is said of it. */
export interface Proposed {
  readonly message: Message;
  /** In logits: 0 is as likely answered as not. */
  readonly score: number;
  readonly verdict: Verdict;
  readonly mayHaveMissed: boolean;
  /** The aim it is nearest to, where it is near to one. */
  readonly aim: Aim | undefined;
  readonly reasons: readonly Reason[];
}

const DAY = 86_400_000;
/** Scores by which thresholds are found: about a month of a full mailbox. */
const REMEMBERED = 3_000;
/** A message is said to serve an aim from this many times the usual nearness on. */
const SERVES = 1.5;

/** The aim that a message is near enough to, if any, to say that it serves it. */
export function aimOf({ nearness }: Ranked, { aims }: Profile): Aim | undefined {
  return nearness.near >= SERVES && nearness.best >= 0 ? aims[nearness.best] : undefined;
}

/** The days that a batch took to come; at least a part of one, so that a few messages at once have their place too. */
function daysOf(batch: readonly Ranked[]): number {
  const times = batch.map(({ message }) => millisecondsOf(message.at));
  return Math.max(0.2, (Math.max(...times) - Math.min(...times)) / DAY);
}

/** Scores so far, and how long they took to come. */
interface Past {
  scores: number[];
  days: number;
}

function remember(past: Past, batch: readonly Ranked[]): void {
  const scores = [...past.scores, ...batch.map(({ score }) => score)];
  const kept = scores.slice(-REMEMBERED);
  past.days = ((past.days + daysOf(batch)) * kept.length) / scores.length;
  past.scores = kept;
}

/** What is proposed for the messages of one batch, in their order. */
function proposalsFor(
  mind: Mind,
  batch: readonly Ranked[],
  past: Past,
  { budget, places }: { readonly budget: number; readonly places: number },
): readonly Proposed[] {
  const scored = batch.map(({ message, score }) => ({ id: message.id, score }));
  const days = daysOf(batch);
  const known = past.scores.length > 0 ? past : { scores: scored.map(({ score }) => score), days };
  const thresholds = thresholdsFrom(known.scores, known.days, budget);
  const salt = batch[0]?.message.at.slice(0, 10) ?? '';
  const verdicts = judged(scored, thresholds, places, salt);
  return batch.map((ranked, at) => ({
    message: ranked.message,
    score: ranked.score,
    verdict: verdicts[at]?.verdict ?? 'can wait',
    mayHaveMissed: verdicts[at]?.mayHaveMissed ?? false,
    aim: aimOf(ranked, mind.profile),
    reasons: reasonsFor(mind, ranked),
  }));
}

/** A mind on its way through a mailbox: what arrives is ranked at once and known only from the next settling on. */
export class Following {
  private readonly mind: Mind;
  private readonly budget: number;
  private readonly past: Past = { scores: [], days: 0 };
  private happened: Happened[] = [];
  private batch: Ranked[] = [];

  constructor(profile: Profile, budget: number) {
    this.mind = newMind(profile, SHIPPED);
    this.budget = budget;
  }

  /** How many messages of others have arrived since the last settling. */
  get arrived(): number {
    return this.batch.length;
  }

  /** Ranks a message of others by what is known; one of the person's own only waits to be known. */
  take(message: Message): void {
    if (isMine(this.mind.profile, message)) this.happened.push(message);
    else this.rankIt(rank(this.mind, message));
  }

  /** Lets a message be known from the next settling on, without a proposal for it. */
  know(message: Message): void {
    this.happened.push(isMine(this.mind.profile, message) ? message : rank(this.mind, message));
  }

  private rankIt(ranked: Ranked): void {
    this.happened.push(ranked);
    this.batch.push(ranked);
  }

  /** What is proposed for what has arrived; `places` may ask for attention, else as many as the days had budget for. */
  proposals(places = this.placesByDays()): readonly Proposed[] {
    return this.batch.length === 0
      ? []
      : proposalsFor(this.mind, this.batch, this.past, { budget: this.budget, places });
  }

  private placesByDays(): number {
    return this.batch.length === 0 ? 0 : Math.max(1, Math.round(this.budget * daysOf(this.batch)));
  }

  /** From now on everything that happened is known. */
  settle(now: Instant): void {
    takeIn(this.mind, this.happened, now);
    if (this.batch.length > 0) remember(this.past, this.batch);
    this.happened = [];
    this.batch = [];
  }
}
