// Who acts: a person at a page or by a token, a link in a mail, a sweep, or nobody known.
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** A person who is signed in at a page. `freshAt` is when they last proved who they are. */
export interface SignedIn {
  readonly kind: 'person';
  readonly personId: Id;
  readonly via: 'page';
  readonly signInId: string;
  readonly freshAt: Instant;
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
  | { readonly kind: 'nobody' };

/** The person behind an actor, if one is. */
export function personOf(actor: Actor): Id | null {
  return actor.kind === 'person' || actor.kind === 'mail link' ? actor.personId : null;
}

/** Nobody known: a visitor without a sign-in. */
export const NOBODY: Actor = { kind: 'nobody' };
