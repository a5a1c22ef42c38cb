// Deeds for whoever comes to the door: sign in, take an invitation, the first run. No person is needed beforehand.
import type { z } from 'zod';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Lock, Rows } from '../store/store.ts';
import type { Actor } from './actor.ts';
import type { Deed, DeedCard } from './deed.ts';
import { recordEvents } from './happenings.ts';
import type { Announcement, Ports } from './ports.ts';

/** What a deed at the door is handed. */
export interface DoorScene {
  readonly actor: Actor;
  readonly at: Instant;
  readonly rows: Rows;
  readonly ports: Ports;
  readonly newId: () => Id;
}

/** What it answers; events are kept under the person it turned out to be about. */
export interface DoorDone<O> {
  readonly events?: readonly Event[];
  readonly personId?: Id;
  /** Who else has a page open on which this shows. */
  readonly signs?: readonly Announcement[];
  readonly output: O;
}

interface DoorCard<I, O, P> extends DeedCard {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  readonly prepare?: (input: I, ports: Ports, actor: Actor) => Promise<P>;
  /** What to lock; the instance where nothing smaller is known. */
  readonly lock?: (input: I, prepared: P) => Lock;
  /** Keep what was written although the answer is a no: a counted attempt must not be rolled back. */
  readonly keepsRefusals?: boolean;
  readonly run: (scene: DoorScene, input: I, prepared: P) => Promise<Outcome<DoorDone<O>>>;
}

/** A deed that needs no account. */
export function openDeed<I, O, P = undefined>(card: DoorCard<I, O, P>): Deed<I, O> {
  const { run, prepare, lock, keepsRefusals = false, ...known } = card;
  const keeps = (outcome: Outcome<unknown>): boolean => outcome.ok || keepsRefusals;
  async function perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>> {
    const prepared = (await prepare?.(input, ports, actor)) as P;
    const inside = async (rows: Rows): Promise<Outcome<DoorDone<O>>> => {
      const scene: DoorScene = { actor, at: ports.now(), rows, ports, newId: ports.newId };
      const outcome = await run(scene, input, prepared);
      if (outcome.ok) await recordEvents({ ...scene }, outcome.value.events ?? [], outcome.value.personId);
      return outcome;
    };
    const done = known.reads
      ? await ports.store.read(inside)
      : await ports.store.write(lock?.(input, prepared) ?? { instance: true }, inside, keeps);
    if (!done.ok) return done;
    for (const sign of done.value.signs ?? []) ports.announce(sign);
    return accept(done.value.output);
  }
  return { ...known, input: card.input, output: card.output, perform };
}
