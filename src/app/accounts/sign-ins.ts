// Sign-ins: a secret in a cookie, its hash here, an end that comes by itself, and a new secret whenever more is allowed.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { StoreFault } from '../../store/faults.ts';
import { changeRows, findAll, findOne, removeRows } from '../../store/find.ts';
import { signIns } from '../../store/people.table.ts';
import { type Visitor, visitorBy } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { personDeed, personReading } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { forgetIndex } from '../search/memory.ts';
import { accountEvent, NOTHING, OWN_ACCOUNT, OWN_ACCOUNT_READ } from './cards.ts';
import { hashOf } from './secrets.ts';

export type { Visitor } from '../../store/persons.ts';

/** A sign-in that was not seen for so many days is over. */
export const IDLE_DAYS = 7;
/** No sign-in lasts longer, in days, however much it is used. */
export const LONGEST_DAYS = 30;
/** How many minutes may pass until a sign-in's last use is written down again. */
export const SEEN_EVERY = 5;

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
}

/** A sign-in just made: the secret leaves for the cookie and is kept nowhere. */
export interface NewSignIn {
  readonly secret: string;
  readonly endsAt: Instant;
}

/** Signs a person in on this device. They have just proved who they are. */
export async function openSignIn(
  { rows, ports, at }: Where,
  personId: Id,
  device: string,
): Promise<NewSignIn> {
  const secret = ports.newSecret();
  const endsAt = plus(at, { days: LONGEST_DAYS });
  const id = hashOf(secret);
  await rows.put(signIns, [{ id, personId, madeAt: at, seenAt: at, freshAt: at, endsAt, device }]);
  return { secret, endsAt };
}

/** Gives a sign-in a new secret after its person proved again who they are; the old secret opens nothing any more. */
export async function renewSignIn({ rows, ports, at }: Where, id: string): Promise<NewSignIn | undefined> {
  const held = await findOne(rows, signIns, { id });
  if (!held) return undefined;
  const secret = ports.newSecret();
  await removeRows(rows, signIns, { id });
  await rows.put(signIns, [{ ...held, id: hashOf(secret), seenAt: at, freshAt: at }]);
  return { secret, endsAt: held.endsAt };
}

/** Ends every sign-in of a person, but for one where it is named; how many there were. */
export async function endSignIns(rows: Rows, personId: Id, except?: string): Promise<number> {
  let query = rows.db.deleteFrom('signIns').where('personId', '=', personId);
  if (except !== undefined) query = query.where('id', '!=', except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Who holds this secret, if its sign-in still holds at this instant; one statement. */
export async function visitorOf(rows: Rows, secret: string, at: Instant): Promise<Visitor | undefined> {
  const visitor = await visitorBy(rows, hashOf(secret));
  if (!visitor) return undefined;
  const { endsAt, seenAt } = visitor.signIn;
  return endsAt > at && plus(seenAt, { days: IDLE_DAYS }) > at ? visitor : undefined;
}

/** Writes down that a sign-in is used, at most once in `SEEN_EVERY` minutes. */
export async function noteSeen(ports: Ports, { signIn, person }: Visitor): Promise<void> {
  const at = ports.now();
  if (plus(signIn.seenAt, { minutes: SEEN_EVERY }) > at) return;
  await thoughUnsaved(
    ports.store.write({ person: person.id }, (rows) =>
      changeRows(rows, signIns, { id: signIn.id }, { seenAt: at }),
    ),
  );
}

/** Noting a use may fail (a full disk) without keeping anybody from reading. */
export async function thoughUnsaved(noting: Promise<unknown>): Promise<void> {
  await noting.catch((error: unknown) => {
    if (!(error instanceof StoreFault)) throw error;
  });
}

/** Ends the sign-in behind a secret, whoever sends it: a browser holds one at a time. */
export async function endSignIn(ports: Ports, secret: string): Promise<void> {
  await ports.store.write({ person: 'sign-out' }, (rows) =>
    removeRows(rows, signIns, { id: hashOf(secret) }),
  );
}

const signInIdOf = (actor: Actor): string => ('signInId' in actor ? actor.signInId : '');

const listed = z.object({
  signIns: z.array(
    z.object({
      id: z.string(),
      device: z.string(),
      madeAt: z.string(),
      seenAt: z.string(),
      isThis: z.boolean(),
    }),
  ),
});

/** Where one is signed in: this place first, then the one last used. */
export const listSignIns = personReading({
  name: 'sign_in.list',
  path: 'GET /account/sign-ins',
  says: 'Lists where you are signed in.',
  ...OWN_ACCOUNT_READ,
  guard: 'page',
  input: NOTHING,
  output: listed,
  async run({ rows, me, at, actor }) {
    const held = await findAll(rows, signIns, { personId: me });
    const open = held.filter((one) => one.endsAt > at && plus(one.seenAt, { days: IDLE_DAYS }) > at);
    const shown = open.map(({ id, device, madeAt, seenAt }) => ({
      id,
      device: device ?? '',
      madeAt,
      seenAt,
      isThis: id === signInIdOf(actor),
    }));
    const order = (one: (typeof shown)[number]) => (one.isThis ? '~' : one.seenAt);
    return accept({ signIns: shown.sort((a, b) => (order(a) < order(b) ? 1 : -1)) });
  },
});

/** Signs out here. */
export const signOut = personDeed({
  name: 'account.sign_out',
  path: 'DELETE /sign-in',
  says: 'Signs out.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: NOTHING,
  output: NOTHING,
  async run({ rows, me, actor, ports }) {
    await removeRows(rows, signIns, { id: signInIdOf(actor) });
    forgetIndex(ports.store, me);
    return accept({ output: {}, events: [accountEvent('SignedOut', me)] });
  },
});

/** Ends one of one's own sign-ins. */
export const endOneSignIn = personDeed({
  name: 'sign_in.end',
  path: 'DELETE /account/sign-ins/:signInId',
  says: 'Ends one of your sign-ins.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: z.object({ signInId: z.string().max(100) }),
  output: NOTHING,
  async run({ rows, me }, { signInId }) {
    const ended = await removeRows(rows, signIns, { id: signInId, personId: me });
    if (ended === 0) return refuse('sign_in.not_found');
    return accept({ output: {}, events: [accountEvent('SignInEnded', me)] });
  },
});

/** Ends all of one's sign-ins but this one. */
export const endOtherSignIns = personDeed({
  name: 'sign_in.end_others',
  path: 'DELETE /account/sign-ins',
  says: 'Ends all your sign-ins but this one.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: NOTHING,
  output: z.object({ ended: z.int() }),
  async run({ rows, me, actor }) {
    const ended = await endSignIns(rows, me, signInIdOf(actor));
    return accept({ output: { ended }, events: [accountEvent('SignInsEnded', me, { ended })] });
  },
});
