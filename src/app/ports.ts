// What deeds need from the outside world, handed in by main.ts: the store, the time, chance, and who listens.
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Store } from '../store/store.ts';
import type { Reach } from './attention/reach.ts';

/** Says after a commit that something changed, so that open pages look again. It names no content. */
export interface Announcement {
  readonly engagementId: Id | null;
  readonly personId: Id | null;
  readonly kinds: readonly string[];
  readonly audience: Event['audience'];
  /** Who did it; their own page already knows. */
  readonly actorId: Id | null;
  /** What the actor's browser called its request, so that the page it came from need not look again. */
  readonly requestId?: string;
}

/** The outside world as deeds see it. */
export interface Ports {
  readonly store: Store;
  readonly now: () => Instant;
  readonly newId: () => Id;
  /** Unguessable text of 256 bits, base64url. */
  readonly newSecret: () => string;
  readonly announce: (announcement: Announcement) => void;
  /** The public address, without a slash at its end. */
  readonly url: string;
  /** Whether mail can be sent at all. */
  readonly hasMail: boolean;
  /** How far sources of messages reach; without it nowhere nearby, and nothing can be dropped in. */
  readonly reach?: Reach;
}
