// Goal attainment: how far the scored goals have come, as one figure with 50 for "as expected".
import type { Level } from './goal.ts';

/** How much scores of one person's goals are taken to move together, after Kiresuk and Sherman. */
const CORRELATION = 0.3;

/** One goal's score: where it stands, and how much it weighs among the others. */
export interface Scored {
  /** −2 to +2; 0 is what the client expected. */
  readonly level: Level;
  /** At least 0; what is 0, negative or no number weighs nothing. */
  readonly weight: number;
}

/**
 * Goal attainment T = 50 + 10·Σwx / √((1−ρ)Σw² + ρ(Σw)²) with ρ = 0.3, between 13.49 and 86.51; null when nothing is
 * scored or all weights are 0, never NaN. Source: T. J. Kiresuk, R. E. Sherman, "Goal attainment scaling: a general
 * method for evaluating comprehensive community mental health programs", Community Mental Health Journal 4 (1968).
 */
export function attainment(scores: readonly Scored[]): number | null {
  const counted = scores.filter(({ weight }) => Number.isFinite(weight) && weight > 0);
  // Only the proportions of weights matter; measured against the heaviest, no square overflows or vanishes.
  const heaviest = Math.max(0, ...counted.map(({ weight }) => weight));
  if (heaviest === 0) return null;
  let weighed = 0;
  let squares = 0;
  let sum = 0;
  for (const { level, weight } of counted) {
    const share = weight / heaviest;
    weighed += share * level;
    squares += share * share;
    sum += share;
  }
  return 50 + (10 * weighed) / Math.sqrt((1 - CORRELATION) * squares + CORRELATION * sum * sum);
}

/** One goal's score together with where it began. */
export interface Journey extends Scored {
  readonly levelAtFirst: Level;
}

/** Attainment now, where it began over the same goals and weights, and the change between them. */
export interface AttainmentChange {
  readonly now: number;
  readonly first: number;
  readonly change: number;
}

/** How attainment changed from where it began; null when there is no score. */
export function attainmentChange(journeys: readonly Journey[]): AttainmentChange | null {
  const now = attainment(journeys);
  const first = attainment(journeys.map(({ levelAtFirst, weight }) => ({ level: levelAtFirst, weight })));
  return now === null || first === null ? null : { now, first, change: now - first };
}
