// The person a message is looked at for: their addresses and names, what they want, whom they wait for.
import type { Id } from '../kernel/id.ts';
import type { Term } from './term.ts';

/** A word as a number, and how much it tells of an aim. */
export type TaughtWord = readonly [term: Term, weight: number];

/** A goal or an open step, as far as it can be found in a message. */
export interface Aim {
  readonly id: Id;
  readonly kind: 'goal' | 'step';
  /** The goal that a step belongs to. */
  readonly goal?: Id;
  /** What the person wrote, in any language. */
  readonly words: string;
  /** From 0 (some day) to 1 (due now or past its date); a goal has 0. */
  readonly nearness: number;
  /** Whether the person waits for somebody here. */
  readonly isWaiting?: boolean;
  /** What the person's word that a message serves it has taught, from 0 to 1 each (lesson.ts). */
  readonly taught?: readonly TaughtWord[];
}

/** Everything about the person that the engine is told; the rest it sees in the mail. */
export interface Profile {
  /** Lower case. Mail from one of these was sent by the person. */
  readonly addresses: readonly string[];
  /** As others write them; more are learned from the mail. */
  readonly names: readonly string[];
  readonly aims: readonly Aim[];
  /** Senders who never deserve attention: a rule of the person's, not something learned. */
  readonly muted: readonly string[];
  /** 32 bits of chance, drawn once per person: without it the personal weights say nothing about anybody's words. */
  readonly key: number;
}
