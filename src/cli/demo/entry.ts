// What a demo story is made of: who did which deed when, with what; references to what was made and days beside landmarks.
import type { ToldMail } from '../../app/attention/told-mail.ts';
import type { SprintPlan } from './landmarks.ts';
import type { Looked } from './mailbox.ts';

/** An id (or another part of an answer) of an earlier entry: `of('goal')`, `of('sessions', 'ids.0')`. */
export interface Of {
  readonly of: string;
  readonly part: string;
}

/** A day beside a landmark, as `YYYY-MM-DD`. */
export interface On {
  readonly on: string;
}

/** A wall clock reading beside a landmark; `all sessions` for every session of the sprint. */
export interface Local {
  readonly local: string;
}

/** What somebody reads at that moment: a part of a reading deed's answer. */
export interface Seen {
  readonly deed: string;
  readonly with: Given;
  readonly part: string;
}

/** A value handed to a deed. */
export type Value =
  | string
  | number
  | boolean
  | Of
  | On
  | Local
  | Seen
  | readonly Value[]
  | { readonly [name: string]: Value };

/** The input of a deed. `engagementId` is added where its path asks for one. */
export type Given = Readonly<Record<string, Value>>;

/** One line of a story. */
export interface Entry {
  /** When, as `landmarks.ts` reads it. */
  readonly at: string;
  readonly who: string;
  readonly does: string;
  readonly with?: Given;
  /** What its answer is called later on. */
  readonly as?: string;
}

/** One client's way with the coach. */
export interface Story {
  readonly client: string;
  readonly name: string;
  readonly email: string;
  readonly plan: SprintPlan;
  /** When the invitation was sent and when it was taken. */
  readonly invitedAt: string;
  readonly joinedAt: string;
  readonly entries: readonly Entry[];
  /** The mail of whoever lets attention read it. */
  readonly mail?: (looked: Looked) => ToldMail;
}

export const of = (key: string, part = 'id'): Of => ({ of: key, part });
export const session = (number: number): Of => ({ of: 'sessions', part: `ids.${number - 1}` });
export const on = (said: string): On => ({ on: said });
export const local = (said: string): Local => ({ local: said });
export const seen = (deed: string, given: Given, part: string): Seen => ({ deed, with: given, part });
