// Who walks: everybody there is, each in the engagement that they look at.
import type { Actor } from '../../src/app/actor.ts';
import type { Neighbour, Neighbourhood } from './neighbourhood.ts';
import type { Reader } from './readers.ts';

/** Somebody in front of every door of one engagement. */
export interface Walker {
  readonly name: string;
  readonly who: Neighbour | null;
  readonly place: keyof Neighbourhood['places'];
  readonly via: 'page' | 'token' | 'mail link' | 'sweep';
}

const at = (
  name: string,
  who: Neighbour | null,
  place: Walker['place'],
  via: Walker['via'] = 'page',
): Walker => ({
  name,
  who,
  place,
  via,
});

/** All of them. */
export const WALKERS: readonly Walker[] = [
  at('client', 'mira', 'now'),
  at('client after the end', 'mira', 'former'),
  at('coach', 'elena', 'now'),
  at('former coach', 'farah', 'former'),
  at('past coach', 'pavel', 'past'),
  at('former coach at the next one’s door', 'farah', 'now'),
  at('coach at the former one’s door', 'elena', 'former'),
  at('other client of the same coach', 'tomas', 'now'),
  at('other coach', 'olga', 'now'),
  at('other client', 'jon', 'now'),
  at('owner', 'ada', 'now'),
  at('anonymous', null, 'now'),
  at('program of the client', 'mira', 'now', 'token'),
  at('program of the other client', 'tomas', 'now', 'token'),
  at('mail link of the client', 'mira', 'now', 'mail link'),
  at('sweep', null, 'now', 'sweep'),
];

/** One of each standing, for where the same is walked a second time on another engine. */
export const FEW = WALKERS.filter(({ name }) =>
  ['client', 'coach', 'former coach', 'past coach', 'other client of the same coach', 'anonymous'].includes(
    name,
  ),
);

/** The walker as whom a deed is performed. */
export function actorOf({ people, house }: Neighbourhood, { who, via }: Walker): Actor {
  const from = { address: '192.0.2.7', isLocal: false, device: 'x' };
  if (via === 'sweep') return { kind: 'sweep', name: 'walk' };
  if (who === null) return { kind: 'nobody', from };
  const personId = people[who].id;
  if (via === 'token') return { kind: 'person', via, personId, tokenId: 'walk' };
  if (via === 'mail link') return { kind: 'mail link', personId, deed: 'walk.nowhere', item: 'walk' };
  return { kind: 'person', via: 'page', personId, signInId: 'walk', freshAt: house.clock.now(), from };
}

/** The walker as who reads. */
export function readerOf({ people, house }: Neighbourhood, { who }: Walker): Reader {
  const personId = who === null ? null : people[who].id;
  return { personId, isOwner: who === 'ada', at: house.clock.now() };
}
