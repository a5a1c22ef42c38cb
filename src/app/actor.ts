// Who acts: a person at a page or by a token, a link in a mail, a sweep, or nobody known.
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** Where a request came from, as far as it can be believed; limits are counted by it. */
export interface Caller {
  /** The address behind all trusted proxies; IPv6 by its network of 64 bits. */
  readonly address: string;
  /** From this very machine, through no proxy and to a local name. */
  readonly isLocal: boolean;
  /** What the browser calls itself, in a few words: `Firefox on Linux`. */
  readonly device: string;
}

/** A person who is signed in at a page. `freshAt` is when they last proved who they are. */
export interface SignedIn {
  readonly kind: 'person';
  readonly personId: Id;
  readonly via: 'page';
  readonly signInId: string;
  readonly freshAt: Instant;
  readonly from?: Caller;
  /** What the browser calls this request. */
  readonly requestId?: string;
}

/** A person's program, by a token. It may do what the person may, but nothing about the account itself. */
export interface ByToken {
  readonly kind: 'person';
  readonly personId: Id;
  readonly via: 'token';
  readonly tokenId: Id;
}

/** Whoever performs a deed. */
export type Actor =
  | SignedIn
  | ByToken
  | { readonly kind: 'mail link'; readonly personId: Id; readonly deed: string; readonly item: Id }
  | { readonly kind: 'sweep'; readonly name: string }
  | { readonly kind: 'server' }
  | { readonly kind: 'nobody'; readonly from?: Caller };

/** The person behind an actor, if one is. */
export function personOf(actor: Actor): Id | null {
  return actor.kind === 'person' || actor.kind === 'mail link' ? actor.personId : null;
}

/** Nobody known: a visitor without a sign-in. */
export const NOBODY: Actor = { kind: 'nobody' };

/** Where the actor's request came from; null for programs, sweeps and the server itself. */
export function callerOf(actor: Actor): Caller | null {
  return 'from' in actor && actor.from ? actor.from : null;
}
