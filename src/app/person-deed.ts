// Deeds about what is a person's own: account, big picture, goals, reflections, moments. Locked by the person's row.
import type { z } from 'zod';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, isYes, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { type Day, dayAt, type Instant } from '../domain/kernel/time.ts';
import { type Person, personById } from '../store/persons.ts';
import type { Rows } from '../store/store.ts';
import { type Actor, personOf } from './actor.ts';
import type { Deed, DeedCard } from './deed.ts';
import { announcementsOf, recordEvents, touch } from './happenings.ts';
import type { Ports } from './ports.ts';

/** What a deed about one's own things is handed. */
export interface OwnScene {
  readonly me: Id;
  readonly person: Person;
  readonly actor: Actor;
  readonly at: Instant;
  /** Today where this person is. */
  readonly today: Day;
  readonly rows: Rows;
  readonly ports: Ports;
  readonly newId: () => Id;
}

/** What a writing deed about one's own things answers. */
export interface OwnDone<O> {
  /** What happened to the person's own, kept under them and told to nobody else. */
  readonly events?: readonly Event[];
  /** What happened in engagements of theirs and was kept there: their open pages are told. */
  readonly told?: readonly ToldThere[];
  /** Engagements whose open pages should look again, without a word of why (something was shared or taken back). */
  readonly touches?: readonly Id[];
  readonly output: O;
}

/** Events that belong to an engagement. */
export interface ToldThere {
  readonly engagementId: Id;
  readonly events: readonly Event[];
}

interface OwnCard<I, O> extends Omit<DeedCard, 'reads'> {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
}

interface OwnWriting<I, O, P> extends OwnCard<I, O> {
  /** Holds every engagement they are the client of as well, for what is theirs and lies in several. */
  readonly alsoLocks?: 'engagements';
  readonly prepare?: (input: I, ports: Ports, me: Id) => Promise<P>;
  readonly run: (
    scene: OwnScene,
    input: I,
    prepared: P,
  ) => Outcome<OwnDone<O>> | Promise<Outcome<OwnDone<O>>>;
}

interface OwnReading<I, O> extends OwnCard<I, O> {
  readonly run: (scene: OwnScene, input: I) => Outcome<O> | Promise<Outcome<O>>;
}

async function ownScene(me: Id, actor: Actor, rows: Rows, ports: Ports): Promise<Outcome<OwnScene>> {
  const person = await personById(rows, me);
  if (!person) return refuse('account.sign_in');
  const at = ports.now();
  const today = dayAt(at, person.zone);
  return accept({ me, person, actor, at, today, rows, ports, newId: ports.newId });
}

/** A deed that changes something of one's own. */
export function personDeed<I, O, P = undefined>(card: OwnWriting<I, O, P>): Deed<I, O> {
  const { run, prepare, alsoLocks, ...rest } = card;
  const known: DeedCard = { ...rest, reads: false };
  async function perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>> {
    const me = personOf(actor);
    if (me === null) return refuse('account.sign_in');
    const prepared = (await prepare?.(input, ports, me)) as P;
    const written = await ports.store.write(
      { person: me, engagements: alsoLocks === 'engagements' },
      async (rows) => {
        const scene = await ownScene(me, actor, rows, ports);
        if (!scene.ok) return scene;
        const outcome = await run(scene.value, input, prepared);
        if (!outcome.ok) return outcome;
        await recordEvents(scene.value, outcome.value.events ?? [], me);
        return outcome;
      },
      isYes,
    );
    if (!written.ok) return written;
    tell(written.value, actor, ports);
    return accept(written.value.output);
  }
  return { ...known, input: card.input, output: card.output, perform };
}

function tell({ events = [], told = [], touches = [] }: OwnDone<unknown>, actor: Actor, ports: Ports): void {
  const own = events.map((event) => ({ ...event, audience: 'author' as const }));
  const elsewhere = told.flatMap((one) => announcementsOf(one.events, one.engagementId, actor));
  const looks = touches.map((engagementId) => touch(engagementId, actor));
  for (const sign of [...announcementsOf(own, null, actor), ...elsewhere, ...looks]) ports.announce(sign);
}

/** A deed that only reads what is one's own. */
export function personReading<I, O>(card: OwnReading<I, O>): Deed<I, O> {
  const { run, ...rest } = card;
  const known: DeedCard = { ...rest, reads: true };
  async function perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>> {
    const me = personOf(actor);
    if (me === null) return refuse('account.sign_in');
    return ports.store.read(async (rows) => {
      const scene = await ownScene(me, actor, rows, ports);
      return scene.ok ? run(scene.value, input) : scene;
    });
  }
  return { ...known, input: card.input, output: card.output, perform };
}
