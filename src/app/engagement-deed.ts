// Deeds inside an engagement: found, locked, settled, admitted, decided, saved, in this order and nowhere else.
import type { z } from 'zod';
import { admits, permits, type Standing, type Thing, type Verb } from '../domain/engagement/access.ts';
import { type Book, type Changes, together, withChanges } from '../domain/engagement/book.ts';
import type { Party } from '../domain/engagement/engagement.ts';
import { isBeforeCoach, standingOf } from '../domain/engagement/lifecycle.ts';
import { settle } from '../domain/engagement/settle.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, isYes, type Outcome, type Refusal, refuse } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { type BookWords, bookOf, saveChanges } from '../store/books.ts';
import type { Rows } from '../store/store.ts';
import { type Located, whereIs } from '../store/whereabouts.ts';
import { type Actor, personOf } from './actor.ts';
import type { Deed, DeedCard } from './deed.ts';
import { announcementsOf, madeAtOf, recordEvents, toldNow } from './happenings.ts';
import { keptOf } from './kept-momentum.ts';
import type { Ports } from './ports.ts';

/** What a deed in an engagement is handed: plain values, one instant, and rows bound to its own transaction. */
export interface Scene {
  readonly book: Book;
  readonly standing: Standing;
  /** The side this person acts for; a sweep acts for nobody and has none. */
  readonly party: Party;
  readonly me: Id;
  readonly at: Instant;
  readonly rows: Rows;
  readonly ports: Ports;
  readonly newId: () => Id;
}

/** What a writing deed answers: new records, the words beside them, and what the person is told. */
export interface Done<O> {
  readonly changes?: Changes;
  readonly words?: BookWords;
  /** Events about things the book does not hold, such as notes. */
  readonly events?: readonly Event[];
  readonly output: O;
}

interface EngagementCard<I, O> extends Omit<DeedCard, 'reads'> {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  /** Which engagement it is, where the names of the input's ids do not say so. */
  readonly where?: (rows: Rows, input: I, me: Id) => Promise<Id | undefined>;
}

interface Writing<I, O, P> extends EngagementCard<I, O> {
  /** Slow work before the transaction: hashing, files. */
  readonly prepare?: (input: I, ports: Ports) => Promise<P>;
  readonly run: (scene: Scene, input: I, prepared: P) => Outcome<Done<O>> | Promise<Outcome<Done<O>>>;
}

interface Reading<I, O> extends EngagementCard<I, O> {
  readonly run: (scene: Scene, input: I) => Outcome<O> | Promise<Outcome<O>>;
}

/** Admits the actor to the row of the access table, or says no in the way the table wants. */
function admit(card: DeedCard, standing: Standing): Refusal | null {
  // Whoever may write a thing needs not suggest it: a deed of suggesting is open to both, and its rule says which it is.
  const verb =
    card.verb === 'suggest' && admits(card.thing, standing, 'write') === 'yes' ? 'write' : card.verb;
  const answer = admits(card.thing, standing, verb);
  if (answer === 'yes') return null;
  if (answer === 'hidden') return refuse(`${nounOf(card)}.not_found`);
  return { ...refuse(`${nounOf(card)}.not_yours`), isBarred: true };
}

/** Whether an input names what was done before this coach came: for them it is not there. */
function namesEarlier({ book, party }: Scene, input: unknown): boolean {
  if (party === 'client') return false;
  return Object.entries(input ?? {}).some(([name, id]) => {
    const madeAt = name !== 'engagementId' && typeof id === 'string' ? madeAtOf(book, id) : undefined;
    return madeAt !== undefined && isBeforeCoach(book.engagement, madeAt);
  });
}

function nounOf(card: Pick<DeedCard, 'name'>): string {
  return card.name.split('.')[0] ?? 'thing';
}

/** An engagement opened inside a transaction that holds it. */
export interface Opened {
  readonly scene: Scene;
  /** What time alone has changed since the book was last saved. */
  readonly time: Changes;
}

/** Opens an engagement as it stands for this person now; undefined if there is none. */
export async function openScene(
  engagementId: Id,
  me: Id,
  rows: Rows,
  ports: Ports,
): Promise<Opened | undefined> {
  const at = ports.now();
  const stored = await bookOf(rows, engagementId);
  if (!stored) return undefined;
  const { book, changes } = settle(stored, at);
  const standing = standingOf(book.engagement, me, at, book);
  const party: Party = stored.engagement.clientId === me ? 'client' : 'coach';
  return { scene: { book, standing, party, me, at, rows, ports, newId: ports.newId }, time: changes };
}

/** An engagement as this person stands to it now, for readings that look into several; undefined if there is none. */
export async function sceneFor(
  engagementId: Id,
  me: Id,
  rows: Rows,
  ports: Ports,
): Promise<Scene | undefined> {
  return (await openScene(engagementId, me, rows, ports))?.scene;
}

interface Asking {
  readonly card: DeedCard;
  readonly input: unknown;
  readonly actor: Actor;
}

async function sceneOf(
  { card, input, actor }: Asking,
  engagementId: Id,
  rows: Rows,
  ports: Ports,
): Promise<Outcome<Opened>> {
  const me = personOf(actor);
  const found = me === null ? undefined : await openScene(engagementId, me, rows, ports);
  if (!found || namesEarlier(found.scene, input)) return refuse(`${nounOf(card)}.not_found`);
  return admit(card, found.scene.standing) ?? accept(found);
}

/** Finds which engagement the ids of an input belong to; ids of two engagements never meet in one deed. */
async function locate<I, O>(
  card: EngagementCard<I, O>,
  input: I,
  rows: Rows,
  me: Id,
): Promise<Outcome<Located>> {
  const engagementId = card.where && (await card.where(rows, input, me));
  const found = card.where ? engagementId && { engagementId } : await whereIs(rows, input);
  return found ? accept(found) : refuse(`${nounOf(card)}.not_found`);
}

/** A deed that changes something in an engagement. */
export function engagementDeed<I, O, P = undefined>(card: Writing<I, O, P>): Deed<I, O> {
  const { run, prepare, where: _, ...rest } = card;
  const known: DeedCard = { ...rest, reads: false };
  async function perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>> {
    const me = personOf(actor);
    if (me === null) return refuse('account.sign_in');
    const place = await ports.store.read((rows) => locate(card, input, rows, me));
    if (!place.ok) return place;
    const prepared = (await prepare?.(input, ports)) as P;
    const { engagementId } = place.value;
    const written = await ports.store.write(
      { engagement: engagementId },
      async (rows) => {
        const found = await sceneOf({ card: known, input, actor }, engagementId, rows, ports);
        if (!found.ok) return found;
        const outcome = await run(found.value.scene, input, prepared);
        if (!outcome.ok) return outcome;
        return accept(await keepDone(found.value, outcome.value));
      },
      isYes,
    );
    if (!written.ok) return written;
    const { events } = written.value;
    for (const announcement of announcementsOf(events, engagementId, actor)) ports.announce(announcement);
    return accept(written.value.output);
  }
  return { ...known, input: card.input, output: card.output, perform };
}

/** Saves what was decided in an opened engagement, with what time changed and what it makes due; its events are kept. */
export async function keepDone<O>(
  { scene, time }: Opened,
  done: Done<O>,
): Promise<{ events: readonly Event[]; output: O }> {
  const decided = together(time, done.changes ?? { events: [] });
  // What a deed makes due at once (a plan made ready on its first day) is kept with it.
  const after = settle(withChanges(scene.book, decided), scene.at);
  const changes = together(decided, after.changes);
  const settled = keptOf(after, scene.at);
  await saveChanges(scene.rows, scene.book.engagement, changes, done.words ?? {}, settled);
  const events = [...changes.events, ...(done.events ?? [])];
  await recordEvents(scene, events);
  return { events: toldNow(events, after.book), output: done.output };
}

/** A deed that only reads in an engagement. */
export function engagementReading<I, O>(card: Reading<I, O>): Deed<I, O> {
  const { run, where: _, ...rest } = card;
  const known: DeedCard = { ...rest, reads: true };
  async function perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>> {
    const me = personOf(actor);
    if (me === null) return refuse('account.sign_in');
    return ports.store.read(async (rows) => {
      const place = await locate(card, input, rows, me);
      if (!place.ok) return place;
      const found = await sceneOf({ card: known, input, actor }, place.value.engagementId, rows, ports);
      return found.ok ? run(found.value.scene, input) : found;
    });
  }
  return { ...known, input: card.input, output: card.output, perform };
}

/** Keeps only what this verb of this thing lets the scene's person see or do; for checks below the deed's own row. */
export function mayHere(
  scene: Scene,
  thing: Thing,
  verb: Verb,
  facts?: Parameters<typeof permits>[3],
): boolean {
  return permits(thing, scene.standing, verb, facts) === 'yes';
}
